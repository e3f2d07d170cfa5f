"""Nothing that a writer can fill in comes out as anything but text: fields, data, words, names of files.

Every page of such a site is opened with its policy off, and searched through.
"""

import json
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import html5lib
import pytest
from builders import Site, a_page, a_site, make_mail
from hostile_texts import TEXTS
from playwright.sync_api import Browser, Page, Route, expect

from slimmer.locales.words import own_words
from slimmer.outputs.write import in_memory

ADDRESS = "https://example.org/"
MARK = "gevonden"
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
"""Each is title, description, name of its file, a source's title and a word of the interface as well as a text."""
FRAMES = ("base", "iframe", "object", "embed", "frame", "applet", "form[action*=evil]", "img[src*=evil]", "svg[onload]")


def files_with(number: int, value: str) -> dict[str, str | bytes]:
    said = json.dumps(f"{value} {MARK}")
    here = f"{{nl: {said}, en: {said}}}"
    day = f"2026-01-{number + 1:02}"
    body = f"Tekst met een feit.[^S{number}] `{value}`\n\n## Kop\n\n[[posts 5]]"
    post = {"authors": f"[p{number}]", "category": f"c{number}", "tags": f"[t{number}]", "themes": f"[h{number}]"}
    kept = value.replace("/", "∕")
    return {
        f"docs/t{number}.nl.md": a_page(said, body, description=said),
        f"docs/map/{kept}.nl.md": a_page(said, "Tekst.", description=said),
        f"docs/bijlagen/{kept}.pdf": b"%PDF-1.4 " + str(number).encode(),
        f"docs/b{number}.nl.md": a_page(said, f"[een bijlage](<bijlagen/{kept}.pdf>)", description=said),
        f"blog/posts/{day}-x{number}.nl.md": a_page(said, body, date=day, description=said, **post),
        f"blog/newsletters/2025-{number + 1:02}.nl.md": a_page(
            said, body, date=f"2025-{number + 1:02}-01", lead=said, featured=f"[blog/posts/{day}-x{number}]"
        ),
        f"docs/_data/organisations/o{number}.yml": (
            f"name: {said}\nsector: s{number}\nmunicipality: m{number}\npledge: {here}\n"
            f'website: "https://example.com/?a=\'onclick=alert(1)"\n'
            f"roles: [{{role: signatory, source: S{number}, date: 2021, note: {here}}}]\n"
        ),
    }


def page_with(number: int, text: str) -> dict[str, str]:
    said = json.dumps(f"{text} {MARK}")
    name = text.replace("/", "∕").replace("\\", "∖")[:60]
    body = f"{text}\n\nEen feit.[^S{len(VALUES) + number}]"
    return {f"docs/veel/{number}{name}.nl.md": a_page(said, body, description=said)}


def data_with(values: tuple[str, ...]) -> dict[str, str | bytes]:
    said = [json.dumps(f"{value} {MARK}") for value in values]
    labels = [f"{{nl: {one}, en: {one}}}" for one in said]
    vocabularies = {"categories": "c", "tags": "t", "themes": "h", "sectors": "s"}
    made: dict[str, str | bytes] = {
        f"docs/_data/{name}.yml": "".join(f"{key}{number}: {one}\n" for number, one in enumerate(labels))
        for name, key in vocabularies.items()
    }
    made["docs/_data/municipalities.yml"] = "".join(f"m{number}: {{name: {one}}}\n" for number, one in enumerate(said))
    made["docs/_data/glossary.yml"] = "".join(f"TEKST{number}: {one}\n" for number, one in enumerate(labels))
    made["docs/_data/people.yml"] = "".join(
        f"- {{key: p{number}, name: {one}, role: {labels[number]}, period: {labels[number]}, organisation: o{number}}}\n"
        for number, one in enumerate(said)
    )
    made["docs/_data/sources.yml"] = "".join(
        f"S{number}: {{title: {one}, publisher: {one}, note: {labels[number]}, date: 2020}}\n"
        for number, one in enumerate(said)
    )
    made["docs/_data/sources.yml"] += "".join(
        f"S{number}: {{title: {json.dumps(one)}, publisher: Bron, date: 2020}}\n"
        for number, one in enumerate(MANY, len(values))
    )
    words = (*values, *MANY)
    for code in ("nl", "en"):
        made[f"docs/_data/words/{code}.yml"] = "".join(
            f"{name}: {json.dumps(words[number % len(words)].replace('{', '').replace('}', '') + text)}\n"
            for number, (name, text) in enumerate(own_words(code).items())
            if not name.startswith("slug_")
        )
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    calls = "\n\n".join(
        f"[[{name}]]" for name in ("directory", "people", "sources", "municipalities", "follow", "themes")
    )
    files: dict[str, str | bytes] = {"docs/alles.nl.md": a_page("Alles", calls), **data_with(VALUES)}
    for number, value in enumerate(VALUES):
        files |= files_with(number, value)
    for number, text in enumerate(MANY):
        files |= page_with(number, text)
    return a_site(tmp_path_factory.mktemp("hostile"), files)


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    """All that would be published if nobody looked at the problems."""
    return in_memory(site.table.outputs, site.table.bundles)


def pages_of(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.endswith(".html")}


def test_it_is_a_whole_site(site: Site, files: dict[str, bytes]):
    assert len(MANY) > 300
    assert len([page for page in site.library.pages if page.path.parts[1] == "veel"]) == len(MANY)
    assert len(site.library.organisations) == len(site.library.people) == len(VALUES)
    assert len(pages_of(files)) > 400
    assert {one.code for one in site.problems} >= {"html-forbidden", "html-unbalanced"}


def open_page(browser: Browser, files: dict[str, bytes], happened: list[str]) -> Page:
    page = browser.new_context(bypass_csp=True).new_page()
    page.on("dialog", lambda dialog: (happened.append(dialog.message), dialog.dismiss()))

    def answer(route: Route) -> None:
        parts = urlsplit(route.request.url)
        path = parts.path.removeprefix("/")
        content = files.get(f"{path}index.html" if not path or path.endswith("/") else path)
        if f"{parts.scheme}://{parts.netloc}/" != ADDRESS:
            happened.append(route.request.url)
        if content is None:
            route.abort()
        else:
            kind = {".js": "text/javascript", ".json": "application/json", ".css": "text/css"}
            suffix = Path(path).suffix
            route.fulfill(body=content, content_type=kind.get(suffix, "text/html; charset=utf-8"))

    page.route("**/*", answer)
    return page


ASK = """(names) => {
    for (const one of document.querySelectorAll('body *:not(a, a *, button, summary, input)'))
        for (const kind of ['click', 'mouseover', 'focus', 'toggle']) one.dispatchEvent(new Event(kind));
    const attributes = [...document.querySelectorAll('*')].flatMap(one => [...one.attributes].map(a => a.name));
    return [...names.filter(name => document.querySelector(name)), ...attributes.filter(name => /^on|^srcdoc$/.test(name))];
}"""


def test_nothing_runs_on_any_page_with_its_policy_off(files: dict[str, bytes], browser: Browser):
    happened: list[str] = []
    page = open_page(browser, files, happened)
    for path in pages_of(files):
        if not path.startswith("veel/"):
            page.goto(f"{ADDRESS}{path.removesuffix('index.html')}", wait_until="domcontentloaded")
            happened += [f"{path}: {one}" for one in page.evaluate(ASK, list(FRAMES))]
    page.context.close()

    assert happened == []


FRAME = """async ([text, names]) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = text;
    const loaded = new Promise(resolve => { frame.onload = resolve; });
    document.body.append(frame);
    await loaded;
    const found = frame.contentWindow.eval(ASK)(names);
    frame.remove();
    return found;
}""".replace("ASK", json.dumps(f"({ASK})"))


def test_nothing_runs_in_what_the_same_texts_are_elsewhere(files: dict[str, bytes], browser: Browser):
    """As title, description, source, name of a file and word: whole pages, without the files around them."""
    happened: list[str] = []
    page = open_page(browser, {"": b"<!doctype html><title>x</title>", "index.html": b"<!doctype html>"}, happened)
    page.goto(ADDRESS)
    opened = 0
    for path, content in pages_of(files).items():
        if path.startswith("veel/"):
            happened += [f"{path}: {one}" for one in page.evaluate(FRAME, [content.decode(), list(FRAMES)])]
            opened += 1
    page.context.close()

    assert opened > 300
    assert happened == []


@pytest.mark.parametrize("question", [MARK, "script alert", "onerror", "kop"])
def test_what_search_finds_is_shown_as_text(files: dict[str, bytes], browser: Browser, question: str):
    happened: list[str] = []
    page = open_page(browser, files, happened)

    page.goto(f"{ADDRESS}zoeken/#q={question}")
    expect(page.locator(".search-results > li").first).to_be_visible(timeout=20_000)

    assert page.evaluate(ASK, list(FRAMES)) == []
    assert page.locator(".search-results :is(script, img[src*=evil], iframe)").count() == 0
    page.context.close()
    assert happened == []


def test_what_machines_read_is_whole_and_says_what_was_typed(site: Site, files: dict[str, bytes]):
    found: list[str] = []
    for content in pages_of(files).values():
        tree = html5lib.parse(content.decode(), namespaceHTMLElements=False)
        blocks = [one for one in tree.iter("script") if one.get("type") == "application/ld+json"]
        found += [json.dumps(json.loads(one.text or "")) for one in blocks]
        assert all(one.get("src") or one in blocks for one in tree.iter("script"))
    names = {one.name for one in site.library.organisations.values()}
    assert all(any(json.dumps(name)[1:-1] in one for one in found) for name in names)

    for path, content in files.items():
        if path.endswith("feed.json"):
            json.loads(content)
        elif path.endswith((".xml", "rss.xml")) and "feed" in path:
            assert not feedparser.parse(content).bozo, path
    for page in site.library.pages:
        if page.kind == "newsletter":
            mail = html5lib.parse(make_mail(page, site).html, namespaceHTMLElements=False)
            wrong = [one.tag for one in mail.iter() if one.tag in ("script", "iframe", "form", "base", "object", "svg")]
            wrong += [name for one in mail.iter() for name in one.attrib if name.startswith("on")]
            assert wrong == [], page.path
