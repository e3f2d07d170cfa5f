"""One sheet of an .xlsx workbook → `Table`, streamed."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from slimmer.organisations.archive import Sheet, check_archive, column_number
from slimmer.organisations.table import MOST_ROWS, Row, Table, shown
from slimmer.problems import Problem, problem

_HEADER_WITHIN = 20
_MOST_COLUMNS = 16_384
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
# How Excel writes signs that XML does not allow, and a text that looks like one of those.
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|007[Ff]|005[Ff]|[Ff]{3}[EeFf])_")
_ALIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def escape_text(text: str) -> str:
    return _NOT_XML.sub(lambda found: f"_x{ord(found.group()):04X}_", _ALIKE.sub("_x005F_", text))


def unescape_text(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


def load_workbook(file: Path, path: PurePosixPath, sheet: str | None) -> tuple[Table | None, list[Problem]]:
    """The sheet of that name, or else the first visible one with something in it; `None` for an empty workbook."""
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
                return _find_sheet(book, scanned, path, sheet)
        except Exception:
            # The library tells no errors apart: a damaged workbook may end in any of them.
            return None, [problem(path, 1, "import-broken")]


def _find_sheet(book: Any, scanned: Any, path: PurePosixPath, wanted: str | None) -> tuple[Table | None, list[Problem]]:
    sheets = [one for one in book.worksheets if one.sheet_state == "visible" or one.title == wanted]
    if wanted is not None and wanted not in [one.title for one in sheets]:
        known = ", ".join(f"'{shown(one.title)}'" for one in sheets)
        return None, [problem(path, 1, "import-sheet-unknown", value=shown(wanted), known=known)]
    for one in sheets:
        if wanted in (None, one.title):
            # The name in the archive is not public; test_import.py notices when it changes.
            facts = scanned[one._worksheet_path]
            rows = list(_rows(one, facts))
            if rows or wanted:
                others = ", ".join(f"'{shown(other.title)}'" for other in sheets if other is not one)
                nl = f"blad '{shown(one.title)}'" + (f"; niet gelezen: {others}" if others else "")
                en = f"sheet '{shown(one.title)}'" + (f"; not read: {others}" if others else "")
                rows = _fill_merged(rows, facts)
                return (Table(path, tuple(rows), (nl, en)) if rows else None), []
    return None, []


def _rows(sheet: Any, facts: Sheet) -> Iterator[Row]:
    # What the sheet says of its own size is not believed.
    sheet.reset_dimensions()
    width = max(
        (len(_trimmed(cells)) for cells in sheet.iter_rows(max_row=_HEADER_WITHIN, max_col=_MOST_COLUMNS)), default=0
    )
    if width:
        blank: object = None
        for number, cells in enumerate(sheet.iter_rows(max_col=width), 1):
            if cells is blank:
                # The library gives one and the same row for all that are missing, up to a million.
                continue
            row = Row(number, tuple(map(_text, cells)), dict(_refused(number, cells, facts)))
            if any(row.cells) or row.refused:
                yield row
            else:
                blank = cells


def _trimmed(cells: tuple[Any, ...]) -> tuple[Any, ...]:
    last = max((number for number, cell in enumerate(cells, 1) if cell.value is not None), default=0)
    return cells[:last]


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


def _fill_merged(rows: list[Row], facts: Sheet) -> list[Row]:
    """A cell merged downwards holds for each of its rows; one merged sideways has no column, and is refused."""
    by_number = {row.number: (list(row.cells), dict(row.refused)) for row in rows}
    budget = MOST_ROWS * 100
    for reference in facts.merged:
        match = _RANGE.fullmatch(reference)
        if match is None:
            continue
        left, top, right, bottom = (
            column_number(match[1]) - 1,
            int(match[2]),
            column_number(match[3]) - 1,
            int(match[4]),
        )
        numbers = [row.number for row in rows if top <= row.number <= bottom] if bottom > top else [top]
        budget -= len(rows) if bottom > top else 1
        if budget < 0:
            raise ValueError("merged cells")
        value = by_number.get(top, ([], {}))[0]
        for number in numbers:
            cells, refused = by_number.get(number, ([], {}))
            if right > left:
                refused.update(dict.fromkeys(range(left, min(right + 1, len(cells))), "import-merged"))
            elif left < len(cells) and left < len(value):
                cells[left] = value[left]
                if by_number[top][1].get(left):
                    refused[left] = by_number[top][1][left]
    return [Row(row.number, tuple(by_number[row.number][0]), by_number[row.number][1]) for row in rows]
