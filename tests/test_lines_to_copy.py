"""Every line that a person may copy, from a message or from the page of fields, is one that `check` takes."""

import re
from pathlib import Path, PurePosixPath

import pytest
import yaml
from builders import a_page, a_site
from PIL import Image

from slimmer.load.validate import validate
from slimmer.load.yaml_lines import parse_yaml
from slimmer.messages.tell import render_problems
from slimmer.model.library import FIELDS
from slimmer.model.schemas import Organisation, Person, Role, Source, example_line

TEXTS = "{nl: Naam, en: Name}"
ROLE = "{role: member, source: S1}"
NAMED = {
    "docs/_data/tags.yml": f"onderwijs: {TEXTS}\ntechniek: {{nl: Techniek, en: Technology}}\n",
    "docs/_data/categories.yml": f"projecten: {TEXTS}\n",
    "docs/_data/themes.yml": f"positieve-gezondheid: {TEXTS}\n",
    "docs/_data/sectors.yml": f"zorg: {TEXTS}\n",
    "docs/_data/municipalities.yml": "eindhoven: {name: Eindhoven}\n",
    "docs/_data/sources.yml": "".join(f"{key}: {{title: Bron {key}}}\n" for key in ("S1", "S24", "S25")),
    "docs/_data/people.yml": f"- {{key: redactie, name: Redactie, role: {TEXTS}}}\n",
    "docs/_data/organisations/summa-college.yml": f"name: Summa\nsector: zorg\nroles: [{ROLE}]\n",
    "docs/_data/organisations/fontys.yml": f"name: Fontys\nsector: zorg\nroles: [{ROLE}]\n",
    "docs/projecten/socialcare.nl.md": a_page("SocialCare"),
    "docs/projecten/crosscare.nl.md": a_page("CrossCare"),
    "blog/posts/2026-02-01-lente.nl.md": a_page("Lente", date="2026-02-01"),
}
"""What the examples name: in a site of one's own these are its own keys."""
FOLDERS = {
    "page": "docs/proef.nl.md",
    "theme": "docs/themas/proef.nl.md",
    "project": "docs/projecten/proef.nl.md",
    "post": "blog/posts/2026-03-01-proef.nl.md",
    "newsletter": "blog/newsletters/2026-11.nl.md",
}
BESIDE = {"image": "alt", "alt": "image", "end": "start"}
"""Fields that do not stand alone."""


def of_page(kind: str, name: str) -> dict[str, str]:
    given = {
        "title": "Proef",
        "description": "Waar het over gaat.",
        "date": {"post": "2026-03-01"}.get(kind, "2026-11-01"),
    }
    wanted = {one: example_line(FIELDS[kind], one).partition(": ")[2] for one in (name, BESIDE.get(name, name))}
    if name == "date" and kind == "post":
        wanted = {"date": "2026-03-01"}
    fields = {one: text for one, text in {**given, **wanted}.items() if one in FIELDS[kind].model_fields}
    return {FOLDERS[kind]: "---\n" + "".join(f"{one}: {text}\n" for one, text in fields.items()) + "---\n\nTekst.\n"}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in FIELDS for name in FIELDS[kind].model_fields])
def test_a_line_for_a_page(tmp_path: Path, kind: str, name: str):
    folder = tmp_path / PurePosixPath(FOLDERS[kind]).parent
    folder.mkdir(parents=True)
    Image.new("RGB", (900, 600), "teal").save(folder / "foto.jpg")

    site = a_site(tmp_path, {**NAMED, **of_page(kind, name)})

    # A sentence to be written is told as long as nobody wrote it.
    told = [one for one in site.problems if name != "description" or one.code != "text-unfinished"]
    assert render_problems(told) == ""


@pytest.mark.parametrize("name", [*Organisation.model_fields, *(f"roles.{one}" for one in Role.model_fields)])
def test_a_line_for_an_organisation(tmp_path: Path, name: str):
    role = {"role": "member", "source": "S1"}
    data = {"name": "Proef", "sector": "zorg"}
    if name.startswith("roles."):
        one, _, text = example_line(Role, name.removeprefix("roles.")).partition(": ")
        role[one] = text
    elif name != "roles":
        data[name] = example_line(Organisation, name).partition(": ")[2]
    lines = "".join(f"{one}: {text}\n" for one, text in data.items())
    roles = (
        example_line(Organisation, "roles")
        if name == "roles"
        else f"roles: [{{{', '.join(map(': '.join, role.items()))}}}]"
    )
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'

    files = {**NAMED, "docs/_data/organisations/proef.yml": f"{lines}{roles}\n"}
    site = a_site(tmp_path, {**files, **({"docs/_data/organisations/logo.svg": logo} if name == "logo" else {})})

    assert {one.code for one in site.problems} <= ({"placeholder"} if "…" in lines + roles else set())


@pytest.mark.parametrize("schema", [Person, Source])
def test_the_lines_for_people_and_sources(schema: type):
    lines = "\n".join(example_line(schema, name) for name in schema.model_fields)
    parsed = parse_yaml(lines, PurePosixPath("x.yml"))

    assert {one.code for one in (*parsed.problems, *validate(schema, parsed, PurePosixPath("x.yml")).problems)} <= {
        "placeholder"
    }


CASES = sorted((Path(__file__).parent / "problems").glob("*.yml"))
COPIED = re.compile(
    r"(?:bijvoorbeeld|example|chrijf|[Ww]rite\b|erbij|add|aanhalingstekens|quotes|regel|line)[^:]*: "
    r"(?P<line>(?P<field>[a-z_]+): (?:(?! \(een| \(a remark|, of |, or | \[[a-z-]+\]$).)+)"
)
SCHEMAS = [*FIELDS.values(), Organisation, Role, Person, Source]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_line_in_a_message(path: Path):
    for said in yaml.safe_load(path.read_text("utf-8"))["expect"].split("\n"):
        for match in COPIED.finditer(said):
            line, name = match["line"].rstrip("."), match["field"]
            owners = [schema for schema in SCHEMAS if name in schema.model_fields]
            if not owners and not name.startswith("slug_"):
                continue
            parsed = parse_yaml(line, PurePosixPath("x.yml"), remarks=False)
            assert {one.code for one in parsed.problems} <= {"placeholder"}, line
            told = [validate(owner, parsed, PurePosixPath("x.yml")).problems for owner in owners]
            wrong = [[one for one in found if ("field", name) in one.values] for found in told]
            assert not owners or [] in wrong, (line, wrong)


def test_lines_in_messages_are_found():
    """The pattern is no empty promise."""
    lines = {match["line"] for path in CASES for match in COPIED.finditer(path.read_text("utf-8"))}

    assert len(lines) > 30
