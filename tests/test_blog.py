"""Posts in overviews, archives and beside each other, on tiny sites."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import Site, a_page, a_site, derive_views, make_mail, render_feeds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slimmer.content.listings import PER_PAGE
from slimmer.markup.converter import Converter
from slimmer.messages.tell import why_unpublished

DATA = {
    "docs/_data/categories.yml": "akkoord: {nl: Het akkoord, en: The agreement}\nlessen: {nl: Lessen, en: Lessons}\n",
    "docs/_data/tags.yml": "leren: {nl: Leren, en: Learning}\nbouwen: {nl: Bouwen, en: Building}\n",
    "docs/_data/people.yml": "- {key: redactie, name: Redactie, role: {nl: Redactie, en: Editors}}\n",
    "docs/_data/themes.yml": "licht: {nl: Licht, en: Light}\n",
    "docs/projecten/zon.nl.md": a_page("Zon"),
}


def a_post(day: str, body: str = "Tekst.", **fields: str) -> str:
    return a_page(f"Bericht van {day}", body, date=day, **fields)


def posts(count: int, locale: str = "nl") -> dict[str, str]:
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(count)]
    return {f"blog/posts/{day}-bericht-{number}.{locale}.md": a_post(str(day)) for number, day in enumerate(days)}


def related(site: Site, name: str) -> list[str]:
    page = next(page for page in site.library.pages if page.key.name == name)
    return [other.key.name for other in site.relations.related(page)[1]]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 45), st.integers(0, 45))
def test_every_post_is_on_exactly_one_overview_page_per_locale(dutch: int, english: int):
    with TemporaryDirectory() as folder:
        site = a_site(Path(folder), {**posts(dutch), **posts(english, "en")})
        for locale in ("nl", "en"):
            overview = site.listings.get("blog", "all", "", locale)
            assert bool(overview) == bool(dutch or english)
            pages = overview.pages if overview else []
            shown = [page.path for entries in pages for page in entries]

            assert sorted(shown) == sorted(page.path for page in site.library.of_kind("post", locale))
            assert all(len(entries) <= PER_PAGE for entries in pages)


def test_overview_pages_lead_to_one_another(tmp_path: Path):
    views = {view.url: view for view in derive_views(a_site(tmp_path, posts(25)))}

    assert views["blog/"].listing.older == "blog/pagina/2/"
    assert views["blog/pagina/2/"].listing.newer == "blog/"
    assert views["blog/pagina/3/"].listing.older == ""
    assert views["blog/pagina/2/"].title == "Blog, pagina 2"


def test_switch_on_a_page_that_the_other_language_lacks_leads_to_its_overview(tmp_path: Path):
    views = {view.url: view for view in derive_views(a_site(tmp_path, posts(25)))}

    (switch,) = views["blog/pagina/2/"].switches
    assert switch.url == "en/blog/"
    assert "bestaat nog niet in het Engels" in switch.missing
    assert dict(views["blog/"].alternates)["en"] == "en/blog/"


def test_newest_first_and_one_day_by_file_name(tmp_path: Path):
    files = {f"blog/posts/2020-01-01-{name}.nl.md": a_post("2020-01-01") for name in "bca"}
    site = a_site(tmp_path, {**files, "blog/posts/2020-01-02-z.nl.md": a_post("2020-01-02")})

    assert [page.key.name[11:] for page in site.listings.posts["nl"]] == ["z", "c", "b", "a"]


def test_archive_category_tag_theme_and_author_have_pages_in_both_languages(tmp_path: Path):
    fields = {"category": "akkoord", "tags": "[leren]", "themes": "[licht]", "authors": "[redactie]"}
    files = {f"blog/posts/2020-01-01-een.{code}.md": a_post("2020-01-01", **fields) for code in ("nl", "en")}
    views = {view.url: view for view in derive_views(a_site(tmp_path, {**DATA, **files}))}

    pairs = {
        "blog/2020/": "en/blog/2020/",
        "blog/categorie/het-akkoord/": "en/blog/category/the-agreement/",
        "blog/trefwoord/leren/": "en/blog/tag/learning/",
        "blog/themalijn/licht/": "en/blog/theme/light/",
        "mensen/redactie/": "en/people/redactie/",
    }
    for dutch, english in pairs.items():
        assert dict(views[dutch].alternates) == {"nl": dutch, "en": english, "x-default": dutch}
        assert len(views[dutch].listing.items) == 1
        assert [feed.url for feed in views[dutch].feeds] == [f"{dutch}feed.xml"]


def test_related_posts_are_on_one_subject_those_that_share_most_first(tmp_path: Path):
    """Of equal subjects the project; a post that shares only another is not among them."""
    files = {
        "blog/posts/2020-01-01-hier.nl.md": a_post("2020-01-01", projects="[zon]", category="lessen", tags="[leren]"),
        "blog/posts/2020-02-01-project.nl.md": a_post("2020-02-01", projects="[zon]"),
        "blog/posts/2020-03-01-categorie.nl.md": a_post("2020-03-01", category="lessen"),
        "blog/posts/2020-04-01-beide.nl.md": a_post("2020-04-01", projects="[zon]", category="lessen"),
        "blog/posts/2020-05-01-trefwoord.nl.md": a_post("2020-05-01", tags="[leren]"),
        "blog/posts/2020-06-01-niets.nl.md": a_post("2020-06-01", tags="[bouwen]"),
    }
    site = a_site(tmp_path, {**DATA, **files})

    assert site.problems == ()
    assert related(site, "2020-01-01-hier") == ["2020-04-01-beide", "2020-02-01-project"]
    assert related(site, "2020-06-01-niets") == []
    views = {view.source: view for view in derive_views(site)}
    assert views["blog/posts/2020-01-01-hier.nl.md"].story.related_by == "Zon"


def test_related_posts_are_of_the_same_language(tmp_path: Path):
    files = {
        f"blog/posts/2020-01-0{n}-een.{code}.md": a_post("2020-01-01", category="lessen")
        for n, code in [(1, "nl"), (2, "en")]
    }

    assert related(a_site(tmp_path, {**DATA, **files}), "2020-01-01-een") == []


def test_neighbours_in_time(tmp_path: Path):
    site = a_site(tmp_path, posts(3))
    newest, middle, oldest = site.listings.posts["nl"]

    assert site.relations.neighbours(middle) == (oldest, newest)
    assert site.relations.neighbours(newest) == (middle, None)


@pytest.mark.parametrize(
    ("body", "excerpt"),
    [
        ("Eerste *alinea*.\n\nTweede.", "Eerste alinea."),
        ("Eerste.\n\nTweede.\n\n<!-- more -->\n\nDerde.", "Eerste. Tweede."),
        ("Met [een link](../../docs/index.md) erin.", "Met een link erin."),
    ],
)
def test_excerpt(tmp_path: Path, body: str, excerpt: str):
    site = a_site(tmp_path, {"blog/posts/2020-01-01-een.nl.md": a_post("2020-01-01", body)})
    (page,) = site.library.of_kind("post", "nl")

    assert site.problems == ()
    assert site.documents[page.path].excerpt == excerpt


def test_drafts_and_future_posts_are_in_the_preview_only(tmp_path: Path):
    files = {
        "blog/posts/2020-01-01-concept.nl.md": a_post("2020-01-01", draft="true"),
        "blog/posts/2026-11-23-morgen.nl.md": a_post("2026-11-23"),
        "blog/posts/2026-11-22-vandaag.nl.md": a_post("2026-11-22"),
    }
    site = a_site(tmp_path, files)
    shown = a_site(tmp_path, files, preview=True)

    assert [page.key.name[11:] for page in site.library.of_kind("post", "nl")] == ["vandaag"]
    assert [(one.path.name, why_unpublished(one, "nl")) for one in site.library.unpublished] == [
        ("2020-01-01-concept.nl.md", "concept (draft: true)"),
        ("2026-11-23-morgen.nl.md", "verschijnt op 23 november 2026"),
    ]
    views = {view.url: view for view in derive_views(shown)}
    assert views["blog/2026/morgen/"].hidden == "verschijnt op 23 november 2026"
    assert views["blog/2020/concept/"].noindex


def test_project_person_and_organisation_list_what_is_about_them(tmp_path: Path):
    files = {
        "docs/projecten/zon.nl.md": a_page("Zon", partners="[school]"),
        "docs/_data/sectors.yml": "zorg: {nl: Zorg, en: Care}\n",
        "docs/_data/organisations/school.yml": "name: School\nsector: zorg\nroles: [{role: partner, project: zon, source: x}]\n",
        "blog/posts/2020-01-01-een.nl.md": a_post("2020-01-01", projects="[zon]", authors="[redactie]"),
        "blog/posts/2020-01-02-twee.nl.md": a_post("2020-01-02"),
        "blog/newsletters/2020-02.nl.md": a_page("Nieuws", date="2020-02-01", featured="[docs/projecten/zon]"),
        "blog/newsletters/2020-03.nl.md": a_page("Nieuws", date="2020-03-01", featured="[blog/posts/2020-01-01-een]"),
        "blog/newsletters/2020-04.nl.md": a_page("Nieuws", date="2020-04-01"),
    }
    site = a_site(tmp_path, {**DATA, **files})
    views = {view.url: view for view in derive_views(site)}

    assert site.problems == ()
    for url in ("projecten/zon/", "organisaties/school/"):
        assert [item.title.url for item in views[url].mentions.posts] == ["blog/2020/een/"]
        assert [item.title.url for item in views[url].mentions.newsletters] == [
            "nieuwsbrief/2020-03/",
            "nieuwsbrief/2020-02/",
        ]
    assert [item.title.url for item in views["mensen/redactie/"].listing.items] == ["blog/2020/een/"]
    assert [item.title.url for item in views["mensen/redactie/"].mentions.newsletters] == ["nieuwsbrief/2020-03/"]


def test_each_text_is_rendered_once_however_many_lists_it_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Listings, feeds, mails and its own page all fill the gaps of one document."""

    converted: list[str] = []
    read = Converter.read
    monkeypatch.setattr(Converter, "read", lambda self, text: converted.append(text) or read(self, text))
    fields = {"category": "lessen", "tags": "[leren, bouwen]", "themes": "[licht]", "authors": "[redactie]"}
    files = {name: a_post("2020-01-01", body=name, **fields) for name in posts(12)}
    files["blog/newsletters/2020-02.nl.md"] = a_page("Nieuws", date="2020-02-01", featured="[docs/projecten/zon]")
    site = a_site(tmp_path, {**DATA, **files})
    list(derive_views(site))
    list(render_feeds(site))
    make_mail(site.library.of_kind("newsletter", "nl")[0], site)

    assert {text.strip() for text in converted} == {page.body.strip() for page in site.library.pages}
    assert all(sum(name in text for text in converted) == 1 for name in posts(12))
