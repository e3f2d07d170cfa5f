"""The roles that a list names, set beside those in a file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from slimmer.spreadsheets.candidate import RoleSaid
from slimmer.spreadsheets.values import same_text

Place = tuple[str, ...]
"""Inside a role: `("date",)`, `("note", "nl")`."""


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
    alike = [[at for at, data in enumerate(known) if _is_alike(role, data)] for role in said]
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


def _is_alike(role: RoleSaid, data: Mapping[str, Any]) -> bool:
    return (data["role"], data.get("project", "")) == (role.role, role.project)


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
