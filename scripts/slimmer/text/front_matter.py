"""Where the fields of a text stand: between two lines of dashes, below nothing but blank lines."""

from collections.abc import Sequence
from typing import NamedTuple


class Front(NamedTuple):
    """Numbers of lines, from 0."""

    start: int
    """The first line with anything on it: the dashes, when there are fields."""
    end: int
    """The dashes that close; past the last line when they are missing, before `start` when there are no fields."""
    opened: bool
    closed: bool


def find_front(lines: Sequence[str]) -> Front:
    """Of a text with at least one line."""
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if lines[start].rstrip() != "---":
        return Front(start, start - 1, opened=False, closed=False)
    end = next((at for at in range(start + 1, len(lines)) if lines[at].rstrip() == "---"), len(lines))
    return Front(start, end, opened=True, closed=end < len(lines))


def split_front_matter(text: str) -> tuple[str, str, int]:
    """What stands between the dashes, what stands below them, and the line, from 1, on which that begins."""
    lines = text.split("\n")
    front = find_front(lines)
    if not front.opened:
        return "", text, 1
    return "\n".join(lines[front.start + 1 : front.end]), "\n".join(lines[front.end + 1 :]), front.end + 2
