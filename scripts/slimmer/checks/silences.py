"""Warnings that a writer does not want at one place. What stops a build cannot be silenced."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from slimmer.messages.tell import messages
from slimmer.model.problem import Problem, problem
from slimmer.model.silence import Silence
from slimmer.text.nearest import nearest


def silenced(
    problems: Iterable[Problem], silences: Collection[Silence], unreadable: Collection[PurePosixPath]
) -> Iterator[Problem]:
    """The problems that are left to tell, with what is wrong in the silences themselves."""
    quiet = {code for code, one in messages().items() if one.warning and not code.startswith("silence-")}
    right = {one for one in silences if one.reason and one.code in quiet}
    used: set[Silence] = set()
    for found in problems:
        by = [one for one in right if one.covers(found.path, found.line, found.code)]
        used.update(by)
        if not by:
            yield found
    for one in silences:
        values = {"value": one.code}
        if one.code not in quiet:
            meant = "" if one.code in messages() else nearest(one.code, quiet)
            yield problem(one.path, one.line, "silence-unknown", **values, suggestion=meant)
        elif not one.reason:
            yield problem(one.path, one.line, "silence-reason", **values)
        # Of a file with a mistake in it not everything was looked at.
        elif one not in used and one.path not in unreadable:
            yield problem(one.path, one.line, "silence-unused", **values)
