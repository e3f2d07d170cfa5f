"""Waits until something that the site is made from was saved, and until that rests."""

import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    DirModifiedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

_SELDOM = 0.25
"""Seconds between two looks where the system tells nothing, as on a drive of the network."""
_REST = 0.05
"""Seconds without a change, so that ten files saved at once are one."""
_EVENTS = [DirModifiedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]

State = Mapping[str, tuple[int, int]]


def look(folders: Sequence[Path]) -> State:
    """Path → size and moment of the last change, of every file in these folders; a file may stand for itself."""
    return dict(_look(map(os.fspath, folders)))


def wait_for_change(folders: Sequence[Path], before: State, told: threading.Event) -> State:
    """What is there after a save, when nothing has changed for a moment."""
    while (now := look(folders)) == before:
        told.wait(_SELDOM)
        told.clear()
    while True:
        time.sleep(_REST)
        if (later := look(folders)) == now:
            return now
        now = later


def listen(folders: Sequence[Path]) -> threading.Event:
    """Set as soon as the system tells of a change in these folders; never, where it does not."""
    handler = _Handler()
    observer = Observer()
    for folder in {one if one.is_dir() else one.parent: one.is_dir() for one in folders}.items():
        with suppress(OSError):
            observer.schedule(handler, str(folder[0]), recursive=folder[1], event_filter=_EVENTS)
    with suppress(OSError):
        observer.start()
    return handler.told


class _Handler(FileSystemEventHandler):
    def __init__(self) -> None:
        self.told = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002
        self.told.set()


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
