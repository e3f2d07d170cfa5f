"""Abbreviations explained from `docs/_data/glossary.yml`."""

from pathlib import Path, PurePosixPath

from builders import a_page, a_site, place_page

GLOSSARY = """\
GGD: {nl: gemeentelijke gezondheidsdienst, en: public health service}
TU/e: {nl: Technische Universiteit Eindhoven}
R&D: {nl: onderzoek "en" ontwikkeling}
"""


def shown(root: Path, body: str, locale: str = "nl") -> str:
    site = a_site(root, {"docs/_data/glossary.yml": GLOSSARY, f"docs/over.{locale}.md": a_page(body=body)})
    assert not site.problems
    return place_page(site.library.by_path[PurePosixPath(f"docs/over.{locale}.md")], site, str)


def test_only_the_first_use_in_a_text_is_explained(tmp_path: Path):
    body = "Met de *GGD* en de GGD.\n\nDe GGD en GGDx."

    text = shown(tmp_path, body)

    assert '<em><abbr title="gemeentelijke gezondheidsdienst">GGD</abbr></em> en de GGD.' in text
    assert "<p>De GGD en GGDx.</p>" in text


def test_each_locale_explains_in_its_own_words(tmp_path: Path):
    """`TU/e` has no English long form, so it stands as it is."""
    text = shown(tmp_path, "The GGD and the TU/e.", "en")

    assert text == '<p>The <abbr title="public health service">GGD</abbr> and the TU/e.</p>'


def test_a_heading_is_not_where_it_is_explained(tmp_path: Path):
    text = shown(tmp_path, "## De GGD\n\nWat de GGD doet.")

    assert '<h2 id="de-ggd">De GGD</h2>' in text
    assert "Wat de <abbr" in text


def test_words_in_another_language_are_left_alone(tmp_path: Path):
    text = shown(tmp_path, "*The GGD today*{lang=en}, zegt de GGD.")

    assert '<em lang="en">The GGD today</em>, zegt de <abbr' in text


def test_code_is_left_alone(tmp_path: Path):
    assert "<abbr" not in shown(tmp_path, "Typ `GGD`.\n\n```text\nGGD\n```")


def test_a_sign_in_an_abbreviation_or_its_long_form_is_only_text(tmp_path: Path):
    text = shown(tmp_path, "Aan R&D bij de TU/e.")

    assert '<abbr title="onderzoek &quot;en&quot; ontwikkeling">R&amp;D</abbr>' in text
    assert '<abbr title="Technische Universiteit Eindhoven">TU/e</abbr>' in text


def test_a_writer_may_explain_an_abbreviation_in_the_text_itself(tmp_path: Path):
    text = shown(tmp_path, "De GGD.\n\n*[GGD]: iets anders")

    assert '<abbr title="iets anders">GGD</abbr>' in text
