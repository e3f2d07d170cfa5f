"""The organisations as a list that staff can edit and import again: a row for each role.

What is about the organisation itself stands on its first row only, so that it is edited, and counted, once.
The key ties every row to its file.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from openpyxl.styles import Font  # type: ignore[import-untyped]

from slimmer.model.problem import Problem, problem
from slimmer.model.schemas import Organisation
from slimmer.spreadsheets.columns import FIELDS, PER_LOCALE, field_name
from slimmer.spreadsheets.table import LONGEST_CELL, letter
from slimmer.spreadsheets.vocabulary import Vocabulary
from slimmer.text.cells import escape_formula, escape_text
from slimmer.text.slugs import sort_key

_WIDTHS = {"name": 40, "sector": 20, "municipality": 22, "website": 34, "pledge": 50, "source": 34, "note": 40}
"""Characters."""
_TEXT = "@"
"""Excel's format for text: what is typed stays as it is typed."""

Rows = Sequence[Mapping[str, str]]


def export_fields(vocabulary: Vocabulary) -> list[str]:
    """The columns: `pledge.nl` and `pledge.en` for a text per language."""
    return [
        one
        for name in FIELDS
        for one in ([f"{name}.{code}" for code in vocabulary.locales] if name in PER_LOCALE else [name])
    ]


def derive_rows(organisations: Mapping[str, Organisation], vocabulary: Vocabulary, locale: str) -> list[dict[str, str]]:
    """Alphabetical; labels in this locale."""
    rows: list[dict[str, str]] = []
    for key, one in sorted(organisations.items(), key=lambda item: (sort_key(item[1].name), item[0])):
        own = {"key": key, "name": one.name, **dict(_own_values(one, vocabulary, locale))}
        for number, role in enumerate(one.roles):
            row = dict(own) if number == 0 else {"key": key, "name": one.name}
            row["role"] = vocabulary.roles.label(role.role, locale)
            row |= {name: str(getattr(role, name) or "") for name in ("project", "date", "source")}
            row |= {f"note.{code}": text for code, text in (role.note or {}).items()}
            rows.append(row)
    return rows


def _own_values(one: Organisation, vocabulary: Vocabulary, locale: str) -> Iterator[tuple[str, str]]:
    yield "sector", vocabulary.sectors.label(one.sector, locale)
    for name in ("municipality", "website", "logo", "contact"):
        yield name, getattr(one, name) or ""
    for code, text in (one.pledge or {}).items():
        yield f"pledge.{code}", text


def render_csv(rows: Rows, fields: Sequence[str], locale: str) -> bytes:
    """With a mark and semicolons, as a Dutch Excel opens it right."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow([field_name(name, locale) for name in fields])
    writer.writerows([escape_formula(row.get(name, "")) for name in fields] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def render_xlsx(rows: Rows, fields: Sequence[str], locale: str) -> bytes:
    """Every cell is text, so that nothing is computed and no date is turned into a number."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Organisaties" if locale == "nl" else "Organisations"
    for column, name in enumerate(fields, 1):
        head = sheet.cell(1, column)
        head.value, head.font = field_name(name, locale), Font(bold=True)
        dimension = sheet.column_dimensions[letter(column - 1)]
        dimension.width = _WIDTHS.get(name.partition(".")[0], 16)
        dimension.number_format = _TEXT
        for number, row in enumerate(rows, 2):
            if text := row.get(name):
                _put_text(sheet.cell(number, column), text)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{letter(len(fields) - 1)}{len(rows) + 1}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put_text(cell: Any, text: str) -> None:
    cell.value = escape_text(text)
    # `=1+1` is a name like any other; the quote prefix keeps it so when someone edits the cell.
    cell.data_type, cell.number_format, cell.quotePrefix = "s", _TEXT, True


def check_rows(rows: Rows, path: PurePosixPath, locale: str) -> Iterator[Problem]:
    """What a cell of Excel cannot hold; the library would cut it off."""
    for number, row in enumerate(rows, 2):
        for name, text in row.items():
            if len(escape_text(text)) > LONGEST_CELL:
                values = {"field": field_name(name, locale), "length": len(text), "limit": LONGEST_CELL}
                yield problem(path, number, "export-too-long", **values)
