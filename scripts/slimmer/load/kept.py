"""Each Markdown file read and taken apart once; while the file system says the same of it, what was read is right."""

import hashlib
import os
import time
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from slimmer.files.cache import FILES
from slimmer.files.shelf import Shelf, shelf_at
from slimmer.files.state import is_settled, state_of
from slimmer.load.pages import Naming, Parted, make_page, naming, part_text
from slimmer.load.silences import find_silences
from slimmer.load.text import parse_text
from slimmer.load.yaml_lines import Parsed
from slimmer.model.library import Page
from slimmer.model.problem import Problem, Silence, problem
from slimmer.model.settings import Settings


class PageFile(NamedTuple):
    page: Page | None
    problems: tuple[Problem, ...] = ()
    silences: tuple[Silence, ...] = ()
    digest: str = ""
    """Of its bytes."""
    kept: tuple[Any, ...] = ()
    """As it stands on the shelf; nothing of a file that will be mended, or that changed a moment ago."""


class PageFiles:
    """The Markdown files of a site, as they are now."""

    def __init__(self, settings: Settings) -> None:
        self._root, self._naming = settings.root, naming(settings)
        self._shelf = shelf_at(settings.root / FILES)
        self._now = time.time_ns()
        self._kept: dict[str, tuple[Any, ...]] = {}

    def load(self, path: PurePosixPath, stat: os.stat_result) -> PageFile:
        where = self._root, self._naming
        state = state_of(stat) if is_settled(stat, self._now) else ""
        try:
            found = _settled(path, state, *where, self._shelf) if state else _read(path, "", *where)
        except OSError:
            return PageFile(None, (problem(path, 1, "file-unreadable"),))
        if found.kept:
            self._kept[str(path)] = found.kept
        return found

    def keep(self) -> None:
        """What was loaded, for the next time."""
        self._shelf.keep(self._kept)


@lru_cache(1 << 15)
def _settled(path: PurePosixPath, state: str, root: Path, naming: Naming, shelf: Shelf) -> PageFile:
    """A preview asks for the same files after each save."""
    kept = shelf.get(str(path))
    if not kept or kept[0] != state:
        return _read(path, state, root, naming)
    _, digest, value, lines, body, body_line, silences = kept
    page, problems = make_page(Parted(Parsed(value, lines), body, body_line), path, naming)
    return PageFile(page, tuple(problems), tuple(Silence(path, *one) for one in silences), digest, kept)


def _read(path: PurePosixPath, state: str, root: Path, naming: Naming) -> PageFile:
    content = (root / path).read_bytes()
    text, problems = parse_text(content, path)
    if text is None:
        return PageFile(None, tuple(problems), digest=file_digest(content))
    parted, found = part_text(text, path)
    page, wrong = make_page(parted, path, naming)
    problems = [*problems, *wrong, *found]
    silences = tuple(find_silences(text, path))
    kept: tuple[Any, ...] = ()
    if state and parted and not problems:
        value, lines = parted.fields.value, dict(parted.fields.lines)
        rest = tuple(tuple(one[1:]) for one in silences)
        kept = (state, file_digest(content), value, lines, parted.body, parted.body_line, rest)
    return PageFile(page, tuple(problems), silences, file_digest(content), kept)


def file_digest(content: bytes) -> str:
    """Of a file, as the record of translations has it."""
    return hashlib.blake2b(content.replace(b"\r\n", b"\n"), digest_size=5).hexdigest()
