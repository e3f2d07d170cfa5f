"""The addresses in a text that lead to files of the site, and what they become when files move."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import quote, unquote

from slimmer.load.text import normal_path

_PLACES = re.compile(
    r"(?P<before>\]\(\s*<?|^\s{0,3}\[[^\]\n]+\]:\s*<?|\b(?:href|src|transcript|still|captions)\s*=\s*[\"']?|"
    r"^image:\s*[\"']?)(?P<target>[^\s\"'<>(){}]+)"
)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#|$")

Where: TypeAlias = Callable[[PurePosixPath], PurePosixPath]
"""The path of a file → its path afterwards."""


def file_links(text: str, path: PurePosixPath) -> Iterator[tuple[int, str, PurePosixPath]]:
    """Line, target as typed, and the path it means; no link to elsewhere, none in code."""
    for number, line in _outside_code(text):
        for match in _places(line):
            if not _SCHEME.match(match["target"]):
                yield number, match["target"], _meant(match["target"], path)


def downloads(text: str, path: PurePosixPath) -> Iterator[PurePosixPath]:
    """The files that are linked to, not shown."""
    for _, line in _outside_code(text):
        for match in _places(line):
            shown = match["before"].startswith("](") and line[_opening(line, match.start()) - 1 :].startswith("![")
            if not shown and not _SCHEME.match(match["target"]):
                yield _meant(match["target"], path)


def _opening(line: str, at: int) -> int:
    """Where the bracket opens that closes there."""
    depth = 0
    for place in range(at, -1, -1):
        depth += {"]": 1, "[": -1}.get(line[place], 0)
        if depth == 0:
            return place
    return 0


def retarget(text: str, path: PurePosixPath, new_path: PurePosixPath, where: Where, *, anchors: bool = True) -> str:
    """The text as it must be at `new_path`, when each file goes where `where` says.

    `anchors`: whether what a file goes to has the same headings.
    """
    lines = text.split("\n")
    for number, line in _outside_code(text):
        said, end = [], 0
        for match in _places(line):
            start = match.start("target")
            said += [line[end:start], _new_target(match["target"], path, new_path, where, anchors)]
            end = match.end("target")
        lines[number - 1] = "".join([*said, line[end:]])
    return "\n".join(lines)


def replace_everywhere(text: str, names: Mapping[str, str]) -> str:
    return replace_names(text, dict.fromkeys(range(1, text.count("\n") + 2), names))


def replace_names(text: str, numbers: Mapping[int, Mapping[str, str]]) -> str:
    """On each of these lines, names that stand by themselves get their new name."""
    lines = text.split("\n")
    for number, names in numbers.items():
        for old, new in names.items():
            lines[number - 1] = re.sub(_alone(old), new, lines[number - 1])
    return "\n".join(lines)


def names_in(line: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if re.search(_alone(name), line)]


def _alone(name: str) -> str:
    return rf"(?<![\w/.-]){re.escape(name)}(?![\w/-]|\.\w)"


def _outside_code(text: str) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        match = _FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif match:
            fence = match[1]
        else:
            yield number, line


def _places(line: str) -> Iterator[re.Match[str]]:
    code = [found.span() for found in _CODE.finditer(line)] if "`" in line else []
    for match in _PLACES.finditer(line):
        if not any(start <= match.start("target") < end for start, end in code):
            yield match


def _meant(target: str, path: PurePosixPath) -> PurePosixPath:
    typed = unquote(re.split("[#?]", target, maxsplit=1)[0])
    return normal_path(PurePosixPath(posixpath.normpath(posixpath.join(path.parent, typed))))


def _new_target(target: str, path: PurePosixPath, new_path: PurePosixPath, where: Where, anchors: bool) -> str:
    if _SCHEME.match(target):
        return target
    wanted = _meant(target, path)
    new = where(wanted)
    if new == wanted and path.parent == new_path.parent:
        return target
    typed = re.split("[#?]", target, maxsplit=1)[0]
    relative = posixpath.relpath(str(new), str(new_path.parent))
    return (quote(relative) if "%" in typed else relative) + (target[len(typed) :] if anchors or new == wanted else "")
