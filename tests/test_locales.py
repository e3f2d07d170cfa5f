"""Pairs, addresses and languages, on tiny sites."""

from pathlib import Path, PurePosixPath

import pytest
from builders import a_page, a_site, derive_views

from slimmer.locales.dates import say_date, say_number
from slimmer.model.schemas import PartialDate
from slimmer.text.slugs import slugify

PAIR = {
    "docs/akkoord/index.nl.md": a_page("Akkoord"),
    "docs/akkoord/index.en.md": a_page("Agreement", slug="agreement"),
    "docs/akkoord/doelen.nl.md": a_page("Doelen"),
    "docs/akkoord/doelen.en.md": a_page("Aims", slug="aims"),
}


def test_slug_of_an_index_page_names_its_folder(tmp_path: Path):
    site = a_site(tmp_path, PAIR)

    assert site.addresses.pages[PurePosixPath("docs/akkoord/doelen.nl.md")] == "akkoord/doelen/"
    assert site.addresses.pages[PurePosixPath("docs/akkoord/doelen.en.md")] == "en/agreement/aims/"


def test_folder_without_index_in_a_locale_takes_the_default_one(tmp_path: Path):
    files = {name: text for name, text in PAIR.items() if name != "docs/akkoord/index.en.md"}

    assert "en/akkoord/aims/" in a_site(tmp_path, files).addresses.pages.values()


@pytest.mark.parametrize("named", ["", "nl", "en"])
def test_link_lands_in_the_readers_locale_unless_it_names_one(tmp_path: Path, named: str):
    target = f"akkoord/index.{named}.md" if named else "akkoord/index.md"
    files = {
        **PAIR,
        "docs/a.nl.md": a_page(body=f"[x]({target})"),
        "docs/a.en.md": a_page(body=f"[x]({target})"),
    }
    site = a_site(tmp_path, files)

    for code in ("nl", "en"):
        found = site.links.resolve(target, PurePosixPath(f"docs/a.{code}.md"), code)
        assert found.page.locale == (named or code)


def test_link_to_an_untranslated_page_lands_on_what_there_is(tmp_path: Path):
    site = a_site(tmp_path, {"docs/alleen.nl.md": a_page("Alleen"), "docs/a.en.md": a_page(body="[x](alleen.md)")})

    assert site.problems == ()
    assert site.links.resolve("alleen.md", PurePosixPath("docs/a.en.md"), "en").page.locale == "nl"


def test_picture_may_have_a_version_per_locale(tmp_path: Path):
    site = a_site(tmp_path, {"docs/proces.nl.svg": "<svg/>", "docs/proces.en.svg": "<svg/>"})

    for code in ("nl", "en"):
        found = site.links.resolve("proces.svg", PurePosixPath(f"docs/index.{code}.md"), code)
        assert found.asset.path == PurePosixPath(f"docs/proces.{code}.svg")


def test_page_without_translation_says_so_and_leads_to_its_parent(tmp_path: Path):
    files = {name: text for name, text in PAIR.items() if name != "docs/akkoord/doelen.en.md"}
    views = {view.url: view for view in derive_views(a_site(tmp_path, files))}
    view = views["akkoord/doelen/"]

    (switch,) = view.switches
    assert switch.url == "en/agreement/"
    assert switch.missing == "Deze pagina bestaat nog niet in het Engels. Naar: Agreement"
    assert view.missing_in == ("Engels",)
    assert dict(view.alternates) == {"nl": "akkoord/doelen/", "x-default": "akkoord/doelen/"}
    assert "en/agreement/doelen/" not in views


def test_one_slug_may_serve_both_locales(tmp_path: Path):
    files = {"docs/start.nl.md": a_page(slug="start"), "docs/start.en.md": a_page(slug="start")}

    assert a_site(tmp_path, files).problems == ()


def test_post_keeps_its_address_when_its_title_changes(tmp_path: Path):
    name = "blog/posts/2021-11-25-kick-off.nl.md"
    for title in ("Aftrap", "Een heel andere titel"):
        site = a_site(tmp_path, {name: a_page(title, date="2021-11-25")})
        assert site.addresses.pages[PurePosixPath(name)] == "blog/2021/kick-off/"


def test_dates_and_numbers_are_written_as_each_language_does():
    assert say_date(PartialDate(2021, 11, 25), "nl") == "25 november 2021"
    assert say_date(PartialDate(2021, 11, 25), "en") == "25 November 2021"
    assert say_date(PartialDate(2016, 9), "nl") == "september 2016"
    assert say_date(PartialDate(2013), "en") == "2013"
    assert say_number(3500, "nl") == "3.500"
    assert say_number(3500, "en") == "3,500"


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Coöperatie & Co", "cooperatie-co"), ("’s-Hertogenbosch", "s-hertogenbosch"), ("ĳs", "ijs")],
)
def test_slugs_are_plain(text: str, slug: str):
    assert slugify(text) == slug
