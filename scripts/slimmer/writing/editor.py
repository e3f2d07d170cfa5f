"""What VS Code needs to help while one types: schemas for data, snippets for texts, and which extensions to install.

They name what this site has (its tags, its organisations), so they are made where they are used: in `.vscode/`, which
git leaves alone.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from slimmer.messages.wording import wordings
from slimmer.model.library import FIELDS, Kind, Library
from slimmer.model.schemas import Labels, Municipality, Organisation, Person, Source, example_line
from slimmer.model.settings import Settings
from slimmer.writing.questions import is_list

FOLDER = PurePosixPath(".vscode")
_ENTRIES: Mapping[str, tuple[type[BaseModel], str]] = {
    "organisation": (Organisation, "docs/_data/organisations/*.yml"),
    "people": (Person, "docs/_data/people.yml"),
    "sources": (Source, "docs/_data/sources.yml"),
    "municipalities": (Municipality, "docs/_data/municipalities.yml"),
    "labels": (Labels, "docs/_data/{themes,categories,tags,sectors,glossary}.yml"),
}
"""What the entries of a data file are; an organisation is a file by itself, people are a list."""
_LINES = ("date", "draft", "image", "alt", "description")
"""Fields that a new text of every kind begins with, where it has them."""


def editor_files(library: Library, settings: Settings, locale: str) -> Mapping[PurePosixPath, str]:
    """Path → content. `locale`: Dutch for `nl`, English for every other."""
    choices = field_choices(library, settings)
    schemas = {name: _schema(name, choices, settings.codes, locale) for name in _ENTRIES}
    files: dict[str, Any] = {
        "settings.json": {
            "yaml.schemas": {f"./{FOLDER}/schemas/{name}.json": glob for name, (_, glob) in _ENTRIES.items()},
            "[markdown]": {
                "editor.quickSuggestions": {"other": True, "comments": True, "strings": True},
                "editor.snippetSuggestions": "top",
                "editor.wordWrap": "on",
            },
            "files.encoding": "utf8",
            "files.eol": "\n",
        },
        "extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
        "writing.code-snippets": dict(_snippets(choices, locale)),
        **{f"schemas/{name}.json": schema for name, schema in schemas.items()},
    }
    return {FOLDER / name: json.dumps(one, ensure_ascii=False, indent=2) + "\n" for name, one in files.items()}


def field_choices(library: Library, settings: Settings) -> Mapping[str, list[str]]:
    """Field → what it may be on this site."""
    projects = {page.key.name for page in library.pages if page.kind == "project"}
    return {
        "partners": sorted(library.organisations),
        "organisation": sorted(library.organisations),
        "themes": sorted(library.themes),
        "sources": list(library.sources),
        "source": list(library.sources),
        "authors": sorted(library.people),
        "category": sorted(library.categories),
        "tags": sorted(library.tags),
        "sector": sorted(library.sectors),
        "municipality": sorted(one.name for one in library.municipalities.values()),
        "projects": sorted(projects),
        "project": sorted(projects),
        "draft": ["true"],
        "role": list(settings.roles),
    }


def _schema(name: str, choices: Mapping[str, list[str]], codes: tuple[str, ...], locale: str) -> dict[str, Any]:
    entry = _ENTRIES[name][0].model_json_schema()
    definitions = entry.pop("$defs", {})
    for one in (entry, *definitions.values()):
        for field, known in one.get("properties", {}).items():
            known["description"] = wordings("fields_explained")[field].of(locale)
            for part in (known, known.get("items", {}), *known.get("anyOf", ())):
                if part.get("type") == "string" and choices.get(field) and (name, field) != ("people", "role"):
                    part["enum"] = choices[field]
                if "additionalProperties" in part:
                    part["properties"] = {code: {"type": "string"} for code in codes}
    if name == "organisation":
        whole = entry
    elif name == "people":
        whole = {"type": "array", "items": entry}
    else:
        whole = {"type": "object", "additionalProperties": entry}
    return {"$schema": "http://json-schema.org/draft-07/schema#", **whole, "$defs": definitions}


def _snippets(choices: Mapping[str, list[str]], locale: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """One for the start of each kind of text, and one for each field."""
    fields: dict[str, Kind] = {}
    for kind, schema in FIELDS.items():
        names = ["title", *(name for name in _LINES if name in schema.model_fields)]
        body = ["---", *(_line(kind, name, number, choices) for number, name in enumerate(names, 1)), "---", "", "$0"]
        yield kind, {"prefix": f"slimmer-{kind}", "scope": "markdown", "body": body, "description": kind}
        fields |= dict.fromkeys(schema.model_fields, kind)
    for name, first in fields.items():
        body = [_line(first, name, 1, choices)]
        said = wordings("fields_explained")[name].of(locale)
        yield name, {"prefix": f"{name}:", "scope": "markdown", "body": body, "description": said}


def _line(kind: Kind, name: str, number: int, choices: Mapping[str, list[str]]) -> str:
    """`category: ${1|akkoord,projecten|}`: what is between the bars can be chosen from."""
    known = choices.get(name)
    if not known or (name == "role" and kind == "project"):
        field, _, example = example_line(FIELDS[kind], name).partition(": ")
        return f"{field}: ${{{number}:{_bare(example)}}}"
    listed = f"${{{number}|{','.join(one.replace(',', '') for one in known)}|}}"
    return f"{name}: [{listed}]" if is_list(FIELDS[kind], name) else f"{name}: {listed}"


def _bare(text: str) -> str:
    """As a snippet takes it literally."""
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
