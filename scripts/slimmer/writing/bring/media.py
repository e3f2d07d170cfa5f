"""The files of a WordPress site that are at hand beside its export."""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from slimmer.text.slugs import slugify

_SIZE = re.compile(r"-\d+x\d+(?=\.\w+$)|-scaled(?=\.\w+$)")
_MOST_BYTES = 50_000_000


class Media:
    """Found by the end of their address: `2012/06/photo.jpg`, or only its name when one file is called so."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders

    @cached_property
    def _files(self) -> Mapping[str, list[Path]]:
        """Name, in small letters → the files that are called so; no link that leads out of its folder."""
        found: dict[str, list[Path]] = {}
        for folder in self.folders:
            for path in sorted(folder.rglob("*") if folder.is_dir() else ()):
                if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                    found.setdefault(path.name.lower(), []).append(path)
        return found

    def find(self, address: str) -> Path | None:
        """The file, or the large one when only a small copy is asked for."""
        typed = unquote(urlsplit(address).path).lower()
        for wanted in dict.fromkeys((typed, _SIZE.sub("", typed))):
            parts = wanted.split("/")
            files = [one for one in self._files.get(parts[-1], []) if one.stat().st_size <= _MOST_BYTES]
            near = [one for one in files if parts[-3:-1] == [part.lower() for part in one.parts[-3:-1]]]
            if near or len(files) == 1:
                return (near or files)[0]
        return None


def file_name(key: str, path: Path, suffix: str) -> str:
    """Beside the text, called after it."""
    return f"{key}-{slugify(_SIZE.sub('', path.name).rpartition('.')[0])[:40] or 'bestand'}{suffix}"


def start_of(path: Path) -> bytes:
    """Enough to see what it is."""
    with path.open("rb") as file:
        return file.read(4096)
