"""A list as it stands in a spreadsheet: rows of text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.utils.datetime import WINDOWS_EPOCH  # type: ignore[import-untyped]

from slimmer.model.problem import Problem

MOST_ROWS = 20_000
"""Rows with something in them; the region's list has hundreds."""
MOST_COLUMNS = 16_384
"""What Excel has."""
LONGEST_CELL = 32_767
"""Characters; what Excel allows."""


@dataclass(frozen=True)
class Row:
    number: int
    """As the spreadsheet program counts: the first row is 1."""
    cells: tuple[str, ...]
    refused: Mapping[int, str] = field(default_factory=dict)
    """Column (from 0) → problem code: a cell whose value is not to be trusted, such as a formula."""
    links: Mapping[int, str] = field(default_factory=dict)
    """Column (from 0) → where a link on the cell leads; what stands in the cell may be something else."""

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class Table:
    path: PurePosixPath
    """As the user typed it."""
    rows: tuple[Row, ...]
    """Only rows with something in them."""
    origin: tuple[str, str]
    """How it was read, in Dutch and in English: `blad 'Lijst'`."""
    is_text: bool = False
    """From a text file, where a separator too many moves values into the wrong column."""
    epoch: datetime = WINDOWS_EPOCH
    """From which the program counts days, where a date lost its form: 44525 is 25 November 2021."""
    notices: tuple[Problem, ...] = ()


def letter(column: int) -> str:
    """The name of a column (from 0) in a spreadsheet: A, B, … Z, AA."""
    return str(get_column_letter(column + 1))
