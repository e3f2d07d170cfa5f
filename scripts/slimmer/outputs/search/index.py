"""The search index of a language: posting lists in pieces, what the pages are, and their texts in groups."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any

from slimmer.locales.dates import language_tag
from slimmer.outputs.search.entry import WRITERS
from slimmer.outputs.search.glossary import Glossary, long_forms
from slimmer.outputs.search.keys import KeyMaker
from slimmer.outputs.search.page import Page
from slimmer.outputs.search.pieces import cut, digest
from slimmer.outputs.search.postings import join, posting, write
from slimmer.outputs.search.table import number_pages, page_table
from slimmer.outputs.search.words import Rules, Stemmer

PIECE, GROUP = 4_000, 2_500
"""Characters at most, but for a word or a text that is longer by itself."""
VOCABULARY = 20_000
"""Words, those of most pages first: what a mistyped word is compared with."""
PART = 0.15
"""How much of its weight a word has where another finds it."""

Postings = Mapping[str, list[int]]


def make_index(pages: Iterable[Page], locale: str, stem: Stemmer, glossary: Glossary) -> Mapping[str, bytes]:
    """Path below `search/<locale>/` → content. `index.json` tells the names of the others, each a digest of what is in
    it: a browser never mixes two builds."""
    pages = sorted(pages, key=lambda page: page.entry.url)
    urls = [page.entry.url for page in pages]
    numbers = number_pages(urls)
    postings = _postings(pages, numbers)
    own = {word for page in pages for word in islice(page.words, page.own)}
    entries = sorted(_entries(postings, KeyMaker(own, stem, long_forms(glossary, locale))))
    groups = list(cut(urls, [len(page.shown) for page in pages], GROUP))
    files: dict[str, bytes] = {}

    def add(folder: str, content: str) -> str:
        name = digest(content)
        files[f"{folder}/{name}.json"] = content.encode()
        return name

    pieces = [
        (entries[start][0], add("words", _as_json(dict(entries[start:stop]))))
        for start, stop in cut([key for key, _ in entries], [len(key) + len(one) for key, one in entries], PIECE)
    ]
    texts = [add("texts", f"[{','.join(page.shown for page in pages[start:stop])}]") for start, stop in groups]
    table = page_table([page.entry for page in pages])
    index = {
        **stem.rules.for_browser(),
        "dates": language_tag(locale),
        "total": len(pages),
        "writers": sorted(numbers[page.entry.url] for page in pages if page.entry.type == WRITERS),
        "words": pieces,
        "pages": add(
            "pages",
            _as_json(
                {
                    **table,
                    "lengths": [page.length for page in pages],
                    "texts": texts,
                    "groups": [stop - start for start, stop in groups],
                }
            ),
        ),
        "vocabulary": add("vocabulary", _as_json(_vocabulary(own, postings, stem.rules))),
    }
    return {**files, "index.json": _as_json(index).encode()}


def _postings(pages: Iterable[Page], numbers: Mapping[str, int]) -> Postings:
    """Of each word as it stands somewhere."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, page in sorted(((numbers[page.entry.url], page) for page in pages), key=itemgetter(0)):
        base = posting(number, 0)
        for word, level in page.words.items():
            found[word].append(base | level)
    return found


def _entries(postings: Postings, maker: KeyMaker) -> Iterator[tuple[str, str]]:
    """Of each word that can be asked its posting list, and behind it the words of other beginnings that it finds."""
    others: dict[str, list[str]] = defaultdict(list)
    for word in postings:
        for key in maker.keys(word):
            others[key].append(word)
    for key in postings.keys() | others.keys():
        words = sorted(others.get(key, ()))
        found = postings.get(key, [])
        if words:
            found = join(((found, 1.0), *((postings[word], PART) for word in words)))
        yield key, " ".join((write(found), *words))


def _vocabulary(own: Iterable[str], postings: Postings, rules: Rules) -> Sequence[str]:
    fit = [word for word in own if len(word) > 2 and word.isalpha() and word not in rules.stop]
    return sorted(fit, key=lambda word: (-len(postings[word]), word))[:VOCABULARY]


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
