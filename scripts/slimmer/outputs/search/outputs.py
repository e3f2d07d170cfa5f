"""The search index as outputs: a note of each page, and a bundle of files a locale."""

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from slimmer.outputs.output import Bundle, Output, key_of
from slimmer.outputs.search.entry import Entry
from slimmer.outputs.search.glossary import Glossary
from slimmer.outputs.search.index import writing_search
from slimmer.outputs.search.text import main_content
from slimmer.views.values import View


def search_note(entry: Entry, content: bytes) -> bytes:
    return json.dumps([entry, main_content(content.decode())]).encode()


def search_bundles(
    views: Iterable[View], outputs: Sequence[Output], glossary: Glossary, base: str
) -> tuple[Bundle, ...]:
    found: dict[str, list[Output]] = {}
    for view, output in zip(views, outputs, strict=True):
        if output.note:
            found.setdefault(view.locale, []).append(output)
    return tuple(
        Bundle(
            f"pagefind/{code}/",
            key_of(base, glossary, [(one.path, one.key) for one in pages]),
            tuple(one.path for one in pages),
            partial(_make, code, glossary),
        )
        for code, pages in found.items()
    )


def _make(code: str, glossary: Glossary, notes: Iterable[bytes]) -> Mapping[str, bytes]:
    pages = []
    for note in notes:
        entry, html = json.loads(note)
        pages.append((Entry._make(tuple(one) if isinstance(one, list) else one for one in entry), html))
    with tempfile.TemporaryDirectory() as folder:
        with writing_search({code: pages}, glossary, Path(folder)):
            pass
        root = Path(folder, code)
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
