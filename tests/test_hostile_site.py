"""Nothing that a writer can fill in comes out as anything but text: fields, data, words, names of files.

Every page of such a site is opened with its policy off, and searched through.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from builders import Site, a_page, a_site, make_mail, write_files
from conftest import Built
from hostile_texts import TEXTS
from playwright.sync_api import Browser, Page, expect
from server import serve

from slimmer.locales.words import own_words
from slimmer.markup.html_rules import ELEMENTS, EVERYWHERE
from slimmer.outputs.output import page_path
from slimmer.outputs.write import in_memory

ADDRESS = "https://example.org/"
MARK = "gevonden"
RESULTS = ".search-results"
NUMBER = re.compile(rf"(?:{MARK}-|\b[mopx])([0-9]+)/")
"""In the address of a page that a label or a name makes."""
VALUES = (
    "<script>alert(1)</script>",
    "\"><img src='//evil.test/x' onerror='alert(1)'>",
    "' onmouseover='alert(1)' x=\" onmouseover=\"alert(1)",
    "</script><script>alert(1)</script><!--",
    "</title></textarea></style><svg onload=alert(1)>",
    "<!--<script>--><iframe srcdoc='<script>alert(1)</script>'>",
    "]]><script>alert(1)</script><![CDATA[",
    "&lt;img src=x onerror=alert(1)&gt; &#60;script&#62;",
    "{{ 7 * 7 }} {% raw %} {0} %s ${alert(1)} \\u003cscript\\u003e",
    "javascript:alert(1)",
    "');alert(1);//\\",
    "<base href='//evil.test/'><meta http-equiv=refresh content='0;url=//evil.test'>",
)
MANY = tuple(one for text in TEXTS[::3] if (one := " ".join(text.split())).isprintable())
ALL = (*VALUES, *MANY)
"""Each is a text, its title, description and file's name, a label of every vocabulary, the name and all other fields
of an organisation and of a person, a source, an abbreviation, a word of the interface."""


def files_with(number: int, value: str) -> dict[str, str | bytes]:
    said = said_with(number, value)
    here = f"{{nl: {said}, en: {said}}}"
    day = date(2024, 1, 1) + timedelta(number)
    name = f"{number}{value[:60]}".translate({ord("/"): "∕", ord("\\"): "∖"})
    body = f"{value}\n\nTekst met een feit.[^S{number}] `{value}`\n\n## Kop\n\n[een bijlage](<FILES/{name}.pdf>)"
    post = f"blog/posts/{day}-x{number}"
    month = f"{1990 + number // 12}-{number % 12 + 1:02}"
    other = (
        (
            f"blog/newsletters/{month}",
            {"date": f"{month}-01", "lead": said, "featured": f"[{post}]"},
            "../../docs/bijlagen",
        ),
        (f"docs/map/{name}", {}, "../bijlagen"),
    )[number % 2]
    fields = {"authors": f"[p{number}]", "category": f"c{number}", "tags": f"[t{number}]", "themes": f"[h{number}]"}
    return {
        f"{post}.nl.md": a_page(
            said, body.replace("FILES", "../../docs/bijlagen"), date=str(day), description=said, **fields
        ),
        f"{other[0]}.nl.md": a_page(said, body.replace("FILES", other[2]), description=said, **other[1]),
        f"docs/bijlagen/{name}.pdf": b"%PDF-1.4 " + str(number).encode(),
        f"docs/_data/organisations/o{number}.yml": (
            f"name: {said}\nsector: s{number}\nmunicipality: m{number}\npledge: {here}\n"
            f'website: "https://example.com/?a=\'onclick=alert(1)"\n'
            f"roles: [{{role: signatory, source: S{number}, date: 2021, note: {here}}}]\n"
        ),
    }


def said_with(number: int, value: str) -> str:
    return json.dumps(f"{value} {MARK} {number}")


def data() -> dict[str, str]:
    said = [said_with(number, value) for number, value in enumerate(ALL)]
    labels = [f"{{nl: {one}, en: {one}}}" for one in said]
    lists = {"categories": "c", "tags": "t", "themes": "h", "sectors": "s", "glossary": "TEKST"}
    lines = {
        **{name: [f"{key}{number}: {one}" for number, one in enumerate(labels)] for name, key in lists.items()},
        "municipalities": [f"m{number}: {{name: {one}}}" for number, one in enumerate(said)],
        "people": [
            f"- {{key: p{number}, name: {said_with(number, ALL[number][:80])}, role: {labels[number]}, period: {labels[number]}, "
            f"organisation: o{number}}}"
            for number in range(len(ALL))
        ],
        "sources": [
            f"S{number}: {{title: {one}, publisher: {one}, note: {labels[number]}, date: 2020}}"
            for number, one in enumerate(said)
        ],
    }
    for code in ("nl", "en"):
        lines[f"words/{code}"] = [
            f"{name}: {json.dumps(re.sub('[{}]', '', ALL[number % len(ALL)]) + text)}"
            for number, (name, text) in enumerate(own_words(code).items())
            if not name.startswith("slug_")
        ]
    return {f"docs/_data/{name}.yml": "\n".join(some) + "\n" for name, some in lines.items()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    names = ("directory", "people", "sources", "municipalities", "follow", "themes")
    files: dict[str, str | bytes] = {"docs/alles.nl.md": a_page("Alles", "\n\n".join(f"[[{one}]]" for one in names))}
    for number, value in enumerate(ALL):
        files |= files_with(number, value)
    return a_site(tmp_path_factory.mktemp("hostile"), files | data())


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    """All that would be published if nobody looked at the problems, but for the social cards."""
    return in_memory([one for one in site.table.outputs if not one.path.endswith(".png")], site.table.bundles)


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    write_files(folder, files)
    return folder


@pytest.fixture(scope="module")
def served(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(folder, tmp_path_factory.mktemp("nginx")) as server:
        yield server.url


@contextmanager
def open_page(browser: Browser, address: str, own: str = ADDRESS) -> Iterator[Page]:
    """With its policy off. Afterwards nothing may have run, and nothing have been asked elsewhere."""
    happened: list[str] = []
    page = browser.new_context(bypass_csp=True).new_page()
    page.on("dialog", lambda dialog: (happened.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda one: one.url.startswith((own, "data:")) or happened.append(one.url))
    page.goto(address)
    yield page
    page.context.close()
    assert happened == []


TOUCH = """document => {
    const all = [...document.querySelectorAll('*')];
    for (const one of all.filter(one => !one.closest('a, button, summary, input, head')))
        for (const name of ['click', 'mouseover', 'focus', 'toggle', 'animationstart', 'error'])
            one.dispatchEvent(new Event(name));
    return all;
}"""
READ = f"""async around => {{
    const [names, addresses, scripts, known] = [new Set(), new Set(), new Set(), new Set()];
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.style.display = 'none';
    for (const file of document.querySelector('input').files) {{
        const text = await file.text();
        frame.contentDocument.open();
        frame.contentDocument.write(text.replaceAll(
            new RegExp(around, 'gs'), part => known.has(part) ? '' : (known.add(part), part)));
        frame.contentDocument.close();
        for (const one of ({TOUCH})(frame.contentDocument)) {{
            names.add(one.localName);
            for (const name of one.getAttributeNames()) {{
                names.add(`${{one.localName}} ${{name}}`);
                if (name === 'style' && /url|expression|import|position/i.test(one.style.cssText)) names.add('style value');
                if (['href', 'src', 'action', 'cite'].includes(name)) addresses.add(one.getAttribute(name));
            }}
            if (one.matches('script:not([src])')) scripts.add(`${{one.type}} ${{one.text}}`);
        }}
    }}
    await new Promise(resolve => setTimeout(resolve, 200));
    return [names, addresses, scripts].map(one => [...one]);
}}"""
AROUND = (
    r'<a class="tool" [^>]* data-box.*?</a>|<nav class="main-menu".*?</nav>|<footer class="site-footer">.*?</footer>'
)
"""What many pages share to the letter is opened with the first of them."""


class Seen(NamedTuple):
    """What pages are made of in the browser, with all of it touched."""

    names: list[str]
    """`a`, `a href`."""
    addresses: list[str]
    scripts: list[str]
    """Type and text of those that stand in a page."""


def read(browser: Browser, paths: Sequence[Path]) -> Seen:
    """All these files, one after the other and without the files around them."""
    with open_page(browser, "about:blank") as page:
        page.set_content("<input type=file multiple>")
        page.locator("input").set_input_files(paths)
        return Seen(*page.evaluate(READ, AROUND))


def read_texts(browser: Browser, texts: Iterable[str], folder: Path) -> Seen:
    named = {f"{number}.html": text for number, text in enumerate(texts)}
    write_files(folder, {name: text.encode() for name, text in named.items()})
    return read(browser, [folder / name for name in named])


@pytest.fixture(scope="module")
def seen(folder: Path, browser: Browser) -> Seen:
    return read(browser, sorted(folder.rglob("*.html")))


def test_it_is_a_whole_site(site: Site, files: dict[str, bytes]):
    assert len(MANY) > 200
    assert len(site.library.organisations) == len(site.library.people) == len(ALL)
    assert len([page for page in site.library.pages if page.kind == "newsletter"]) > 100
    assert len([path for path in files if path.endswith(".html")]) > 2_600
    assert {one.code for one in site.problems} >= {"html-forbidden", "html-unbalanced"}


def check_seen(seen: Seen, usual: Seen) -> None:
    """There is nothing in it that no writer may type and that nothing usual of this kind has."""
    strange = [one for one in {*seen.names} - {*usual.names} if not is_allowed_name(*one.partition(" ")[::2])]
    assert strange == []
    addresses = [urlsplit(one) for one in seen.addresses]
    assert {one.scheme for one in addresses} <= {"", "https", "http", "mailto", "tel"}
    assert {one.hostname for one in addresses} <= {None, "example.org", "example.com", "creativecommons.org"}


def is_allowed_name(tag: str, name: str) -> bool:
    known = (*EVERYWHERE, *ELEMENTS.get(tag, ()), "data-search-ignore", "data-long")
    return tag in ELEMENTS and (not name or name in known or name.startswith("aria-"))


def test_nothing_on_any_page_is_not_allowed(seen: Seen, network: Built, browser: Browser):
    check_seen(seen, read(browser, [network.folder / page_path(one.url) for one in network.examples]))


def test_nothing_in_any_mail_is_not_allowed(site: Site, browser: Browser, tmp_path: Path):
    letters = [page for page in site.library.pages if page.kind == "newsletter"]
    post = a_page("Lente", date="2026-01-01")
    issue = a_page("Januari", "Tekst. [Meer](../posts/2026-01-01-lente.nl.md)", date="2026-02-01", lead="Kort.")
    usual = a_site(
        tmp_path / "usual", {"blog/posts/2026-01-01-lente.nl.md": post, "blog/newsletters/2026-02.nl.md": issue}
    )
    mails = [
        [make_mail(page, one).html for page in one.library.pages if page.kind == "newsletter"] for one in (site, usual)
    ]
    assert len(mails[0]) == len(letters)

    found, plain = (read_texts(browser, some, tmp_path / str(number)) for number, some in enumerate(mails))
    check_seen(found, plain._replace(names=[*plain.names, *(f"{tag} style" for tag in ELEMENTS)]))


def test_nothing_in_any_feed_is_not_allowed(files: dict[str, bytes], browser: Browser, tmp_path: Path):
    texts: set[str] = set()
    for path, content in files.items():
        if path.endswith("feed.json"):
            texts.update(one["content_html"] for one in json.loads(content)["items"])
        elif path.endswith(("feed.xml", "rss.xml")):
            texts.update(one.text or "" for one in ElementTree.fromstring(content).iter() if is_html(one))
    assert len(texts) > len(ALL)

    check_seen(read_texts(browser, sorted(texts), tmp_path), Seen(["html", "head", "body"], [], []))


def is_html(element: ElementTree.Element) -> bool:
    return element.get("type") == "html" or element.tag.endswith(("}encoded", "description"))


def test_nothing_runs_on_a_page_with_all_its_scripts(site: Site, served: str, browser: Browser):
    """Of the pages of the first values every third."""
    of_values = [one for one in site.table.views if (number := NUMBER.search(one.url)) and int(number[1]) < len(VALUES)]
    with open_page(browser, served, served) as page:
        for url in ("alles/", "blog/", *(view.url for view in of_values[::3])):
            page.goto(f"{served}{url}", wait_until="domcontentloaded")
            page.evaluate(f"({TOUCH})(document).length")


@pytest.mark.parametrize("question", ["script alert", "onerror", "kop"])
def test_what_search_finds_is_shown_as_text(served: str, browser: Browser, question: str):
    with open_page(browser, f"{served}zoeken/#q={question}", served) as page:
        expect(page.locator(f"{RESULTS} > li").first).to_be_visible(timeout=20_000)
        assert page.locator(f"{RESULTS} :is(script, img, iframe, svg, style)").count() == 0


def test_every_page_that_search_finds_is_shown_as_text(served: str, browser: Browser):
    """As one comes back to a list of results that was long, on a window in which two hundred show their excerpt."""
    with open_page(browser, "about:blank", served) as page:
        page.set_viewport_size({"width": 1_000, "height": 60_000})
        page.add_init_script("history.replaceState({shown: 9000}, '')")
        page.goto(f"{served}zoeken/?q={MARK}")
        expect(page.locator(f"{RESULTS} mark").nth(200)).to_be_attached(timeout=60_000)
        assert page.locator(f"{RESULTS} > li").count() > 1_600
        assert page.locator(f"{RESULTS} :is(script, img, iframe, svg, style)").count() == 0


def test_what_machines_read_is_whole_and_says_what_was_typed(site: Site, files: dict[str, bytes], seen: Seen):
    scripts = [one.partition(" ") for one in seen.scripts]
    assert {kind for kind, _, _ in scripts} == {"application/ld+json"}
    found = "\n".join(json.dumps(json.loads(text)) for _, _, text in scripts)
    assert [one.name for one in site.library.organisations.values() if json.dumps(one.name)[1:-1] not in found] == []

    for path, content in files.items():
        if path.endswith("feed.json"):
            json.loads(content)
        elif path.endswith("feed.xml") and not NUMBER.search(path):
            assert not feedparser.parse(content).bozo, path
