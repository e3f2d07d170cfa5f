"""Which column is which field, by the name above it, in Dutch or English."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from slimmer.files.fast_yaml import FAST_LOADER
from slimmer.messages.wording import tell, wordings
from slimmer.model.problem import Problem, Term, problem, term
from slimmer.spreadsheets.table import Row, Table, letter
from slimmer.spreadsheets.vocabulary import Vocabulary
from slimmer.text.names import fold
from slimmer.text.nearest import nearest
from slimmer.text.shorten import shown

_ALIASES = yaml.load(Path(__file__).with_suffix(".yml").read_text("utf-8"), Loader=FAST_LOADER)
FIELDS: tuple[str, ...] = tuple(_ALIASES)
"""Each has a column, called as its term says. `pledge` and `note` have one per language: `belofte (en)`."""

EXAMPLE = term(
    "labels",
    nl="naam, sector, gemeente, website, rol, datum, bron",
    en="name, sector, municipality, website, role, date, source",
)

PER_LOCALE = ("pledge", "note")
_HEADER_WITHIN = 20
"""Rows in which the names of the columns are looked for; above them there may be a title."""


@dataclass(frozen=True)
class Column:
    number: int
    """From 0."""
    name: str
    """As the list has it."""
    suggestion: str = ""
    """For a column that is left: the name it looks like."""

    def __str__(self) -> str:
        return f"{letter(self.number)} '{shown(self.name)}'"


@dataclass(frozen=True)
class Columns:
    header: int
    """The number of the row with their names."""
    fields: Mapping[str, Column]
    """`pledge.nl` for a text per language."""
    left: tuple[Column, ...]
    """Not read."""
    width: int


def field_term(field: str) -> Term:
    """What a field is called to people: `belofte (en)`."""
    name, _, code = field.partition(".")
    return term("in-language", name=term(name), code=code) if code else term(name)


def field_name(field: str, locale: str) -> str:
    return tell(field_term(field), locale)


def recognise(name: str, vocabulary: Vocabulary) -> str | None:
    """The field that a column of this name holds."""
    words = fold(name).split()
    if found := _KNOWN.get(" ".join(words)):
        return f"{found}.{vocabulary.locales[0]}" if found in PER_LOCALE else found
    for at in (-1, 0):
        code = vocabulary.locale_names.get(words[at]) if words else None
        rest = " ".join(word for word in (words[:-1] if at else words[1:]) if word not in ("in", "het", "the"))
        if code and _KNOWN.get(rest) in PER_LOCALE:
            return f"{_KNOWN[rest]}.{code}"
    return None


_KNOWN: Mapping[str, str] = {
    fold(alias): field for field in FIELDS for alias in (*wordings("terms")[field].both(), *_ALIASES[field])
}


def find_columns(table: Table, vocabulary: Vocabulary) -> tuple[Columns | None, list[Problem]]:
    """The row with the names of the columns, and what they are."""
    best: tuple[int, Row] | None = None
    for row in table.rows[:_HEADER_WITHIN]:
        found = [recognise(cell, vocabulary) for cell in row.cells]
        count = len(set(found) - {None})
        if {"name", "key"} & set(found) and (best is None or count > best[0]):
            best = count, row
    if best is None:
        row = table.rows[0]
        names = ", ".join(f"'{shown(cell, 30)}'" for cell in row.cells[:12] if cell) or "–"
        return None, [problem(table.path, row.number, "import-header-missing", found=names, example=EXAMPLE)]
    row = best[1]
    columns = _columns(row, vocabulary)
    return columns, list(_check_columns(table, row, columns, vocabulary))


def _columns(row: Row, vocabulary: Vocabulary) -> Columns:
    fields: dict[str, Column] = {}
    left = []
    for number, name in enumerate(row.cells):
        if name:
            field = recognise(name, vocabulary)
            if field is None:
                left.append(Column(number, name, _KNOWN.get(nearest(fold(name), _KNOWN, cutoff=0.8), "")))
            else:
                fields.setdefault(field, Column(number, name))
    width = max((number + 1 for number, name in enumerate(row.cells) if name), default=0)
    return Columns(row.number, fields, tuple(left), width)


def _check_columns(table: Table, row: Row, columns: Columns, vocabulary: Vocabulary) -> Iterator[Problem]:
    for number, name in enumerate(row.cells):
        field = recognise(name, vocabulary)
        if field and columns.fields[field].number != number:
            first = columns.fields[field]
            one = {"first": letter(first.number), "first_name": shown(first.name)}
            other = {"second": letter(number), "second_name": shown(name)}
            yield problem(table.path, row.number, "import-column-twice", field=field_term(field), **one, **other)
    if not any(one.number > row.number for one in table.rows):
        yield problem(table.path, row.number, "import-only-header")


def count_recognised(cells: Sequence[str], vocabulary: Vocabulary) -> int:
    return len({recognise(cell, vocabulary) for cell in cells} - {None})
