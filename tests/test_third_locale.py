"""A third locale is configuration plus content: no code."""

from pathlib import Path

import yaml
from builders import a_page, a_project
from conftest import slimmer
from pages import load_pages

from slimmer.locales.words import own_words

LOCALES = {"nl": "Nederlands", "en": "English", "de": "Deutsch"}


def a_german_word(name: str, english: str) -> str:
    """Stands for a translation; addresses stay addresses."""
    return {"slug_search": "suche", "slug_newsletters": "rundbrief"}.get(name, english)


def test_a_site_in_dutch_english_and_german(tmp_path: Path):
    words = {name: a_german_word(name, text) for name, text in own_words("en").items()}
    words |= {"only_in": "Diese Seite gibt es noch nicht auf {name}.", "home": "Startseite"}
    a_project(
        tmp_path,
        {
            "docs/_data/words/de.yml": yaml.safe_dump(words, allow_unicode=True),
            **{f"docs/index.{code}.md": a_page(f"Home {code}", body="[x](over/index.md)") for code in LOCALES},
            "docs/over/index.nl.md": a_page("Over"),
            "docs/over/index.en.md": a_page("About", slug="about"),
            "docs/over/index.de.md": a_page("Über uns", slug="ueber-uns"),
            "docs/over/werk.de.md": a_page("Arbeit", slug="arbeit"),
        },
        locales=LOCALES,
        nav=["over/index.md"],
    )

    done = slimmer("build", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    pages = {page.url: page for page in load_pages(tmp_path / "site")}
    site_url = pages["over/"].canonical.removesuffix("over/")
    everywhere = {
        "nl": f"{site_url}over/",
        "en": f"{site_url}en/about/",
        "de": f"{site_url}de/ueber-uns/",
        "x-default": f"{site_url}over/",
    }
    for url in ("over/", "en/about/", "de/ueber-uns/"):
        assert pages[url].alternates == everywhere
    assert pages["de/ueber-uns/"].lang == "de"
    assert "de/suche/" in pages
    assert any(tag.attributes.get("href") == "../de/ueber-uns/" for tag in pages["de/"].all("a"))
    only_german = pages["de/ueber-uns/arbeit/"]
    assert [tag.text for tag in only_german.all("p") if "noch nicht" in tag.text] == [
        "Diese Seite gibt es noch nicht auf Dutch.",
        "Diese Seite gibt es noch nicht auf English.",
    ]
