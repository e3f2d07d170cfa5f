"""What a list changes in one organisation, and what someone wrote by hand and so stays."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pydantic import BaseModel

from slimmer.model.schemas import Organisation
from slimmer.spreadsheets.candidate import Candidate
from slimmer.spreadsheets.roles import pair_roles, role_data, role_differences, say_role
from slimmer.spreadsheets.values import same_text, same_website
from slimmer.spreadsheets.vocabulary import Vocabulary

Loc: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the file: `("roles", 0, "date")`; `("roles", 2)` for a whole new role."""
OVERWRITABLE = ("name", "sector", "municipality", "website", "logo", "pledge", "contact", "shared_mailbox", "roles")


@dataclass(frozen=True)
class Difference:
    loc: Loc
    old: str | None
    """`None` when there was nothing."""
    new: str


@dataclass(frozen=True)
class Change:
    """One organisation of the list, set beside what the site has."""

    key: str
    candidate: Candidate
    before: Mapping[str, Any] | None
    """The contents of its file, as text; `None` for a new organisation."""
    after: Mapping[str, Any]
    made: tuple[Difference, ...]
    kept: tuple[Difference, ...] = ()
    """Where the list differs but the file has the say: no `overwrite` named the field."""
    lines: Mapping[Loc, int] = field(default_factory=dict)
    """Which row of the list gave which value."""

    @property
    def sets(self) -> dict[Loc, Any]:
        """What to write, by its place in the file."""
        return {one.loc: _at(self.after, one.loc) for one in self.made}


def as_data(value: Any) -> Any:
    """Fields of a schema as the text and lists that stand in the file."""
    if isinstance(value, BaseModel):
        items = ((name, getattr(value, name)) for name in type(value).model_fields)
        return {name: as_data(item) for name, item in items if item not in (None, (), False)}
    if isinstance(value, Mapping):
        return {str(name): as_data(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_data(item) for item in value]
    return "true" if value is True else str(value)


def make_new(candidate: Candidate, vocabulary: Vocabulary) -> Change:
    after: dict[str, Any] = {}
    made: list[Difference] = []
    lines: dict[Loc, int] = {(): candidate.rows[0]}
    for loc, text, row in _said(candidate, vocabulary):
        _put(after, loc, text)
        made.append(Difference(loc, None, text))
        lines[loc] = row
    after["roles"] = []
    for role in candidate.roles:
        made.append(_add_role(after, lines, role_data(role), role.row))
    return Change(candidate.key, candidate, None, after, tuple(made), (), lines)


def merge(
    key: str, candidate: Candidate, organisation: Organisation, vocabulary: Vocabulary, overwrite: Collection[str]
) -> Change:
    """Fill in what is missing; replace only the fields that `overwrite` names."""
    before: dict[str, Any] = as_data(organisation)
    after: dict[str, Any] = as_data(organisation)
    made: list[Difference] = []
    kept: list[Difference] = []
    lines: dict[Loc, int] = {(): candidate.rows[0]}

    def differ(loc: Loc, old: str | None, new: str, row: int, *, fills: bool) -> None:
        difference = Difference(loc, old, new)
        if not fills and loc[0] not in overwrite:
            kept.append(difference)
            return
        made.append(difference)
        _put(after, loc, new)
        lines[loc] = row

    for loc, text, row in _said(candidate, vocabulary):
        old = _at(before, loc)
        if loc == ("shared_mailbox",) and ("contact",) not in {one.loc for one in made}:
            continue
        if old is None or not _same(str(loc[0]), old, text, vocabulary):
            differ(loc, old, text, row, fills=old is None)
    for role, number in pair_roles(candidate.roles, before["roles"]):
        if number is None:
            made.append(_add_role(after, lines, role_data(role), role.row))
            continue
        for place, old, new, fills in role_differences(role, before["roles"][number]):
            differ(("roles", number, *place), old, new, role.row, fills=fills)
    return Change(key, candidate, before, after, tuple(made), tuple(kept), lines)


def _said(candidate: Candidate, vocabulary: Vocabulary) -> Iterator[tuple[Loc, str, int]]:
    """Every value as it stands in a file (a municipality by its name), with its row."""
    if candidate.name:
        yield ("name",), candidate.name, candidate.rows[0]
    # In the order of the file: a pledge in the default locale first, whatever the order of the columns.
    order = [*OVERWRITABLE, *vocabulary.locales]
    for loc in sorted((tuple(name.split(".")) for name in candidate.values), key=lambda loc: [*map(order.index, loc)]):
        name = ".".join(loc)
        text = candidate.values[name]
        if name == "municipality":
            text = vocabulary.municipalities.label(text, vocabulary.locales[0])
        yield loc, text, candidate.lines[name]


def _same(name: str, old: str, new: str, vocabulary: Vocabulary) -> bool:
    if name == "website":
        return same_website(old, new)
    if name == "municipality":
        return vocabulary.municipality(old) == vocabulary.municipality(new)
    return same_text(old, new)


def _add_role(after: dict[str, Any], lines: dict[Loc, int], data: dict[str, Any], row: int) -> Difference:
    loc: Loc = ("roles", len(after["roles"]))
    after["roles"].append(data)
    lines[loc] = row
    return Difference(loc, None, say_role(data))


def _at(data: Any, loc: Loc) -> Any:
    for part in loc:
        if isinstance(data, Mapping):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int):
            data = data[part]
    return data


def _put(data: Any, loc: Loc, text: str) -> None:
    for part in loc[:-1]:
        data = data[part] if isinstance(part, int) else data.setdefault(part, {})
    data[loc[-1]] = text
