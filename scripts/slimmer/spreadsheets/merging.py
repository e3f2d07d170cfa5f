"""What a list changes in one organisation, and what someone wrote by hand and so stays."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pydantic import BaseModel

from slimmer.model.schemas import Organisation
from slimmer.spreadsheets.candidate import Candidate, RoleSaid
from slimmer.spreadsheets.values import same_text, same_website
from slimmer.spreadsheets.vocabulary import Vocabulary

Loc: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the file: `("roles", 0, "date")`; `("roles", 2)` for a whole new role."""
OVERWRITABLE = ("name", "sector", "municipality", "website", "logo", "pledge", "contact", "shared_mailbox", "roles")


Place = tuple[str, ...]
"""Inside a role: `("date",)`, `("note", "nl")`."""


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


def merge(
    key: str, candidate: Candidate, known: Organisation | None, vocabulary: Vocabulary, overwrite: Collection[str]
) -> Change:
    """Fill in what is missing, all of it when it is not `known`; replace only the fields that `overwrite` names."""
    before: dict[str, Any] = as_data(known) if known else {"roles": []}
    after = deepcopy(before)
    made: list[Difference] = []
    kept: list[Difference] = []
    lines: dict[Loc, int] = {(): candidate.rows[0]}

    def differ(loc: Loc, old: str | None, new: str, row: int, *, fills: bool) -> None:
        difference = Difference(loc, old, new)
        if not fills and loc[0] not in overwrite:
            kept.append(difference)
            return
        made.append(difference)
        put(after, loc, new)
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
    return Change(key, candidate, before if known else None, after, tuple(made), tuple(kept), lines)


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
    put(after, loc, data)
    lines[loc] = row
    return Difference(loc, None, say_role(data))


def _at(data: Any, loc: Loc) -> Any:
    for part in loc:
        if isinstance(data, Mapping):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int):
            data = data[part]
    return data


def put(data: Any, loc: Loc, value: Any) -> None:
    """Set or add it at its place, with what it has to stand in."""
    for part in loc[:-1]:
        if isinstance(data, dict) and data.get(part) is None:
            data[part] = {}
        data = data[part]
    if isinstance(data, list) and loc[-1] == len(data):
        data.append(value)
    else:
        data[loc[-1]] = value


def role_data(role: RoleSaid) -> dict[str, Any]:
    """As it stands in a file."""
    data = {"role": role.role, "project": role.project, "date": role.date, "source": role.source}
    found: dict[str, Any] = {name: text for name, text in data.items() if text}
    return {**found, "note": dict(role.note)} if role.note else found


def say_role(data: Mapping[str, Any]) -> str:
    """`signatory, 2021-11-25, S1`."""
    notes = data.get("note", {}).values()
    return ", ".join([*(data[name] for name in ("role", "project", "date", "source") if name in data), *notes])


def pair_roles(said: Sequence[RoleSaid], known: Sequence[Mapping[str, Any]]) -> list[tuple[RoleSaid, int | None]]:
    """Each role of the list with the number of the role in the file that it means; `None` for a new one.

    First those that are the same in everything, so that a vaguer row cannot take their place. A row that
    only says again, or says less of, what the file has is left out.
    """
    found: dict[int, int] = {}
    of = [(data["role"], data.get("project", "")) for data in known]
    alike = [[at for at, one in enumerate(of) if one == (role.role, role.project)] for role in said]
    for fits in _FITS:
        for number, role in enumerate(said):
            free = [at for at in alike[number] if at not in found.values() and fits(_told(role), _flat(known[at]))]
            if number not in found and free:
                found[number] = free[0]
    return [
        (role, found.get(number))
        for number, role in enumerate(said)
        if number in found or not any(_within(_told(role), _flat(known[at])) for at in alike[number])
    ]


def role_differences(role: RoleSaid, data: Mapping[str, Any]) -> Iterator[tuple[Place, str | None, str, bool]]:
    """Place, old text, new text, and whether it only fills a gap."""
    told, known = _told(role), _flat(data)
    # A date or a note from another source is not what the source in the file proves.
    same_source = same_text(told.get(("source",), known["source",]), known["source",])
    for place, new in told.items():
        old = known.get(place)
        if old is None or not same_text(old, new):
            # `2023` adds nothing to `2023-05-01`; the other way round it does.
            if place == ("date",) and old is not None and old.startswith(new):
                continue
            fuller = old is None or (place == ("date",) and new.startswith(old))
            yield place, old, new, fuller and same_source


def _told(role: RoleSaid) -> dict[Place, str]:
    """What the row itself says; a source given for the whole list says nothing about a role that has one."""
    told: dict[Place, str] = {("date",): role.date, ("source",): "" if role.source_is_default else role.source}
    told |= {("note", locale): text for locale, text in role.note.items()}
    return {place: text for place, text in told.items() if text}


def _flat(data: Mapping[str, Any]) -> dict[Place, str]:
    flat: dict[Place, str] = {(name,): data[name] for name in ("date", "source") if name in data}
    return flat | {("note", locale): text for locale, text in data.get("note", {}).items()}


def _within(told: Mapping[Place, str], known: Mapping[Place, str]) -> bool:
    return all(place in known and same_text(known[place], text) for place, text in told.items())


_FITS: Sequence[Callable[[Mapping[Place, str], Mapping[Place, str]], bool]] = (
    lambda told, known: len(told) == len(known) and _within(told, known),
    _within,
    lambda told, known: same_text(told.get(("source",), ""), known["source",]),
    lambda told, known: True,
)
