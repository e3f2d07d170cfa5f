"""A parsed value against its schema: the fields, or every problem with its line."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from slimmer.load.yaml_lines import Loc, Parsed
from slimmer.model.problem import Problem, problem
from slimmer.model.schemas import example_line, known_fields
from slimmer.text.nearest import nearest

Schema = TypeVar("Schema", bound=BaseModel)

# What a field takes, in the words of both languages, by the start of pydantic's error type.
_WANTED: Mapping[str, tuple[str, str]] = {
    "string": ("tekst", "text"),
    "bool": ("true of false", "true or false"),
    "int": ("een heel getal", "a whole number"),
    "greater": ("een heel getal van 0 of meer", "a whole number of 0 or more"),
    "tuple": ("een lijst tussen rechte haken", "a list between square brackets"),
    "list": ("een lijst tussen rechte haken", "a list between square brackets"),
    "too": ("minstens één waarde", "at least one value"),
    "mapping": ("een tekst per taal", "a text per language"),
    "dict": ("een tekst per taal", "a text per language"),
    "model": ("een lijst van 'naam: waarde'", "a list of 'name: value'"),
    "literal": ("een van de vaste woorden", "one of the fixed words"),
}


def validate(
    schema: type[Schema], parsed: Parsed, path: PurePosixPath, *, at: Loc = (), value: Any = ...
) -> tuple[Schema | None, list[Problem]]:
    """Check one entry; `at` says where it stands in a longer file."""
    value = parsed.value if value is ... else value
    if not isinstance(value, dict):
        return None, [shape_problem(path, parsed.line(at), value, example_line(schema, known_fields(schema)[0]))]
    # A field with nothing behind it is the same as a field that is not there.
    value = {name: item for name, item in value.items() if item is not None}
    try:
        return schema.model_validate(value), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        # A list with one wrong item is "too short" as well; the item says it better.
        deeper = {detail["loc"][:1] for detail in details if len(detail["loc"]) > 1}
        details = [one for one in details if one["type"] != "too_short" or one["loc"][:1] not in deeper]
        return None, [found for detail in details for found in _explain(schema, detail, parsed, path, at)]


def shape_problem(path: PurePosixPath, line: int, value: Any, example: str) -> Problem:
    found, found_en = ("niets", "nothing")
    if isinstance(value, list):
        found, found_en = ("een lijst", "a list")
    elif isinstance(value, str):
        found, found_en = ("losse tekst", "loose text")
    return problem(path, line, "yaml-shape", found=found, found_en=found_en, example=example)


def _explain(
    schema: type[BaseModel], detail: ErrorDetails, parsed: Parsed, path: PurePosixPath, at: Loc
) -> Iterator[Problem]:
    loc = tuple(part for part in detail["loc"])
    owner, name = _owner(schema, loc)
    where, kind, context = (*at, *loc), detail["type"], detail.get("ctx", {})
    line = parsed.line(where)
    field = str(loc[-1]) if isinstance(loc[-1], str) else name
    example = example_line(owner, name)
    if kind == "extra_forbidden":
        known = known_fields(owner)
        yield problem(
            path, line, "field-unknown", field=field, known=", ".join(known), suggestion=nearest(field, known)
        )
    elif kind == "missing":
        yield problem(path, parsed.line(where[:-1]), "field-missing", field=field, example=example)
    elif kind in ("date-invalid", "slug-invalid", "url-invalid", "alias-invalid"):
        yield problem(path, line, kind, field=name, **context)
    elif kind == "string_too_long":
        yield problem(
            path, line, "field-too-long", field=name, length=len(detail["input"]), limit=context["max_length"]
        )
    elif kind == "string_too_short":
        yield problem(path, line, "field-missing", field=name, example=example)
    else:
        wanted, wanted_en = _wanted(owner, name, kind)
        yield problem(
            path,
            line,
            "field-type",
            field=name,
            value=_short(detail["input"]),
            wanted=wanted,
            wanted_en=wanted_en,
            example=example,
        )


def _wanted(owner: type[BaseModel], name: str, kind: str) -> tuple[str, str]:
    wanted, wanted_en = _WANTED.get(kind.partition("_")[0], ("iets anders", "something else"))
    if kind == "literal_error":
        words = ", ".join(get_args(owner.model_fields[name].annotation))
        wanted, wanted_en = f"{wanted} ({words})", f"{wanted_en} ({words})"
    return wanted, wanted_en


def _owner(schema: type[BaseModel], loc: Loc) -> tuple[type[BaseModel], str]:
    """The class and the field name that a location belongs to: `roles.0.date` is `Role.date`."""
    owner, name = schema, ""
    for part in loc:
        if isinstance(part, str):
            if name:
                inner = _inner_model(owner, name)
                if inner is None:
                    break
                owner = inner
            name = part
    return owner, name


def _inner_model(owner: type[BaseModel], name: str) -> type[BaseModel] | None:
    if name not in owner.model_fields:
        return None
    candidates = [owner.model_fields[name].annotation]
    while candidates:
        one = candidates.pop()
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
        candidates.extend(get_args(one))
    return None


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: …" for key in list(value)[:3]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_short(item).strip("'") for item in list(value)[:3]) + "]"
    text = str(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"
