"""What git knows of the content; where there is no git, nothing."""

import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

_MOST = 300
"""Texts that are gone; with more of them nobody renamed a page."""


class Earlier(NamedTuple):
    """What was otherwise in the commit before the last one: so a pull request is seen whole."""

    texts: Mapping[PurePosixPath, str] = {}
    """Of files that are gone, and of those that got another slug or date: path → what it said."""
    new: frozenset[PurePosixPath] = frozenset()
    """Files that were not there yet; only when others are gone."""


def ask_git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "-c", "core.quotePath=off", *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def load_earlier(root: Path) -> Earlier:
    since = ask_git(root, "rev-parse", "-q", "--verify", "HEAD^1").strip() or "HEAD"
    places = "--", "docs/*.md", "blog/*.md", "docs/_data/organisations/*.yml"

    def differ(*options: str) -> set[PurePosixPath]:
        told = ask_git(root, "diff", "--relative", "--no-renames", "--name-only", "-z", *options, since, *places)
        return set(map(PurePosixPath, filter(None, told.split("\0"))))

    gone, moved = differ("--diff-filter=D"), differ("--diff-filter=M", "-G^(slug|date):")
    if len(gone) > _MOST or not gone | moved:
        return Earlier()
    loose = ask_git(root, "ls-files", "-z", "--others", "--exclude-standard", *places) if gone else ""
    new = {*differ("--diff-filter=A"), *map(PurePosixPath, filter(None, loose.split("\0")))} if gone else set()
    return Earlier({path: _text_at(root, since, path) for path in sorted(gone | moved)}, frozenset(new))


def earlier_texts(root: Path, path: PurePosixPath, most: int = 40) -> Iterator[str]:
    """The file as each commit had it, the newest first, also under the names that it had before."""
    log = ask_git(
        root, "log", "--follow", f"-n{most}", "--relative", "--format=%x01%H", "--name-only", "-z", "--", str(path)
    )
    for commit in log.split("\x01")[1:]:
        name, *files = [one.strip("\n") for one in commit.split("\0") if one.strip("\n")]
        if files:
            yield _text_at(root, name, PurePosixPath(files[-1]))


def _text_at(root: Path, commit: str, path: PurePosixPath) -> str:
    return ask_git(root, "show", f"{commit}:./{path}")


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
