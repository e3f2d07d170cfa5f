"""`slimmer verify`: every site is clean, and every way to break one is told."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_page, a_project
from conftest import Built, slimmer

import slimmer as slimmer_package
from slimmer.messages.tell import wording
from slimmer.messages.wording import wordings
from slimmer.verify.all_checks import verify_site
from slimmer.verify.site import load_site

URL = "https://example.org/"
FILES = {
    "docs/over/index.nl.md": a_page(
        "Over", "## Kop\n\nMeer bij [hier](#kop).", description="Waar het netwerk vandaan komt."
    ),
    "docs/over/index.en.md": a_page("About", slug="about", description="Where the network comes from."),
    "docs/index.nl.md": a_page("Thuis", description="Waar deze kleine site over gaat."),
    "docs/index.en.md": a_page("Home", description="What this small site is about."),
    "blog/posts/2020-01-01-een.nl.md": a_page(
        "Een", "Een bericht.", date="2020-01-01", description="Het eerste bericht van allemaal."
    ),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = a_project(tmp_path_factory.mktemp("sound"), FILES)
    done = slimmer("build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


def told(folder: Path, url: str = URL) -> Iterator[tuple[str, str, dict[str, str]]]:
    for one in verify_site(load_site(folder, url, ("nl", "en"))):
        assert wording(one, "nl") != wording(one, "en")
        yield str(one.path), one.code, dict(one.values)


OVER = "over/index.html"
HEAD, MAIN = "</head>", "</main>"
BROKEN: dict[str, list[tuple[str, str, str, str]]] = {
    # code: file, what stands there, what stands there instead, where it is told
    "site-link-broken": [
        (OVER, MAIN, '<a href="../weg/">x</a></main>', OVER),
        (OVER, MAIN, '<img src="../weg.jpg" alt="x"></main>', OVER),
        (OVER, MAIN, '<img srcset="../robots.txt 1x, ../weg.jpg 2x" alt="x"></main>', OVER),
        (OVER, MAIN, '<a href="https://example.org/weg/">x</a></main>', OVER),
        (OVER, 'property="og:image" content="https://example.org/assets', 'property="og:image" content="https://example.org/weg', OVER),
        ("assets/site.*.css", "{", '{background:url("weg.woff2");', "assets/site.*.css"),
    ],
    "site-link-invalid": [(OVER, MAIN, '<a href="https://[x">x</a></main>', OVER)],
    "site-anchor-missing": [
        (OVER, MAIN, '<a href="#weg">x</a></main>', OVER),
        ("index.html", MAIN, '<a href="over/#weg">x</a></main>', "index.html"),
    ],
    "site-id-twice": [(OVER, MAIN, '<p id="kop">x</p></main>', OVER)],
    "site-title": [(OVER, HEAD, "<title>Nog een</title></head>", OVER), (OVER, "<title>Over – Test", "<title>", OVER)],
    "site-h1": [(OVER, MAIN, "<h1>Nog een</h1></main>", OVER), (OVER, "h1", "h2", OVER)],
    "site-heading": [(OVER, MAIN, "<h4>Te diep</h4></main>", OVER)],
    "site-description": [(OVER, 'content="Waar het netwerk vandaan komt."', 'content=""', OVER)],
    "site-title-twice": [(OVER, "<title>Over – Test", "<title>Een – Test", "*")],
    "site-description-twice": [(OVER, "Waar het netwerk vandaan komt.", "Het eerste bericht van allemaal.", "*")],
    "site-language": [(OVER, '<html lang="nl"', '<html lang="en"', OVER)],
    "site-link-language": [(OVER, MAIN, '<a href="../en/about/">x</a></main>', OVER)],
    "site-canonical": [(OVER, 'rel="canonical" href="https://example.org/over/"', 'rel="canonical" href="https://example.org/"', OVER)],
    "site-alternate-self": [(OVER, 'hreflang="nl" href="https://example.org/over/"', 'hreflang="nl" href="https://example.org/"', OVER)],
    "site-alternate-default": [(OVER, 'hreflang="x-default" href="https://example.org/over/"', 'hreflang="x-default" href="https://example.org/"', OVER)],
    "site-alternate": [(OVER, 'hreflang="en" href="https://example.org/en/about/"', 'hreflang="en" href="https://example.org/en/"', OVER)],
    "site-policy": [(OVER, "Content-Security-Policy", "X", OVER), (OVER, "default-src 'none'", "default-src *", OVER)],
    "site-policy-open": [(OVER, "style-src 'self'", "style-src 'self' 'unsafe-inline'", OVER)],
    "site-inline": [
        (OVER, MAIN, "<script>x()</script></main>", OVER),
        (OVER, MAIN, '<p style="color:red">x</p></main>', OVER),
        (OVER, MAIN, '<p onclick="x()">x</p></main>', OVER),
        (OVER, HEAD, "<style>p{}</style></head>", OVER),
    ],
    "site-outside": [
        (OVER, MAIN, '<img src="https://elders.nl/x.png" alt="x"></main>', OVER),
        (OVER, HEAD, '<link rel="stylesheet" href="//elders.nl/x.css"></head>', OVER),
    ],
    "site-heavy": [(OVER, MAIN, "".join(f"<p>{hash(str(n)):x}</p>" for n in range(4000)) + MAIN, OVER)],
    "site-requests": [(OVER, MAIN, "".join(f'<img src="../{n}.jpg" alt="x">' for n in range(9)) + MAIN, OVER)],
    "site-unreadable": [
        ("blog/feed.xml", "<entry>", "<enter>", "blog/feed.xml"),
        ("blog/feed.json", "{", "", "blog/feed.json"),
        ("sitemap.xml", "</urlset>", "", "sitemap.xml"),
    ],
    "site-missing": [("robots.txt", "", "", "robots.txt"), ("index.html", "", "", "index.html")],
    "site-feed-self": [
        ("blog/feed.xml", 'rel="self" href="https://example.org/blog/feed.xml"', 'rel="self" href="https://example.org/"', "blog/feed.xml"),
        ("blog/feed.json", '"feed_url": "https://example.org/blog/', '"feed_url": "https://example.org/', "blog/feed.json"),
    ],
    "site-feed-empty": [("blog/feed.json", '"items": [', '"items": [], "rest": [', "blog/feed.json")],
    "site-sitemap-lacks": [("sitemap.xml", "<loc>https://example.org/over/</loc>", "<loc>https://example.org/</loc>", "sitemap.xml")],
    "site-sitemap-extra": [("sitemap.xml", "<loc>https://example.org/over/</loc>", "<loc>https://example.org/404.html</loc>", "sitemap.xml")],
}  # fmt: skip
CASES = [(code, *change) for code, changes in BROKEN.items() for change in changes]


def test_every_site_is_clean(site: Built):
    assert verify_site(load_site(site.folder, site.url, site.settings.codes)) == ()


def test_a_sound_site_is_clean(sound: Path):
    assert list(told(sound)) == []


def test_every_message_has_a_way_to_get_it():
    assert set(BROKEN) | {"site-link-outside"} == set(wordings("finished"))


@pytest.mark.parametrize(("code", "name", "old", "new", "place"), CASES)
def test_what_is_broken_is_told(sound: Path, tmp_path: Path, code: str, name: str, old: str, new: str, place: str):
    folder = tmp_path / "site"
    shutil.copytree(sound, folder)
    [path] = folder.glob(name)
    if old:
        text = path.read_text("utf-8")
        assert old in text, "the case no longer fits the site"
        path.write_text(text.replace(old, new), "utf-8")
    else:
        path.unlink()
    if code == "site-requests":
        for number in range(9):
            (folder / f"{number}.jpg").write_bytes(b"x")
    places = [found for found, given, _ in told(folder) if given == code]
    assert [one for one in places if Path(one).match(place)]


def test_an_address_from_the_root_leaves_a_site_that_is_below_it(sound: Path, tmp_path: Path):
    """As on GitHub Pages of a project: `/over/` is another site's."""
    folder = tmp_path / "site"
    shutil.copytree(sound, folder)
    page = folder / OVER
    page.write_text(page.read_text("utf-8").replace(MAIN, f'<a href="/over/">x</a>{MAIN}'), "utf-8")

    found = [values for path, code, values in told(folder, f"{URL}net/") if (path, code) == (OVER, "site-link-outside")]
    assert {"value": "/over/", "url": f"{URL}net/"} in found


def test_a_link_that_leaves_nothing_to_wish_gives_no_message(sound: Path, tmp_path: Path):
    """Query, fragment of words, an address elsewhere, mail, and marked languages."""
    folder = tmp_path / "site"
    shutil.copytree(sound, folder)
    page = folder / OVER
    fine = (
        '<a href="../?q=x">a</a><a href="#:~:text=x">b</a><a href="https://elders.nl/#x">c</a><a href="mailto:a@b.nl">d</a>'
        '<a href="../en/about/" hreflang="en">e</a><p lang="en"><a href="../en/about/">f</a></p>'
    )
    page.write_text(page.read_text("utf-8").replace(MAIN, fine + MAIN), "utf-8")

    assert list(told(folder)) == []


def test_the_command_tells_and_exits_1(sound: Path):
    root = sound.parent
    good = slimmer("verify", cwd=root)
    page = sound / OVER
    whole = page.read_text("utf-8")
    page.write_text(whole.replace(MAIN, f'<a href="../weg/">x</a>{MAIN}'), "utf-8")
    bad, machines = slimmer("verify", cwd=root), slimmer("verify", "--json", "site", cwd=root)
    page.write_text(whole, "utf-8")

    assert (good.returncode, bad.returncode, machines.returncode) == (0, 1, 1)
    assert good.stdout.endswith("pages verified: no problems.\n")
    assert "'../weg/' leidt naar weg/, en dat is er niet op deze site." in bad.stderr
    assert "'../weg/' leads to weg/, and this site does not have that." in bad.stderr
    [problem] = json.loads(machines.stdout)["problems"]
    assert (problem["path"], problem["code"]) == (OVER, "site-link-broken")


def test_without_a_site_it_says_what_to_do_first(tmp_path: Path):
    done = slimmer("verify", cwd=a_project(tmp_path))

    assert done.returncode == 2
    assert "slimmer build" in done.stderr


def own_ids() -> set[str]:
    """The ids that templates and scripts of the theme give, without the sign that no heading begins with."""
    theme = Path(slimmer_package.__file__).parent / "theme"
    text = "".join(path.read_text("utf-8") for path in theme.rglob("*") if path.suffix in (".html", ".js"))
    found = set(re.findall(r"""\bid(?:=|: )"([^"{]+)""", text))
    assert [one for one in found if not one.startswith("_")] == []
    return {one.strip("_-") for one in found} - {""}


def test_what_check_lets_through_is_published(tmp_path: Path):
    """Headings that are called what the theme calls its own places, titles and descriptions that are alike or short,
    texts of a word, and more than a page should hold."""
    headings = "\n\n".join(f"## {name.replace('-', ' ').capitalize()}\n\nTekst.[^a]" for name in sorted(own_ids()))
    odd = f"{headings}\n\n## Bronnen\n\nTekst.\n\n[^a]: Noot."
    pages = {
        "docs/kort.nl.md": a_page("Ja", "Nee.", description="Kort."),
        "docs/over/blog.nl.md": a_page("Blog", odd, description="Kort."),
        "docs/lang.nl.md": a_page(
            "Lang", "\n".join(f"- [punt {one}](https://example.com/{one})" for one in range(3000))
        ),
        "docs/projecten/proef.nl.md": a_page("Proef", odd, start="2020", role="partner"),
        "blog/posts/2020-01-02-twee.nl.md": a_page("Een", odd, date="2020-01-02", description="", authors="[jan]"),
        "blog/posts/2020-01-03-drie.nl.md": a_page("Een", "Ja.", date="2020-01-03", description=""),
        "blog/posts/2020-01-04-vier.nl.md": a_page("Vier", "| a |\n| - |\n| b |", date="2020-01-04", description=""),
        "blog/newsletters/2020-01.nl.md": a_page("Nieuwsbrief", odd, date="2020-01-31", description=""),
        "blog/newsletters/2020-02.nl.md": a_page("Nieuwsbrief", "Ja.", date="2020-02-28", description=""),
        "docs/_data/people.yml": "- key: jan\n  name: Jan\n  role: {nl: x, en: y}\n",
    }
    root = a_project(tmp_path, {**FILES, **pages})

    done = [slimmer(one, cwd=root) for one in ("check", "build", "verify")]

    assert [one.returncode for one in done] == [0, 0, 0], "".join(one.stderr for one in done)
