"""One sheet of an .xlsx workbook → `Table`, streamed."""

import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from openpyxl.utils import range_boundaries  # type: ignore[import-untyped]

from slimmer.model.problem import Problem, problem
from slimmer.spreadsheets.archive import Sheet, check_archive
from slimmer.spreadsheets.table import MOST_COLUMNS, Row, Table, letter
from slimmer.text.cells import unescape_text
from slimmer.text.shorten import shown

_HEADER_WITHIN = 20
_SOME = 40
_RANGE = re.compile(r"[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7}")


def load_workbook(
    file: Path, path: PurePosixPath, sheet: str | None, score: Callable[[Sequence[str]], int]
) -> tuple[Table | None, list[Problem]]:
    """The sheet of that name, or else the first visible one with names of columns, or else with something in it;
    `None` for an empty workbook. `score` counts the known columns in a row."""
    with file.open("rb") as stream:
        scanned, problems = check_archive(stream, path)
        if problems or not scanned:
            return None, problems
        stream.seek(0)
        try:
            with warnings.catch_warnings():
                # What the library leaves out (validation, extensions) is not in the cells.
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
                titles = [one.title for one in book.worksheets if one.sheet_state == "visible" or one.title == sheet]
                wanted = titles if sheet is None else [sheet]
                found = _read(book, scanned, wanted, score) if sheet in (None, *titles) else None
        except Exception:
            # The library tells no errors apart: a damaged workbook may end in any of them.
            return None, [problem(path, 1, "import-broken")]
    if found is None:
        known = ", ".join(f"'{shown(one)}'" for one in titles)
        return None, [problem(path, 1, "import-sheet-unknown", value=shown(sheet or ""), known=known)]
    title, rows, facts = found
    if not rows:
        return None, []
    filled = fill_merged(rows, facts.merged)
    if filled is None:
        return None, [problem(path, 1, "import-broken")]
    others = ", ".join(f"'{shown(other)}'" for other in titles if other != title)
    nl, en = f"blad '{shown(title)}'", f"sheet '{shown(title)}'"
    origin = (f"{nl}; niet gelezen: {others}", f"{en}; not read: {others}") if others else (nl, en)
    return Table(path, tuple(filled), origin, epoch=book.epoch, notices=tuple(_hidden(filled, facts, path))), []


def _hidden(rows: Sequence[Row], facts: Sheet, path: PurePosixPath) -> Iterator[Problem]:
    """What somebody who looks at the sheet does not see is read all the same."""
    hidden = [str(row.number) for row in rows if row.number in facts.hidden_rows]
    if hidden:
        yield problem(path, int(hidden[0]), "import-hidden-rows", rows=_some(hidden))
    full = {at for row in rows for at, cell in enumerate(row.cells, 1) if cell}
    if columns := sorted(facts.hidden_columns & full):
        yield problem(path, 1, "import-hidden-columns", columns=_some([letter(at - 1) for at in columns]))


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_SOME]) + (f" … (+{len(names) - _SOME})" if len(names) > _SOME else "")


def _read(
    book: Any, scanned: Mapping[str, Sheet], titles: Iterable[str], score: Callable[[Sequence[str]], int]
) -> tuple[str, list[Row], Sheet]:
    found: tuple[str, list[Row], Sheet] = "", [], Sheet()
    for title in titles:
        # The name in the archive is not public; test_import.py notices when it changes.
        facts = scanned[book[title]._worksheet_path]
        rows = list(_rows(book[title], facts))
        if any(score(row.cells) > 1 for row in rows[:_HEADER_WITHIN]):
            return title, rows, facts
        found = found if found[1] or not rows else (title, rows, facts)
    return found


def _rows(sheet: Any, facts: Sheet) -> Iterator[Row]:
    # What the sheet says of its own size is not believed.
    sheet.reset_dimensions()
    head = sheet.iter_rows(max_row=_HEADER_WITHIN, max_col=MOST_COLUMNS)
    width = max((at for cells in head for at, cell in enumerate(cells, 1) if cell.value is not None), default=0)
    links: dict[int, dict[int, str]] = {}
    for (row_number, column), target in facts.links.items():
        links.setdefault(row_number, {})[column - 1] = target
    if width:
        blank: object = None
        for number, cells in enumerate(sheet.iter_rows(max_col=width), 1):
            if cells is blank:
                # The library gives one and the same row for all that are missing, up to a million.
                continue
            refused = dict(_refused(number, cells, facts))
            row = Row(number, tuple(map(_text, cells)), refused, links.get(number, {}))
            if any(row.cells) or row.refused:
                yield row
            else:
                blank = cells


def _refused(number: int, cells: tuple[Any, ...], facts: Sheet) -> Iterator[tuple[int, str]]:
    for column, cell in enumerate(cells):
        if (number, column + 1) in facts.formulas:
            yield column, "import-formula"
        elif cell.data_type == "e":
            yield column, "import-cell-error"


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unescape_text(str(value)).strip()


def fill_merged(rows: Sequence[Row], ranges: Iterable[str]) -> list[Row] | None:
    """Merged downwards: the value holds for each of its rows. Merged sideways: it has no column, and is refused.

    `ranges` are written as in `A3:A7`. Rows with nothing in them stay out. `None` for ranges that overlap
    so much that no program can have made them.
    """
    numbers = [row.number for row in rows]
    by_number = dict(zip(numbers, rows, strict=True))
    left = sum(len(row.cells) for row in rows)
    for column, last_column, top, bottom in _places(ranges):
        inside = numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
        left -= len(inside)
        if left < 0:
            return None
        for number in inside:
            row = by_number[number]
            if last_column > column:
                refused = dict.fromkeys(range(column, min(last_column + 1, len(row.cells))), "import-merged")
                by_number[number] = replace(row, refused={**row.refused, **refused})
            elif number > top and top in by_number:
                by_number[number] = _with_value(row, column, by_number[top])
    return [by_number[number] for number in numbers]


def _with_value(row: Row, column: int, top: Row) -> Row:
    cells = list(row.cells)
    if column < len(cells):
        cells[column] = top.cell(column)
    refused = {column: top.refused[column]} if column in top.refused else {}
    return replace(row, cells=tuple(cells), refused={**row.refused, **refused})


def _places(ranges: Iterable[str]) -> Iterator[tuple[int, int, int, int]]:
    """First and last column (from 0), first and last row (from 1)."""
    for one in ranges:
        if _RANGE.fullmatch(one):
            column, top, last_column, bottom = range_boundaries(one)
            yield column - 1, last_column - 1, top, bottom
