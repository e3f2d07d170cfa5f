"""Whether a build would find everything as the last one left it: then there is nothing to do.

A file counts as unchanged by what the file system says of it, and only when it was older than the look that the last
build took.
"""

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from slimmer.files.cache import program
from slimmer.files.state import is_settled, state_of
from slimmer.load.git import ask_git
from slimmer.model.settings import Settings
from slimmer.outputs.manifest import Manifest, load_manifest, scan

_VARIABLES = ("SITE_URL", "SOURCE_DATE_EPOCH")


def inputs_state(settings: Settings) -> str:
    """A digest of all that a build reads; empty when something is too young to trust a second look."""
    digest = hashlib.sha256()
    begun = time.time_ns()
    # Dates of changes come from git, so a commit changes them.
    commit = ask_git(settings.root, "rev-parse", "HEAD")
    for text in (program(), repr(settings), commit, *(os.environ.get(one, "") for one in _VARIABLES)):
        digest.update(f"{text}\0".encode("utf-8", "replace"))
    folders = [settings.root / name for name in ("docs", "blog", settings.config_name)]
    for path, stat in _states([*folders, *settings.theme]):
        if not is_settled(stat, begun):
            return ""
        digest.update(f"{path}\0{state_of(stat)}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def is_unchanged(site_dir: Path, inputs: str) -> Manifest | None:
    """The manifest of a site that is as these inputs made it and nobody touched; else `None`."""
    manifest = load_manifest(site_dir)
    if manifest is None or not inputs or manifest.inputs != inputs:
        return None
    present = scan(site_dir)
    same = len(present) == len(manifest.files) and all(
        present.get(path) == entry.state for path, entry in manifest.files.items()
    )
    return manifest if same else None


def _states(paths: Sequence[Path]) -> Iterator[tuple[str, os.stat_result]]:
    for path in paths:
        if path.is_dir():
            yield from _below(str(path))
        elif path.exists():
            yield str(path), path.stat()


def _below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _below(entry.path)
            else:
                yield entry.path, entry.stat(follow_symlinks=False)
