"""Folders that lie over each other: of every name, the first folder that has it decides.

A symbolic link could publish anything, so none is followed.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path


def layered(folders: Iterable[Path], inside: str) -> Mapping[str, Path]:
    """Name below `inside` → file, sorted by name."""
    found: dict[str, Path] = {}
    for folder in folders:
        start = folder / inside
        if not start.is_symlink():
            for path in start.rglob("*"):
                if is_own_file(path, start):
                    found.setdefault(path.relative_to(start).as_posix(), path)
    return dict(sorted(found.items()))


def is_own_file(path: Path, folder: Path) -> bool:
    """Whether it is a file, and neither it nor a folder between is a link."""
    below = path.relative_to(folder)
    return path.is_file() and not any((folder / part).is_symlink() for part in (below, *below.parents[:-1]))
