"""`slimmer editor`: what VS Code offers while one types is what the site takes."""

import json
import re
import subprocess
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from builders import ROOT, a_project
from conftest import slimmer
from jsonschema import Draft7Validator

from slimmer.load.config import load_settings
from slimmer.load.library import load_library
from slimmer.messages.wording import wordings
from slimmer.model.library import FIELDS
from slimmer.model.schemas import Municipality, Organisation, Person, Role, Source
from slimmer.writing.editor import FOLDER, editor_files

NETWORK = ROOT / "tests" / "sites" / "network"
SCHEMAS = {*FIELDS.values(), Organisation, Role, Person, Source, Municipality}


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    settings = load_settings(NETWORK / "mkdocs.yml")
    made = editor_files(load_library(settings)[0], settings, "nl")
    return {str(path.relative_to(FOLDER)): json.loads(text) for path, text in made.items()}


def run(command: str, root: Path) -> subprocess.CompletedProcess[str]:
    return slimmer(command, cwd=root)


def test_every_field_is_explained_and_nothing_else():
    assert set(wordings("fields_explained")) == {name for schema in SCHEMAS for name in schema.model_fields}


def test_the_schemas_take_every_file_of_a_site_and_no_mistake(files: dict[str, Any]):
    globs = files["settings.json"]["yaml.schemas"]
    seen = 0
    for schema, glob in globs.items():
        validator = Draft7Validator(files[str(PurePosixPath(schema).relative_to(FOLDER))])
        start, _, names = glob.partition("{")
        for one in [f"{start}{name}.yml" for name in names.removesuffix("}.yml").split(",")] if names else [glob]:
            for path in NETWORK.glob(one):
                entry = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
                bare = json.loads(json.dumps(entry).replace('"true"', "true").replace('"false"', "false"))
                assert [error.message for error in validator.iter_errors(bare)] == [], path
                seen += 1
    assert seen > 10

    organisation = Draft7Validator(files["schemas/organisation.json"])
    role = {"role": "member", "source": "S1"}
    wrong = {"name": "Proef", "sector": "bestaat-niet", "webstie": "x", "roles": [{**role, "date": "1 februari"}]}
    said = " ".join(error.message for error in organisation.iter_errors(wrong))
    assert all(part in said for part in ("bestaat-niet", "webstie", "1 februari"))


def test_each_field_says_in_dutch_what_it_is_for(files: dict[str, Any]):
    properties = files["schemas/organisation.json"]["properties"]

    assert properties["website"]["description"] == wordings("fields_explained")["website"].nl
    assert all(one["description"] for one in properties.values())


def resolved(body: list[str]) -> str:
    """As VS Code leaves it when one presses Tab all the way: the first of each choice."""
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", "\n".join(body))
    return re.sub(r"\$\{\d+:((?:\\.|[^}])*)\}", r"\1", text).replace("$0", "Tekst.\n").replace("\\", "")


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("page", "docs/proef.nl.md"),
        ("post", "blog/posts/2026-02-01-proef.nl.md"),
        ("project", "docs/projecten/a.nl.md"),
    ],
)
def test_a_snippet_gives_a_text_that_passes(files: dict[str, Any], tmp_path: Path, kind: str, path: str):
    body = [line for line in files["writing.code-snippets"][kind]["body"] if not line.startswith(("image:", "alt:"))]
    root = a_project(tmp_path, {path: resolved(body)})

    done = run("check", root)

    assert done.returncode == 0, done.stderr


def test_every_field_has_a_line_to_choose(files: dict[str, Any]):
    lines = {one["prefix"] for one in files["writing.code-snippets"].values()}

    assert {f"{name}:" for schema in FIELDS.values() for name in schema.model_fields} <= lines


def test_the_command_writes_them_where_git_does_not_look(tmp_path: Path):
    root = a_project(tmp_path, {})

    done = run("editor", root)

    assert done.returncode == 0, done.stderr
    assert json.loads((root / ".vscode/extensions.json").read_text("utf-8"))["recommendations"] == [
        "redhat.vscode-yaml"
    ]
    assert "/.vscode/" in (ROOT / ".gitignore").read_text("utf-8").split("\n")
