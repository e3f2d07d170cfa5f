"""Names of files as other systems write them: loose accents, spaces, capitals."""

import unicodedata
from pathlib import Path

import pytest
from builders import a_page, a_site
from PIL import Image

from slimmer.messages.tell import render_problems

LOOSE = unicodedata.normalize("NFD", "coöperatie")
FORMS = {"as typed": "coöperatie", "with loose accents": LOOSE}


@pytest.mark.parametrize("typed", FORMS)
@pytest.mark.parametrize("named", FORMS)
def test_a_picture_is_found_in_either_form_of_its_name(tmp_path: Path, named: str, typed: str):
    """F18: a Mac names files with loose accents, and a keyboard types composed ones."""
    folder = tmp_path / "docs" / "over"
    folder.mkdir(parents=True)
    Image.effect_noise((900, 600), 50).save(folder / f"{FORMS[named]}.jpg")

    site = a_site(tmp_path, {"docs/over/proef.nl.md": a_page(body=f"Tekst.\n\n![Een vlak]({FORMS[typed]}.jpg)")})

    assert render_problems(site.problems) == ""


@pytest.mark.parametrize("typed", FORMS)
def test_a_page_is_found_and_paired_in_either_form_of_its_name(tmp_path: Path, typed: str):
    pages = {f"docs/{LOOSE}.nl.md": a_page("Coöperatie"), "docs/coöperatie.en.md": a_page("Cooperative")}

    site = a_site(tmp_path, {**pages, "docs/proef.nl.md": a_page(body=f"Zie [de coöperatie]({FORMS[typed]}.md).")})

    assert render_problems(site.problems) == ""
    keys = {page.key for page in site.library.pages if page.title.startswith("Co")}
    assert len(keys) == 1


def test_text_with_loose_accents_is_text_like_any_other(tmp_path: Path):
    title = unicodedata.normalize("NFD", "Coöperatie")

    site = a_site(tmp_path, {"docs/proef.nl.md": a_page(title)})

    assert "Coöperatie" in {page.title for page in site.library.pages}
