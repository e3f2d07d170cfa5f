"""What writers silenced in a file, with the lines that each remark covers."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from slimmer.model.problem import Silence
from slimmer.text.front_matter import find_front

_REMARK = re.compile(r"<!--\s*silence[ \t]+([\w-]+)[ \t]*:?[ \t]*(.*?)\s*-->")
_AMONG_FIELDS = re.compile(r"\s*#\s*silence[ \t]+([\w-]+)[ \t]*:?[ \t]*(.*?)\s*")
_FENCE = re.compile(r"\s*(```+|~~~+)")
_CODE = re.compile(r"(`+).+?\1")


def find_silences(text: str, path: PurePosixPath) -> Iterator[Silence]:
    if "silence " not in text:
        return
    lines = text.split("\n")
    fields = find_front(lines).end if path.suffix == ".md" else len(lines)
    fence = ""
    for at, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif fence:
            continue
        elif at < fields:
            if match := _AMONG_FIELDS.fullmatch(line):
                yield Silence(path, at + 1, 1, fields + 1, *match.groups())
        else:
            for match in _REMARK.finditer(_CODE.sub("", line)):
                alone = match.group() == line.strip()
                yield Silence(path, at + 1, *_covered(lines, at, alone=alone), *match.groups())


def _covered(lines: Sequence[str], at: int, *, alone: bool) -> tuple[int, int]:
    """First and last line, from 1. A remark on a line of its own is about what comes below it."""
    first = last = at
    if alone:
        last = next((one for one in range(at + 1, len(lines)) if lines[one].strip()), at)
    else:
        while first and lines[first - 1].strip():
            first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    return first + 1, last + 1
