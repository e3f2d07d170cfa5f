"""Renditions in the cache, one file per source and operation; what is damaged counts as not there."""

import hashlib
import json
import os
import tempfile
from pathlib import Path

from slimmer.pictures.logo import Logo
from slimmer.pictures.refused import Refused
from slimmer.pictures.tile import SCALES


def pack(made: Logo | Refused) -> bytes:
    """A line with a checksum, a line that says what follows, and the renditions."""
    if isinstance(made, Refused):
        head: dict[str, object] = {"code": made.code, "values": made.values}
        body = b""
    else:
        head = {"svg": made.svg is not None, "sizes": [len(one) for one in made.renditions]}
        body = b"".join(made.renditions)
    rest = json.dumps(head, sort_keys=True).encode() + b"\n" + body
    return hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest


def unpack(content: bytes) -> Logo | Refused | None:
    checksum, _, rest = content.partition(b"\n")
    if hashlib.sha256(rest).hexdigest().encode() != checksum:
        return None
    line, _, body = rest.partition(b"\n")
    head = json.loads(line)
    if "code" in head:
        return Refused(head["code"], **head["values"])
    if head["svg"]:
        return Logo(svg=body)
    first = head["sizes"][0]
    return Logo(webp=dict(zip(SCALES, (body[:first], body[first:]), strict=True)))


def load_entry(cache_dir: Path, digest: str) -> Logo | Refused | None:
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
