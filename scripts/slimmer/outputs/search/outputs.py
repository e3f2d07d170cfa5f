"""The search index as outputs: a note of each page, and a bundle of files a locale."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from slimmer.outputs.output import Bundle, Output, key_of
from slimmer.outputs.search.entry import Entry
from slimmer.outputs.search.index import make_index
from slimmer.outputs.search.page import read_page, unpack
from slimmer.outputs.search.text import main_content
from slimmer.outputs.search.words import Glossary, load_stemmer, long_forms
from slimmer.views.values import View


def search_note(entry: Entry, locale: str, glossary: Glossary, content: bytes) -> bytes:
    """What the index needs of a page."""
    page = read_page(entry, main_content(content.decode()), long_forms(glossary, locale))
    return json.dumps(page, ensure_ascii=False).encode()


def search_bundles(
    views: Iterable[View], outputs: Sequence[Output], glossary: Glossary, base: str
) -> tuple[Bundle, ...]:
    found: dict[str, list[Output]] = {}
    for view, output in zip(views, outputs, strict=True):
        if output.note:
            found.setdefault(view.locale, []).append(output)
    return tuple(
        Bundle(
            f"search/{code}/",
            key_of(base, found=(glossary, [(one.path, one.key) for one in pages])),
            tuple(one.path for one in pages),
            partial(_make, code, glossary),
        )
        for code, pages in found.items()
    )


def _make(code: str, glossary: Glossary, notes: Iterable[bytes]) -> Mapping[str, bytes]:
    return make_index(map(unpack, notes), code, load_stemmer(code), glossary)
