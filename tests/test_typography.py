"""Straight quotes, dashes and dots as a language writes them; and what no one sees."""

from pathlib import Path, PurePosixPath

import pytest
from builders import a_page, a_site, place_page

TYPED = {
    "Hij zei 'ja' en \"nee\" -- en toen...": "Hij zei ‘ja’ en “nee” – en toen…",
    "'s ochtends, 't Veld, '68, oma's, d'Artagnan": "’s ochtends, ’t Veld, ’68, oma’s, d’Artagnan",
    "\"'dubbel'\" (\"tussen\") \"*nadruk*\" \"`x`\"": "“‘dubbel’” (“tussen”) “<em>nadruk</em>” “<code>x</code>”",
    "2019--2021 --- `\"a\" -- b...`": '2019–2021 — <code>"a" -- b...</code>',
    "Een scherm van 12\" en 5'6\", de optie --help": "Een scherm van 12\" en 5'6\", de optie --help",
    "https://voorbeeld.nl/a--b...c ../over": '<a href="https://voorbeeld.nl/a--b...c">https://voorbeeld.nl/a--b...c</a> ../over',
    "zacht\u00adafgebroken, nul\u200bbreed, 10\u00a0%, 👩\u200d👧": "zachtafgebroken, nulbreed, 10\u00a0%, 👩\u200d👧",
}  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
def test_text_is_set(tmp_path: Path, typed: str):
    site = a_site(tmp_path, {"docs/over.nl.md": a_page(body=typed)})

    page = site.library.by_path[PurePosixPath("docs/over.nl.md")]
    assert {one.code for one in site.problems} <= {"link-bare"}
    assert place_page(page, site, str, "page") == f"<p>{TYPED[typed]}</p>"


def test_fields_and_headings_are_set_and_addresses_stay(tmp_path: Path):
    text = a_page('De "nieuwe" zorg', "## 's Avonds\n\nZie [kop](#s-avonds).", description="In 't Veld...")
    site = a_site(tmp_path, {"docs/over.nl.md": text})

    page = site.library.by_path[PurePosixPath("docs/over.nl.md")]
    assert not site.problems
    assert (page.title, page.fields.description) == ("De “nieuwe” zorg", "In ’t Veld…")
    assert '<h2 id="s-avonds">’s Avonds</h2>' in place_page(page, site, str, "page")


def test_a_site_chooses_its_signs_or_none(tmp_path: Path):
    for signs, shown in (("„ “ ‚ ‘ – — …", "„a“ ‚b‘ it’s"), ("\" \" ' ' -- --- ...", "\"a\" 'b' it's")):
        words = f"typography: '{signs.replace(chr(39), chr(39) * 2)}'\n"
        site = a_site(tmp_path, {"docs/over.nl.md": a_page(body="\"a\" 'b' it's"), "docs/_data/words/nl.yml": words})

        page = site.library.by_path[PurePosixPath("docs/over.nl.md")]
        assert not site.problems
        assert place_page(page, site, str, "page") == f"<p>{shown}</p>"


def test_a_hard_space_behind_a_mark_is_a_space(tmp_path: Path):
    body = "-\u00a0een\n-\u00a0twee\n\n##\u00a0Kop\n\n1.\u00a0drie\n"
    site = a_site(tmp_path, {"docs/over.nl.md": a_page(body=body)})

    page = site.library.by_path[PurePosixPath("docs/over.nl.md")]
    made = place_page(page, site, str, "page")
    assert "<li>twee</li>" in made
    assert ">Kop</h2>" in made
    assert "<li>drie</li>" in made


def test_what_is_data_stays_as_it_is_typed(tmp_path: Path):
    source = """S1:\n  title: "Zorg 'thuis' -- en \\"nu\\"..."\n  publisher: Voorbeeld\n  date: 2021\n"""
    files = {"docs/over.nl.md": a_page(body="Een 'feit'.[^S1]"), "docs/_data/sources.yml": source}
    site = a_site(tmp_path, files)

    page = site.library.by_path[PurePosixPath("docs/over.nl.md")]
    made = place_page(page, site, str, "page")
    assert not site.problems
    assert "Een ‘feit’." in made
    assert "<em>Zorg 'thuis' -- en \"nu\"...</em>, Voorbeeld, 2021." in made
