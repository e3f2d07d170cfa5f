"""Every file of a site has one owner, whatever the content says: two for one are told before a build sees them."""

import posixpath
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import NETWORK, TODAY, a_page, a_site, prepare
from hypothesis import example, given, settings
from hypothesis import strategies as st

from slimmer.content.claims import derive_claims, is_made
from slimmer.load.config import load_settings
from slimmer.messages.tell import errors
from slimmer.outputs.site import Table
from slimmer.text.site_paths import is_too_long, site_file


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("", "index.html"),
        ("/", "index.html"),
        ("over/", "over/index.html"),
        ("/over/./", "over/index.html"),
        ("/over/weg/../index.html", "over/index.html"),
        ("over//index.html", "over/index.html"),
        ("Over/", "over/index.html"),
        ("%6Fver/", "over/index.html"),
        ("cafe\u0301/", "caf\u00e9/index.html"),
        ("stra\u00dfe.pdf", "strasse.pdf"),
        ("over\\index.html", "over/index.html"),
        ("../weg/", ""),
        ("a/%2e%2e/%2e%2e/weg", ""),
        ("a\\..\\..\\weg", ""),
        ("%00", ""),
        ("over./", ""),
        ("a%3Ab.pdf", ""),
        ("vraag?.pdf", ""),
        ("a\u202efdp.pdf", ""),
    ],
)
def test_an_address_as_the_file_that_it_becomes(url: str, file: str):
    assert site_file(url) == file
    assert not file or site_file(file) == file


@pytest.mark.parametrize(("url", "long"), [("é" * 100, False), ("é" * 101, True), ("abc/" * 225, False)])
def test_length_is_in_bytes(url: str, long: bool):
    assert is_too_long(url) is long
    assert is_too_long(f"{url}/x" if url.endswith("/") else url + "/" + "abc/" * 225)


NAMES = [
    "x",
    "X",
    "blog",
    "en",
    "zoeken",
    "search",
    "data",
    "pagina",
    "2026",
    "2",
    "mensen",
    "trefwoord",
    "sector",
    "nl",
]
names = st.sampled_from(NAMES)
ALIASES = [
    *(f"/{name}/" for name in NAMES),
    "/index.html", "/x/./", "/x.html", "/x.html/y/", "/X/index.html", "/en/", "/en/404.html", "/404.html/x/",
    "/robots.txt", "/sitemap.xml", "/favicon.ico", "/blog/feed.xml", "/blog/2026/x/", "/blog/trefwoord/x/feed.xml",
    "/mensen/x/", "/organisaties/x/", "/organisaties/sector/x/", "/data/nl/organisations.json", "/data/nl/",
    "/assets/site.1a2b3c4d.css", "/search/nl/x", "/search/nl/", "/nieuwsbrief/2026/", "/blog/pagina/2/", "/verslag.pdf",
]  # fmt: skip
words = st.dictionaries(
    st.sampled_from(["blog", "newsletters", "search", "people", "organisations", "style", "tag", "category", "page"]),
    names,
    max_size=2,
)


@st.composite
def contents(draw: st.DrawFn) -> dict[str, str]:
    """A site that is right in all but, perhaps, its addresses."""
    files = {
        f"docs/{draw(names)}.{draw(st.sampled_from(['nl', 'en']))}.md": a_page(
            "Titel", slug=draw(names.map(str.lower)), aliases=f"[{', '.join(draw(st.lists(st.sampled_from(ALIASES))))}]"
        )
        for _ in range(draw(st.integers(0, 3)))
    }
    files |= {f"docs/{draw(names)}/{draw(names)}.nl.md": a_page("Titel") for _ in range(draw(st.integers(0, 2)))}
    labels = st.sampled_from(["x", "X!", "pagina", "2", "é", "😀"])
    for number in range(draw(st.integers(0, 3))):
        slug = draw(names.map(str.lower))
        files[f"blog/posts/2026-0{number + 1}-01-x.nl.md"] = a_page(
            date=f"2026-0{number + 1}-01", slug=slug, tags="[een, twee]"
        )
    for number in range(draw(st.integers(0, 2))):
        slug = draw(names.map(str.lower))
        files[f"blog/newsletters/2026-0{number + 1}.nl.md"] = a_page(date=f"2026-0{number + 1}-01", slug=f'"{slug}"')
    files["docs/_data/tags.yml"] = "".join(
        f'{key}: {{nl: "{draw(labels)}", en: "{draw(labels)}"}}\n' for key in ("een", "twee")
    )
    files["docs/_data/sectors.yml"] = (
        f'een: {{nl: "{draw(labels)}", en: Een}}\ntwee: {{nl: "{draw(labels)}", en: Two}}\n'
    )
    files["docs/_data/sources.yml"] = "S1: {title: Bron}\n"
    for key, sector in (("x", "een"), ("sector", "twee")):
        files[f"docs/_data/organisations/{key}.yml"] = (
            f"name: Naam {key}\nsector: {sector}\nroles: [{{role: member, source: S1}}]\n"
        )
    person = draw(st.sampled_from(["x", "search", "pagina", "2"]))
    files["docs/_data/people.yml"] = f"- {{key: {person}, name: Jan, role: {{nl: maker, en: maker}}}}\n"
    for code in ("nl", "en"):
        if own := draw(words):
            text = "".join(f'slug_{name}: "{word.lower()}"\n' for name, word in own.items())
            files[f"docs/_data/words/{code}.yml"] = text
    if draw(st.booleans()):
        files[f"docs/{draw(st.sampled_from(['verslag.pdf', 'VERSLAG.PDF', 'search/nl/x.pdf', 'x.html.pdf']))}"] = "%PDF"
    return files


def shared_files(table: Table) -> list[str]:
    """What two outputs want, or one as a file and another as a folder, on any system."""
    files: dict[str, str] = {}
    found = []
    for one in table.outputs:
        if files.setdefault(site_file(one.path), one.path) != one.path:
            found.append(one.path)
    folders = {folder for path in files for folder in _above(path)}
    bundles = [bundle.folder for bundle in table.bundles]
    return [
        *found,
        *(path for path in files if path in folders),
        *(path for path in files if any(path.startswith(one) for one in bundles)),
    ]


def _above(path: str) -> list[str]:
    above = posixpath.dirname(path)
    return [above, *_above(above)] if above else []


ALIAS_OF_ALL = {"docs/x.nl.md": a_page(aliases=f"[{', '.join(ALIASES)}]")}


@given(contents())
@example({"docs/x.nl.md": a_page(aliases="[/index.html]")})
@example({"docs/x.nl.md": a_page(aliases="[/robots.txt, /blog/feed.xml]")})
@example({"docs/x.nl.md": a_page(), "docs/_data/words/nl.yml": "slug_blog: en\n"})
@settings(max_examples=25, deadline=None)
def test_what_passes_the_check_has_every_file_once(files: dict[str, str]):
    """So no content reaches the fault that a build has for it: `two files for …`."""
    with TemporaryDirectory() as folder:
        site = a_site(Path(folder), files)
        if not errors(site.problems):
            assert shared_files(site.table) == []


def test_every_alias_that_the_site_needs_is_refused(tmp_path: Path):
    site = a_site(tmp_path, ALIAS_OF_ALL)

    told = {dict(one.values).get("url") for one in site.problems}

    assert {"robots.txt/", "sitemap.xml/", "favicon.ico/", "404.html/x/", "zoeken/", "en/", "x/", ""} <= told


def test_every_file_of_a_site_is_known_to_the_check():
    """What the site makes and the check does not know could be taken by a page."""
    site = prepare(replace(load_settings(NETWORK / "mkdocs.yml"), today=TODAY))
    claimed = {site_file(claim.url) for claim in derive_claims(site.library, site.addresses, site.settings)}

    unknown = [one.path for one in site.table.outputs if not is_made(site_file(one.path), site.settings)]

    assert errors(site.problems) == []
    assert [path for path in unknown if site_file(path) not in claimed] == []
    assert all(is_made(site_file(f"{one.folder}x"), site.settings) for one in site.table.bundles)
