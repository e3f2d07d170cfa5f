"""Merged cells: a value that a reader sees in several cells, and the file has in one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from slimmer.spreadsheets.archive import column_number
from slimmer.spreadsheets.table import Row

_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")


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
        if match := _RANGE.fullmatch(one):
            yield column_number(match[1]) - 1, column_number(match[3]) - 1, int(match[2]), int(match[4])
