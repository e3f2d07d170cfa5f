"""Is it safe to open this workbook? Asked before a library reads it into memory."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO
from xml.parsers import expat

from openpyxl.utils import column_index_from_string, coordinate_to_tuple  # type: ignore[import-untyped]

from slimmer.model.problem import Problem, problem
from slimmer.spreadsheets.table import MOST_ROWS

MOST_PACKED = 20_000_000
MOST_UNPACKED = 100_000_000
"""Bytes of the whole workbook; 5,000 organisations with pledges are 8 MB."""
MOST_HELD = {"sharedstrings": 20_000_000, "": 5_000_000}
"""Bytes of a part that is held in memory as a whole; sheets are streamed."""
MOST_TIMES = 150
"""A list is packed 5 to 20 times; a bomb 1,000 times."""
_SMALL = 1_000_000
_MOST_PARTS = 1000
MOST_ROWS_WITH_BLANK = 100_000
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_YES = ("1", "true")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass
class Sheet:
    """What the library does not tell about a sheet that it streams."""

    merged: list[str] = field(default_factory=list)
    """Ranges: `A3:A7`."""
    formulas: set[tuple[int, int]] = field(default_factory=set)
    """Row and column, both from 1, of cells with a formula."""
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    """The same of cells with a link → where it leads."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def check_archive(file: BinaryIO, path: PurePosixPath) -> tuple[Mapping[str, Sheet], list[Problem]]:
    """What stands in each sheet (by its name in the archive), or why the file is not opened."""
    start = file.read(8)
    size = file.seek(0, 2)
    file.seek(0)
    if start == _OLE:
        encrypted = "EncryptedPackage".encode("utf-16-le") in file.read(MOST_PACKED)
        return {}, [problem(path, 1, "import-encrypted" if encrypted else "import-old-excel")]
    if size > MOST_PACKED:
        return {}, [_too_large(path, size, MOST_PACKED)]
    if not start.strip(b"\x00"):
        return {}, []
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if "[Content_Types].xml" not in names:
                return {}, [problem(path, 1, "import-not-excel")]
            problems = list(_check_directory(archive, path, size))
            if problems:
                return {}, problems
            return _scan_parts(archive, path)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        code = "import-broken" if start.startswith(b"PK") else "import-not-excel"
        return {}, [problem(path, 1, code)]


def _check_directory(archive: zipfile.ZipFile, path: PurePosixPath, size: int) -> Iterator[Problem]:
    """The sizes that the directory promises, before anything is unpacked; `zipfile` reads no further than those."""
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or len({part.filename for part in parts}) < len(parts):
        yield problem(path, 1, "import-broken")
        return
    if any(part.flag_bits & 1 for part in parts):
        yield problem(path, 1, "import-encrypted")
        return
    total = sum(part.file_size for part in parts)
    for part in parts:
        times = part.file_size // max(part.compress_size, 1)
        if part.file_size > _SMALL and times > MOST_TIMES:
            yield problem(path, 1, "import-bomb", part=part.filename[:60], times=times)
            return
    if total > _SMALL and total // max(size, 1) > MOST_TIMES:
        yield problem(path, 1, "import-bomb", part="*", times=total // size)
    elif total > MOST_UNPACKED:
        yield _too_large(path, total, MOST_UNPACKED)


def _scan_parts(archive: zipfile.ZipFile, path: PurePosixPath) -> tuple[Mapping[str, Sheet], list[Problem]]:
    """Every part that is XML, whatever its name, for the library follows names that the file gives."""
    sheets: dict[str, Sheet] = {}
    targets: dict[str, Mapping[str, str]] = {}
    for part in archive.infolist():
        scan = _Scan()
        try:
            with archive.open(part) as stream:
                while chunk := stream.read(1 << 16):
                    scan.parser.Parse(chunk)
        except expat.ExpatError:
            if part.filename.endswith((".xml", ".rels")):
                return {}, [problem(path, 1, "import-broken")]
            continue
        except _Stop as stop:
            limits = {"part": part.filename[:60], "limit": stop.limit}
            return {}, [problem(path, 1, stop.code, **limits)]
        if scan.is_sheet:
            sheets[part.filename] = scan.sheet
        else:
            targets[part.filename] = scan.targets
            name = part.filename.lower().rpartition("/")[2].removesuffix(".xml")
            limit = MOST_HELD.get(name, MOST_HELD[""])
            if part.file_size > limit:
                return {}, [_too_large(path, part.file_size, limit)]
    for name, sheet in sheets.items():
        folder, _, file = name.rpartition("/")
        known = targets.get(f"{folder}/_rels/{file}.rels", {})
        sheet.links = {place: known[key] for place, key in sheet.links.items() if key in known}
    return sheets, []


def _too_large(path: PurePosixPath, size: int, limit: int) -> Problem:
    return problem(path, 1, "import-too-large", size=f"{size / 1e6:.0f} MB", limit=f"{limit / 1e6:.0f} MB")


class _Stop(Exception):
    def __init__(self, code: str, limit: int = 0) -> None:
        super().__init__(code)
        self.code, self.limit = code, limit


class _Scan:
    """One pass over the tags of a part, keeping counts and places only."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self.is_sheet = False
        self.targets: dict[str, str] = {}
        """Of links to elsewhere, by the key that a sheet has for them."""
        self.row = self.column = self.rows = self.full_rows = 0
        self.row_is_full = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        # A workbook has no DOCTYPE; one may hold entities that grow without end.
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: object) -> None:
        raise _Stop("import-unsafe")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag[tag.rfind(" ") + 1 :]
        if not self.is_sheet:
            self.is_sheet = name == "sheetData"
            if name == "col" and attributes.get("hidden") in _YES:
                first, last = (self._number(attributes.get(one, "")) for one in ("min", "max"))
                self.sheet.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))
            elif name == "Relationship" and not attributes.get("Target", "#").startswith("#"):
                self.targets[attributes.get("Id", "")] = attributes["Target"]
        elif name == "c":
            self._cell(attributes)
        elif name == "row":
            self._row(attributes)
        elif name in ("v", "is"):
            if not self.row_is_full:
                self.row_is_full = True
                self.full_rows += 1
                # One more for the names of the columns.
                if self.full_rows > MOST_ROWS + 1:
                    raise _Stop("import-too-many-rows", MOST_ROWS)
        elif name == "f":
            self.sheet.formulas.add((self.row, self.column))
        elif name == "mergeCell":
            self.sheet.merged.append(attributes.get("ref", ""))
        elif name == "hyperlink":
            if _CELL.fullmatch(place := attributes.get("ref", "").partition(":")[0]):
                key = next((value for key, value in attributes.items() if key.endswith(" id")), "")
                row, column = coordinate_to_tuple(place)
                self.sheet.links[row, column] = key
        elif name == "si":
            # A table of shared strings is held in memory; it may not pass for a sheet.
            raise _Stop("import-broken")

    def _row(self, attributes: dict[str, str]) -> None:
        self.rows += 1
        self.row = self._number(attributes["r"]) if "r" in attributes else self.row + 1
        self.column, self.row_is_full = 0, False
        if attributes.get("hidden") in _YES:
            self.sheet.hidden_rows.add(self.row)
        if self.row > _LAST_ROW:
            raise _Stop("import-broken")
        if self.rows > MOST_ROWS_WITH_BLANK:
            raise _Stop("import-blank-rows", MOST_ROWS_WITH_BLANK)

    def _cell(self, attributes: dict[str, str]) -> None:
        self.column += 1
        if place := attributes.get("r"):
            letters = place.rstrip("0123456789")
            if place[len(letters) :] != str(self.row):
                raise _Stop("import-broken")
            self.column = column_index_from_string(letters)
        if not 0 < self.column <= _LAST_COLUMN:
            raise _Stop("import-broken")

    @staticmethod
    def _number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or len(text) > 7:
            raise _Stop("import-broken")
        return int(text)
