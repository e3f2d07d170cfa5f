"""What was made once and need not be made again, in one file: many small entries are read in one go.

Whoever removes the file loses time and nothing else. What is damaged counts as not there.
"""

import hashlib
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, sum BLOB, content BLOB, used INTEGER) WITHOUT ROWID
"""
MOST = 500_000_000
"""Bytes of all entries."""
_LONGEST_UNUSED = """
DELETE FROM entries WHERE key IN (
    SELECT key FROM (SELECT key, sum(length(content)) OVER (ORDER BY used DESC, key) AS total FROM entries)
    WHERE total > ?
)
"""
_DAY = 24 * 60 * 60
_KEPT = 30
"""Days for which something is kept that no build uses."""
_AT_ONCE = 500
"""Keys in one question; SQLite takes at most 999 in its oldest versions."""
_NOT_NOW = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
)
"""What says nothing about the file: there is no room, or another build is at it."""


class Store:
    """Entries by key. Where nothing can be kept, everything is made anew each time."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Of these keys, those that are there and whole."""
        wanted, found = list(dict.fromkeys(keys)), {}
        with suppress(sqlite3.Error, OSError), self._open() as database:
            today = int(time.time()) // _DAY
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = database.execute(f"SELECT key, sum, content, used FROM entries WHERE key IN ({marks})", some)
                aged = []
                for key, checksum, content, used in rows:
                    if isinstance(content, bytes) and checksum == _checksum(content):
                        found[key] = content
                        if used < today:
                            aged.append((today, key))
                database.executemany("UPDATE entries SET used = ? WHERE key = ?", aged)
        return found

    def keep(self, entries: Mapping[str, bytes]) -> None:
        if not entries:
            return
        today = int(time.time()) // _DAY
        rows = [(key, _checksum(content), content, today) for key, content in entries.items()]
        try:
            self._write(rows)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NOT_NOW:
                return
            # Damaged, or not a database at all: begin anew.
            with suppress(sqlite3.Error, OSError):
                self._path.unlink(missing_ok=True)
                self._write(rows)
        except OSError:
            pass

    def forget(self) -> None:
        """Remove what no build used for a month, and of too much what was not used for longest; once a day."""
        today = int(time.time()) // _DAY
        with suppress(sqlite3.Error, OSError), self._open() as database:
            if database.execute("PRAGMA user_version").fetchone()[0] != today:
                database.execute("DELETE FROM entries WHERE used < ?", (today - _KEPT,))
                database.execute(_LONGEST_UNUSED, (MOST,))
                database.execute(f"PRAGMA user_version = {today}")

    def _write(self, rows: list[tuple[str, bytes, bytes, int]]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as database:
            database.execute(_SCHEMA)
            database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Two builds at once wait for each other; what is kept may be lost, so nothing waits for the disk."""
        database = sqlite3.connect(self._path, timeout=10)
        try:
            database.execute("PRAGMA synchronous = OFF")
            with database:
                yield database
        finally:
            database.close()


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=8).digest()
