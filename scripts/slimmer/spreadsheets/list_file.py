"""A list as staff have it, .csv or .xlsx → `Table`; a CSV in whatever encoding and with whatever separators."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath

from slimmer.model.problem import Problem, problem
from slimmer.spreadsheets.columns import EXAMPLE, count_recognised
from slimmer.spreadsheets.table import MOST_COLUMNS, MOST_ROWS, Row, Table
from slimmer.spreadsheets.vocabulary import Vocabulary
from slimmer.spreadsheets.workbook import load_workbook
from slimmer.text.cells import unescape_formula
from slimmer.text.shorten import shown

_LIMIT = 20_000_000
"""Bytes."""
_SEPARATORS = {";": ("puntkomma's", "semicolons"), ",": ("komma's", "commas"), "\t": ("tabs", "tabs")}


def load_list(file: Path, vocabulary: Vocabulary, *, sheet: str | None = None) -> tuple[Table | None, list[Problem]]:
    """The rows, or why they cannot be read."""
    path = PurePosixPath(file.as_posix())
    suffix = file.suffix.lower()
    score = partial(count_recognised, vocabulary=vocabulary)
    if suffix == ".xlsx":
        table, problems = load_workbook(file, path, sheet, score)
    elif suffix in (".csv", ".tsv", ".txt"):
        with file.open("rb") as stream:
            content = stream.read(_LIMIT + 1)
        table, problems = _parse_csv(content, path, score)
    else:
        return None, [problem(path, 1, "import-old-excel" if suffix == ".xls" else "import-type", suffix=shown(suffix))]
    if not problems and (table is None or not table.rows):
        return None, [problem(path, 1, "import-empty", example=EXAMPLE)]
    return table, problems


def _parse_csv(
    content: bytes, path: PurePosixPath, score: Callable[[Sequence[str]], int]
) -> tuple[Table | None, list[Problem]]:
    """`score` counts the known columns in a row; the separators that give most of them are the right ones."""
    if len(content) > _LIMIT:
        size, limit = f"{len(content) / 1e6:.0f} MB", f"{_LIMIT // 1_000_000} MB"
        return None, [problem(path, 1, "import-too-large", size=size, limit=limit)]
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG")):
        return None, [problem(path, 1, "import-not-text")]
    try:
        text, encoding = _decode(content)
    except UnicodeDecodeError as error:
        return None, [problem(path, 1, "import-encoding", byte=f"0x{error.object[error.start]:02x}")]
    if not text.strip():
        return None, []
    first, _, rest = text.partition("\n")
    separator = first.rstrip("\r")[4:] if first.lower().startswith("sep=") else ""
    if separator in _SEPARATORS:
        # Excel's own note about the separator; it does not count it as a row.
        text = rest
    else:
        separator = max(_SEPARATORS, key=lambda one: _score(text, one, score))
    rows, problems = _rows(text, separator, path)
    nl, en = _SEPARATORS[separator]
    return Table(path, tuple(rows), (f"{encoding}, {nl}", f"{encoding}, {en}"), is_text=True), problems


def _decode(content: bytes) -> tuple[str, str]:
    """The text and what its encoding is called; Dutch Excel saves "CSV" as Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16"), "UTF-16"
    if content[1:2] == b"\x00" or content[:1] == b"\x00":
        return content.decode("utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return content.decode("cp1252"), "Windows-1252"


def _score(text: str, separator: str, score: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    best = (0, 0)
    try:
        for cells in islice(_reader(text, separator), 20):
            best = max(best, (score(cells), len(cells)))
    except csv.Error:
        pass
    return best


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _rows(text: str, separator: str, path: PurePosixPath) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    number = 0
    try:
        for number, cells in enumerate(_reader(text, separator), 1):
            if any(cell.strip() for cell in cells):
                if len(rows) > MOST_ROWS:
                    return rows, [problem(path, number, "import-too-many-rows", limit=MOST_ROWS)]
                cells = cells[:MOST_COLUMNS]
                formulas = {at: "import-formula" for at, cell in enumerate(cells) if cell.lstrip().startswith("=")}
                rows.append(Row(number, tuple(unescape_formula(cell.strip(" ")).strip() for cell in cells), formulas))
    except csv.Error:
        # An open quotation mark swallows rows: as text that does not end, or as one endless cell.
        return rows, [problem(path, number + 1, "import-quotes")]
    return rows, []
