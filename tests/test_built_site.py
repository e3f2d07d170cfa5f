"""What is true of every page of every site."""

import itertools
import json
import re
import subprocess
import xml.etree.ElementTree as etree
from pathlib import Path

from builders import ROOT
from conftest import Built
from page_types import file_of

from slimmer.render.policy import content_policy

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def test_language_follows_from_the_address(site: Built):
    for url, page in site.pages.items():
        assert page.lang == next(
            (code for code in site.settings.codes[1:] if url.startswith(f"{code}/")), site.settings.default_locale
        ), url


def test_each_page_has_one_title_one_description_and_one_h1(site: Built):
    for url, page in site.pages.items():
        assert len(page.all("h1")) == 1, url
        assert page.all("h1")[0].text.strip(), url
        assert len([tag for tag in page.all("title") if tag.text.strip()]) == 1, url
        assert 20 <= len(page.all("meta", name="description")[0].attributes["content"]) <= 300, url


def test_titles_and_descriptions_are_unique_per_locale(site: Built):
    for what in (
        lambda page: page.all("title")[0].text,
        lambda page: page.all("meta", name="description")[0].attributes["content"],
    ):
        seen = [(page.lang, what(page)) for page in site.public.values()]
        assert len(seen) == len(set(seen)), sorted(one for one in seen if seen.count(one) > 1)


def test_canonical_is_the_page_itself(site: Built):
    for url, page in site.public.items():
        assert page.canonical == site.url + url


def test_every_alternate_is_absolute_exists_and_points_back(site: Built):
    for url, page in site.public.items():
        assert page.alternates[page.lang] == site.url + url
        assert "x-default" in page.alternates
        for address in page.alternates.values():
            assert address.startswith(site.url)
            assert site.public[address.removeprefix(site.url)].alternates == page.alternates


def test_x_default_is_the_default_locale(site: Built):
    for url, page in site.public.items():
        assert page.alternates["x-default"] == page.alternates.get(site.settings.default_locale, site.url + url)


def test_folders_have_a_slug_per_locale(network: Built):
    assert network.public["akkoord/"].alternates["en"] == f"{network.url}en/agreement/"
    assert network.public["akkoord/doelen/"].alternates["en"] == f"{network.url}en/agreement/aims/"


def test_language_switch_is_a_plain_link_to_the_same_page(network: Built):
    switch = next(tag for tag in network.public["akkoord/doelen/"].all("a", hreflang="en"))

    assert switch.attributes["href"] == "../../en/agreement/aims/"


def test_headings_have_no_holes(site: Built):
    """WCAG 1.3.1: a screen reader walks the page by its headings."""
    for url, page in site.pages.items():
        levels = [int(tag.name[1]) for tag in page.tags if tag.name in ("h1", "h2", "h3", "h4", "h5", "h6")]
        for above, below in itertools.pairwise(levels):
            assert below <= above + 1, f"{url}: h{above} → h{below}"


def test_every_id_is_used_once_a_page(site: Built):
    for url, page in site.pages.items():
        ids = [tag.attributes["id"] for tag in page.tags if "id" in tag.attributes]
        assert len(ids) == len(set(ids)), f"{url}: {sorted(one for one in ids if ids.count(one) > 1)}"


def test_nothing_inline_and_nothing_from_elsewhere(site: Built):
    """The content security policy forbids it, so it would not work; and visitors are no one's business."""
    for url, page in site.pages.items():
        assert not page.all("style"), url
        for tag in page.tags:
            assert "style" not in tag.attributes, (url, tag)
            assert not any(name.startswith("on") for name in tag.attributes), (url, tag)
            if tag.name in ("script", "img", "link", "source", "iframe") and tag.attributes.get("rel") not in (
                "canonical",
                "alternate",
            ):
                address = tag.attributes.get("src") or tag.attributes.get("href", "")
                assert "//" not in address, (url, tag)
        [policy] = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
        more = policy.attributes["content"].removeprefix(content_policy([]))
        assert ("media-src 'self'" in more) == bool(page.all("video")), url
        assert ("frame-src" in more) == bool([tag for tag in page.tags if "data-player" in tag.attributes]), url


def test_no_markup_is_shown_as_text(site: Built):
    """Outside examples of code, and the messages that writers get, a reader never sees a tag."""
    for path in site.folder.rglob("*.html"):
        if path.parent.name in ("meldingen", "error-messages"):
            continue
        text = re.sub(r"<(code|pre)\b.*?</\1>", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"&lt;/?[a-z]", text), path


def test_foreign_passages_are_marked(network: Built):
    """WCAG 3.1.2: in English text a Dutch name is read as Dutch."""
    marked = {tag.text for tag in network.pages["en/agreement/"].tags if tag.attributes.get("lang") == "nl"}

    assert "Gezonder leven voor iedereen" in marked


def test_sitemap_names_every_public_page_with_its_alternates_and_date(site: Built):
    entries = {
        entry.findtext(f"{SITEMAP}loc"): entry
        for entry in etree.parse(site.folder / "sitemap.xml").iter(f"{SITEMAP}url")
    }
    assert set(entries) == {site.url + url for url in site.public}
    for url, page in site.public.items():
        links = {link.get("hreflang"): link.get("href") for link in entries[site.url + url].iter(LINK)}
        assert links == page.alternates


def test_last_modified_is_the_day_of_the_last_commit(network: Built):
    """Only where the whole history is there; a shallow clone would give false dates, so it gives none."""
    path = "tests/sites/network/docs/akkoord/index.nl.md"

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True, text=True).stdout.strip()

    shallow = git("rev-parse", "--is-shallow-repository") == "true"
    expected = None if shallow else git("log", "-1", "--format=%cs", "--", path) or None
    for entry in etree.parse(network.folder / "sitemap.xml").iter(f"{SITEMAP}url"):
        if entry.findtext(f"{SITEMAP}loc") == f"{network.url}akkoord/":
            assert entry.findtext(f"{SITEMAP}lastmod") == expected


def test_robots_names_the_sitemap(site: Built):
    assert f"Sitemap: {site.url}sitemap.xml" in (site.folder / "robots.txt").read_text("utf-8")


def test_not_found_page_speaks_both_languages(network: Built):
    """It is shown at any address, so its links start at the root of the network."""
    page = network.pages["404.html"]
    sections = [tag for tag in page.all("section") if tag.attributes.get("lang") == "en"]

    assert "This page does not exist" in sections[0].text
    assert page.all("form", role="search")[0].attributes["action"] == "/zoeken/"
    assert all(tag.attributes["href"].startswith(("/", "#", "https://")) for tag in page.all("a"))


def test_every_link_anchor_picture_and_canonical_resolves(site: Built):
    """lychee reads the site as files; addresses of the site itself are mapped to them."""
    done = subprocess.run(
        [
            str(Path(__import__("sys").executable).parent / "lychee"),
            "--offline",
            "--include-fragments",
            "--index-files",
            "index.html",
            "--root-dir",
            str(site.folder),
            "--remap",
            f"^{site.url.replace('.', chr(92) + '.')}(.*)$ file://{site.folder}/$1",
            "--no-progress",
            "--format",
            "json",
            str(site.folder / "**" / "*.html"),
        ],
        capture_output=True,
        check=False,
        text=True,
    )
    report = json.loads(done.stdout)

    assert report["error_map"] == {}, report["error_map"]
    assert done.returncode == 0, done.stderr
    assert report["successful"] > 300


def test_html_is_valid(network: Built, small: Built):
    """The HTML standard and its accessibility rules, on every page."""
    done = subprocess.run(
        [
            "node",
            "node_modules/html-validate/bin/html-validate.mjs",
            "--config",
            "htmlvalidate.json",
            "--formatter",
            "text",
            str(network.folder),
            str(small.folder),
        ],
        cwd=ROOT / "tests",
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stdout[:6000] + done.stderr


def test_the_checker_of_the_html_standard_finds_no_error(network: Built, small: Built):
    """vnu, as used by the W3C, on a page of every type; html-validate reads all of them.

    Its notes on slashes in `<img />` say nothing about what a browser makes of it.
    """
    done = subprocess.run(
        [
            "java",
            "-Xmx512m",
            "-jar",
            "node_modules/vnu-jar/build/dist/vnu.jar",
            "--skip-non-html",
            "--errors-only",
            "--format",
            "json",
            "--exit-zero-always",
            *(str(file_of(site.folder, example.url)) for site in (network, small) for example in site.examples),
        ],
        cwd=ROOT / "tests",
        capture_output=True,
        check=True,
        text=True,
    )
    errors = [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in json.loads(done.stderr)["messages"]]

    assert errors == [], errors[:20]


def test_what_is_not_known_has_no_line_in_the_fact_box(network: Built):
    """A box says what is so: a project without dates has no period, a theme line without projects no box."""
    labels = {url: [tag.text for tag in page.all("dt")] for url, page in network.public.items()}

    assert "Looptijd" in labels["projecten/crosscare/"]
    assert "Looptijd" not in labels["projecten/kempenlef/"]
    assert network.public["themas/positieve-gezondheid/"].all("aside", **{"class": "facts"})
    assert not network.public["themas/e-health/"].all("aside", **{"class": "facts"})
