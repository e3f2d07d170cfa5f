"""What was made once and need not be made again: a file below `.cache/`, named after all that it depends on.

Whoever removes the folder loses time and nothing else.
"""

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from stat import S_ISREG

from slimmer.files.atomic import write_atomically

_FOLDER = Path(".cache")
PICTURES, TEMPLATES, FILES, TEXTS, PROSE = (
    _FOLDER / name for name in ("pictures", "templates", "files", "texts", "prose")
)
"""Below the repository."""
STORE = _FOLDER / "store.db"
_PROBE = 1 << 18
"""Bytes: a picture or two."""
MOST = 2_000_000_000
"""Bytes of pictures and templates."""
_DAY = 24 * 60 * 60
_KEPT = 30 * _DAY
"""Seconds for which something is kept that no build uses."""


def load(path: Path) -> bytes | None:
    """`None` when it has to be made (again): what is damaged counts as not there."""
    try:
        checksum, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if checksum != _checksum(content):
        return None
    with suppress(OSError):
        if path.stat().st_mtime < time.time() - _DAY:
            path.touch()
    return content


def keep(path: Path, content: bytes) -> None:
    """Where nothing can be kept it is made again another time."""
    with suppress(OSError):
        write_atomically(path, _checksum(content) + b"\n" + content)


def why_not_kept(root: Path) -> str:
    """What the system says when nothing can be kept now; empty when it can."""
    path = root / _FOLDER / f"probe-{os.getpid()}"
    try:
        write_atomically(path, bytes(_PROBE))
        path.unlink()
    except OSError as error:
        return error.strerror or str(error)
    return ""


def forget(root: Path) -> None:
    """Remove what no build of this repository used for a month, and of too much what was not used for longest."""
    found: list[tuple[float, int, Path]] = []
    for path in (path for folder in (PICTURES, TEMPLATES) for path in (root / folder).rglob("*")):
        # Another build may be at it too; what cannot be removed stays.
        with suppress(OSError):
            stat = path.stat()
            if S_ISREG(stat.st_mode):
                found.append((stat.st_mtime, stat.st_size, path))
    total = 0
    for used, size, path in sorted(found, reverse=True):
        total += size
        if total > MOST or used < time.time() - _KEPT:
            with suppress(OSError):
                path.unlink()


def forget_all(root: Path) -> None:
    """Remove all that is kept."""
    for folder in (PICTURES, TEMPLATES, FILES, TEXTS, PROSE):
        shutil.rmtree(root / folder, ignore_errors=True)
    with suppress(OSError):
        (root / STORE).unlink()


@cache
def program() -> str:
    """A digest of this program and of the versions of all that is installed beside it."""
    digest = hashlib.sha256(sys.version.encode())
    for content in (*_own_files(), *_installed()):
        digest.update(content + b"\0")
    return digest.hexdigest()[:16]


def _own_files() -> Iterator[bytes]:
    for path in sorted(Path(__file__).parent.parent.rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            yield path.read_bytes()


def _installed() -> Iterator[bytes]:
    """`markdown-3.10.dist-info` and the like: a package's name and version are in that of its folder."""
    for folder in sys.path:
        yield from sorted(path.name.encode() for path in Path(folder).glob("*.dist-info"))


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
