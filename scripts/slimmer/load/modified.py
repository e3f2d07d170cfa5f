"""When each content file last changed, from one reading of git."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from slimmer.load.git import ask_git


def load_modified(root: Path) -> Mapping[PurePosixPath, date]:
    """Path → day of its last commit. Empty outside git, and in a shallow clone, whose dates would be false."""
    if ask_git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    return parse_log(ask_git(root, "log", "--relative", "--format=%x00%cs", "--name-only", "--", "docs", "blog"))


def parse_log(log: str) -> Mapping[PurePosixPath, date]:
    """Newest commit first; the first time a file is named is its last change."""
    found: dict[PurePosixPath, date] = {}
    for commit in log.split("\0")[1:]:
        day, *names = commit.strip().split("\n")
        for name in names:
            if name:
                found.setdefault(PurePosixPath(name), date.fromisoformat(day))
    return found
