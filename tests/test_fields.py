"""What some fields of a page lead to: until when at least, on whose text, about whom, for writers."""

from pathlib import Path

from builders import a_page, a_site, derive_views, search_entries
from pages import parse_html

PEOPLE = (
    "- {key: anna, name: Anna Vos, role: {nl: Projectleider, en: Project leader}}\n"
    "- {key: ben, name: Ben Bos, role: {nl: Redacteur, en: Editor}}\n"
)
SOURCES = "S1: {url: 'https://krant.example/', title: Een jaar verder, publisher: De krant, date: 2018-07}\n"
FILES = {
    "docs/_data/people.yml": PEOPLE,
    "docs/_data/sources.yml": SOURCES,
    "docs/mensen.nl.md": a_page("Mensen", "[[people]]"),
    "docs/handboek.nl.md": a_page("Handboek", writers="true"),
    "docs/projecten/zon.nl.md": a_page("Zon", start="2016-09", at_least_until="2018-07", people="[anna]"),
    "docs/projecten/wind.nl.md": a_page("Wind", at_least_until="2018"),
    "blog/posts/2026-01-01-begin.nl.md": a_page(
        "Begin", "Tekst.[^S1]", date="2026-01-01", authors="[ben]", based_on="S1", people="[anna]"
    ),
}


def test_a_project_of_which_the_end_is_not_known(tmp_path: Path):
    """It says what is known, and neither that it runs nor that it ended."""
    views = {view.source: view for view in derive_views(a_site(tmp_path, FILES))}

    def period(name: str) -> str:
        return views[f"docs/projecten/{name}.nl.md"].facts[0].values[0].text

    assert period("zon") == "september 2016 tot en met ten minste juli 2018"
    assert period("wind") == "tot en met ten minste 2018"


def test_a_post_ends_with_who_wrote_it_and_on_whose_text(tmp_path: Path):
    """Before its sources, which are for who wants to look something up."""
    html = a_site(tmp_path, FILES).files["blog/2026/begin/index.html"].decode()
    end = html[html.index('class="signature"') : html.index('<section class="sources"')]
    said = " ".join(parse_html(f"<div>{end}</div>").tags[0].text.split())

    assert "Geschreven door Ben Bos Redacteur" in said.replace("Bos", "Bos ").replace("  ", " ")
    assert "Gebaseerd op: Een jaar verder, De krant, juli 2018" in said


def test_a_person_has_what_is_about_them_and_the_way_back(tmp_path: Path):
    views = {view.url: view for view in derive_views(a_site(tmp_path, FILES))}
    anna, ben = views["mensen/anna/"], views["mensen/ben/"]

    assert [item.title.text for item in anna.mentions.pages] == ["Zon", "Begin"]
    assert anna.listing.items == ()
    assert [item.title.text for item in ben.listing.items] == ["Begin"]
    assert ben.mentions.pages == ()
    assert [one.text for one in anna.breadcrumbs] == ["Home", "Mensen"]


def test_search_knows_what_is_for_writers(tmp_path: Path):
    entries = search_entries(a_site(tmp_path, FILES))

    assert {url for url, one in entries.items() if one.type == "writers"} == {"handboek/"}
