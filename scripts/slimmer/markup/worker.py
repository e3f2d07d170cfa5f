"""Each text has two seconds of the processor: a timer stops what takes longer. Where a timer cannot (Windows, a
thread), another process reads the text, and is ended: `python -m slimmer.markup.worker`."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from types import FrameType
from typing import TypeAlias

from slimmer.markup.document import EMPTY, Document
from slimmer.markup.parse import Dialect, parse_markdown
from slimmer.model.problem import Problem, problem

SECONDS = 2.0
"""For one text; a page of a thousand words takes a hundredth of it."""
_AGAIN = 0.1
"""Seconds: the first alarm may fall where Python lets no exception through."""
_HAS_TIMER = hasattr(signal, "setitimer")
_PATIENCE = 10
"""Times as long by the clock, for a process that does not end by itself: others may have the processor."""
Read: TypeAlias = tuple[Document, list[Problem]]


class _TooLong(BaseException):
    """Not an `Exception`, as a library may catch these."""


def parse_bounded(body: str, path: PurePosixPath, dialect: Dialect, *, first_line: int = 1) -> Read:
    """As `parse_markdown`; what takes longer is told, and gives an empty document."""
    stoppable = _HAS_TIMER and threading.current_thread() is threading.main_thread()
    read = _read_here if stoppable else _read_elsewhere
    return read(body, path, dialect, first_line=first_line) or (EMPTY, [problem(path, first_line, "markdown-slow")])


def _read_here(body: str, path: PurePosixPath, dialect: Dialect, *, first_line: int) -> Read | None:
    reading = True

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        if reading:
            raise _TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS, _AGAIN)
        return parse_markdown(body, path, dialect, first_line=first_line)
    except _TooLong:
        return None
    finally:
        reading = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _read_watched(body: str, path: PurePosixPath, dialect: Dialect, *, first_line: int) -> Read:
    """Where there is no timer: ends this process."""
    done, last = threading.Event(), time.process_time() + SECONDS

    def watch() -> None:
        while not done.wait(_AGAIN):
            if time.process_time() > last:
                os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    try:
        return parse_markdown(body, path, dialect, first_line=first_line)
    finally:
        done.set()


class _Reader:
    """A process that reads one text after another."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "slimmer.markup.worker"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.is_late = False
        self._receive()

    def read(self, *given: object) -> Read | None:
        assert self.process.stdin
        pickle.dump(given, self.process.stdin)
        self.process.stdin.flush()
        timer = threading.Timer(SECONDS * _PATIENCE, self._stop)
        timer.start()
        try:
            return self._receive()
        except (EOFError, OSError):
            self._stop()
            self.process.communicate()
            return None
        finally:
            timer.cancel()
            timer.join()

    def _receive(self) -> Read | None:
        assert self.process.stdout
        return pickle.load(self.process.stdout)  # type: ignore[no-any-return]  # what our own process wrote

    def _stop(self) -> None:
        self.is_late = True
        self.process.kill()


_reader: _Reader | None = None
_one_at_a_time = threading.Lock()


def _read_elsewhere(body: str, path: PurePosixPath, dialect: Dialect, *, first_line: int) -> Read | None:
    global _reader
    with _one_at_a_time:
        if _reader is None or _reader.is_late:
            _reader = _Reader()
        return _reader.read(body, path, pickle.dumps(replace(dialect)), first_line)


def main() -> None:
    """Until nobody asks any more."""
    dialect_of = lru_cache(8)(pickle.loads)
    read = _read_here if _HAS_TIMER else _read_watched
    answer: object = "ready"
    while True:
        pickle.dump(answer, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        try:
            body, path, dialect, first_line = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        answer = read(body, path, dialect_of(dialect), first_line=first_line)


if __name__ == "__main__":
    main()
