"""Renditions in the cache, one file per source and recipe; what is damaged counts as not there."""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from slimmer.pictures.refused import Refused


@dataclass(frozen=True)
class Rendition:
    suffix: str
    """`.avif`: the format, and the end of its name."""
    width: int
    """Pixels; of a drawing, CSS pixels."""
    height: int
    content: bytes


Renditions: TypeAlias = tuple[Rendition, ...]
Outline: TypeAlias = tuple[tuple[str, int, int], ...]
"""Suffix, width and height of each: all that is kept in memory."""


def outline(made: Renditions) -> Outline:
    return tuple((one.suffix, one.width, one.height) for one in made)


def pack(made: Renditions | Refused) -> bytes:
    """A line with a checksum, a line that says what follows, and the renditions."""
    if isinstance(made, Refused):
        head: dict[str, object] = {"code": made.code, "values": made.values}
        body = b""
    else:
        head = {"files": [(one.suffix, one.width, one.height, len(one.content)) for one in made]}
        body = b"".join(one.content for one in made)
    rest = json.dumps(head, sort_keys=True).encode() + b"\n" + body
    return hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest


def unpack(content: bytes) -> Renditions | Refused | None:
    checksum, _, rest = content.partition(b"\n")
    if hashlib.sha256(rest).hexdigest().encode() != checksum:
        return None
    line, _, body = rest.partition(b"\n")
    head = json.loads(line)
    if "code" in head:
        return Refused(head["code"], **head["values"])
    found, start = [], 0
    for suffix, width, height, length in head["files"]:
        found.append(Rendition(suffix, width, height, body[start : start + length]))
        start += length
    return tuple(found)


def load_entry(cache_dir: Path, digest: str) -> Renditions | Refused | None:
    """`None` when it has to be made (again)."""
    try:
        return unpack((cache_dir / digest).read_bytes())
    except OSError:
        return None


def write_atomically(path: Path, content: bytes) -> None:
    """The whole file or none of it, also when two builds run at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:20]}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # A temporary file is for its owner alone; what is published is for everyone.
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
