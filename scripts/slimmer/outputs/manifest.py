"""What stands in a built site: of each file the key it was made for and what it is now."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from slimmer.files.atomic import write_atomically
from slimmer.files.state import state_of

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
    found: dict[str, str] = {}
    folders = [(str(site_dir), "")]
    while folders:
        folder, prefix = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = f"{prefix}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, f"{path}/"))
                else:
                    found[path] = "link" if entry.is_symlink() else state_of(entry.stat(follow_symlinks=False))
    found.pop(NAME, None)
    return found


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
