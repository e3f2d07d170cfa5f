"""A parsed value against its schema: the fields, what else could be read, and every problem with its line."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Annotated, Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, Field, ValidationError, create_model
from pydantic_core import ErrorDetails

from slimmer.load.yaml_lines import Loc, Parsed
from slimmer.model.problem import Problem, problem, term
from slimmer.model.schemas import example_line
from slimmer.text.nearest import nearest
from slimmer.text.shorten import shown

Schema = TypeVar("Schema", bound=BaseModel)

OTHER_NAMES: Mapping[str, Sequence[str]] = {
    "titel": ("title", "name"), "naam": ("name", "title"), "name": ("title",), "omschrijving": ("description",),
    "beschrijving": ("description",), "samenvatting": ("description", "lead"), "inleiding": ("lead", "description"),
    "datum": ("date",), "afbeelding": ("image",), "foto": ("image",), "picture": ("image",), "auteur": ("authors",),
    "author": ("authors",), "auteurs": ("authors",), "concept": ("draft",), "trefwoorden": ("tags",),
    "labels": ("tags",), "categorie": ("category",), "categories": ("category",), "permalink": ("slug", "aliases"),
    "thema": ("themes",), "nummer": ("number",), "gemeente": ("municipality",), "rollen": ("roles",),
}  # fmt: skip
"""How other programs and Dutch writers call a field."""
_WANTED: Mapping[str, str] = {
    "string": "text",
    "bool": "true-or-false",
    "int": "whole-number",
    "greater": "count",
    "tuple": "list-in-brackets",
    "list": "list-in-brackets",
    "too": "at-least-one",
    "mapping": "text-per-language",
    "dict": "text-per-language",
    "model": "named-values",
}
"""What a field takes, a term, by the start of pydantic's error type."""


@dataclass(frozen=True)
class Checked(Generic[Schema]):
    entry: Schema | None
    """`None` with any problem."""
    rest: Schema
    """What is right in it, with nothing for what is not: for the rules that can still be held to it."""
    problems: list[Problem]


def validate(
    schema: type[Schema], parsed: Parsed, path: PurePosixPath, *, at: Loc = (), value: Any = ...
) -> Checked[Schema]:
    """Check one entry; `at` says where it stands in a longer file."""
    value = parsed.value if value is ... else value
    if not isinstance(value, dict):
        shape = shape_problem(path, parsed.line(at), value, example_line(schema, next(iter(schema.model_fields))))
        return Checked(None, _rest(schema, {}, []), [shape])
    # A field with nothing behind it is the same as a field that is not there.
    value = {name: item for name, item in value.items() if item is not None}
    try:
        entry = schema.model_validate(value)
    except ValidationError as error:
        details = error.errors(include_url=False)
        # A list with one wrong item is "too short" as well; the item says it better.
        deeper = {detail["loc"][:1] for detail in details if len(detail["loc"]) > 1}
        told = [one for one in details if one["type"] != "too_short" or one["loc"][:1] not in deeper]
        problems = [_explain(schema, detail, parsed, path, at) for detail in told]
        # A field under another name is not missing as well.
        meant = {dict(one.values).get("suggestion") for one in problems if one.code == "field-unknown"}
        problems = [one for one in problems if one.code != "field-missing" or dict(one.values)["field"] not in meant]
        return Checked(None, _rest(schema, value, [detail["loc"] for detail in details]), problems)
    return Checked(entry, entry, [])


def _rest(schema: type[Schema], value: dict[str, Any], wrong: list[Loc]) -> Schema:
    """The value without what is wrong in it."""
    value = deepcopy(value)
    # From the last to the first, so that taking out an item moves no other that is wrong.
    for loc in sorted(wrong, key=lambda loc: [str(part).zfill(6) for part in loc], reverse=True):
        inside: Any = value
        for part in loc[:-1]:
            inside = _inside(inside, part)
        if isinstance(inside, dict):
            inside.pop(str(loc[-1]), None)
        elif isinstance(inside, list) and isinstance(loc[-1], int) and loc[-1] < len(inside):
            del inside[loc[-1]]
    opened: type[Schema] = _open(schema)
    try:
        return opened.model_validate(value)
    except ValidationError:
        return opened.model_validate({})


def _inside(value: Any, part: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(str(part))
    return value[part] if isinstance(value, list) and isinstance(part, int) and part < len(value) else None


@cache
def _open(schema: type[Schema]) -> type[Schema]:
    """The same schema with nothing required."""
    fields: dict[str, Any] = {}
    for name, info in schema.model_fields.items():
        inner = _inner_model(schema, name)
        if inner is not None:
            fields[name] = (tuple[_open(inner), ...], ())  # type: ignore[misc]
        elif info.is_required() and name != "root":
            kept = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
            fields[name] = (kept | None, Field(None, examples=info.examples))  # type: ignore[operator]
    return create_model(f"{schema.__name__}Open", __base__=schema, **fields)


def shape_problem(path: PurePosixPath, line: int, value: Any, example: str) -> Problem:
    found = "a-list" if isinstance(value, list) else "loose-text" if isinstance(value, str) else "nothing"
    return problem(path, line, "yaml-shape", found=term(found), example=example)


def _explain(schema: type[BaseModel], detail: ErrorDetails, parsed: Parsed, path: PurePosixPath, at: Loc) -> Problem:
    loc = tuple(part for part in detail["loc"])
    owner, name = _owner(schema, loc)
    where, kind, context = (*at, *loc), detail["type"], detail.get("ctx", {})
    line = parsed.line(where)
    field = str(loc[-1]) if isinstance(loc[-1], str) else name
    example = example_line(owner, name)
    if kind == "extra_forbidden":
        known = list(owner.model_fields)
        # A field that is there already is not what was meant.
        free = [one for one in known if (*where[:-1], one) not in parsed.lines]
        other = [one for one in OTHER_NAMES.get(field.casefold(), ()) if one in free]
        meant = other[0] if other else nearest(field, free)
        return problem(path, line, "field-unknown", field=field, known=", ".join(known), suggestion=meant)
    if kind == "missing":
        return problem(path, parsed.line(where[:-1]), "field-missing", field=field, example=example)
    if kind in ("date-invalid", "slug-invalid", "url-invalid", "alias-invalid"):
        return problem(path, line, kind, field=name, **context)
    if kind == "string_too_long":
        length, limit = len(detail["input"]), context["max_length"]
        return problem(path, line, "field-too-long", field=name, length=length, limit=limit)
    if kind == "string_too_short":
        return problem(path, line, "field-missing", field=name, example=example)
    wanted = term(_WANTED.get(kind.partition("_")[0], "something-else"))
    value = _short(detail["input"])
    return problem(path, line, "field-type", field=name, value=value, wanted=wanted, example=example)


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
    """`Role` for the `roles` of an organisation."""
    if name not in owner.model_fields or get_origin(owner.model_fields[name].annotation) is not tuple:
        return None
    item = get_args(owner.model_fields[name].annotation)[0]
    return item if isinstance(item, type) and issubclass(item, BaseModel) else None


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: …" for key in list(value)[:3]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_short(item).strip("'") for item in list(value)[:3]) + "]"
    return f"'{shown(str(value))}'"
