"""Rows → one `Candidate` per organisation. Several rows may be about one: each has its role."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from slimmer.model.problem import Problem, problem
from slimmer.spreadsheets.candidate import Candidate, Defaults, RoleSaid
from slimmer.spreadsheets.columns import Columns, field_term
from slimmer.spreadsheets.row_reader import RowReader
from slimmer.spreadsheets.table import Table
from slimmer.spreadsheets.values import same_website
from slimmer.spreadsheets.vocabulary import Vocabulary
from slimmer.text.names import normal_name
from slimmer.text.shorten import shown


@dataclass
class Reading:
    """What came out of a list."""

    candidates: list[Candidate] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    """Not wrong, but worth knowing: a row that repeats another."""


def read_candidates(table: Table, columns: Columns, vocabulary: Vocabulary, defaults: Defaults) -> Reading:
    reading = Reading()
    rows: list[Candidate] = []
    for row in table.rows:
        if row.number > columns.header:
            reader = RowReader(table, row, columns, vocabulary, defaults)
            rows += filter(None, [reader.read()])
            reading.problems += reader.problems
            reading.notices += reader.notices
    reading.candidates = whole(_join(rows, table.path, reading), reading.problems)
    return reading


def whole(candidates: Iterable[Candidate], problems: Iterable[Problem]) -> list[Candidate]:
    """Without the organisations of which a row is wrong: none is taken over in part."""
    wrong = {one.line for one in problems}
    return [one for one in candidates if wrong.isdisjoint(one.rows)]


def _join(rows: Sequence[Candidate], path: PurePosixPath, reading: Reading) -> Iterable[Candidate]:
    """Rows with the same key are about one organisation, and those without a key that have the same name."""
    keys: dict[str, set[str]] = {}
    for one in rows:
        if one.key and one.name:
            keys.setdefault(normal_name(one.name), set()).add(one.key)
    joined: dict[tuple[str, str], Candidate] = {}
    for one in rows:
        name = normal_name(one.name)
        known = keys.get(name, set())
        key = one.key or (min(known) if len(known) == 1 else "")
        group = ("key", key) if key else ("name", name)
        first = joined.get(group)
        joined[group] = replace(one, key=key) if first is None else _merge(first, one, path, reading)
    return joined.values()


def _merge(first: Candidate, other: Candidate, path: PurePosixPath, reading: Reading) -> Candidate:
    row, where = other.rows[0], first.rows[0]
    name = first.name or other.name
    if other.name and other.name != name:
        if normal_name(name) == normal_name(other.name):
            spelt = {"name": shown(other.name), "other": shown(name), "row": where}
            reading.notices.append(problem(path, row, "import-same-name", **spelt))
        else:
            reading.problems.append(_differ(path, row, where, name, "name", name, other.name))
    values, lines = dict(first.values), dict(first.lines)
    for field_, value in other.values.items():
        known = values.setdefault(field_, value)
        lines.setdefault(field_, row)
        if known != value and not (field_ == "website" and same_website(known, value)):
            reading.problems.append(_differ(path, row, lines[field_], name, field_, known, value))
    roles = _join_roles(first.roles, other.roles)
    if roles == first.roles and values == first.values:
        reading.notices.append(problem(path, row, "import-repeated", other=where))
    return replace(first, name=name, values=values, lines=lines, roles=roles, rows=(*first.rows, row))


def _join_roles(first: Sequence[RoleSaid], others: Iterable[RoleSaid]) -> tuple[RoleSaid, ...]:
    """One role said twice, once with a fuller date, is one role with that date."""
    roles = list(first)
    for one in others:
        same = [at for at, role in enumerate(roles) if _content(role) == _content(one) and _dates_agree(role, one)]
        if not same:
            roles.append(one)
        elif len(one.date) > len(roles[same[0]].date):
            roles[same[0]] = replace(roles[same[0]], date=one.date)
    return tuple(roles)


def _dates_agree(one: RoleSaid, other: RoleSaid) -> bool:
    if not one.date or not other.date:
        return one.date == other.date
    return one.date.startswith(other.date) or other.date.startswith(one.date)


def _content(role: RoleSaid) -> tuple[object, ...]:
    return role.role, role.project, role.source, tuple(sorted(role.note.items()))


def _differ(path: PurePosixPath, row: int, other: int, name: str, field_: str, first: str, second: str) -> Problem:
    values = {"name": shown(name), "other": other, "field": field_term(field_)}
    return problem(path, row, "import-rows-differ", **values, first=shown(first), second=shown(second))
