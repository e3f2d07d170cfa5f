"""The directory of organisations and its open data: one list, many forms."""

import copy
import csv
import io
import json
import random
import time
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from builders import Site, a_page, a_site, derive_views, place_directory, render_data
from conftest import Built
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pages import parse_html

from slimmer.content.directory import by_letter, growth
from slimmer.load.data import Data, parse_data
from slimmer.model.schemas import PartialDate
from slimmer.outputs.data import COLUMNS, table_rows
from slimmer.outputs.workbook import render_data_xlsx
from slimmer.text.cells import escape_formula
from slimmer.views.records import derive_records

BASE = {
    "docs/_data/sectors.yml": "zorg: {nl: Zorg, en: Care}\nwonen: {nl: Wonen, en: Housing}\n",
    "docs/_data/municipalities.yml": "eindhoven: {name: Eindhoven}\nson-en-breugel: {name: Son en Breugel}\n",
    "docs/_data/themes.yml": "licht: {nl: Licht, en: Light}\n",
    "docs/projecten/zon.nl.md": a_page("Zon", themes="[licht]", partners="[een]"),
}


def an_organisation(name: str, role: str = "signatory", **fields: str) -> str:
    given = {"name": json.dumps(name), "sector": "zorg", **fields}
    date = given.pop("date", "2021-11-25")
    lines = [f"{key}: {value}" for key, value in given.items()]
    return "\n".join([*lines, "roles:", f"  - role: {role}", f"    date: {date}", "    source: Een brief", ""])


def with_organisations(root: Path, *texts: str, **more: str) -> Site:
    files = {f"docs/_data/organisations/org-{number}.yml": text for number, text in enumerate(texts)}
    return a_site(root, {**BASE, **files, **more})


names = st.text("abcdeé ïXYZ-&'\"=+@<0", min_size=1, max_size=12).filter(lambda text: text.strip())


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(names, st.sampled_from(["signatory", "member", "partner"])), min_size=1, max_size=8))
def test_page_json_csv_and_jsonld_hold_the_same_organisations(tmp_path_factory: pytest.TempPathFactory, given_: list):
    site = with_organisations(tmp_path_factory.mktemp("site"), *(an_organisation(name, role) for name, role in given_))
    expected = sorted(one.name for one in site.library.organisations.values())
    data = dict(render_data(site))
    html = str(place_directory(site.directory.members, site, "nl", lambda url: url))
    listed = [tag for tag in parse_html(html).all("a") if tag.attributes["href"].startswith("organisaties/org-")]
    jsonld = json.loads(parse_html(html).all("script", type="application/ld+json")[0].text)
    items = [one["item"] for one in jsonld["mainEntity"]["itemListElement"]]
    rows = list(csv.DictReader(io.StringIO(data["data/nl/organisations.csv"].decode("utf-8-sig")), delimiter=";"))
    records = json.loads(data["data/nl/organisations.json"])["organisations"]

    assert sorted(one["name"] for one in records) == expected
    assert sorted(row["name"] for row in rows) == sorted(escape_formula(name) for name in expected)
    assert sorted(one["name"] for one in items) == expected
    assert {tag.attributes["href"] for tag in listed} == {f"organisaties/{row['key']}/" for row in rows}


def test_order_of_files_and_entries_makes_no_difference(tmp_path: Path):
    texts = {
        f"org-{number}": an_organisation(f"Organisatie {number:04d}", date=f"20{15 + number % 5}-01-01")
        for number in range(12)
    }
    built = []
    for seed in range(3):
        order = list(texts.items())
        random.Random(seed).shuffle(order)
        site = a_site(tmp_path / str(seed), BASE)
        data = Data()
        for key, text in order:
            assert parse_data(text, Path(f"docs/_data/organisations/{key}.yml"), data) == []
        library = type(site.library)(**{**vars_of(site.library), "organisations": data.entries["organisations"]})
        shuffled = copy.copy(site)
        shuffled.library, shuffled.content = library, site.content._replace(library=library)
        html = str(place_directory(shuffled.directory.members, shuffled, "nl", lambda url: url))
        built.append((html, dict(render_data(shuffled))))

    assert built[0] == built[1] == built[2]


def vars_of(library: object) -> dict:
    return {name: getattr(library, name) for name in library.__dataclass_fields__}


def test_json_is_valid_by_the_schema_beside_it(tmp_path: Path):
    site = with_organisations(
        tmp_path, an_organisation("Een", municipality="Eindhoven", website="https://example.org/")
    )
    data = dict(render_data(site))
    schema = json.loads(data["data/organisations.schema.json"])

    jsonschema.Draft202012Validator.check_schema(schema)
    for locale in ("nl", "en"):
        record = json.loads(data[f"data/{locale}/organisations.json"])
        jsonschema.validate(record, schema)
        assert record["license"].startswith("https://creativecommons.org/")
        assert record["date"] == "2026-11-22"
    assert json.loads(data["data/en/organisations.json"])["organisations"][0]["sector"] == "Care"


def test_csv_opens_right_in_a_dutch_excel_and_runs_nothing(tmp_path: Path):
    site = with_organisations(tmp_path, an_organisation("=HYPERLINK(1)"), an_organisation("Coöperatie; één"))
    content = render_data(site)["data/nl/organisations.csv"]

    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert [row[1] for row in rows[1:]] == ["Coöperatie; één", "'=HYPERLINK(1)"]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula(text: str):
    assert escape_formula(text) == f"'{text}"


def test_alphabet_as_dutch_readers_look_things_up(tmp_path: Path):
    """Accents make no difference; a municipality is found under both its words."""
    texts = [an_organisation(name) for name in ("Gemeente Eindhoven", "Èrica", "'s Heeren", "Zuid", "eerst", "3D-Zorg")]
    site = with_organisations(tmp_path, *texts)
    letters = by_letter(site.directory.members, ["Gemeente", "Stichting"])

    assert [(one.letter, [line.text for line in one.lines]) for one in letters] == [
        ("0–9", ["3D-Zorg"]),
        ("E", ["eerst", "Eindhoven, Gemeente", "Èrica"]),
        ("G", ["Gemeente Eindhoven"]),
        ("S", ["'s Heeren"]),
        ("Z", ["Zuid"]),
    ]


def test_growth_counts_each_signature_once(tmp_path: Path):
    texts = [
        an_organisation(f"O{n}", date=date) for n, date in enumerate(["2021-11-25", "2021-11-25", "2022", "2023-05"])
    ]
    texts.append(an_organisation("Lid", "member", date="2020-01-01"))

    assert growth(with_organisations(tmp_path, *texts).directory.members, ("signatory", "initiator")) == [
        (PartialDate(2021, 11, 25), 2),
        (PartialDate(2022), 3),
        (PartialDate(2023, 5), 4),
    ]


def test_each_sector_and_municipality_with_someone_has_a_page(tmp_path: Path):
    site = with_organisations(
        tmp_path,
        an_organisation("Een", municipality="Son en Breugel"),
        an_organisation("Twee", municipality="eindhoven"),
    )
    urls = {view.url for view in derive_views(site)}

    assert {"organisaties/sector/zorg/", "en/organisations/sector/care/"} <= urls
    assert {"organisaties/gemeente/son-en-breugel/", "en/organisations/municipality/eindhoven/"} <= urls
    assert "organisaties/sector/wonen/" not in urls


def test_initiators_are_signatories_as_well(tmp_path: Path):
    site = with_organisations(
        tmp_path, an_organisation("Een", "initiator"), an_organisation("Twee"), an_organisation("Drie", "member")
    )

    assert [member.name for member in site.directory.with_role("signatory")] == ["Een", "Twee"]
    assert len(site.directory.with_role("")) == 3


def test_hostile_names_stay_text(tmp_path: Path):
    site = with_organisations(tmp_path, an_organisation("</script><script>alert(1)</script>"))
    html = str(place_directory(site.directory.members, site, "nl", lambda url: url))

    assert "<script>alert" not in html
    jsonld = parse_html(html).all("script", type="application/ld+json")[0].text
    (item,) = json.loads(jsonld)["mainEntity"]["itemListElement"]
    assert item["item"]["name"] == "</script><script>alert(1)</script>"


def test_a_page_of_one_role_lists_who_has_it_and_each_has_a_profile(network: Built):
    signed = {"gemeente-eindhoven", "ggd-brabant-zuidoost", "slimmer-leven", "vitaal-in-brainport"}
    page = network.pages["organisaties/ondertekenaars/"]
    listed = {
        tag.attributes["href"] for tag in page.all("a") if tag.attributes.get("href", "").startswith("../../organ")
    }

    assert {f"../../organisaties/{key}/" for key in signed} <= listed
    assert {f"organisaties/{key}/" for key in signed} <= set(network.pages)
    assert "../../organisaties/fontys/" not in listed
    # Four names are read at a glance: no letters, filters or charts around them.
    assert not page.all("form", **{"class": "filters js-only"})
    assert not page.all("nav", **{"class": "letters"})
    assert len(page.all("svg", role="img")) == 0


def test_open_data_of_a_whole_site(site: Built):
    schema = json.loads((site.folder / "data/organisations.schema.json").read_text("utf-8"))
    for locale in site.settings.codes:
        data = json.loads((site.folder / f"data/{locale}/organisations.json").read_text("utf-8"))
        jsonschema.validate(data, schema)
        rows = list(
            csv.reader(
                io.StringIO((site.folder / f"data/{locale}/organisations.csv").read_text("utf-8-sig")), delimiter=";"
            )
        )
        assert len(rows) - 1 == data["count"] == len(data["organisations"])
        assert all(role["source"] for one in data["organisations"] for role in one["roles"])


def test_licence_and_date_are_in_every_form(built: Path):
    licence = "https://creativecommons.org/licenses/by/4.0/"
    row = next(csv.DictReader(io.StringIO((built / "data/nl/organisations.csv").read_text("utf-8-sig")), delimiter=";"))
    assert (row["licence"], len(row["date"])) == (licence, 10)
    for path in ("organisaties/index.html", "organisaties/summa-college/index.html"):
        page = parse_html((built / path).read_text("utf-8"))
        found = json.loads(page.all("script", type="application/ld+json")[0].text)
        rights = found.get("subjectOf", found)
        assert rights["license"] == licence
        assert rights["dateModified"] == row["date"]


def test_the_workbook_is_the_same_whenever_it_is_made(tmp_path: Path):
    """And it holds what the CSV does, as text: nothing is computed."""
    site = with_organisations(tmp_path, an_organisation("=1+1"), an_organisation("Zorg & Zo"))
    records = derive_records(site.directory.members, site.table.derived.readers["nl"].refs)
    first = render_data_xlsx(records, "Organisaties", "2026-11-22")
    made = time.time() // 2  # a zip tells the time in steps of two seconds
    while time.time() // 2 == made:
        time.sleep(0.05)
    assert render_data_xlsx(records, "Organisaties", "2026-11-22") == first

    sheet = openpyxl.load_workbook(io.BytesIO(first)).active
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows == [list(COLUMNS), *map(list, table_rows(records, "2026-11-22"))]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert site.files["data/nl/organisations.xlsx"].startswith(b"PK")


@pytest.mark.parametrize(("number", "tools"), [(29, False), (30, True)])
def test_tools_come_with_a_list_that_is_too_long_to_read(tmp_path: Path, number: int, tools: bool):
    """Below thirty the names stand first, each once, as they are written."""
    site = with_organisations(tmp_path, *(an_organisation(f"Gemeente {chr(65 + n % 26)}{n}") for n in range(number)))
    html = str(place_directory(site.directory.members, site, "nl", lambda url: url))
    page = parse_html(html)

    assert ("<form" in html, 'class="letters"' in html) == (tools, tools)
    assert (", Gemeente</a>" in html) is tools
    assert len([tag for tag in page.all("li") if "Gemeente A0" in tag.text]) == 1


def test_a_line_of_growth_needs_three_dates(tmp_path: Path):
    """Two say no more than a sentence does."""
    days = ("2021-11-25", "2022-01-01", "2022-06-01")
    for wanted in (2, 3):
        found = (an_organisation(f"Lid {n}", date=days[n % wanted]) for n in range(30))
        site = with_organisations(tmp_path / str(wanted), *found)
        html = str(place_directory(site.directory.members, site, "nl", lambda url: url))
        assert ("growth" in html) is (wanted == 3)
