"""Folders that lie over each other: of every name, the first folder that has it decides."""

from collections.abc import Iterable, Mapping
from pathlib import Path


def layered(folders: Iterable[Path], inside: str) -> Mapping[str, Path]:
    """Name below `inside` → file, sorted by name. A symbolic link could publish anything, so none is followed."""
    found: dict[str, Path] = {}
    for folder in folders:
        start = folder / inside
        if not start.is_symlink():
            for path in start.rglob("*"):
                below = path.relative_to(start)
                if path.is_file() and not any((start / part).is_symlink() for part in (below, *below.parents[:-1])):
                    found.setdefault(below.as_posix(), path)
    return dict(sorted(found.items()))
