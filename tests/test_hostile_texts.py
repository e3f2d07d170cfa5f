"""Nothing that runs, loads or styles comes out of a text: on a page, in a feed, in a mail."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import html5lib
import pytest
from builders import EXTENSIONS, Place, Site, a_page, a_site, make_mail, place_page
from hostile_texts import FAMILIES, TEXTS
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from slimmer.locales.words import Words
from slimmer.markup.document import Document
from slimmer.markup.html_rules import ELEMENTS
from slimmer.markup.html_tree import read_html, write_html
from slimmer.markup.parse import Dialect, parse_markdown
from slimmer.model.problem import Problem

PLACES: tuple[Place, ...] = ("page", "feed", "mail")
SAID = {"https", "http", "mailto", "tel"}
PATHS = [("docs/t{}.nl.md", {}), ("blog/posts/2026-01-01-t{}.nl.md", {}), ("blog/newsletters/{}.nl.md", {})]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One page, post or newsletter for each text."""
    files: dict[str, str | bytes] = {}
    for number, text in enumerate(TEXTS):
        kind = number % 3
        month = f"{1900 + number // 12}-{number % 12 + 1:02}"
        day = {} if kind == 0 else {"date": f"{month}-01"}
        name = (
            f"docs/t{number}.nl.md",
            f"blog/posts/{month}-01-t{number}.nl.md",
            f"blog/newsletters/{month}.nl.md",
        )[kind]
        files[name] = a_page(f"Tekst {number}", text, **day)
    return a_site(tmp_path_factory.mktemp("hostile"), files)


def test_there_are_enough_of_each_family():
    assert len(set(TEXTS)) >= 300
    assert all(len(family) >= 20 for family in FAMILIES.values())


def outputs(site: Site) -> Iterator[tuple[str, str]]:
    for page in site.library.pages:
        for place in PLACES:
            yield f"{page.path} {place}", str(place_page(page, site, str, place))


def wrong_in(html: str) -> Iterator[str]:
    for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str):
            yield "comment"
        elif element.tag not in {*ELEMENTS, "DOCUMENT_FRAGMENT", "picture", "source"} - {"slimmer-list", "input"}:
            yield element.tag
        else:
            for name, value in element.attrib.items():
                scheme = (
                    value.strip().partition(":")[0].lower() if ":" in re.split("[/#?]", value, maxsplit=1)[0] else ""
                )
                if name.startswith(("on", "style", "srcdoc")) or (
                    name in ("href", "src", "cite") and scheme and scheme not in SAID
                ):
                    yield f"{element.tag} {name}={value}"


def test_no_element_and_no_attribute_that_is_not_allowed(site: Site):
    assert len(site.library.pages) > 300
    found = {name: list(wrong_in(html)) for name, html in outputs(site)}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_nothing_runs_in_a_browser_without_a_policy(site: Site, browser: Browser):
    """All of it in one page for each place, and every mail as it would be sent."""
    mails = [make_mail(page, site).html for page in site.library.pages if page.kind == "newsletter"]
    assert len(mails) > 100
    pages = [
        f"<!DOCTYPE html><title>x</title>{html}"
        for place in PLACES
        for html in ["\n".join(html for name, html in outputs(site) if name.endswith(place))]
    ]
    page = browser.new_page()
    happened: list[str] = []
    page.on("dialog", lambda dialog: (happened.append(dialog.message), dialog.dismiss()))
    page.route(
        "**/*",
        lambda route: (
            (happened.append(route.request.url), route.abort()) if "evil" in route.request.url else route.abort()
        ),
    )
    for html in [*pages, *mails]:
        page.set_content(html, wait_until="domcontentloaded")
        page.evaluate(
            "document.querySelectorAll('body *').forEach(one => { for (const kind of ['click', 'mouseover', 'focus', 'toggle', 'animationstart']) if (one.tagName !== 'A') one.dispatchEvent(new Event(kind)) })"
        )
    page.close()

    assert happened == []


def test_what_is_not_shown_is_told(site: Site):
    """A text without a problem comes out with all its words; one that lost something has a problem."""
    told = {one.path for one in site.problems}
    silent = [page for page in site.library.pages if page.path not in told]

    assert all("alert" not in page.body or "alert" in str(place_page(page, site, str)) for page in silent)


DIALECT = Dialect("nl", Words("nl", {}), EXTENSIONS)
NAMES = st.sampled_from(
    [*"b i p div span ul li table tr td details summary section a h2 pre code br hr script svg form".split()]
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' title="x"',
        " title='<b>'",
        " onclick=x",
        ' class="grid"',
        " lang=nl",
        ' href="index.md"',
        " markdown",
        " open",
        ' title="-->"',
        " style=x",
        "/",
    ]
)
PIECES = st.one_of(
    st.builds("<{}{}>".format, NAMES, ATTRIBUTES),
    st.builds("</{}>".format, NAMES),
    st.sampled_from(
        [
            "tekst",
            " ",
            "\n\n",
            "\n",
            "<!--",
            "-->",
            "&lt;",
            "&amp;",
            "&#60;",
            "<",
            ">",
            '"',
            "'",
            "`",
            "*",
            "    ",
            "- ",
            "\u00a0",
            "[^a]",
            "[^a]:",
            "<![",
            "]]>",
        ]
    ),
)


def read(text: str) -> tuple[Document, list[Problem]]:
    return parse_markdown(text, PurePosixPath("x.nl.md"), DIALECT)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_passes_is_balanced_and_read_alike_by_two_parsers(text: str):
    document, problems = read(text)
    written = "".join(
        part if isinstance(part, str) else 'href="x"' if type(part).__name__ == "Link" else ""
        for part in document.parts
    )
    if not problems:
        assert write_html(read_html(written)) == written
        # A second parser, which knows nothing of the first, sees the same tree.
        assert write_html(html5lib.parseFragment(written, namespaceHTMLElements=False)) == written
    assert list(wrong_in(written)) == []
