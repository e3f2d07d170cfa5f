"""When each content file last changed, from one reading of git."""

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath


def load_modified(root: Path) -> Mapping[PurePosixPath, date]:
    """Path → day of its last commit. Empty outside git, and in a shallow clone, whose dates would be false."""
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(
        root,
        "-c",
        "core.quotePath=off",
        "log",
        "--relative",
        "--format=%x00%cs",
        "--name-only",
        "--",
        "docs",
        "blog",
    )
    return parse_log(log)


def parse_log(log: str) -> Mapping[PurePosixPath, date]:
    """Newest commit first; the first time a file is named is its last change."""
    found: dict[PurePosixPath, date] = {}
    for commit in log.split("\0")[1:]:
        day, *names = commit.strip().split("\n")
        for name in names:
            if name:
                found.setdefault(PurePosixPath(name), date.fromisoformat(day))
    return found


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
