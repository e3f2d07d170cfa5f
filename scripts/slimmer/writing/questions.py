"""What is asked about a new text or entry: which fields, what they default to, which answers will do."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Literal, NamedTuple, TypeAlias, get_args

from pydantic import BaseModel

from slimmer.load.validate import validate
from slimmer.load.yaml_lines import Parsed
from slimmer.model.library import FIELDS, Library
from slimmer.model.problem import Problem
from slimmer.model.schemas import Organisation, Person, Role, example_line, is_web_address
from slimmer.model.settings import Settings
from slimmer.text.slugs import slugify

New: TypeAlias = Literal["page", "post", "newsletter", "project", "organisation", "person", "theme"]
NEW: tuple[New, ...] = get_args(New)


class Question(NamedTuple):
    name: str
    code: str
    """Of its wording."""
    default: str = ""
    known: tuple[str, ...] = ()
    """What there is to choose from; empty: anything that fits the field."""
    required: bool = False
    grows: str = ""
    """The vocabulary that takes a value that is not known yet."""


def questions(kind: New, library: Library, settings: Settings) -> Iterator[Question]:
    today = str(settings.today)
    match kind:
        case "page":
            yield Question("folder", "ask-folder", "", tuple(folders(library)))
            yield Question("description", "ask-description")
        case "theme":
            yield Question("description", "ask-description")
        case "project":
            yield Question("description", "ask-description")
            yield Question("start", "ask-start")
            yield Question("themes", "ask-themes", "", tuple(library.themes))
        case "post":
            yield Question("date", "ask-date", today, required=True)
            yield Question("description", "ask-description")
            yield Question("category", "ask-category", "", tuple(library.categories), grows="categories")
            author = _usual_author(library)
            yield Question("authors", "ask-authors", author, tuple(library.people))
        case "newsletter":
            numbers = [getattr(page.fields, "number", None) or 0 for page in library.pages if page.kind == kind]
            yield Question("month", "ask-month", _next_month(library, settings), required=True)
            yield Question("number", "ask-number", str(max(numbers, default=0) + 1))
            yield Question("lead", "ask-lead")
        case "organisation":
            yield Question("sector", "ask-sector", "", tuple(library.sectors), required=True, grows="sectors")
            yield Question("municipality", "ask-municipality", "", tuple(library.municipalities))
            yield Question("website", "ask-website")
            yield Question("role", "ask-role", next(iter(settings.signed), settings.roles[0]), settings.roles, True)
            yield Question("date", "ask-since")
            yield Question("source", "ask-source", required=True)
        case "person":
            for code in settings.codes:
                yield Question(f"role.{code}", "ask-work", required=True)
            yield Question("organisation", "ask-organisation", "", tuple(library.organisations))


def folders(library: Library) -> list[str]:
    """Folders below `docs/` that have pages, without those of one kind."""
    found = {str(page.key.parent.relative_to("docs")) for page in library.every_page if page.key.is_relative_to("docs")}
    return sorted(found - {"."})


def _usual_author(library: Library) -> str:
    """Who wrote most of the posts."""
    named = [one for page in library.pages for one in getattr(page.fields, "authors", ())]
    return max(sorted(set(named)), key=named.count, default="")


def _next_month(library: Library, settings: Settings) -> str:
    """This month, or the first after it that has no newsletter."""
    taken = {page.key.name for page in library.every_page if page.kind == "newsletter"}
    taken |= {one.path.name.split(".")[0] for one in library.unpublished if "newsletters" in one.path.parts}
    year, month = settings.today.year, settings.today.month
    while f"{year}-{month:02d}" in taken:
        year, month = year + month // 12, month % 12 + 1
    return f"{year}-{month:02d}"


def listed(text: str) -> list[str]:
    """`a, b` and `[a, b]` are two."""
    return [one.strip() for one in text.strip().strip("[]").split(",") if one.strip()]


def schema_of(kind: New, name: str) -> type[BaseModel]:
    if kind == "organisation":
        return Role if name in ("role", "date", "source") else Organisation
    return Person if kind == "person" else FIELDS[kind]


def is_list(schema: type[BaseModel], name: str) -> bool:
    field = schema.model_fields.get(name)
    return field is not None and str(field.annotation).startswith("tuple")


def unknown_values(question: Question, answer: str) -> list[str]:
    """What is not among the known; a folder may be new, and who has no vocabulary cannot be wrong."""
    if not question.known or question.name == "folder":
        return []
    values = listed(answer) if question.name in ("themes", "authors", "tags") else [answer]
    return [one for one in values if one not in question.known]


def answer_problems(kind: New, question: Question, answer: str) -> list[Problem]:
    """What is wrong with an answer that a field cannot hold."""
    name = question.name
    if name == "month":
        return [] if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", answer) else _about(FIELDS["post"], "date", answer)
    if name == "folder":
        right = all(slugify(part) == part for part in answer.split("/") if part)
        return [] if right else _about(FIELDS["page"], "slug", answer)
    if name == "source" and (answer[:4] == "http" and not is_web_address(answer)):
        return _about(Organisation, "website", answer)
    if name.startswith("role."):
        return []
    schema = schema_of(kind, name)
    return _about(schema, name, listed(answer) if is_list(schema, name) else answer)


def _about(schema: type[BaseModel], name: str, value: object) -> list[Problem]:
    found = validate(schema, Parsed({name: value}, {}), PurePosixPath(), value={name: value}).problems
    return [one for one in found if dict(one.values).get("field") == name and one.code != "field-missing"]


def example_of(kind: New, name: str, known: Iterable[str]) -> str:
    if name == "month" or name.startswith("role."):
        return "2026-11" if name == "month" else "projectleider"
    return next(iter(known), "") or example_line(schema_of(kind, name), name).partition(": ")[2]
