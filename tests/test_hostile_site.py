"""Nothing that a writer can fill in comes out as anything but text: fields, data, words, names of files.

Every page of such a site is opened with its policy off, and searched through.
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

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
MANY = tuple(one for text in TEXTS[::2] if (one := " ".join(text.split())).isprintable())
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
    """What would be published if nobody looked at the problems. Of the pages that a label or a name makes by itself,
    and which all stand on other pages too, those of the first values and every twentieth of the others."""
    written = {page_path(view.url) for view in site.table.views if view.source}

    def is_made(path: str) -> bool:
        number = NUMBER.search(path)
        return path in written or not number or int(number[1]) < len(VALUES) or int(number[1]) % 20 == 0

    outputs = [one for one in site.table.outputs if not one.path.endswith(".png") and is_made(one.path)]
    made = {one.path for one in outputs}
    bundles = [one._replace(notes=tuple(filter(made.__contains__, one.notes))) for one in site.table.bundles]
    return in_memory(outputs, bundles)


@pytest.fixture(scope="module")
def served(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    write_files(folder, files)
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


SEE = """found => {
    const all = [...found.querySelectorAll('*')];
    for (const one of all.filter(one => !one.closest('a, button, summary, input, head')))
        for (const name of ['click', 'mouseover', 'focus', 'toggle']) one.dispatchEvent(new Event(name));
    const attributes = all.flatMap(one => [...one.attributes].map(found => [one.localName, found.name, found.value]));
    return [
        [...new Set([...all.map(one => one.localName), ...attributes.map(([tag, name]) => `${tag} ${name}`)])],
        attributes.filter(([, name]) => ['href', 'src', 'action', 'cite'].includes(name)).map(([, , value]) => value),
        all.filter(one => one.matches('script:not([src])')).map(one => [one.type, one.text]),
    ];
}"""
READ = f"""async texts => {{
    const seen = [];
    const frame = document.body.appendChild(document.createElement('iframe'));
    for (const text of texts) {{
        frame.contentDocument.open();
        frame.contentDocument.write(text);
        frame.contentDocument.close();
        seen.push(({SEE})(frame.contentDocument));
    }}
    await new Promise(resolve => setTimeout(resolve, 200));
    return seen;
}}"""


class Seen(NamedTuple):
    """What a page is made of in the browser, after its scripts and with all of it touched."""

    names: list[str]
    """`a`, `a href`."""
    addresses: list[str]
    scripts: list[tuple[str, str]]
    """Type and text of those that stand in the page."""


def read(browser: Browser, texts: Sequence[str]) -> list[Seen]:
    """All these pages, one after the other and without the files around them."""
    with open_page(browser, "about:blank") as page:
        parts = [texts[start : start + 50] for start in range(0, len(texts), 50)]
        return [Seen(*one) for some in parts for one in page.evaluate(READ, some)]


@pytest.fixture(scope="module")
def seen(files: dict[str, bytes], browser: Browser) -> list[Seen]:
    return read(browser, [content.decode() for path, content in files.items() if path.endswith(".html")])


def test_it_is_a_whole_site(site: Site, seen: list[Seen]):
    assert len(MANY) > 300
    assert len(site.library.organisations) == len(site.library.people) == len(ALL)
    assert len([page for page in site.library.pages if page.kind == "newsletter"]) > 150
    assert len(seen) > 1_000
    assert {one.code for one in site.problems} >= {"html-forbidden", "html-unbalanced"}


def test_nothing_on_any_page_is_not_allowed(seen: list[Seen], network: Built, browser: Browser):
    """What no writer may type and no page of another site has."""
    allowed = {f"{tag} {name}" for tag, names in ELEMENTS.items() for name in (*EVERYWHERE, *names)} | {*ELEMENTS}
    usual = [(network.folder / page_path(one.url)).read_text("utf-8") for one in network.examples]
    allowed.update(name for one in read(browser, usual) for name in one.names)

    assert {name for one in seen for name in one.names} - allowed == set()
    addresses = [urlsplit(one) for page in seen for one in page.addresses]
    assert {one.scheme for one in addresses} <= {"", "https", "http", "mailto", "tel"}
    assert {one.hostname for one in addresses} <= {None, "example.org", "example.com", "creativecommons.org"}


def test_nothing_runs_on_a_page_with_all_its_scripts(site: Site, served: str, browser: Browser):
    """Of the pages of the first values every third."""
    of_values = [one for one in site.table.views if (number := NUMBER.search(one.url)) and int(number[1]) < len(VALUES)]
    with open_page(browser, served, served) as page:
        for url in ("alles/", "blog/", *(view.url for view in of_values[::3])):
            page.goto(f"{served}{url}", wait_until="domcontentloaded")
            page.evaluate(f"({SEE})(document)")


@pytest.mark.parametrize("question", [MARK, "script alert", "onerror", "kop"])
def test_what_search_finds_is_shown_as_text(served: str, browser: Browser, question: str):
    with open_page(browser, f"{served}zoeken/#q={question}", served) as page:
        expect(page.locator(".search-results > li").first).to_be_visible(timeout=20_000)
        assert page.locator(".search-results :is(script, img[src*=evil], iframe)").count() == 0


def test_what_machines_read_is_whole_and_says_what_was_typed(site: Site, files: dict[str, bytes], seen: list[Seen]):
    scripts = [one for page in seen for one in page.scripts]
    assert {kind for kind, _ in scripts} == {"application/ld+json"}
    found = "\n".join({json.dumps(json.loads(text)) for _, text in scripts})
    assert [one.name for one in site.library.organisations.values() if json.dumps(one.name)[1:-1] not in found] == []

    for path, content in files.items():
        if path.endswith("feed.json"):
            json.loads(content)
        elif path.endswith((".xml", "rss.xml")) and "feed" in path:
            assert not feedparser.parse(content).bozo, path


def test_nothing_runs_in_a_mail(site: Site, browser: Browser):
    letters = [page for page in site.library.pages if page.kind == "newsletter"][::4]
    names = {name for one in read(browser, [make_mail(page, site).html for page in letters]) for name in one.names}

    assert {name.partition(" ")[0] for name in names} & set("script iframe form base object svg input".split()) == set()
    assert [name for name in names if name.partition(" ")[2].startswith(("on", "srcdoc"))] == []
