"""Waits until something that the site is made from was saved, and until that rests."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_LOOK = 0.08
"""Seconds between two looks."""
_SELDOM = 0.25
"""At most, however long a look takes."""
_REST = 0.05
"""Seconds without a change, so that ten files saved at once are one."""

State = Mapping[str, tuple[int, int]]


def look(folders: Sequence[Path]) -> State:
    """Path → size and moment of the last change, of every file in these folders; a file may stand for itself."""
    return dict(_look(map(os.fspath, folders)))


def wait_for_change(folders: Sequence[Path], before: State) -> State:
    """What is there after a save, when nothing has changed for a moment."""
    while True:
        begun = time.monotonic()
        now = look(folders)
        if now != before:
            break
        # Of many files a look takes longer, and may take a tenth of the time.
        time.sleep(max(_LOOK, min(_SELDOM, 9 * (time.monotonic() - begun))))
    while True:
        time.sleep(_REST)
        if (later := look(folders)) == now:
            return now
        now = later


def _look(paths: Iterator[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    for path in paths:
        try:
            if os.path.isdir(path):  # noqa: PTH112  # a look costs a tenth of what it would with Path
                with os.scandir(path) as entries:
                    yield from _look(entry.path for entry in entries if not entry.name.startswith("."))
            else:
                state = os.stat(path)  # noqa: PTH116
                yield path, (state.st_size, state.st_mtime_ns)
        except OSError:
            continue
