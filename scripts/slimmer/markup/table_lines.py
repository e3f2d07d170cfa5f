"""Rows that make no table, lines that become a row of one, and cells that a table loses."""

import re
from collections.abc import Iterator, Sequence

from slimmer.markup.source import CODE

Found = tuple[int, str, dict[str, str]]
"""Number of the line, from 0; code; values."""
_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


def values(typed: str, mended: str) -> dict[str, str]:
    """`text` and `suggestion`, as every message of a line has them."""
    return {"text": typed.replace(CODE, " ").strip()[:80], "suggestion": mended.replace(CODE, " ").strip()[:120]}


def tables(lines: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """A row with more cells than its head loses them; a line without a bar becomes a row."""
    columns = 0
    for at, (number, line) in enumerate(lines):
        if not line.strip():
            columns = 0
        elif not columns and at and "|" in line and _ROW.match(line) and "|" in lines[at - 1][1]:
            columns = _cells(lines[at - 1][1])
            if columns != _cells(line):
                yield number, "table-unread", values(lines[at - 1][1], "|" + " --- |" * columns)
        elif not columns and line.lstrip().startswith("|") and not _is_head(lines, at):
            if not (at and lines[at - 1][1].lstrip().startswith("|")):
                yield number, "table-unread", values(line, "| --- | --- |")
        elif columns and "|" not in line:
            yield number, "table-text", values(line, "")
        elif columns and _cells(line) > columns:
            yield (
                number,
                "table-cell-lost",
                {"text": line.strip()[:80], "count": str(_cells(line)), "head": str(columns)},
            )


def _is_head(lines: Sequence[tuple[int, str]], at: int) -> bool:
    return at + 1 < len(lines) and "-" in lines[at + 1][1] and bool(_ROW.match(lines[at + 1][1]))


def _cells(row: str) -> int:
    row = re.sub(r"\{[^}\n]*\}[ \t]*$", "x", row.strip()) if row.strip().endswith("}") else row.strip()
    return (
        len(re.findall(r"(?<!\\)\|", row.removeprefix("|").removesuffix("|") if not row.endswith("\\|") else row)) + 1
    )
