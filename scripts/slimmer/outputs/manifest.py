"""What stands in a built site: of each file the key it was made for and what it is now."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from slimmer.files.atomic import write_atomically

NAME = ".slimmer.json"
"""In the folder of the site; it also says that the folder is ours."""
_VERSION = 1


class Entry(NamedTuple):
    key: str
    size: int
    sha256: str
    state: str
    """As the file system tells it (`state_of`): while that is the same, so are the bytes."""


class Manifest(NamedTuple):
    files: Mapping[str, Entry]
    bundles: Mapping[str, tuple[str, list[str]]]
    """Folder → key and the paths of its files."""
    inputs: str = ""
    """A digest of what it was made from (`unchanged.py`)."""
    report: str = ""
    """What the build said, as JSON."""


EMPTY = Manifest({}, {})


def load_manifest(site_dir: Path) -> Manifest | None:
    """`None` where there is none; one that cannot be read says nothing of any file."""
    try:
        content = (site_dir / NAME).read_bytes()
    except OSError:
        return None
    try:
        read = json.loads(content)
        if read["version"] != _VERSION:
            return EMPTY
        files = {path: Entry(key, int(size), sha, state) for path, (key, size, sha, state) in read["files"].items()}
        bundles = {folder: (key, list(paths)) for folder, (key, paths) in read["bundles"].items()}
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return EMPTY
    return Manifest(files, bundles, str(read.get("inputs", "")), str(read.get("report", "")))


def save_manifest(manifest: Manifest, site_dir: Path) -> None:
    content = {"version": _VERSION, **manifest._asdict()}
    write_atomically(site_dir / NAME, json.dumps(content, separators=(",", ":"), sort_keys=True).encode())


def scan(site_dir: Path) -> dict[str, str]:
    """Path → state of every file in the site, but for the manifest."""
    return {path: state for path, state in _scan(site_dir, "") if path != NAME}


def _scan(folder: Path, prefix: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _scan(Path(entry.path), f"{path}/")
            else:
                yield path, "link" if entry.is_symlink() else state_of(entry.stat(follow_symlinks=False))


def state_of(stat: os.stat_result) -> str:
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
