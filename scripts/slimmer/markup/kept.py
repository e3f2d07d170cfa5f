"""The texts of all pages. Those that were read before and did not change come from the shelf, in one go."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from slimmer.files.parallel import in_parallel
from slimmer.files.shelf import Shelf
from slimmer.markup.document import Document, FileNote, Gap, Heading, Image, Link, ListCall
from slimmer.markup.parse import Dialect
from slimmer.markup.source import Source
from slimmer.markup.video import Video
from slimmer.markup.worker import parse_bounded
from slimmer.model.library import Page
from slimmer.model.problem import Problem

_GAPS: dict[str, type[Gap]] = {kind.__name__: kind for kind in (Link, Image, ListCall, Video, FileNote)}
Read: TypeAlias = tuple[Document, list[Problem]]


def read_texts(
    pages: Sequence[Page],
    dialects: Mapping[str, Dialect],
    digests: Mapping[PurePosixPath, str],
    shelf: Shelf,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[dict[PurePosixPath, Document], list[Problem]]:
    """The text of every page and what is wrong in them. One that has a problem is not kept: it will be mended.

    `digests`: of the bytes of each file. The sources that a text names stand beside it.
    """
    keys = {page.path: f"{dialects[page.locale].digest} {page.path} {digests[page.path]}" for page in pages}
    found = {page.path: _kept(shelf, keys[page.path], dialects[page.locale]) for page in pages}
    missing = [page for page in pages if found[page.path] is None]
    problems: list[Problem] = []
    new: dict[str, Any] = {}
    work = [(page, dialects[page.locale]) for page in missing]
    for number, (page, (document, wrong)) in enumerate(zip(missing, in_parallel(_read, work), strict=True), 1):
        found[page.path] = document
        problems += wrong
        if not wrong:
            new[keys[page.path]] = pack(document, _notes(page, dialects[page.locale]))
        if progress:
            progress(number, len(missing))
    on_shelf = {key: kept for key in keys.values() if (kept := new.get(key) or shelf.get(key))}
    shelf.keep(on_shelf)
    return {path: document for path, document in found.items() if document}, problems


def _read(page: Page, dialect: Dialect) -> Read:
    return parse_bounded(page.body, page.path, dialect, first_line=page.body_line)


def _notes(page: Page, dialect: Dialect) -> dict[str, str]:
    """Each footnote that the text names → a digest of what it says."""
    used, _ = Source(page.body, page.body_line).footnotes()
    return {key: _digest(dialect.footnote(key)) for key in used}


def _digest(text: str | None) -> str:
    return hashlib.sha256(repr(text).encode()).hexdigest()[:16]


def pack(document: Document, notes: Mapping[str, str]) -> tuple[Any, ...]:
    """As it stands on the shelf."""
    values = {
        **vars(document),
        "parts": [part if isinstance(part, str) else (type(part).__name__, vars(part)) for part in document.parts],
        "headings": [vars(heading) for heading in document.headings],
    }
    return dict(notes), values


def unpack(kept: tuple[Any, ...]) -> Document:
    values = kept[1]
    parts = tuple(part if isinstance(part, str) else _GAPS[part[0]](**part[1]) for part in values["parts"])
    headings = tuple(Heading(**heading) for heading in values["headings"])
    return Document(**{**values, "parts": parts, "headings": headings})


def _kept(shelf: Shelf, key: str, dialect: Dialect) -> Document | None:
    """`None` also when a source that it names says something else by now."""
    kept = shelf.get(key)
    if kept is None or any(_digest(dialect.footnote(name)) != digest for name, digest in kept[0].items()):
        return None
    return _unpacked(shelf, key, tuple(kept[0].items()))


@lru_cache(1 << 15)
def _unpacked(shelf: Shelf, key: str, notes: tuple[tuple[str, str], ...]) -> Document:  # noqa: ARG001  # part of the key
    """A preview asks for the same texts after each save."""
    return unpack(shelf.get(key))
