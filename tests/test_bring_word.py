"""`slimmer bring word`: what a document says stands in the draft, what it cannot say is told, and no file does harm."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from builders import a_project, some_settings
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from word_files import a_docx, cell, footnotes, item, link, note, p, picture, r, table

from slimmer.cli.main import cli
from slimmer.messages.tell import errors, render_problems
from slimmer.model.settings import Settings
from slimmer.stages import read_content
from slimmer.writing.bring.tidy import NotBrought
from slimmer.writing.bring.word import read_word

DATA = {"docs/_data/people.yml": "- {key: redactie, name: Redactie, role: {nl: Redactie, en: Editors}}\n"}
DRAFT = "blog/posts/2026-11-22-verslag.nl.md"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")


def a_picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(file, "PNG")
    return file.getvalue()


def bring(root: Path, content: bytes, *arguments: str) -> Result:
    a_project(root, DATA)
    (root / "verslag.docx").write_bytes(content)
    given = ["bring", "word", str(root / "verslag.docx"), "--yes", *arguments, "-f", str(root / "mkdocs.yml")]
    return CliRunner().invoke(cli, given)


def body_of(root: Path, name: str = DRAFT) -> str:
    return (root / name).read_text("utf-8").split("---\n", 2)[2].strip()


def published(root: Path, name: str = DRAFT) -> Settings:
    """With the line `draft: true` gone."""
    path = root / name
    path.write_text(path.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    return some_settings(root)


def test_a_whole_document_becomes_a_draft_that_passes_the_checks(tmp_path: Path):
    body = (
        p("Verslag", "Titel")
        + p("", "", r("Een ") + r("vet", "<w:b/>") + r(" woord, ") + link("een link", "to") + note(1) + r("."))
        + p("Wat er was", "Kop1")
        + item("een")
        + item("diep", 1)
        + item("dieper", 2, ordered=True)
        + item("twee")
        + p("Te diep", "Kop4")
        + table(cell("Wat") + cell("Wie"), cell("a|b") + cell("x\ny"), cell("breed", '<w:gridSpan w:val="2"/>'))
        + p("Gezegd is gezegd.", "Citaat")
        + p("", "", picture("photo", "Mensen aan een tafel"))
    )
    content = a_docx(
        body,
        {"word/footnotes.xml": footnotes("De toelichting."), "word/media/../a.png": a_picture()},
        {"photo": ("image", "media/../a.png"), "to": ("hyperlink", "https://elders.example/a(b)")},
    )

    result = bring(tmp_path, content)

    assert result.exit_code == 0, result.output
    assert body_of(tmp_path) == (
        "Een **vet** woord, [een link](https://elders.example/a%28b%29)[^noot-1].\n\n"
        "## Wat er was\n\n"
        "- een\n    - diep\n        1. dieper\n- twee\n\n"
        "### Te diep\n\n"
        "| Wat | Wie |\n| --- | --- |\n| a\\|b | x<br>y |\n| breed |  |\n\n"
        "> Gezegd is gezegd.\n\n"
        "![Mensen aan een tafel](2026-11-22-verslag-1.png)\n\n"
        "[^noot-1]: De toelichting."
    )
    assert (tmp_path / "blog/posts/2026-11-22-verslag-1.png").read_bytes() == a_picture()
    assert "  - bij 'Te diep': samengevoegde cellen zijn losse cellen geworden" in result.output
    assert [str(one.path) for one in read_content(some_settings(tmp_path)).library.unpublished] == [DRAFT]
    assert render_problems(read_content(published(tmp_path)).problems) == ""


def test_only_what_the_writer_knows_is_left_to_mend(tmp_path: Path):
    content = a_docx(
        p("Verslag", "Titel") + p("", "", picture("a")), {"word/a.png": a_picture()}, {"a": ("image", "a.png")}
    )

    result = bring(tmp_path, content)

    name = "2026-11-22-verslag-1.png"
    assert f"beschrijf wat er op {name} te zien is, tussen de haken: ![…]({name})" in result.output
    assert [one.code for one in read_content(published(tmp_path)).problems] == ["image-alt-missing"]


LEFT = {
    "formule": (p("Som", "", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "bij 'Soma+b': deze woorden stonden in een veld"),
    "veld": (p("Figuur ", "", f'<w:fldSimple w:instr="SEQ">{r("7")}</w:fldSimple>'), "formule of tekstvak: 7"),
    "verwijderd": (p("Blijft", "", "<w:del><w:r><w:delText>weg</w:delText></w:r></w:del>"), "als verwijderd was gemarkeerd: weg"),
    "opmerking": (p("Tekst", "", '<w:r><w:commentReference w:id="0"/></w:r>'), "bij 'Tekst': een opmerking in de kantlijn"),
    "stijl": (p("Tekst", "Los"), "de stijl 'Los blad' is gewone tekst geworden"),
    "grafiek": (
        p("Cijfers", "", '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://x/chart"/></a:graphic></wp:inline></w:drawing></w:r>'),
        "bij 'Cijfers': een grafiek, tekening of SmartArt",
    ),
    "script": (p("Zie ", "", link("hier", "bad")), "de link naar 'javascript:alert(1)' werkt hier niet"),
    "beeld elders": (p("Zie", "", picture("far", "Iets", "link")), "bij 'Zie': het beeld 'link' is er niet bij"),
    "beeld van Windows": (p("Zie", "", picture("emf", "Iets")), "het beeld 'x-emf' is er niet bij"),
    "verborgen": (p("", "", r("Te zien ") + r("geheim", "<w:vanish/>")), "wat in Word verborgen was: geheim"),
    "onderstreept": (p("", "", r("zo", '<w:u w:val="single"/>')), "onderstreepte of gemarkeerde woorden"),
    "een stuk uit een ander bestand": (p("Voor") + '<w:altChunk r:id="x"/>', "bij 'Voor': een ingesloten bestand"),
    "een lijst die verder telt": (
        item("een", ordered=True) + p("Tussen.") + item("twee", ordered=True),
        "bij 'twee': deze genummerde lijst telde in Word verder",
    ),
    "een tabel in een cel": (
        table(cell("Wat") + f"<w:tc>{table(cell('in') + cell('binnen'))}{p()}</w:tc>", cell("x") + cell("y")),
        "bij 'in binnen': een lijst of tabel in een cel",
    ),
    "een vette regel": (p("Eerst.") + p("Kop", "Kop1") + p("", "", r("Vet", "<w:b/>")) + p("Tekst."), "schrijf dan: ## Vet"),
    "een adres dat niet kan": (p("Zie ", "", link("hier", "odd")), "de link naar 'https://' werkt hier niet"),
    "beeld dat geen beeld is": (p("Zie", "", picture("fake", "Iets")), "het beeld 'png' is er niet bij"),
    "beeld dat er niet is": (p("Zie", "", picture("gone", "Iets")), "het beeld 'link' is er niet bij"),
}  # fmt: skip
RELATED = {
    "odd": ("hyperlink", "https://"),
    "bad": ("hyperlink", "javascript:alert(1)"),
    "far": ("image", "file:///etc/passwd"),
    "emf": ("image", "media/a.emf"),
    "fake": ("image", "media/b.png"),
    "gone": ("image", "../../../../etc/passwd"),
}
PARTS = {
    "word/media/a.emf": b"\1\0\0\0" * 50,
    "word/media/b.png": b"MZ\x90\0 a program",
    "word/header1.xml": "<hdr><t>Geheim</t></hdr>",
}


@pytest.mark.parametrize("name", LEFT)
def test_what_does_not_come_along_is_told_with_where_it_stood(name: str, tmp_path: Path):
    body, said = LEFT[name]
    result = bring(tmp_path, a_docx(body + p("Slot."), PARTS, RELATED))

    assert result.exit_code == 0, result.output
    assert said in result.output
    assert "kop- of voettekst: Geheim" in result.output
    assert [path.name for path in (tmp_path / "blog/posts").iterdir()] == ["2026-11-22-verslag.nl.md"]
    assert "javascript:" not in body_of(tmp_path)
    assert render_problems(errors(read_content(published(tmp_path)).problems)) == ""


def test_bold_lines_are_headings_where_nothing_else_is(tmp_path: Path):
    """Many writers never use the styles of Word."""
    bold = [p("", "", r(one, "<w:b/>")) for one in ("Wat er was", "Dit is een zin.", "Hierna:", "Slot")]
    content = a_docx(p("Verslag", "Titel") + "".join(one + p("Tekst.") for one in bold[:3]) + item("a") + bold[3])

    result = bring(tmp_path, content)

    assert body_of(tmp_path) == (
        "## Wat er was\n\nTekst.\n\n**Dit is een zin.**\n\nTekst.\n\n**Hierna:**\n\nTekst.\n\n- a\n\n**Slot**"
    )
    assert "een vette regel is een kop geworden: Wat er was" in result.output


def test_what_word_shows_apart_stays_apart(tmp_path: Path):
    """A page that begins, an item that stands in without one above it, a frame made of a table."""
    break_ = '<w:r><w:br w:type="page"/></w:r>'
    content = a_docx(
        p("", "", r("voor") + break_ + r("na")) + item("diep", 2) + item("terug") + table(cell("Een\nkader"))
    )

    bring(tmp_path, content)

    assert body_of(tmp_path) == "voor\\\nna\n\n- diep\n- terug\n\nEen\n\nkader"


def test_the_table_of_contents_and_a_main_part_of_another_name(tmp_path: Path):
    """Word in a browser writes `document2.xml`; the table's own words do not come along."""
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Een ... 1')}</w:sdtContent></w:sdt>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(a_docx(contents + p("Tekst.")))) as old, zipfile.ZipFile(file, "w") as new:
        for one in old.namelist():
            text = old.read(one).replace(b"word/document.xml", b"word/document2.xml")
            new.writestr(one.replace("document.xml", "document2.xml"), text)

    result = bring(tmp_path, file.getvalue())

    assert body_of(tmp_path) == "Tekst."
    assert "de inhoudsopgave; de site maakt die zelf" in result.output


def test_signs_that_mean_something_in_markdown_stay_what_they_are(tmp_path: Path):
    typed = "*a* _b_ [c](d) `e` {.f} &lt;b&gt;g&lt;/b&gt; ~~h~~ ![i](j) &amp;amp; 1 &lt; 2"
    said = ["- a", "# b", "1. c", "!!! note", ": d", "> e", "=== f", "--- g", "[[people]]", "[^S1]", typed]
    bring(tmp_path, a_docx(p("Verslag", "Titel") + "".join(p(one) for one in said)))

    content = read_content(published(tmp_path))

    assert render_problems(content.problems) == ""
    shown = "".join(str(part) for document in content.documents.values() for part in document.parts)
    for one in (
        "<p>- a</p>",
        "<p># b</p>",
        "<p>1. c</p>",
        "<p>!!! note</p>",
        "<p>: d</p>",
        "<p>=== f</p>",
        "[[people]]",
        "[^S1]",
    ):
        assert one in shown
    assert "<p>*a* _b_ [c](d) `e` {.f} &lt;b&gt;g&lt;/b&gt; ~~h~~ ![i](j) &amp;amp; 1 &lt; 2</p>" in shown


def test_a_second_time_nothing_is_replaced(tmp_path: Path):
    content = a_docx(p("Verslag", "Titel") + p("Tekst."))
    bring(tmp_path, content)
    (tmp_path / DRAFT).write_text("van mij", "utf-8")

    result = bring(tmp_path, content)

    assert result.exit_code == 2
    assert f"{DRAFT} bestaat al" in result.output
    assert (tmp_path / DRAFT).read_text("utf-8") == "van mij"


def test_a_page_in_another_language_and_folder(tmp_path: Path):
    content = a_docx(p("Our way", "Kop1") + p("Text.") + p("More", "Kop2"))

    result = bring(tmp_path, content, "--as", "page", "--set", "folder=over", "--locale", "en")

    assert result.exit_code == 0, result.output
    path = "docs/over/our-way.en.md"
    assert "title: Our way\n" in (tmp_path / path).read_text("utf-8")
    assert body_of(tmp_path, path) == "Text.\n\n## More"


BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'
HOSTILE = {
    "geen zip": (b"Dit is tekst", "is geen Word-bestand"),
    "leeg": (b"", "is geen Word-bestand"),
    "half": (a_docx(p("x"))[:900], "is geen Word-bestand"),
    "een oud bestand": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is geen Word-bestand"),
    "met een wachtwoord": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "heeft een wachtwoord"),
    "entiteiten die groeien": (a_docx("", {"word/document.xml": BOMB}), "opdrachten (DOCTYPE)"),
    "een entiteit van buiten": (a_docx("", {"word/document.xml": OUTSIDE}), "opdrachten (DOCTYPE)"),
    "onder een andere naam": (a_docx(p("x"), {"word/media/a.png": OUTSIDE}), "opdrachten (DOCTYPE)"),
    "in UTF-16": (a_docx("", {"word/styles.xml": OUTSIDE.encode("utf-16")}), "opdrachten (DOCTYPE)"),
    "een zip die groeit": (a_docx(p("x"), {"word/big.xml": b"<a>" + b" " * 60_000_000}), "uitgepakt te groot"),
    "te veel tekst": (a_docx(p("x"), {"word/styles.xml": b"<a>" + b" " * 21_000_000 + b"</a>"}), "uitgepakt te groot"),
    "te diep": (a_docx("<w:sdt><w:sdtContent>" * 2000 + "</w:sdtContent></w:sdt>" * 2000), "beschadigd of ongewoon"),
    "geen XML": (a_docx("</w:body>"), "beschadigd of ongewoon"),
    "zonder tekst": (a_docx(p("")), "staat geen tekst"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_not_read_is_told_and_leaves_nothing(name: str, tmp_path: Path):
    content, said = HOSTILE[name]

    result = bring(tmp_path, content)

    assert result.exit_code == 2, result.output
    assert said in result.output
    assert not (tmp_path / "blog").exists()


def test_no_name_in_the_file_becomes_a_path(tmp_path: Path):
    """A part may be called anything; a picture is called after the text."""
    name = "word/../../../../evil.png"
    bring(
        tmp_path,
        a_docx(p("x", "", picture("a", "Iets")), {name: a_picture()}, {"a": ("image", "../../../../evil.png")}),
    )

    assert {path.name for path in tmp_path.rglob("*.png")} <= {"2026-11-22-verslag-1.png"}
    assert not list(tmp_path.parent.glob("evil*"))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_a_part_holds_it_is_read_or_refused(data: st.DataObject):
    whole = a_docx(p("x") + item("y") + table(cell("z")), {"word/footnotes.xml": footnotes("n")})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    at = data.draw(st.integers(0, len(parts[name])))
    parts[name] = (
        parts[name][:at] + data.draw(st.binary(max_size=8)) + parts[name][at + data.draw(st.integers(0, 40)) :]
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for one, content in parts.items():
            archive.writestr(one, content)

    with contextlib.suppress(NotBrought):
        assert isinstance(read_word(file.getvalue()).title, str)
