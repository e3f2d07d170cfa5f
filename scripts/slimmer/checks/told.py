"""What is told of all that was found: not what a writer silenced, and no line to copy that holds another fault."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import PurePosixPath

from slimmer.messages.tell import messages
from slimmer.model.problem import Problem, Silence, Term, problem, term
from slimmer.text.nearest import nearest

_COPIED = {"link-vague": "../over/index.md", "link-bare": "../over/index.md", "image-alt-missing": "foto.jpg"}
_COPIED |= {"image-alt-vague": "foto.jpg", "image-alt-file-name": "foto.jpg"}
"""What copies the address of a link or a picture as it stands → what else a line may show."""
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


def silenced(
    problems: Iterable[Problem], silences: Collection[Silence], unreadable: Collection[PurePosixPath]
) -> Iterator[Problem]:
    """The problems that are left to tell, with what is wrong in the silences themselves. What stops a build cannot be
    silenced."""
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


def with_good_lines(problems: Iterable[Problem]) -> Iterator[Problem]:
    """What is told of the same place is mended in a line to copy, or an example stands there."""
    places: dict[tuple[PurePosixPath, int], list[Problem]] = {}
    for one in problems:
        places.setdefault((one.path, one.line), []).append(one)
    for those in places.values():
        copying = [one for one in those if one.code in _COPIED]
        others = [one for one in those if one.code not in _COPIED]
        find_meant = _Meant(others).find
        words = {str(value) for one in copying for name, value in one.values if name in ("text", "alt") and value}
        yield from (_with_good_target(one, find_meant) for one in copying)
        yield from (_without(words, one) for one in others) if words else others


class _Meant:
    """What the problems of one place say of an address, found in one text: a line may have thousands of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self._problems = problems
        said = ["\n".join(str(value) for _, value in one.values) for one in problems]
        self._ends = list(accumulate(len(one) + 1 for one in said))
        self._said = "\n".join(said)
        self._found: dict[str, str | None] = {}

    def find(self, target: str) -> str | None:
        """A good address for it; empty when they name none, and `None` when they do not speak of it."""
        if target not in self._found:
            self._found[target] = self._find(target)
        return self._found[target]

    def _find(self, target: str) -> str | None:
        found, at = None, self._said.find(target)
        while at >= 0:
            number = bisect_right(self._ends, at)
            meant = str(dict(self._problems[number].values).get("suggestion", ""))
            if "://" in meant and not set(meant) & set(" <>[]"):
                return meant
            found, at = "", self._said.find(target, self._ends[number])
        return found


def _with_good_target(one: Problem, find_meant: Callable[[str], str | None]) -> Problem:
    values = dict(one.values)
    meant = find_meant(str(values["target"]))
    if meant is None:
        return one
    good = meant or _COPIED[one.code]
    if one.code.startswith("link"):
        values["target"] = good
    elif isinstance(shown := values["example"], Term) and shown.name == "example-picture":
        values["example"] = term(shown.name, target=good)
    return replace(one, values=tuple(sorted(values.items())))


def _without(words: Collection[str], one: Problem) -> Problem:
    """What another problem is told of is left to the writer: `[…]`."""
    values = dict(one.values)
    if values.get("alt") in words:
        values["alt"] = "…"
    if isinstance(line := values.get("suggestion"), str):
        values["suggestion"] = _BRACKETS.sub(lambda match: "[…]" if match[1] in words else match[0], line)
    return replace(one, values=tuple(sorted(values.items())))
