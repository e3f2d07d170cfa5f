"""Texts that were read before and did not change, kept as JSON."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from slimmer.files.cache import keep, load
from slimmer.markup.document import Document, FileNote, Gap, Heading, Image, Link, ListCall, Part
from slimmer.markup.parse import Dialect
from slimmer.markup.source import Source
from slimmer.markup.video import Video
from slimmer.markup.worker import parse_bounded
from slimmer.model.library import Page
from slimmer.model.problem import Problem

_GAPS: dict[str, type[Gap]] = {kind.__name__: kind for kind in (Link, Image, ListCall, Video, FileNote)}


def read_text(page: Page, dialect: Dialect, cache_dir: Path) -> tuple[Document, list[Problem]]:
    """The text of a page and what is wrong in it. One that has a problem is not kept: it will be mended."""
    used, _ = Source(page.body, page.body_line).footnotes()
    key = dialect.digest, page.body_line, page.body, [dialect.footnote(one) for one in used]
    kept = cache_dir / hashlib.sha256(repr(key).encode()).hexdigest()
    content = load(kept)
    if content is not None:
        return unpack(content), []
    document, problems = parse_bounded(page.body, page.path, dialect, first_line=page.body_line)
    if not problems:
        keep(kept, pack(document))
    return document, problems


def pack(document: Document) -> bytes:
    values = {
        **vars(document),
        "parts": [_pack_part(part) for part in document.parts],
        "headings": [vars(heading) for heading in document.headings],
        "anchors": sorted(document.anchors),
    }
    return json.dumps(values).encode()


def unpack(content: bytes) -> Document:
    values = json.loads(content)
    values |= {
        "parts": _unpack_parts(values["parts"]),
        "headings": tuple(Heading(**heading) for heading in values["headings"]),
        "anchors": frozenset(values["anchors"]),
    }
    return Document(**values)


def _pack_part(part: Part) -> str | list[Any]:
    return part if isinstance(part, str) else [type(part).__name__, vars(part)]


def _unpack_parts(parts: Sequence[Any]) -> tuple[Part, ...]:
    return tuple(part if isinstance(part, str) else _GAPS[part[0]](**part[1]) for part in parts)
