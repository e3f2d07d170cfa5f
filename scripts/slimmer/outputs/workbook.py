"""The organisations as an Excel workbook. The same records give the same bytes, whenever it is made."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from slimmer.outputs.data import COLUMNS, table_rows
from slimmer.text.cells import escape_text
from slimmer.views.records import Record

_WIDTHS = {"name": 40, "sector": 22, "municipality": 22, "website": 34, "roles": 30, "sources": 40, "page": 40}
"""Characters."""
_LONGEST_TITLE = 31
_TEXT = "@"
"""Excel's format for text: what is typed stays as it is typed."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say."""


def render_data_xlsx(records: Sequence[Record], title: str, day: str) -> bytes:
    rows = [COLUMNS, *table_rows(records, day)]
    return _without_times(render_xlsx(rows, title, [_WIDTHS.get(name, 16) for name in COLUMNS]), day)


def render_xlsx(rows: Sequence[Sequence[str]], title: str, widths: Sequence[int], *, stays_text: bool = False) -> bytes:
    """The first row holds the names of the columns. Every cell is text, so that nothing is computed and no date is
    turned into a number; with `stays_text` so is what someone adds."""
    # Loading it takes longer than a build in which the list did not change.
    import openpyxl  # type: ignore[import-untyped]
    from openpyxl.styles import Font  # type: ignore[import-untyped]

    book = openpyxl.Workbook()
    book.properties.creator = ""
    sheet = book.active
    sheet.title = re.sub(r"[\\/?*\[\]:]", " ", title)[:_LONGEST_TITLE]
    for row, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            if text:
                _put_text(sheet.cell(row, column), text)
    for column, width in enumerate(widths, 1):
        head = sheet.cell(1, column)
        head.font = Font(bold=True)
        dimension = sheet.column_dimensions[head.column_letter]
        dimension.width = width
        if stays_text:
            dimension.number_format = _TEXT
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put_text(cell: Any, text: str) -> None:
    cell.value = escape_text(text)
    # `=1+1` is a name like any other; the quote prefix keeps it so when someone edits the cell.
    cell.data_type, cell.number_format, cell.quotePrefix = "s", _TEXT, True


def _without_times(content: bytes, day: str) -> bytes:
    """The library writes when it was made into the file, and the zip into each of its parts."""
    made = f"{datetime.fromisoformat(day):%Y-%m-%dT%H:%M:%SZ}"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as written:
        for name in given.namelist():
            part = given.read(name)
            if name == "docProps/core.xml":
                part = _core(made)
            written.writestr(zipfile.ZipInfo(name, _FIRST_DAY), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _core(made: str) -> bytes:
    """ECMA-376, part 2, 11: the properties of a document."""
    kind = "http://purl.org/dc/terms/"
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dcterms="{kind}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{made}</dcterms:modified></cp:coreProperties>'
    ).encode()
