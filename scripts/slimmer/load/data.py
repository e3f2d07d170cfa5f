"""The YAML files in `docs/_data/` → organisations, people, sources and vocabularies."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel

from slimmer.load.validate import shape_problem, validate
from slimmer.load.yaml_lines import Loc, Parsed, parse_yaml
from slimmer.model.library import ALL
from slimmer.model.problem import Problem, problem
from slimmer.model.schemas import SLUG, Labels, Municipality, Organisation, Person, Source
from slimmer.text.names import new_key
from slimmer.text.nearest import nearest
from slimmer.text.slugs import slugify

DATA = PurePosixPath("docs/_data")
ORGANISATIONS = DATA / "organisations"
_FILES = [
    "organisations/….yml",
    "people.yml",
    "sources.yml",
    "themes.yml",
    "categories.yml",
    "tags.yml",
    "sectors.yml",
    "municipalities.yml",
    "glossary.yml",
    "words/….yml",
]

_ABBREVIATION = re.compile(r"[^\W_](?:[\w/&-]*[^\W_])")
"""`GGD`, `TU/e`, `R&D`: found in a text as a whole word."""

Schema = TypeVar("Schema", bound=BaseModel)


@dataclass
class Data:
    """Filled file by file, then handed to the `Library`."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    themes: dict[str, Any] = field(default_factory=dict)
    sectors: dict[str, Any] = field(default_factory=dict)
    categories: dict[str, Any] = field(default_factory=dict)
    tags: dict[str, Any] = field(default_factory=dict)
    municipalities: dict[str, Municipality] = field(default_factory=dict)
    glossary: dict[str, Any] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: dict[tuple[str, str], tuple[PurePosixPath, int]] = field(default_factory=dict)
    unreadable: set[tuple[str, str]] = field(default_factory=set)
    """Entries that exist but are wrong: what refers to them is not wrong as well."""
    damaged_organisations: dict[str, Organisation] = field(default_factory=dict)
    """What could be read of those; likewise people and sources."""
    damaged_people: dict[str, Person] = field(default_factory=dict)
    damaged_sources: dict[str, Source] = field(default_factory=dict)


def parse_data(text: str, path: PurePosixPath, data: Data) -> list[Problem]:
    """Read one file into `data`; the problems are returned."""
    name = path.relative_to(DATA)
    reader = _READERS.get(str(name) if len(name.parts) == 1 else f"{name.parts[0]}/")
    if reader is None or name.suffix != ".yml" or len(name.parts) > 2:
        return [problem(path, 1, "data-unknown", known=", ".join(_FILES), suggestion=_near(path))]
    parsed = parse_yaml(text, path)
    if parsed.value is None:
        mark_unreadable(path, data)
        return list(parsed.problems) or [problem(path, 1, "file-empty")]
    return [*parsed.problems, *reader(parsed, path, data)]


def mark_unreadable(path: PurePosixPath, data: Data) -> None:
    """What refers to something in this file is not wrong as well."""
    folder = path.relative_to(DATA).parts[0]
    data.unreadable.add((path.stem, ALL) if folder == path.name else (folder, path.stem))


def _near(path: PurePosixPath) -> str:
    found = nearest(path.name, [name for name in _FILES if "/" not in name])
    return str(path.with_name(found)) if found else ""


def _organisation(parsed: Parsed, path: PurePosixPath, data: Data) -> Iterator[Problem]:
    yield from _entry(Organisation, "organisations", path.stem, parsed, path, data, data.organisations, ())


def _people(parsed: Parsed, path: PurePosixPath, data: Data) -> Iterator[Problem]:
    if not isinstance(parsed.value, list):
        mark_unreadable(path, data)
        yield shape_problem(path, 1, parsed.value, "- key: voornaam-achternaam")
        return
    for number, item in enumerate(parsed.value):
        key = str(item.get("key")) if isinstance(item, dict) else str(number)
        if ("people", key) in data.lines:
            where, line = data.lines["people", key]
            yield problem(path, parsed.line((number, "key")), "data-duplicate", value=key, other=f"{where}:{line}")
            continue
        yield from _entry(Person, "people", key, parsed, path, data, data.people, (number,))


def _vocabulary(kind: str, schema: type[BaseModel]) -> Callable[[Parsed, PurePosixPath, Data], Iterator[Problem]]:
    def read(parsed: Parsed, path: PurePosixPath, data: Data) -> Iterator[Problem]:
        if not isinstance(parsed.value, dict):
            mark_unreadable(path, data)
            yield shape_problem(path, 1, parsed.value, "sleutel: {nl: …, en: …}")
            return
        for key in parsed.value:
            yield from _entry(schema, kind, key, parsed, path, data, getattr(data, kind), (key,))

    return read


def _entry(
    schema: type[Schema],
    kind: str,
    key: str,
    parsed: Parsed,
    path: PurePosixPath,
    data: Data,
    into: dict[str, Any],
    at: Loc,
) -> Iterator[Problem]:
    """One entry of any kind, put under its key."""
    value = parsed.value
    for part in at:
        value = value[part]
    data.lines[kind, key] = (path, parsed.line(at))
    for loc, line in parsed.below(at):
        data.lines[kind, ".".join([key, *map(str, loc[len(at) :])])] = (path, line)
    checked = validate(schema, parsed, path, at=at, value=value)
    entry, problems = checked.entry, checked.problems
    if kind == "glossary" and not _ABBREVIATION.fullmatch(key):
        problems.append(problem(path, parsed.line(at), "abbreviation-invalid", value=key))
    elif kind not in ("sources", "people", "glossary") and not SLUG.fullmatch(key):
        example = new_key(slugify(key))
        code = "file-name-key" if kind == "organisations" else "key-invalid"
        problems.append(problem(path, parsed.line(at), code, value=key, example=example))
    if entry is None:
        data.unreadable.add((kind, key))
        if kind in ("organisations", "people", "sources"):
            getattr(data, f"damaged_{kind}")[key] = checked.rest
    else:
        into[key] = entry.root if isinstance(entry, Labels) else entry
    yield from problems


def _words(parsed: Parsed, path: PurePosixPath, data: Data) -> Iterator[Problem]:
    checked = validate(Labels, parsed, path)
    data.lines["words", path.stem] = (path, 1)
    for loc, line in parsed.lines.items():
        if len(loc) == 1:
            data.lines["words", f"{path.stem}.{loc[0]}"] = (path, line)
    if isinstance(parsed.value, dict):
        # One word that is wrong hides no other.
        read = data.words[path.stem] = dict(checked.rest.root)
        data.unreadable.update(
            ("words", f"{path.stem}.{name}")
            for name, text in parsed.value.items()
            if text is not None and name not in read
        )
    yield from checked.problems


_READERS: dict[str, Callable[[Parsed, PurePosixPath, Data], Iterator[Problem]]] = {
    "organisations/": _organisation,
    "words/": _words,
    "people.yml": _people,
    "sources.yml": _vocabulary("sources", Source),
    "themes.yml": _vocabulary("themes", Labels),
    "categories.yml": _vocabulary("categories", Labels),
    "tags.yml": _vocabulary("tags", Labels),
    "sectors.yml": _vocabulary("sectors", Labels),
    "glossary.yml": _vocabulary("glossary", Labels),
    "municipalities.yml": _vocabulary("municipalities", Municipality),
}
