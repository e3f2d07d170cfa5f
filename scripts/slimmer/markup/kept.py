"""The texts of all pages. Those that were read before and did not change come from the store, in one go."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from slimmer.files.parallel import in_parallel
from slimmer.files.store import Store
from slimmer.markup.document import Document, FileNote, Gap, Heading, Image, Link, ListCall, Part
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
    store: Store,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[dict[PurePosixPath, Document], list[Problem]]:
    """The text of every page and what is wrong in them. One that has a problem is not kept: it will be mended."""
    keys = {page.path: _key(page, dialects[page.locale]) for page in pages}
    kept = store.load(keys.values())
    documents: dict[PurePosixPath, Document] = {}
    missing: list[Page] = []
    for page in pages:
        content = kept.get(keys[page.path])
        document = unpack(content, dialects[page.locale]) if content is not None else None
        if document is None:
            missing.append(page)
        else:
            documents[page.path] = document
    problems: list[Problem] = []
    new: dict[str, bytes] = {}
    work = [(page, dialects[page.locale]) for page in missing]
    for number, (page, (document, found)) in enumerate(zip(missing, in_parallel(_read, work), strict=True), 1):
        documents[page.path] = document
        problems += found
        if not found:
            new[keys[page.path]] = pack(document, _notes(page, dialects[page.locale]))
        if progress:
            progress(number, len(missing))
    store.keep(new)
    return {page.path: documents[page.path] for page in pages}, problems


def _read(page: Page, dialect: Dialect) -> Read:
    return parse_bounded(page.body, page.path, dialect, first_line=page.body_line)


def _key(page: Page, dialect: Dialect) -> str:
    """Of all that the text is made from but the sources that it names: these stand beside it."""
    return hashlib.sha256(f"{dialect.digest} {page.body_line}\0{page.body}".encode()).hexdigest()


def _notes(page: Page, dialect: Dialect) -> dict[str, str]:
    """Each footnote that the text names → a digest of what it says."""
    used, _ = Source(page.body, page.body_line).footnotes()
    return {key: _digest(dialect.footnote(key)) for key in used}


def _digest(text: str | None) -> str:
    return hashlib.sha256(repr(text).encode()).hexdigest()[:16]


def pack(document: Document, notes: Mapping[str, str]) -> bytes:
    values = {
        **vars(document),
        "parts": [_pack_part(part) for part in document.parts],
        "headings": [vars(heading) for heading in document.headings],
        "anchors": sorted(document.anchors),
    }
    return json.dumps([notes, values]).encode()


def unpack(content: bytes, dialect: Dialect) -> Document | None:
    """`None` when a source that it names says something else by now."""
    notes, document = _unpacked(content)
    return document if all(_digest(dialect.footnote(key)) == digest for key, digest in notes.items()) else None


@lru_cache(4096)
def _unpacked(content: bytes) -> tuple[Mapping[str, str], Document]:
    """A preview asks for the same texts after each save."""
    notes, values = json.loads(content)
    values |= {
        "parts": tuple(_unpack_parts(values["parts"])),
        "headings": tuple(Heading(**heading) for heading in values["headings"]),
        "anchors": frozenset(values["anchors"]),
    }
    return notes, Document(**values)


def _pack_part(part: Part) -> str | list[Any]:
    return part if isinstance(part, str) else [type(part).__name__, vars(part)]


def _unpack_parts(parts: Iterable[Any]) -> Iterator[Part]:
    return (part if isinstance(part, str) else _GAPS[part[0]](**part[1]) for part in parts)
