"""Which folders a site may be written to, and which may change its theme."""

from collections.abc import Iterable
from pathlib import Path


def may_hold_site(folder: Path, root: Path, theme: Iterable[Path] = ()) -> bool:
    """Not among the sources, what git or the cache keeps, nor around them."""
    there = folder.resolve()
    return (
        ".git" not in there.parts
        and not there.is_file()
        and not root.resolve().is_relative_to(there)
        and not any(there.is_relative_to(one.resolve()) for one in (*_kept(root), *theme))
    )


def may_change_theme(folder: Path, root: Path) -> bool:
    """A folder of this repository that holds nothing else."""
    there = folder.resolve()
    return (
        there.is_dir()
        and ".git" not in there.parts
        and there.is_relative_to(root.resolve())
        and not any(there.is_relative_to(one) or one.is_relative_to(there) for one in map(Path.resolve, _kept(root)))
    )


def _kept(root: Path) -> tuple[Path, ...]:
    return root / "docs", root / "blog", root / ".cache"
