"""Lists of organisations, in and out: what staff have in Excel, and everything that can be wrong with it."""

import csv
import io
import random
import shutil
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path, PurePosixPath

import openpyxl
import pytest
from builders import NETWORK, ROOT, a_page, a_project, some_settings, write_files
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from slimmer.checks.data import check_organisations
from slimmer.cli.organisations import organisations as command
from slimmer.load.library import load_library
from slimmer.load.text import forbidden_sign, misread
from slimmer.load.yaml_lines import PLACEHOLDERS, parse_yaml
from slimmer.messages.tell import render_problems
from slimmer.messages.wording import wordings
from slimmer.model.library import Library
from slimmer.model.schemas import PartialDate
from slimmer.spreadsheets.candidate import Defaults
from slimmer.spreadsheets.export import derive_rows, export_csv, export_fields, export_xlsx
from slimmer.spreadsheets.list_file import load_list
from slimmer.spreadsheets.plan import Plan, plan_table
from slimmer.spreadsheets.table import letter
from slimmer.spreadsheets.values import parse_date, parse_website
from slimmer.spreadsheets.vocabulary import derive_vocabulary
from slimmer.spreadsheets.yaml_edit import edit_yaml
from slimmer.spreadsheets.yaml_write import render_organisation
from slimmer.text.mailbox import is_function_mailbox
from slimmer.text.names import normal_name, website_identity

FOLDER = "docs/_data/organisations"
SITE = {
    "docs/index.nl.md": a_page("Thuis"),
    "docs/projecten/proef.nl.md": a_page("De proef"),
    "docs/_data/sectors.yml": "zorg: {nl: Zorg, en: Care}\nonderwijs: {nl: Onderwijs, en: Education}\n",
    "docs/_data/municipalities.yml": 'eindhoven: {name: Eindhoven}\nnuenen-gerwen-en-nederwetten: {name: "Nuenen, Gerwen en Nederwetten"}\n',
    "docs/_data/sources.yml": "S1: {url: https://bron.example/, date: 2021-11-29}\n",
}
ONE = """\
# Met de hand geschreven
name: Organisatie 0001   # zo heet zij
sector: zorg

website: https://een.example/
roles:
  # getekend bij de start
  - role: signatory
    date: 2021-11-25
    source: S1
"""
OVERLAP = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one organisation."""
    write_files(tmp_path, {**SITE, f"{FOLDER}/organisatie-0001.yml": ONE})
    return tmp_path


@pytest.fixture
def project(site: Path) -> Path:
    """The same with a configuration, for the command."""
    return a_project(site, {name: text for name, text in SITE.items() if name.startswith("docs/index")})


def loaded(root: Path) -> Library:
    library, problems = load_library(some_settings(root))
    assert problems == []
    return library


def planned(root: Path, name: str, content: str | bytes | None = None, **options) -> Plan:
    """What importing this file would do; problems of reading it are problems of the plan."""
    if content is not None:
        write_files(root, {name: content.encode() if isinstance(content, str) else content})
    library = loaded(root)
    vocabulary = derive_vocabulary(library, some_settings(root))
    table, problems = load_list(root / name, vocabulary, sheet=options.pop("sheet", None))
    if table is None or problems:
        return Plan(problems=tuple(problems))
    defaults = options.pop("defaults", Defaults())
    return plan_table(
        table, library, vocabulary, lambda path: (root / path).read_bytes().decode(), defaults=defaults, **options
    )


def write(root: Path, plan: Plan) -> None:
    assert plan.problems == ()
    write_files(root, {str(path): text.encode() for path, text in plan.files.items()})


def text_of(root: Path, key: str) -> str:
    return (root / FOLDER / f"{key}.yml").read_bytes().decode()


def told(plan: Plan) -> str:
    return render_problems([*plan.problems, *plan.doubts, *plan.notices])


def codes(plan: Plan) -> set[str]:
    return {one.code for one in plan.problems}


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "-f", str(root / "mkdocs.yml")], catch_exceptions=False)


def a_workbook(path: Path, rows: list[list[object]], change: Callable | None = None) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def raw_workbook(path: Path, sheet: str, *, strings: str = "", parts: dict[str, str] | None = None) -> Path:
    """A workbook made by hand, as hostile as its maker likes."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    packages = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/>'
        + (f'<Override PartName="/xl/sharedStrings.xml" ContentType="{types}.sharedStrings+xml"/>' if strings else "")
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship Id="r1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="Lijst" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet.replace("<worksheet>", f'<worksheet xmlns="{main}">'),
    }
    if strings:
        files["xl/sharedStrings.xml"] = strings
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**files, **(parts or {})}.items():
            archive.writestr(name, content)
    return path


def inline(row: int, *texts: str) -> str:
    cells = "".join(f'<c r="{letter(n)}{row}" t="inlineStr"><is><t>{text}</t></is></c>' for n, text in enumerate(texts))
    return f'<row r="{row}">{cells}</row>'


HEADER = "naam;sector;gemeente;website;rol;datum;bron;contact;sleutel\n"


# Columns


@pytest.mark.parametrize(
    "header",
    [
        "naam;sector;gemeente;website;rol;datum;bron;belofte (nl);belofte (en);contact",
        "Organisatie;SECTOR;Gemeente ;URL;Rol;Datum ondertekening;Bron;Belofte;Belofte Engels;E-mail",
        "name;sector;municipality;website;role;date;source;pledge nl;Pledge (EN);e-mail",
        "Organisation name;Sector;Municipality;Web address;Role;Signed on;Source;Dutch pledge;English pledge;Mailbox",
        "Náám organisatie;sector;gemeente;site;rollen;ondertekend;vindplaats;belofte in het Nederlands;pledge_en;mailadres",
    ],
)
def test_columns_are_recognised_in_both_languages(site: Path, header: str):
    row = "Organisatie 0002;zorg;Eindhoven;twee.example;lid;2021;S1;Wij doen mee;We take part;info@twee.example"
    plan = planned(site, "lijst.csv", f"{header}\n{row}\n")

    assert plan.problems == ()
    assert plan.files[PurePosixPath(FOLDER, "organisatie-0002.yml")] == (
        "name: Organisatie 0002\nsector: zorg\nmunicipality: Eindhoven\nwebsite: https://twee.example\n"
        "pledge:\n  nl: Wij doen mee\n  en: We take part\ncontact: info@twee.example\n"
        "roles:\n  - role: member\n    date: 2021\n    source: S1\n"
    )


@pytest.mark.parametrize("name", ["Opmerkingen", "Contactpersoon", "Telefoon", "Voornaam", "Aantal medewerkers"])
def test_columns_about_people_and_remarks_are_left_alone(site: Path, name: str):
    """What staff note for themselves never reaches the site."""
    plan = planned(site, "lijst.csv", f"naam;{name};sector;rol;bron\nOrganisatie 0002;geheim;zorg;lid;S1\n")

    assert [column.name for column in plan.columns.left] == [name]
    assert "geheim" not in "".join(plan.files.values())


def test_a_title_above_the_columns_is_skipped(site: Path):
    plan = planned(site, "lijst.csv", "Lijst van 2021\n\nnaam;sector;rol;bron\nOrganisatie 0002;zorg;lid;S1\n")

    assert [change.key for change in plan.new] == ["organisatie-0002"]
    assert plan.new[0].candidate.rows == (4,)


# What is told before anything is written


def test_dry_run_tells_everything_and_writes_nothing(project: Path):
    write_files(
        project,
        {
            "lijst.csv": "naam;sector;website;rol;datum;bron;sektor\n"
            "Organisatie 0001;onderwijs;;lid;2022;S1;\n"
            "Organisatie 0002;zorg;twee.example;ondertekenaar;25-11-2021;S1;\n"
            "Organisatie 002;zorg;;lid;;S1;\n"
        },
    )
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}

    done = run(project, "import", str(project / "lijst.csv"))

    assert done.exit_code == 0
    assert {path: path.read_bytes() for path in project.rglob("*.yml")} == before
    assert done.stdout.split("\n", 1)[1] == (
        "Herkende kolommen / recognised columns:\n"
        "  A 'naam' → naam / name\n"
        "  B 'sector' → sector\n"
        "  C 'website' → website\n"
        "  D 'rol' → rol / role\n"
        "  E 'datum' → datum / date\n"
        "  F 'bron' → bron / source\n"
        "Niet gelezen / not read:\n"
        "  G 'sektor'  (bedoelt u / did you mean: sector?)\n"
        "Nieuw / new: 2\n"
        f"  {FOLDER}/organisatie-0002.yml (rij / row 3)\n"
        "    + name: Organisatie 0002\n"
        "    + sector: zorg\n"
        "    + website: https://twee.example\n"
        "    + roles.1: signatory, 2021-11-25, S1\n"
        f"  {FOLDER}/organisatie-002.yml (rij / row 4)\n"
        "    + name: Organisatie 002\n"
        "    + sector: zorg\n"
        "    + roles.1: member, S1\n"
        "Gewijzigd / changed: 1\n"
        f"  {FOLDER}/organisatie-0001.yml (rij / row 2)\n"
        "    + roles.2: member, 2022, S1\n"
        "    = sector: zorg (lijst / list: onderwijs; --overwrite sector)\n"
        "Ongewijzigd / unchanged: 0\n"
        "Niets geschreven; met --write wel. / Nothing written; add --write to write.\n"
    )


def test_write_writes_and_a_second_time_there_is_nothing_to_do(project: Path):
    write_files(project, {"lijst.csv": HEADER + "Organisatie 0002;zorg;;;lid;;S1;;\n"})
    first = run(project, "import", str(project / "lijst.csv"), "--write")
    second = run(project, "import", str(project / "lijst.csv"), "--write")

    assert first.stdout.endswith("Geschreven / written: 1 bestand / file.\n")
    assert second.stdout.endswith("Ongewijzigd / unchanged: 1\nNiets te schrijven. / Nothing to write.\n")
    assert text_of(project, "organisatie-0002") == (
        "name: Organisatie 0002\nsector: zorg\nroles:\n  - role: member\n    source: S1\n"
    )


def test_one_wrong_row_leaves_that_organisation_alone(project: Path):
    write_files(project, {"lijst.csv": HEADER + "Organisatie 0002;zorg;;;lid;;S1;;\nOrganisatie 0003;;;;lid;;S1;;\n"})
    done = run(project, "import", str(project / "lijst.csv"), "--write")

    assert done.exit_code == 1
    assert "lijst.csv:3: 'Organisatie 0003' is nieuw en heeft nog geen sector." in done.stderr
    assert (project / FOLDER / "organisatie-0002.yml").exists()
    assert not (project / FOLDER / "organisatie-0003.yml").exists()


def test_an_organisation_with_one_wrong_row_is_not_half_written(site: Path):
    rows = "Organisatie 0002;zorg;;;lid;2023;S1;;\nOrganisatie 0002;;;;partner;31-31-2023;S1;;\n"
    plan = planned(site, "lijst.csv", HEADER + rows + "Organisatie 0003;zorg;;;lid;;S1;;\n")

    assert [(one.line, one.code) for one in plan.problems] == [(3, "import-date")]
    assert list(map(str, plan.files)) == [f"{FOLDER}/organisatie-0003.yml"]


def test_a_mistake_in_many_rows_is_told_once_with_its_rows(project: Path):
    rows = "".join(f"Organisatie {number:04};zorg;;;lid;;;;\n" for number in range(2, 60))
    write_files(project, {"lijst.csv": HEADER + rows})

    done = run(project, "import", str(project / "lijst.csv"))

    assert done.stderr.count("[import-source-missing]") == 1
    assert "ook in rij / also in row: 3, 4, 5," in done.stderr
    assert "… (58 keer / times)" in done.stderr


CASES = Path(__file__).parent / "cases"


def test_mailboxes_of_a_function_in_a_list(site: Path):
    """F22: one doubtful mailbox does not stop an import, and one can say once that all are of a function."""
    content = (CASES / "F22-mailboxes.csv").read_bytes()
    plan, kept = (planned(site, "lijst.csv", content, keep_contacts=keep) for keep in (False, True))

    assert (plan.problems, plan.notices, len(plan.files)) == ((), (), 10)
    assert all("contact: " in text for text in plan.files.values())
    assert kept.files == plan.files


def test_a_doubtful_mailbox_is_left_out_or_kept_by_who_knows(site: Path):
    rows = HEADER + "Organisatie 0002;zorg;;;lid;;S1;fientje@twee.example;\n"
    plan, kept = (planned(site, "lijst.csv", rows, keep_contacts=keep) for keep in (False, True))

    assert [one.code for one in plan.notices] == ["import-contact-left"]
    assert "contact" not in text_with(plan)
    assert 'contact: fientje@twee.example\nshared_mailbox: "true"\n' in text_with(kept)
    write(site, kept)
    assert not list(check_organisations(loaded(site), some_settings(site)))


def test_one_role_with_a_fuller_and_a_vaguer_date(site: Path):
    """F23: said twice, it is one role with the fuller date, whichever came first."""
    header, *rows = (CASES / "F23-same-role-twice.csv").read_text("utf-8").splitlines()
    for order in (rows, rows[::-1]):
        plan = planned(site, "lijst.csv", "\n".join([header, *order]))
        assert text_with(plan).endswith("roles:\n  - role: member\n    date: 2023-05-01\n    source: S1\n")


def test_a_fuller_date_replaces_a_vaguer_one_in_the_file(site: Path):
    write_files(site, {f"{FOLDER}/organisatie-0001.yml": ONE.replace("2021-11-25", "2021")})
    row = "Organisatie 0001;;;;ondertekenaar;{};S1;;\n"

    assert "date: 2021-11-25" in text_with(planned(site, "lijst.csv", HEADER + row.format("25-11-2021")))
    assert planned(site, "lijst.csv", HEADER + row.format("2021")).files == {}


def test_a_far_municipality_gets_no_suggestion(site: Path):
    """F29: Aalburg is not Waalre, though a few letters are all that differ."""
    places = "".join(f"{name.lower()}: {{name: {name}}}\n" for name in ("Eindhoven", "Waalre", "Valkenswaard"))
    write_files(site, {"docs/_data/municipalities.yml": places, "docs/_data/sectors.yml": "overheid: {nl: Overheid}\n"})
    (site / FOLDER / "organisatie-0001.yml").unlink()
    said = told(planned(site, "lijst.csv", (CASES / "F29-far-municipality.csv").read_bytes()))

    assert "'Aalburg' is geen gemeente van deze site. Ligt de organisatie elders" in said
    assert "Bedoelt u" not in said


def test_names_of_signs_only_become_files_of_their_own(site: Path):
    plan = planned(site, "lijst.csv", HEADER + "😀;zorg;;;lid;;S1;;\n...!;zorg;;;lid;;S1;;\n")

    assert sorted(map(str, plan.files)) == [f"{FOLDER}/organisatie-2.yml", f"{FOLDER}/organisatie.yml"]


def test_options_hold_for_rows_that_say_nothing(site: Path):
    defaults = Defaults("signatory", PartialDate(2021, 11, 25), "https://akkoord.example/lijst")
    plan = planned(
        site,
        "lijst.csv",
        "naam;sector;bron\nOrganisatie 0002;zorg;\nOrganisatie 0003;zorg;S1\nOrganisatie 0001;;\n",
        defaults=defaults,
    )

    assert (
        "date: 2021-11-25\n    source: https://akkoord.example/lijst\n"
        in plan.files[PurePosixPath(FOLDER, "organisatie-0002.yml")]
    )
    assert "source: S1\n" in plan.files[PurePosixPath(FOLDER, "organisatie-0003.yml")]
    assert [change.key for change in plan.unchanged] == ["organisatie-0001"]
    assert plan.unchanged[0].kept == ()


@pytest.mark.parametrize(
    "option", [("--overwrite", "naam"), ("--role", "baas"), ("--date", "ooit"), ("--source", "javascript:x")]
)
def test_wrong_options_exit_2(project: Path, option: tuple[str, str]):
    write_files(project, {"lijst.csv": HEADER})

    assert run(project, "import", str(project / "lijst.csv"), *option).exit_code == 2


def test_an_unreadable_organisation_stops_the_import(project: Path):
    """It might be the very one that the list would make again."""
    write_files(project, {f"{FOLDER}/kapot.yml": "name: [\n", "lijst.csv": HEADER + "Kapot;zorg;;;lid;;S1;;\n"})
    done = run(project, "import", str(project / "lijst.csv"), "--write")

    assert done.exit_code == 1
    assert f"{FOLDER}/kapot.yml:" in done.stderr


# Who is who


@pytest.mark.parametrize(
    "spelling",
    [
        "organisatie 0001",
        "ORGANISATIE-0001",
        "Stichting Organisatie 0001",
        "Organisatie 0001 B.V.",
        "Coöperatie Organisatie 0001 U.A.",
        "Órganisatie  0001, Stichting",
    ],
)
def test_spellings_of_one_name_are_one_organisation(site: Path, spelling: str):
    plan = planned(site, "lijst.csv", f'naam;rol;bron\n"{spelling}";lid;S1\n')

    assert [change.key for change in plan.changed] == ["organisatie-0001"]
    assert plan.new == plan.doubts == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gemeente Zonstad", "Zonstad, gemeente"),
        ("Gemeente Zonstad", "Zonstad (Gemeente)"),
        ("Gemeente Zonstad", "Municipality of Zonstad"),
        ("Zorg & Welzijn", "Zorg en Welzijn"),
        ("Café ’t Hoekje", "Cafe 't Hoekje"),
        ("Ørsted", "Orsted"),
    ],
)
def test_two_names_for_one(one: str, other: str):
    assert normal_name(one) == normal_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wijkteam 1", "Wijkteam 2"),
        ("Gemeente Best", "Best"),
        ("Αθήνα", "Ωμέγα"),
        ("Stichting", "Vereniging"),
        ("日本", "中国"),
    ],
)
def test_two_names_for_two(one: str, other: str):
    assert normal_name(one) != normal_name(other)


def test_a_shared_host_says_nothing_about_who_someone_is():
    assert website_identity("https://www.een.example/nl/") == website_identity("http://een.example")
    assert website_identity("https://www.facebook.com/een") != website_identity("https://www.facebook.com/twee")


def test_of_two_with_one_name_the_website_decides(site: Path):
    write_files(
        site, {f"{FOLDER}/tweede.yml": ONE.replace("0001 ", "0001 BV").replace("een.example", "tweede.example")}
    )
    plan = planned(site, "lijst.csv", HEADER + "Organisatie 0001 NV;;;https://www.tweede.example;lid;;S1;;\n")

    assert [change.key for change in plan.changed] == ["tweede"]


DOUBTS = {
    "a letter less": ("Organistie 0001", "", "import-doubt-name"),
    "a letter swapped": ("Organisaite 0001", "", "import-doubt-name"),
    "words in another order": ("0001 Organisatie", "", "import-doubt-name"),
    "a longer name": ("Organisatie 0001 Zuidoost", "", "import-doubt-name"),
    "a short name between brackets": ("Iets anders (Organisatie 0001)", "", "import-doubt-name"),
    "the same website": ("Heel iets anders", "http://www.een.example/over", "import-doubt-website"),
}


@pytest.mark.parametrize(("name", "website", "code"), DOUBTS.values(), ids=DOUBTS)
def test_what_is_doubtful_is_told_and_left_alone(site: Path, name: str, website: str, code: str):
    plan = planned(site, "lijst.csv", HEADER + f"{name};zorg;;{website};lid;;S1;;\n")

    assert plan.files == {}
    assert [one.code for one in plan.doubts] == [code]


def test_the_key_settles_a_doubt(site: Path):
    rows = "Organistie 0001;;;;lid;2020;S1;;organisatie-0001\nOrganisatie 0001 Zuidoost;zorg;;;lid;;S1;;zuidoost\n"
    plan = planned(site, "lijst.csv", HEADER + rows)

    assert plan.doubts == ()
    assert {path.stem for path in plan.files} == {"organisatie-0001", "zuidoost"}
    assert "name: Organisatie 0001   # zo heet zij" in plan.files[PurePosixPath(FOLDER, "organisatie-0001.yml")]


def test_a_similar_name_with_the_same_website_is_the_same(site: Path):
    plan = planned(site, "lijst.csv", HEADER + "Organistie 0001;;;een.example;lid;;S1;;\n")

    assert [change.key for change in plan.changed] == ["organisatie-0001"]


def test_doubts_within_one_list(site: Path):
    plan = planned(
        site,
        "lijst.csv",
        HEADER
        + "Zorggroep Zonstad;zorg;;;lid;;S1;;\nZorggroep Zonstat;zorg;;;lid;;S1;;\n"
        + "Aap;zorg;;https://x.example/a;lid;;S1;;\nNoot;zorg;;https://x.example/b;lid;;S1;;\n"
        + "Wijkteam 1;zorg;;;lid;;S1;;\nWijkteam 2;zorg;;;lid;;S1;;\n",
    )

    assert sorted((one.line, one.code) for one in plan.doubts) == [
        (2, "import-doubt-name"),
        (3, "import-doubt-name"),
        (4, "import-doubt-website"),
        (5, "import-doubt-website"),
    ]
    assert {path.stem for path in plan.files} == {"wijkteam-1", "wijkteam-2"}


def test_the_same_organisation_twice_in_one_list_is_one(site: Path):
    plan = planned(
        site,
        "lijst.csv",
        HEADER
        + "Organisatie 0002;zorg;;;initiatiefnemer;;S1;;\n"
        + "Stichting Organisatie 0002;;Eindhoven;;ondertekenaar;;S1;;\n"
        + "Organisatie 0002;zorg;;;initiatiefnemer;;S1;;\n",
    )

    assert [change.key for change in plan.new] == ["organisatie-0002"]
    assert plan.files[PurePosixPath(FOLDER, "organisatie-0002.yml")] == (
        "name: Organisatie 0002\nsector: zorg\nmunicipality: Eindhoven\nroles:\n"
        "  - role: initiator\n    source: S1\n  - role: signatory\n    source: S1\n"
    )
    assert [(one.line, one.code) for one in plan.notices] == [(3, "import-same-name"), (4, "import-repeated")]


def test_names_that_cannot_be_files_get_other_names(site: Path):
    rows = "".join(
        f"{name};zorg;;;lid;;S1;;\n" for name in ["CON", "日本", "中国", "../../etc/passwd", "A" * 100, "index"]
    )
    plan = planned(site, "lijst.csv", HEADER + rows)

    assert {path.name for path in plan.files} == {
        "organisatie-con.yml",
        "organisatie.yml",
        "organisatie-2.yml",
        "etc-passwd.yml",
        f"{'a' * 60}.yml",
        "index.yml",
    }
    assert {path.parent for path in plan.files} == {PurePosixPath(FOLDER)}


# What was written by hand stays


def test_only_gaps_are_filled(site: Path):
    row = "Organisatie 0001;onderwijs;Eindhoven;https://ander.example/;ondertekenaar;2020;S1;info@een.example;\n"
    plan = planned(site, "lijst.csv", HEADER + row)

    assert plan.files[PurePosixPath(FOLDER, "organisatie-0001.yml")] == ONE.replace(
        "sector: zorg\n", "sector: zorg\nmunicipality: Eindhoven\n"
    ).replace("een.example/\n", "een.example/\ncontact: info@een.example\n")
    assert [(one.loc, one.old, one.new) for one in plan.changed[0].kept] == [
        (("sector",), "zorg", "onderwijs"),
        (("website",), "https://een.example/", "https://ander.example/"),
        (("roles", 0, "date"), "2021-11-25", "2020"),
    ]


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("sector", "sector: zorg", "sector: onderwijs"),
        ("website", "https://een.example/", "https://ander.example/"),
        ("roles", "date: 2021-11-25", "date: 2020"),
    ],
)
def test_overwrite_replaces_only_the_field_it_names(site: Path, field: str, old: str, new: str):
    row = "Organisatie 0001;onderwijs;;https://ander.example/;ondertekenaar;2020;S1;;\n"
    plan = planned(site, "lijst.csv", HEADER + row, overwrite={field})

    assert plan.files[PurePosixPath(FOLDER, "organisatie-0001.yml")] == ONE.replace(old, new)


def test_an_empty_cell_erases_nothing(site: Path):
    plan = planned(site, "lijst.csv", HEADER + "Organisatie 0001;;;;;;;;\n", overwrite={"website", "roles"})

    assert plan.files == {}


def test_a_role_is_added_once(site: Path):
    """The same role in the same project is the same role, however little the row says."""
    rows = "Organisatie 0001;;;;ondertekenaar;;S1;;\nOrganisatie 0001;;;;signatory;25 november 2021;S1;;\nOrganisatie 0001;;;;lid;;S1;;\n"
    plan = planned(site, "lijst.csv", HEADER + rows)

    assert [(one.loc, one.new) for one in plan.changed[0].made] == [(("roles", 1), "member, S1")]
    assert plan.changed[0].kept == ()


def test_several_roles_in_one_cell(site: Path):
    plan = planned(site, "lijst.csv", "naam;rol;project;bron\nOrganisatie 0001;lid, partner;De proef;S1\n")

    assert text_with(plan).endswith(
        "  - role: member\n    project: proef\n    source: S1\n  - role: partner\n    project: proef\n    source: S1\n"
    )


def text_with(plan: Plan) -> str:
    (text,) = plan.files.values()
    return text


def test_a_date_from_another_source_fills_no_gap(site: Path):
    """The source in the file would seem to prove it."""
    write_files(site, {f"{FOLDER}/organisatie-0001.yml": ONE.replace("    date: 2021-11-25\n", "")})

    other = planned(site, "lijst.csv", HEADER + "Organisatie 0001;;;;ondertekenaar;2021;https://elders.example/;;\n")
    same = planned(site, "lijst.csv", HEADER + "Organisatie 0001;;;;ondertekenaar;2021;S1;;\n")

    assert other.files == {}
    assert [one.loc for one in other.unchanged[0].kept] == [("roles", 0, "date"), ("roles", 0, "source")]
    assert "  - role: signatory\n    date: 2021\n    source: S1\n" in text_with(same)


# The file keeps its shape

EDITS = {
    "a field in its place": (
        "name: A\nsector: zorg\nroles: []\n",
        {("website",): "https://a.example/"},
        "name: A\nsector: zorg\nwebsite: https://a.example/\nroles: []\n",
    ),
    "comments and blank lines stay": (
        "# een\n\nname: A # twee\n\n# drie\nsector: zorg\n\n# vier\nroles: []\n# vijf\n",
        {("municipality",): "Best"},
        "# een\n\nname: A # twee\n\n# drie\nsector: zorg\nmunicipality: Best\n\n# vier\nroles: []\n# vijf\n",
    ),
    "an empty field is filled": (
        "name: A\nwebsite:   # nog zoeken\nsector: zorg\n",
        {("website",): "https://a.example/"},
        "name: A\nwebsite: https://a.example/   # nog zoeken\nsector: zorg\n",
    ),
    "a tilde is filled": ("name: A\nlogo: ~\n", {("logo",): "a.svg"}, "name: A\nlogo: a.svg\n"),
    "a quoted value": ("name: 'A'  # k\nsector: zorg\n", {("name",): "A: b"}, 'name: "A: b"  # k\nsector: zorg\n'),
    "a block of text": (
        "pledge:\n  nl: |\n    een\n    twee\n\n  # over\n  en: x\nroles: []\n",
        {("pledge", "nl"): "drie\nvier"},
        "pledge:\n  nl: |-\n    drie\n    vier\n\n  # over\n  en: x\nroles: []\n",
    ),
    "both pledges": (
        "name: A\nroles: []\n",
        {("pledge", "nl"): "x", ("pledge", "en"): "z"},
        "name: A\npledge:\n  nl: x\n  en: z\nroles: []\n",
    ),
    "a pledge between brackets": (
        "pledge: {nl: x} # k\n",
        {("pledge", "en"): "y, z"},
        'pledge: {nl: x, en: "y, z"} # k\n',
    ),
    "a role below the others": (
        "roles:\n  - role: member\n    source: S1  # k\n\n# slot\n",
        {("roles", 1): {"role": "partner", "source": "S2", "note": {"nl": "a, b"}}},
        'roles:\n  - role: member\n    source: S1  # k\n  - role: partner\n    source: S2\n    note: {nl: "a, b"}\n\n# slot\n',
    ),
    "roles without indentation": (
        "roles:\n- role: member\n  source: S1",
        {("roles", 1): {"role": "partner", "source": "S2"}},
        "roles:\n- role: member\n  source: S1\n- role: partner\n  source: S2",
    ),
    "roles between brackets": (
        "roles: [{role: member, source: S1}]\nx: y\n",
        {("roles", 1): {"role": "partner", "source": "S2"}, ("roles", 0, "date"): "2021"},
        "roles: [{role: member, source: S1, date: 2021}, {role: partner, source: S2}]\nx: y\n",
    ),
    "a date in a role": (
        "roles:\n  - role: member\n    source: S1\n",
        {("roles", 0, "date"): "2021-11"},
        "roles:\n  - role: member\n    date: 2021-11\n    source: S1\n",
    ),
    "everything between brackets": (
        "{name: A, sector: zorg}\n",
        {("logo",): "a.svg"},
        "{name: A, sector: zorg, logo: a.svg}\n",
    ),
    "line ends of Windows": (
        "name: A\r\nroles: []\r\n",
        {("sector",): "zorg"},
        "name: A\r\nsector: zorg\r\nroles: []\r\n",
    ),
    "signs of two words": ('name: "é𝒳"\nsector: "𝒳" # k\n', {("sector",): "zorg"}, 'name: "é𝒳"\nsector: zorg # k\n'),
    "a field at the end": ("name: A\nroles: []", {("zz",): "b"}, "name: A\nroles: []\nzz: b"),
}


@pytest.mark.parametrize(("text", "sets", "wanted"), EDITS.values(), ids=EDITS)
def test_only_the_changed_lines_change(text: str, sets: dict, wanted: str):
    assert edit_yaml(text, sets) == wanted


@st.composite
def a_file_by_hand(draw: st.DrawFn) -> str:
    """The same organisation, laid out by someone with a style of their own."""
    pad = st.sampled_from(["", "", "\n", "# k: v\n", "\n  # los\n"])
    tail = st.sampled_from(["", "  # k", " "])
    fields = {
        "name": ["name: Organisatie 0001", "'name': 'Organisatie 0001'", "name:\n  Organisatie\n  0001"],
        "sector": ["sector: zorg", "sector:   zorg"],
        "logo": ["logo:", "logo: ~", "logo: een.svg"],
        "pledge": ["pledge:\n  nl: x", "pledge:\n    nl: |\n      x\n\n      z\n", "pledge:\n  nl: >-\n    x\n    z"],
        "roles": [
            "roles:\n  - role: signatory\n    source: S1",
            "roles:\n- source: S1\n  role: signatory",
            "roles:\n  -\n    role: signatory # k\n    # k\n    source: S1",
        ],
    }
    names = draw(st.permutations(draw(st.sampled_from([list(fields), ["name", "sector", "roles"]]))))
    return "".join(draw(pad) + draw(st.sampled_from(fields[name])) + draw(tail) + "\n" for name in names) + draw(pad)


@settings(deadline=None, max_examples=300)
@given(a_file_by_hand(), st.sampled_from(["\n", "\r\n"]))
def test_adding_never_touches_a_line_of_the_writer(text: str, end: str):
    path = PurePosixPath("a.yml")
    before = parse_yaml(text, path)
    assert before.problems == ()
    sets = {("website",): "https://een.example/", ("pledge", "en"): "y", ("roles", 0, "date"): "2021"}
    sets |= {("municipality",): "Eindhoven", ("roles", 1): {"role": "member", "source": "S1"}}
    new = edit_yaml(text.replace("\n", end), sets)
    assert new is not None
    wanted = before.value | {"website": "https://een.example/", "municipality": "Eindhoven"}
    wanted |= {"pledge": {**before.value.get("pledge", {}), "en": "y"}}
    wanted |= {"roles": [{**before.value["roles"][0], "date": "2021"}, {"role": "member", "source": "S1"}]}

    assert parse_yaml(new, path).value == wanted
    lines = iter(new.split(end))
    assert all(line in lines for line in text.rstrip("\n").split("\n")), "a line is gone or moved"


def test_a_file_in_an_odd_shape_is_left_to_its_writer(site: Path):
    odd = "name: Organisatie 0001\nsector: zorg\nroles: [{role: signatory, source: S1},]\n"
    write_files(site, {f"{FOLDER}/organisatie-0001.yml": odd})
    plan = planned(site, "lijst.csv", HEADER + "Organisatie 0001;;;;lid;;S1;;\n")

    assert codes(plan) == {"import-file-shape"}
    assert "role: member" in told(plan)
    assert plan.files == {}


def test_a_byte_order_mark_and_windows_line_ends_stay(site: Path):
    windows = b"\xef\xbb\xbf" + ONE.replace("\n", "\r\n").encode()
    write_files(site, {f"{FOLDER}/organisatie-0001.yml": windows})
    plan = planned(site, "lijst.csv", HEADER + "Organisatie 0001;;Eindhoven;;;;;;\n")

    assert text_with(plan).encode() == windows.replace(b"zorg\r\n", b"zorg\r\nmunicipality: Eindhoven\r\n")


def may_be_written(text: str) -> bool:
    """Not refused by every reader of texts: signs that no one sees, letters in a wrong encoding, a placeholder."""
    seen = not any(sign in text for sign in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
    return seen and not forbidden_sign(text) and misread(text) is None and text.strip() not in PLACEHOLDERS


PLAIN = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff\ue000\ue001\ue002\ue003"
    ),
    min_size=1,
    max_size=40,
).filter(may_be_written)
LINES = st.lists(PLAIN | st.just(""), min_size=1, max_size=4).map("\n".join)


@given(
    st.dictionaries(st.sampled_from(["nl", "en"]), LINES, min_size=1),
    PLAIN,
    st.sampled_from(["no", "2021", "~", "1e3", "- a", "a: b", "a #b", "'", "{", "@x", "%y"]) | PLAIN,
)
def test_what_is_written_reads_back_as_it_was(pledge: dict[str, str], name: str, source: str):
    data = {"name": name, "pledge": pledge, "roles": [{"role": "member", "source": source, "note": dict(pledge)}]}
    parsed = parse_yaml(render_organisation(data), PurePosixPath("a.yml"))

    assert parsed.problems == ()
    assert parsed.value == data


# Cells


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("25-11-2021", "2021-11-25"),
        ("25/11/2021", "2021-11-25"),
        ("25.11.2021", "2021-11-25"),
        ("5-1-2021", "2021-01-05"),
        ("25 november 2021", "2021-11-25"),
        ("25 nov. 2021", "2021-11-25"),
        ("1 mrt 2021", "2021-03-01"),
        ("donderdag 25 november 2021", "2021-11-25"),
        ("25 November 2021", "2021-11-25"),
        ("November 25, 2021", "2021-11-25"),
        ("2021-11-25", "2021-11-25"),
        ("2021-11-25 00:00:00", "2021-11-25"),
        ("2021-11-25T00:00:00Z", "2021-11-25"),
        ("november 2021", "2021-11"),
        ("11-2021", "2021-11"),
        ("2021-11", "2021-11"),
        ("2021", "2021"),
        ("29-2-2021", None),
        ("25-13-2021", None),
        ("25-11-21", None),
        ("0-11-2021", None),
        ("44525", None),
        ("eind 2021", None),
        ("25-11-2021 of later", None),
        ("2021?", None),
        ("20210", None),
    ],
)
def test_dates_as_people_here_write_them(text: str, wanted: str | None):
    found = parse_date(text, ("nl", "en"))

    assert (str(found) if found else None) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("www.een.example", "https://www.een.example"),
        ("een.example/pad?x=1", "https://een.example/pad?x=1"),
        (" HTTPS://een.example/ ", "HTTPS://een.example/"),
        ("javascript:alert(1)", None),
        ("javascript:alert.x", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//een.example", None),
        ("https://een", None),
        ("https://een.example@kwaad.example", None),
        ("info@een.example", None),
        ("zie de website", None),
        ("https://een.example/ en https://twee.example/", None),
    ],
)
def test_web_addresses(text: str, wanted: str | None):
    assert parse_website(text) == wanted


@pytest.mark.parametrize(
    ("address", "is_function"),
    [
        ("info@een.example", True),
        ("Communicatie@een.example", True),
        ("secretariaat.zorg@een.example", True),
        ("info-organisatie@een.example", True),
        ("info2@een.example", True),
        ("jan@een.example", False),
        ("j.jansen@een.example", False),
        ("jansen@jansen.example", False),
        ("info.jansen@een.example", False),
        ("directeur@een.example", False),
    ],
)
def test_mailboxes_of_a_function(address: str, is_function: bool):
    assert is_function_mailbox(address, "Organisatie 0001") == is_function


# Mistakes, each with the message it must get

MISTAKES = {
    "import-empty": (
        "",
        "1: hier staat niets in. Zet in de eerste rij de namen van de kolommen: naam, sector, gemeente, website, rol, datum, bron",
    ),
    "import-only-header": (
        HEADER,
        "1: onder de namen van de kolommen staan geen rijen. Zet er per organisatie een rij onder.",
    ),
    "import-header-missing": (
        "nr;wat\n1;x\n",
        "1: geen kolom met namen gevonden; gevonden: 'nr', 'wat'. Zet boven de kolommen: naam, sector, gemeente, website, rol, datum, bron",
    ),
    "import-column-twice": (
        "naam;Organisatie;sector\nA;B;zorg\n",
        "1: kolom A ('naam') en kolom B ('Organisatie') zijn allebei 'naam'. Haal er één weg.",
    ),
    "import-row-long": (
        "naam,sector,rol,bron\nZorg, welzijn,zorg,lid,S1\n",
        '2: deze rij heeft 5 cellen, meer dan de 4 kolommen. Zet tekst met een scheidingsteken tussen aanhalingstekens: "Zorg, welzijn en wonen"',
    ),
    "import-quotes": (
        'naam;sector\n"A;zorg\nB;zorg\n',
        '2: de aanhalingstekens kloppen niet: een tekst die met " begint moet eindigen op "; een " in de tekst wordt "".',
    ),
    "import-character": (
        "naam;sector;rol;bron\nOrganisatie\u202e 2;zorg;lid;S1\n",
        "2: in kolom A ('naam') staat een onzichtbaar teken (U+202E). Typ de tekst van de cel opnieuw.",
    ),
    "import-too-long": (
        f"naam;sector;rol;bron\nA;zorg;lid;{'x' * 40_000}\n",
        "2: de tekst in kolom D ('bron') is 40000 tekens lang; hoogstens 32767. Maak die korter.",
    ),
    "import-name-missing": (
        HEADER + ";zorg;;;lid;;S1;;\n",
        "2: de naam ontbreekt. Vul die in, of maak de hele rij leeg.",
    ),
    "import-key": (
        HEADER + "Iets;zorg;;;lid;;S1;;../../x\n",
        "2: '../../x' kan geen sleutel zijn. Gebruik kleine letters, cijfers en streepjes: iets",
    ),
    "import-key-other": (
        HEADER + "Organisatie 0001;zorg;;;lid;;S1;;organisatie-1\n",
        "2: de sleutel 'organisatie-1' bestaat nog niet, maar 'Organisatie 0001' wel. Schrijf in de kolom 'sleutel': organisatie-0001",
    ),
    "import-sector-missing": (
        HEADER + "Iets;;;;lid;;S1;;\n",
        "2: 'Iets' is nieuw en heeft nog geen sector. Vul in de kolom 'sector' in: Zorg, Onderwijs.",
    ),
    "import-unknown": (
        HEADER + "Iets;zrog;;;lid;;S1;;\n",
        "2: sector 'zrog' bestaat niet. Wel: Zorg, Onderwijs. Bedoelt u: Zorg",
    ),
    "import-municipality": (
        HEADER + "Iets;zorg;Nuenen;;lid;;S1;;\n",
        "2: 'Nuenen' is geen gemeente van deze site. Bedoelt u: Nuenen, Gerwen en Nederwetten? Ligt de organisatie elders, laat de cel dan leeg.",
    ),
    "import-website": (
        HEADER + "Iets;zorg;;javascript:alert(1);lid;;S1;;\n",
        "2: 'javascript:alert(1)' is geen webadres. Schrijf het adres zelf in de cel, niet de tekst van een koppeling: https://www.voorbeeld.nl/",
    ),
    "contact-invalid": (
        HEADER + "Iets;zorg;;;lid;;S1;bel ons;\n",
        "2: 'bel ons' is geen mailadres. Schrijf bijvoorbeeld: contact: info@voorbeeld.nl",
    ),
    "import-logo": (
        "naam;sector;rol;bron;logo\nIets;zorg;lid;S1;../../geheim.svg\n",
        "2: '../../geheim.svg' kan niet het bestand van een logo zijn. Schrijf alleen de naam van het bestand: logo.svg",
    ),
    "import-date": (
        HEADER + "Iets;zorg;;;lid;31 februari 2021;S1;;\n",
        "2: '31 februari 2021' is geen datum. Schrijf dag-maand-jaar, jaar-maand-dag, of alleen het jaar: 25-11-2021",
    ),
    "date-future": (
        HEADER + "Iets;zorg;;;lid;2027;S1;;\n",
        "2: 2027 ligt in de toekomst (vandaag is 2026-11-22). Schrijf de dag waarop het gebeurde, of wacht tot het zover is.",
    ),
    "date-early": (
        HEADER + "Iets;zorg;;;lid;1999;S1;;\n",
        "2: 1999 ligt voor 2011; toen was er nog niets om aan mee te doen. Kijk de datum na.",
    ),
    "import-role-missing": (
        HEADER + "Iets;zorg;;;;;;;\n",
        "2: 'Iets' heeft hier geen rol. Vul in de kolom 'rol' in: Initiatiefnemer, Ondertekenaar, Lid, Partner; of geef hem voor alle rijen: --role ondertekenaar",
    ),
    "import-source-missing": (
        HEADER + "Iets;zorg;;;lid;;;;\n",
        "2: de rol van 'Iets' heeft geen bron. Vul in de kolom 'bron' in waar dat staat, of geef die voor alle rijen: --source \"https://…\"",
    ),
    "import-source": (
        HEADER + "Iets;zorg;;;lid;;javascript:alert(1);;\n",
        "2: 'javascript:alert(1)' kan geen bron zijn. Schrijf een webadres (https://…), een sleutel van sources.yml, of in woorden welk document.",
    ),
    "import-rows-differ": (
        HEADER + "Iets;zorg;;;lid;;S1;;\nIets;onderwijs;;;partner;;S1;;\n",
        "3: 'Iets' staat ook in rij 2, met bij 'sector' iets anders: 'zorg', en hier 'onderwijs'. Maak ze gelijk of laat er één leeg.",
    ),
    "field-too-long": (
        HEADER + f"{'x' * 151};zorg;;;lid;;S1;;\n",
        "2: 'name' is 151 tekens lang; hoogstens 150. Maak het korter.",
    ),
}


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_gets_its_message(site: Path, code: str):
    text, dutch = MISTAKES[code]
    plan = planned(site, "lijst.csv", text)
    (shown,) = [line for line in told(plan).split("\n") if f"[{code}]" in line]

    assert shown.removeprefix(f"{site.as_posix()}/lijst.csv:") == f"{dutch} [{code}]"
    assert codes(plan) == {code}
    assert plan.files == {}


def test_every_mistake_of_a_list_is_told_in_one_run(site: Path):
    plan = planned(site, "lijst.csv", HEADER + "Iets;zrog;Nuenen;x;baas;ooit;;y;\n;;;;;;;z;\n")

    assert [(one.line, one.code) for one in sorted(plan.problems)] == [
        (2, "contact-invalid"),
        (2, "import-date"),
        (2, "import-municipality"),
        (2, "import-source-missing"),
        (2, "import-unknown"),
        (2, "import-unknown"),
        (2, "import-website"),
        (3, "contact-invalid"),
        (3, "import-name-missing"),
    ]


def test_an_unknown_source_or_project_is_told(site: Path):
    plan = planned(site, "lijst.csv", "naam;sector;rol;project;bron\nIets;zorg;lid;de prof;S9\n")

    assert "project 'de prof' bestaat niet. Wel: De proef. Bedoelt u: De proef [import-unknown]" in told(plan)
    assert "bron 'S9' bestaat niet." in told(plan)


# Text files as programs save them


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_csv_reads_the_same(site: Path, separator: str, encoding: str, end: str):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow(["naam", "sector", "rol", "bron", "belofte"])
    writer.writerow(["Coöperatie Één", "zorg", "lid", "Brief, 2021; blz. 3", 'Wij "doen" mee – €'])
    plan = planned(site, "lijst.csv", out.getvalue().encode(encoding))

    assert plan.problems == ()
    assert text_with(plan) == (
        'name: Coöperatie Één\nsector: zorg\npledge:\n  nl: "Wij \\"doen\\" mee – €"\n'
        'roles:\n  - role: member\n    source: "Brief, 2021; blz. 3"\n'
    )


def test_the_note_of_excel_about_separators_is_understood(site: Path):
    plan = planned(site, "lijst.csv", "sep=,\r\nnaam,sector,rol,bron\r\nOrganisatie 0002,zorg,lid,\r\n")

    assert [(one.line, one.code) for one in plan.problems] == [(2, "import-source-missing")]


def test_windows_1252_is_told(project: Path):
    write_files(project, {"lijst.csv": "naam;rol;bron\nOrganisatie 0001;lid;Één brief\n".encode("cp1252")})

    assert (
        "Windows-1252, puntkomma's / Windows-1252, semicolons"
        in run(project, "import", str(project / "lijst.csv")).stdout
    )


BAD_FILES = {
    "text that is a workbook": ("lijst.csv", b"PK\x03\x04rest", "import-not-text"),
    "bytes of no encoding": ("lijst.csv", b"naam;sector\n\x81\x8d", "import-encoding"),
    "half a sign of UTF-16": ("lijst.csv", "naam;sector\n".encode("utf-16") + b"x", "import-encoding"),
    "only blank lines": ("lijst.csv", b"\r\n \r\n;;;\r\n", "import-empty"),
    "too many rows": ("lijst.csv", HEADER.encode() + b"A;;;;;;;;\n" * 20_001, "import-too-many-rows"),
    "too many bytes": ("lijst.csv", b"x" * 20_000_001, "import-too-large"),
    "an endless cell": ("lijst.csv", b"naam\n" + b"x" * 200_000, "import-quotes"),
    "an old workbook": ("lijst.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "import-old-excel"),
    "an old workbook, renamed": ("lijst.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "import-old-excel"),
    "a workbook with a password": (
        "lijst.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "import-encrypted",
    ),
    "text named as a workbook": ("lijst.xlsx", b"naam;sector\nA;zorg\n", "import-not-excel"),
    "nothing named as a workbook": ("lijst.xlsx", b"", "import-empty"),
    "half a workbook": ("lijst.xlsx", b"PK\x03\x04" + bytes(100), "import-broken"),
    "another kind of file": ("lijst.pdf", b"%PDF-1.7", "import-type"),
}


@pytest.mark.parametrize(("name", "content", "code"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_gets_a_message(site: Path, name: str, content: bytes, code: str):
    assert codes(planned(site, name, content)) == {code}


def test_more_columns_than_have_a_name_are_left_alone(site: Path):
    assert codes(planned(site, "lijst.csv", b"naam," * 20_000)) == {"import-column-twice", "import-only-header"}


@settings(deadline=None, suppress_health_check=OVERLAP, max_examples=60)
@given(
    content=st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: f"naam;sector;rol;bron\n{text}".encode("utf-8", "replace"))
)
def test_no_text_makes_the_import_crash(site: Path, content: bytes):
    told(planned(site, "lijst.csv", content))


# Workbooks


HEAD = ["naam", "sector", "rol", "datum", "bron"]


def test_dates_and_numbers_of_excel(site: Path):
    rows = [
        HEAD,
        ["Organisatie 0002", "zorg", "lid", datetime(2021, 11, 25), "S1"],
        ["Organisatie 0003", "zorg", "lid", date(2021, 11, 25), "S1"],
        ["Organisatie 0004", "zorg", "lid", 2021, "S1"],
        ["Organisatie 0005", "zorg", "lid", 2021.0, "S1"],
        [6, "zorg", "lid", "25-11-2021", "S1"],
    ]
    a_workbook(site / "lijst.xlsx", rows)
    plan = planned(site, "lijst.xlsx")

    assert [change.after["roles"][0]["date"] for change in plan.new] == [
        "2021-11-25",
        "2021-11-25",
        "2021",
        "2021",
        "2021-11-25",
    ]
    assert plan.new[-1].after["name"] == "6"
    assert 'name: "6"\n' in plan.files[PurePosixPath(FOLDER, "6.yml")]


@pytest.mark.parametrize(("epoch", "days"), [(WINDOWS_EPOCH, 44525), (MAC_EPOCH, 43063), (WINDOWS_EPOCH, 44525.5)])
def test_a_date_that_lost_its_form_is_the_number_of_its_day(site: Path, epoch: datetime, days: float):
    book = openpyxl.Workbook()
    book.epoch = epoch
    for row in (HEAD, ["Organisatie 0002", "zorg", "lid", days, "S1"]):
        book.active.append(row)
    book.save(site / "lijst.xlsx")

    assert planned(site, "lijst.xlsx").new[0].after["roles"][0]["date"] == "2021-11-25"


def test_such_a_number_in_a_text_file_counts_from_1900(site: Path):
    plan = planned(site, "lijst.csv", "naam;sector;rol;datum;bron\nIets;zorg;lid;44525;S1\n")

    assert plan.new[0].after["roles"][0]["date"] == "2021-11-25"
    assert codes(planned(site, "lijst.csv", "naam;sector;rol;datum;bron\nIets;zorg;lid;99999;S1\n")) == {"import-date"}


def test_what_is_hidden_in_a_sheet_is_told(site: Path):
    def hide(sheet):
        for row in (3, 4):
            sheet.row_dimensions[row].hidden = True
        for column in "DZ":
            sheet.column_dimensions[column].hidden = True

    rows = [HEAD, *([f"Organisatie 000{number}", "zorg", "lid", 2021, "S1"] for number in (2, 3, 4))]
    a_workbook(site / "lijst.xlsx", rows, hide)
    plan = planned(site, "lijst.xlsx")

    assert len(plan.new) == 3
    assert [one.code for one in plan.notices] == ["import-hidden-rows", "import-hidden-columns"]
    assert "lijst.xlsx:3: let op: deze rijen zijn verborgen in het blad en worden wel gelezen: 3, 4. Hoort" in told(
        plan
    )
    assert "deze kolommen zijn verborgen in het blad en tellen mee als de andere: D. Hoort" in told(plan)


def test_a_link_on_a_name_is_told_and_one_to_what_stands_there_is_not(site: Path):
    def linked(sheet):
        sheet["A2"].hyperlink = "https://twee.example/"
        sheet["F2"].hyperlink = "mailto:info@twee.example"
        sheet["B2"].hyperlink = "#Blad2!A1"
        sheet["A2"].value, sheet["F2"].value, sheet["B2"].value = "Organisatie 0002", "info@twee.example", "zorg"

    a_workbook(site / "lijst.xlsx", [[*HEAD, "contact"], ["", "", "lid", 2021, "S1", ""]], linked)
    plan = planned(site, "lijst.xlsx")

    assert [(one.line, one.code) for one in plan.notices] == [(2, "import-link")]
    assert "in kolom A ('naam') staat een koppeling bij 'Organisatie 0002', naar https://twee.example/." in told(plan)


def test_a_formula_is_refused_and_its_old_value_not_used(site: Path):
    a_workbook(site / "lijst.xlsx", [HEAD, ["=A9", "zorg", "lid", None, '=HYPERLINK("https://x.example","bron")']])
    plan = planned(site, "lijst.xlsx")

    assert [(one.line, one.code) for one in plan.problems] == [(2, "import-formula")] * 2
    assert "in kolom A ('naam') staat een formule; formules worden niet uitgerekend." in told(plan)


def test_a_formula_with_a_remembered_value_is_refused_too(site: Path):
    sheet = f'<worksheet><sheetData>{inline(1, *HEAD)}<row r="2"><c r="A2" t="str"><f>B9</f><v>Oude waarde</v></c></row></sheetData></worksheet>'
    raw_workbook(site / "lijst.xlsx", sheet)

    assert "import-formula" in codes(planned(site, "lijst.xlsx"))


def test_a_formula_in_a_column_that_is_not_read_does_no_harm(site: Path):
    a_workbook(site / "lijst.xlsx", [[*HEAD, "som"], ["Organisatie 0002", "zorg", "lid", 2021, "S1", "=1+1"]])

    assert planned(site, "lijst.xlsx").problems == ()


def test_text_that_looks_like_a_formula_is_text(site: Path):
    def as_text(sheet):
        sheet["A2"].data_type = "s"

    a_workbook(site / "lijst.xlsx", [HEAD, ["=1+1", "zorg", "lid", 2021, "S1"]], as_text)

    assert planned(site, "lijst.xlsx").new[0].after["name"] == "=1+1"


def test_an_error_of_excel_is_told(site: Path):
    a_workbook(site / "lijst.xlsx", [HEAD, ["Organisatie 0002", "#N/A", "lid", 2021, "S1"]])
    plan = planned(site, "lijst.xlsx")

    assert "in kolom B ('sector') staat een fout van Excel (#N/A)." in told(plan)
    assert codes(plan) == {"import-cell-error"}


def test_cells_merged_downwards_hold_for_each_row(site: Path):
    rows = [HEAD, ["Organisatie 0002", "zorg", "lid", 2021, "S1"], [None, None, "partner", 2022, None]]

    def merged(sheet):
        for reference in ("A2:A3", "B2:B3", "E2:E3"):
            sheet.merge_cells(reference)

    a_workbook(site / "lijst.xlsx", rows, merged)
    plan = planned(site, "lijst.xlsx")

    assert plan.problems == ()
    assert plan.new[0].after["roles"] == [
        {"role": "member", "date": "2021", "source": "S1"},
        {"role": "partner", "date": "2022", "source": "S1"},
    ]


def test_cells_merged_sideways_are_refused(site: Path):
    rows = [["Titel over alles"], HEAD, ["Organisatie 0002", "zorg", "lid", 2021, "S1"]]

    def merged(sheet):
        sheet.merge_cells("A1:E1")
        sheet.merge_cells("B3:C3")

    a_workbook(site / "lijst.xlsx", rows, merged)
    plan = planned(site, "lijst.xlsx")

    assert [(one.line, one.code) for one in plan.problems] == [(3, "import-merged")] * 2
    assert "in kolom B ('sector') is een cel samengevoegd met die ernaast" in told(plan)


def test_the_text_of_a_link_is_no_address(site: Path):
    def linked(sheet):
        sheet["F2"].hyperlink = "https://kwaad.example/"
        sheet["F2"].value = "Onze website"
        sheet["F3"].hyperlink = "https://kwaad.example/"
        sheet["F3"].value = "https://drie.example/"

    rows = [
        [*HEAD, "website"],
        ["Organisatie 0002", "zorg", "lid", 2021, "S1"],
        ["Organisatie 0003", "zorg", "lid", 2021, "S1"],
    ]
    a_workbook(site / "lijst.xlsx", rows, linked)
    plan = planned(site, "lijst.xlsx")

    assert [(one.line, one.code) for one in plan.problems] == [(2, "import-website")]
    assert plan.new[0].after["website"] == "https://drie.example/"


def test_a_formula_in_a_text_file_is_no_name(project: Path):
    (project / "lijst.csv").write_text('naam;sector\n"=HYPERLINK(""https://x.nl"")";zorg\n', "utf-8")

    done = run(project, "import", str(project / "lijst.csv"))

    assert "lijst.csv:2: in kolom A ('naam') staat een formule" in done.stderr
    assert "import-name-missing" not in done.stderr


def test_the_first_sheet_with_names_of_columns_is_read_and_the_others_are_named(project: Path):
    book = openpyxl.Workbook()
    book.active.title = "Leeg"
    book.active.append(["Uitleg bij deze lijst"])
    book.create_sheet("Verborgen").sheet_state = "hidden"
    book["Verborgen"].append(["naam"])
    for name in ("Lijst", "Oud"):
        book.create_sheet(name).append(HEAD)
        book[name].append([f"Organisatie {name}", "zorg", "lid", 2021, "S1"])
    book.save(project / "lijst.xlsx")

    first = run(project, "import", str(project / "lijst.xlsx"))
    other = run(project, "import", str(project / "lijst.xlsx"), "--sheet", "Oud")
    none = run(project, "import", str(project / "lijst.xlsx"), "--sheet", "Nieuw")

    assert "blad 'Lijst'; niet gelezen: 'Leeg', 'Oud'" in first.stdout
    assert "Organisatie Oud" in other.stdout
    assert "het blad 'Nieuw' bestaat niet. Wel: 'Leeg', 'Lijst', 'Oud'. [import-sheet-unknown]" in none.stderr


def test_a_declared_size_takes_no_memory(site: Path):
    rows = (
        inline(1, *HEAD)
        + inline(2, "Organisatie 0002", "zorg", "lid", "2021", "S1")
        + inline(1_048_576, "Organisatie 0003", "zorg", "lid", "2021", "S1")
    )
    raw_workbook(
        site / "lijst.xlsx", f'<worksheet><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    )
    planned(site, "klein.xlsx", a_workbook(site / "klein.xlsx", [HEAD]).read_bytes())
    tracemalloc.start()
    plan = planned(site, "lijst.xlsx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert [change.candidate.rows for change in plan.new] == [(2,), (1_048_576,)]
    assert peak < 20_000_000


def rows_without_end(cell: str) -> Iterator[str]:
    yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    yield inline(1, *HEAD)
    yield from (f'<row r="{number}">{cell.format(number)}</row>' for number in range(2, 200_001))
    yield "</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('<c r="A{0}" t="inlineStr"><is><t>Organisatie {0}</t></is></c>', "import-too-many-rows"),
        ('<c r="A{0}" s="1"/>', "import-blank-rows"),
    ],
)
def test_more_rows_than_a_list_may_have_stop_early(site: Path, cell: str, code: str):
    raw_workbook(site / "lijst.xlsx", "".join(rows_without_end(cell)))

    assert codes(planned(site, "lijst.xlsx")) == {code}


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
MERGE = '<mergeCell ref="A1:A9"/>'
HOSTILE = {
    "entities that grow": (
        f"{LAUGHS}<worksheet><sheetData>{inline(1, '&j;')}</sheetData></worksheet>",
        "import-unsafe",
    ),
    "an outside entity": (
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData/></worksheet>',
        "import-unsafe",
    ),
    "a bomb": ("<worksheet><sheetData>" + " " * 50_000_000 + "</sheetData></worksheet>", "import-bomb"),
    "a row beyond all rows": ('<worksheet><sheetData><row r="99999999999"/></sheetData></worksheet>', "import-broken"),
    "a column beyond all columns": (
        '<worksheet><sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>',
        "import-broken",
    ),
    "a cell in another row": (
        '<worksheet><sheetData><row r="1"><c r="A9"><v>1</v></c></row></sheetData></worksheet>',
        "import-broken",
    ),
    "a cell that is no cell": (
        '<worksheet><sheetData><row r="1"><c r="x"><v>1</v></c></row></sheetData></worksheet>',
        "import-broken",
    ),
    "a number that is none": (
        '<worksheet><sheetData><row r="1"><c r="A1"><v>x</v></c></row></sheetData></worksheet>',
        "import-broken",
    ),
    "a shared text that is not there": (
        '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>',
        "import-broken",
    ),
    "broken XML": ("<worksheet><sheetData>", "import-broken"),
    "wrong XML": ("<worksheet><sheetData></worksheet>", "import-broken"),
    "merged cells over and over": (
        f"<worksheet><sheetData>{inline(1, *HEAD)}{inline(2, *HEAD)}</sheetData><mergeCells>{MERGE * 99}</mergeCells></worksheet>",
        "import-broken",
    ),
    "no sheet at all": ("<worksheet/>", "import-empty"),
    "shared texts named as a sheet": (
        "<worksheet><sheetData><si><t>x</t></si></sheetData></worksheet>",
        "import-broken",
    ),
}


@pytest.mark.parametrize(("sheet", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_workbook_gets_a_message(site: Path, sheet: str, code: str):
    raw_workbook(site / "lijst.xlsx", sheet)

    assert codes(planned(site, "lijst.xlsx")) == {code}


def test_entities_hidden_in_utf_16_are_found(site: Path):
    sheet = f"<worksheet><sheetData>{inline(1, *HEAD)}</sheetData></worksheet>"
    hidden = f'<?xml version="1.0" encoding="UTF-16"?>{LAUGHS}<styleSheet>&j;</styleSheet>'.encode("utf-16")
    raw_workbook(site / "lijst.xlsx", sheet, parts={"xl/styles.xml": hidden})

    assert codes(planned(site, "lijst.xlsx")) == {"import-unsafe"}


def test_a_part_that_is_larger_than_it_says_is_no_surprise(site: Path):
    """The size in the directory is what is checked, so it must be what is read."""
    file = raw_workbook(
        site / "lijst.xlsx", f"<worksheet><sheetData>{inline(1, *HEAD)}{' ' * 1_000_000}</sheetData></worksheet>"
    )
    content = bytearray(file.read_bytes())
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/worksheets/sheet1.xml"))
    content[entry + 24 : entry + 28] = (500).to_bytes(4, "little")

    assert codes(planned(site, "lijst.xlsx", bytes(content))) == {"import-broken"}


def test_a_part_that_is_held_in_memory_may_not_be_large(site: Path):
    strings = f"<sst><si><t>{random.Random(7).randbytes(11_000_000).hex()}</t></si></sst>"
    raw_workbook(site / "lijst.xlsx", "<worksheet><sheetData/></worksheet>", strings=strings)

    assert codes(planned(site, "lijst.xlsx")) == {"import-too-large"}


def test_other_zip_files_are_no_workbooks(site: Path):
    with zipfile.ZipFile(site / "lijst.xlsx", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    assert codes(planned(site, "lijst.xlsx")) == {"import-not-excel"}


def test_a_damaged_workbook_never_makes_the_import_crash(site: Path):
    good = a_workbook(site / "goed.xlsx", [HEAD, ["Organisatie 0002", "zorg", "lid", 2021, "S1"]]).read_bytes()

    @settings(deadline=None, max_examples=80)
    @given(
        st.lists(st.tuples(st.integers(0, len(good) - 1), st.integers(0, 255)), max_size=8), st.integers(0, len(good))
    )
    def check(changes: list[tuple[int, int]], end: int) -> None:
        content = bytearray(good)
        for place, byte in changes:
            content[place] = byte
        told(planned(site, "lijst.xlsx", bytes(content[:end] if end % 2 else content)))

    check()


# Out, and in again


NAME = PLAIN.map(str.strip).filter(lambda text: text and "\u200e" not in text)
ORGANISATION = st.fixed_dictionaries(
    {
        "name": st.sampled_from(
            [
                "=1+1",
                "+x",
                "-y",
                "@z",
                "'=a",
                "''-b",
                "'s-Gravenzande",
                "_x0041_",
                "_x000D_",
                "2021",
                "no",
                "Coöperatie Één",
                "#N/A",
            ]
        )
        | NAME,
        "sector": st.sampled_from(["zorg", "onderwijs"]),
        "roles": st.lists(
            st.fixed_dictionaries(
                {
                    "role": st.sampled_from(["initiator", "signatory", "member", "partner"]),
                    "source": st.sampled_from(["S1", "Een brief; van 2021", "https://bron.example/x"]),
                },
                optional={
                    "project": st.just("proef"),
                    "date": st.sampled_from(["2015", "2021-11", "2021-11-25"]),
                    "note": st.dictionaries(st.sampled_from(["nl", "en"]), NAME, min_size=1),
                },
            ),
            min_size=1,
            max_size=4,
            # One that differs in how exact its date is would be the same role.
            unique_by=lambda role: repr(sorted(item for item in role.items() if item[0] != "date")),
        ),
    },
    optional={
        "municipality": st.sampled_from(["Eindhoven", "nuenen-gerwen-en-nederwetten", "Nuenen, Gerwen en Nederwetten"]),
        "website": st.sampled_from(
            ["https://een.example/", "http://WWW.Twee.example/pad?a=b&c=d", "https://drié.example/#x"]
        ),
        "logo": st.just("logo 1.svg"),
        "contact": st.sampled_from(["info@een.example", "jan@een.example"]),
        "pledge": st.dictionaries(st.sampled_from(["nl", "en"]), LINES.map(str.strip).filter(bool), min_size=1),
    },
)


def visible(value: object) -> bool:
    """Without the signs that the import refuses in a text."""
    if isinstance(value, dict | list):
        return all(visible(one) for one in (value.values() if isinstance(value, dict) else value))
    return may_be_written(str(value))


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_export_then_import_changes_nothing(tmp_path: Path, suffix: str, locale: str):
    """And into a site without organisations it brings them all back as they were."""

    @settings(deadline=None, max_examples=30)
    @given(st.lists(ORGANISATION.filter(visible), max_size=4))
    @example([])
    def check(given_: list[dict]) -> None:
        here, there = tmp_path / "here", tmp_path / "there"
        for root in (here, there):
            shutil.rmtree(root, ignore_errors=True)
            write_files(root, SITE)
        write_files(here, {f"{FOLDER}/o-{n}.yml": render_organisation(one).encode() for n, one in enumerate(given_)})
        library = loaded(here)
        assert len(library.organisations) == len(given_)
        vocabulary = derive_vocabulary(library, some_settings(here))
        render = {"xlsx": export_xlsx, "csv": export_csv}[suffix]
        content = render(derive_rows(library.organisations, vocabulary, locale), export_fields(vocabulary), locale)

        again = planned(here, f"lijst.{suffix}", content)
        if not given_:
            assert codes(again) == {"import-only-header"}
            return
        assert (again.files, again.problems, again.doubts) == ({}, (), ())
        assert [change.kept for change in again.unchanged] == [()] * len(given_)

        assume(all(one.contact != "jan@een.example" for one in library.organisations.values()))
        elsewhere = planned(there, f"lijst.{suffix}", content)
        write(there, elsewhere)
        found, wanted = loaded(there).organisations, dict(library.organisations)
        assert found.keys() == wanted.keys()
        for key, one in wanted.items():
            town = one.municipality and vocabulary.municipality(one.municipality)
            assert found[key].municipality == (town and vocabulary.municipalities.label(town, "nl"))
            assert comparable(found[key]) == comparable(one)

    check()


def comparable(one) -> dict:
    """Blanks within a line are not kept apart, and accents are composed."""
    from slimmer.spreadsheets.merging import as_data
    from slimmer.spreadsheets.values import tidy, tidy_line

    def clean(value, name=""):
        if isinstance(value, dict):
            return {inner: clean(item, name if name in ("pledge", "note") else inner) for inner, item in value.items()}
        if isinstance(value, list):
            return [clean(item) for item in value]
        return tidy(value) if name in ("pledge", "note") else tidy_line(value)

    return {name: clean(value, name) for name, value in as_data(one).items() if name != "municipality"}


def test_export_of_a_whole_site_changes_nothing(tmp_path: Path):
    shutil.copytree(NETWORK, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".cache"))
    for suffix in ("xlsx", "csv"):
        for locale in ("nl", "en"):
            file = str(tmp_path / f"{locale}.{suffix}")
            assert run(tmp_path, "export", file, "--locale", locale).exit_code == 0
            done = run(tmp_path, "import", file, "--write")
            assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "Niets te schrijven. / Nothing to write.")


@pytest.mark.parametrize("text", ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "'=1", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula(text: str):
    rows, fields = [{"name": text}], ["name"]

    (_, line) = csv.reader(io.StringIO(export_csv(rows, fields, "nl").decode("utf-8-sig"), newline=""), delimiter=";")
    cell = openpyxl.load_workbook(io.BytesIO(export_xlsx(rows, fields, "nl"))).active["A2"]

    assert line == [f"'{text}"]
    assert (cell.data_type, cell.value, cell.number_format, bool(cell.quotePrefix)) == ("s", text, "@", True)


def test_a_csv_opens_right_in_dutch_excel():
    content = export_csv([{"name": "Coöperatie", "pledge.nl": "Een\nTwee"}], ["name", "pledge.nl"], "nl")

    assert content == b'\xef\xbb\xbfnaam;belofte (nl)\r\nCo\xc3\xb6peratie;"Een\nTwee"\r\n'


def test_export_overwrites_no_ones_work(project: Path):
    file = project / "lijst.csv"
    file.write_text("werk van iemand")

    assert run(project, "export", str(file)).exit_code == 2
    assert file.read_text() == "werk van iemand"
    assert run(project, "export", str(file), "--force").exit_code == 0
    assert run(project, "export", str(project / "lijst.ods")).exit_code == 2
    assert run(project, "export", str(project / "de.csv"), "--locale", "de").exit_code == 2


def test_what_a_cell_cannot_hold_is_not_cut_off(project: Path):
    write_files(
        project,
        {
            f"{FOLDER}/lang.yml": f"name: Lang\nsector: zorg\npledge: {{nl: {'a' * 33_000}}}\nroles: [{{role: member, source: S1}}]\n"
        },
    )
    done = run(project, "export", str(project / "lijst.xlsx"))

    assert done.exit_code == 1
    assert (
        "'belofte (nl)' is 33000 tekens lang; in een cel van Excel passen er 32767. Kies .csv, of maak de tekst korter. [export-too-long]"
        in done.stderr
    )
    assert not (project / "lijst.xlsx").exists()
    assert run(project, "export", str(project / "lijst.csv")).exit_code == 0
    assert run(project, "import", str(project / "lijst.csv")).exit_code == 0


def test_a_row_added_to_an_export_without_a_key_finds_its_organisation(site: Path):
    library = loaded(site)
    vocabulary = derive_vocabulary(library, some_settings(site))
    fields = export_fields(vocabulary)
    content = export_csv(derive_rows(library.organisations, vocabulary, "nl"), fields, "nl")
    added = ["", "Organisatie 0001", *[""] * 7, "lid", "", "2022", "S1", "", ""]
    plan = planned(site, "lijst.csv", content + ";".join(added).encode() + b"\r\n")

    assert text_with(plan) == ONE + "  - role: member\n    date: 2022\n    source: S1\n"


def test_every_message_is_shown_by_a_test():
    tests = "".join(
        (ROOT / "tests" / name).read_text("utf-8") for name in ("test_import.py", "test_link_check.py", "test_form.py")
    )

    assert [code for code in wordings("lists") if f'"{code}"' not in tests and f"[{code}]" not in tests] == []


def test_every_message_speaks_both_languages():
    for code, wording in wordings("lists").items():
        assert wording.nl != wording.en, code
        assert bool(wording.hint_nl) == bool(wording.hint_en), code
