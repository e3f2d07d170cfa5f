"""A text that may take long is read by a process of its own, stopped in time: `python -m slimmer.markup.worker`."""

import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import PurePosixPath

from slimmer.markup.document import EMPTY, Document
from slimmer.markup.parse import Dialect, parse_markdown
from slimmer.model.problem import Problem, problem

SECONDS = 2.0
"""For one text; a page of a thousand words takes a hundredth of it."""
_SIGNS = "[<`*_!(\\~$&"
_MANY = 600
"""Of one sign: from here on a parser that looks ahead at each of them may take long."""
_LINES = 1500
_READY = b"ready\n"


def parse_bounded(
    body: str, path: PurePosixPath, dialect: Dialect, *, first_line: int = 1, seconds: float = SECONDS
) -> tuple[Document, list[Problem]]:
    """As `parse_markdown`; what takes longer is told, and gives an empty document."""
    if not may_take_long(body):
        return parse_markdown(body, path, dialect, first_line=first_line)
    command = [sys.executable, "-m", "slimmer.markup.worker"]
    given = pickle.dumps((body, path, replace(dialect), first_line))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        try:
            assert running.stdout
            running.stdout.readline()
            made, _ = running.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired:
            running.kill()
            return EMPTY, [problem(path, first_line, "markdown-slow")]
    if running.returncode:
        return EMPTY, [problem(path, first_line, "markdown-slow")]
    document, problems = pickle.loads(made)  # what our own process wrote
    return document, problems


def may_take_long(body: str) -> bool:
    return body.count("\n") > _LINES or any(body.count(sign) > _MANY for sign in _SIGNS)


def main() -> None:
    sys.stdout.buffer.write(_READY)
    sys.stdout.buffer.flush()
    body, path, dialect, first_line = pickle.load(sys.stdin.buffer)
    pickle.dump(parse_markdown(body, path, dialect, first_line=first_line), sys.stdout.buffer)


if __name__ == "__main__":
    main()
