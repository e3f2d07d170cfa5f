"""What a file name tells: its locale (`geschiedenis.nl.md` is the key `geschiedenis` in Dutch), and a picture."""

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

PICTURES: Mapping[str, str] = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".png": "png",
    ".webp": "webp",
    ".avif": "avif",
    ".gif": "gif",
    ".svg": "svg",
}
"""How a picture may be called, and what it then is."""

SUFFIXES = {kind: suffix for suffix, kind in reversed(list(PICTURES.items()))}


def is_picture(path: PurePosixPath) -> bool:
    return path.suffix.lower() in PICTURES


def split_locale(path: PurePosixPath, codes: Collection[str]) -> tuple[PurePosixPath, str | None]:
    """The path without its locale, and the locale; `None` when the name has none of these codes."""
    stem, dot, code = path.stem.rpartition(".")
    if dot and stem and code in codes:
        return path.with_name(stem + path.suffix), code
    return path, None


def with_locale(path: PurePosixPath, code: str) -> PurePosixPath:
    """`over/index.md` → `over/index.nl.md`."""
    return path.with_name(f"{path.stem}.{code}{path.suffix}")
