"""What comes of a picture: its renditions, or the reason why it cannot be used; one file in the cache for each source
and recipe."""

import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias

from slimmer.model.problem import Term, term


class Refused(Exception):
    """`code` is one of `messages/words/pictures.yml`; `values` is what its wording needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = {name: one if isinstance(one, Term) else str(one) for name, one in values.items()}


class SvgRefused(Refused):
    """`at` among the values is a line of the drawing itself."""


@dataclass(frozen=True)
class Rendition:
    suffix: str
    """`.avif`: the format, and the end of its name."""
    width: int
    """Pixels; of a drawing, CSS pixels."""
    height: int
    content: bytes


class PictureFile(NamedTuple):
    """A rendition in the site."""

    name: str
    """`foto-1200.1a2b3c4d5e6f.avif`: by content and recipe, so a browser may keep it for ever."""
    width: int
    height: int

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix


Renditions: TypeAlias = tuple[Rendition, ...]
Outline: TypeAlias = tuple[tuple[str, int, int], ...]
"""Suffix, width and height of each: all that is kept in memory."""


def outline(made: Renditions) -> Outline:
    return tuple((one.suffix, one.width, one.height) for one in made)


def pack(made: Renditions | Refused) -> bytes:
    """A line that says what follows, and the renditions."""
    if isinstance(made, Refused):
        head: dict[str, object] = {"code": made.code, "values": made.values}
        body = b""
    else:
        head = {"files": [(one.suffix, one.width, one.height, len(one.content)) for one in made]}
        body = b"".join(one.content for one in made)
    return json.dumps(head, sort_keys=True, default=vars).encode() + b"\n" + body


def unpack(content: bytes) -> Renditions | Refused:
    line, _, body = content.partition(b"\n")
    head = json.loads(line)
    if "code" in head:
        values = {name: term(one["name"]) if isinstance(one, dict) else one for name, one in head["values"].items()}
        return Refused(head["code"], **values)
    found, start = [], 0
    for suffix, width, height, length in head["files"]:
        found.append(Rendition(suffix, width, height, body[start : start + length]))
        start += length
    return tuple(found)
