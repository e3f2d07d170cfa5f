"""What the last build read, in a few files that are read whole: thousands of entries cost a moment.

A `Store` keeps what may come back; a shelf holds what is there now. Whoever removes it loses time and nothing else;
what is damaged counts as not there.
"""

import marshal
import zlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from slimmer.files.cache import keep, load, program

PIECES = 16
"""Files: of a thousand entries, one that changed takes sixty along."""


class Shelf:
    """Entries by key, made of strings, numbers, and tuples, lists, mappings and sets of these. Read when asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pieces: dict[int, dict[str, Any]] = {}

    def get(self, key: str) -> Any:
        """`None` when it is not there. Nobody changes what is returned."""
        return self.piece(_piece(key)).get(key)

    def piece(self, number: int) -> Mapping[str, Any]:
        if number not in self._pieces:
            self._pieces[number] = self._load(number)
        return self._pieces[number]

    def keep(self, entries: Mapping[str, Any]) -> None:
        """These and no others."""
        pieces: dict[int, dict[str, Any]] = {number: {} for number in range(PIECES)}
        for key, entry in entries.items():
            pieces[_piece(key)][key] = entry
        for number, piece in pieces.items():
            if piece != self.piece(number):
                keep(self._file(number), program().encode() + marshal.dumps(piece))
        self._pieces = pieces

    def _load(self, number: int) -> dict[str, Any]:
        """Nothing of what another program put there: only this one knows what its values mean."""
        content, version = load(self._file(number)) or b"", program().encode()
        piece = marshal.loads(content.removeprefix(version)) if content.startswith(version) else {}
        return piece if isinstance(piece, dict) else {}

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:x}"


@lru_cache(8)
def shelf_at(folder: Path) -> Shelf:
    """A preview asks for the same entries after each save."""
    return Shelf(folder)


def _piece(key: str) -> int:
    return zlib.crc32(key.encode("utf-8", "surrogateescape")) % PIECES
