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
from slimmer.text.nearest import nearest
from slimmer.text.slugs import new_key

DATA = PurePosixPath("docs/_data")
ORGANISATIONS = DATA / "organisations"
_PARTLY = ("organisations", "people", "sources")
"""Kinds of which the rules look at what could be read of a wrong entry."""
_KINDS = ("themes", "categories", "tags", "sectors", "municipalities", "glossary")

_ABBREVIATION = re.compile(r"[^\W_](?:[\w/&-]*[^\W_])")
"""`GGD`, `TU/e`, `R&D`: found in a text as a whole word."""

Schema = TypeVar("Schema", bound=BaseModel)


@dataclass
class Data:
    """Filled file by file, then handed to the `Library`."""

    entries: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in (*_PARTLY, *_KINDS)})
    """Kind (`people`) → key → what stands there."""
    damaged: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in _PARTLY})
    """What could be read of an entry that is wrong."""
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: dict[tuple[str, str], tuple[PurePosixPath, int]] = field(default_factory=dict)
    unreadable: set[tuple[str, str]] = field(default_factory=set)
    """Entries that exist but are wrong: what refers to them is not wrong as well."""


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
    yield from _entry(Organisation, "organisations", path.stem, parsed, path, data, ())


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
        yield from _entry(Person, "people", key, parsed, path, data, (number,))


def _vocabulary(kind: str, schema: type[BaseModel]) -> Callable[[Parsed, PurePosixPath, Data], Iterator[Problem]]:
    def read(parsed: Parsed, path: PurePosixPath, data: Data) -> Iterator[Problem]:
        if not isinstance(parsed.value, dict):
            mark_unreadable(path, data)
            yield shape_problem(path, 1, parsed.value, "sleutel: {nl: …, en: …}")
            return
        for key in parsed.value:
            yield from _entry(schema, kind, key, parsed, path, data, (key,))

    return read


def _entry(
    schema: type[Schema], kind: str, key: str, parsed: Parsed, path: PurePosixPath, data: Data, at: Loc
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
        example = new_key(key)
        code = "file-name-key" if kind == "organisations" else "key-invalid"
        problems.append(problem(path, parsed.line(at), code, value=key, example=example))
    if entry is None:
        data.unreadable.add((kind, key))
        if kind in _PARTLY:
            data.damaged[kind][key] = checked.rest
    else:
        data.entries[kind][key] = entry.root if isinstance(entry, Labels) else entry
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
    "people.yml": _people,
    "sources.yml": _vocabulary("sources", Source),
    **{f"{kind}.yml": _vocabulary(kind, Labels) for kind in ("themes", "categories", "tags", "sectors")},
    "municipalities.yml": _vocabulary("municipalities", Municipality),
    "glossary.yml": _vocabulary("glossary", Labels),
    "words/": _words,
}
_FILES = [f"{name}….yml" if name.endswith("/") else name for name in _READERS]
