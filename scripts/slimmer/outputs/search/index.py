"""The search index of a language: posting lists in pieces, what the pages are, and their texts in groups."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b
from math import log2
from operator import itemgetter
from statistics import mean
from typing import Any

from slimmer.locales.dates import say_date
from slimmer.outputs.search.compounds import KeyMaker
from slimmer.outputs.search.entry import WRITERS
from slimmer.outputs.search.page import Page
from slimmer.outputs.search.pieces import cut
from slimmer.outputs.search.postings import Levels, join, write
from slimmer.outputs.search.words import Glossary, Stemmer, long_forms

PIECE, GROUP = 3_000, 1_500
"""Characters at most, but for a word or a text that is longer by itself."""
COMMON = 8
"""A mistyped word is compared first with the words of so many pages."""
ROOM = 1 << 16
"""For the numbers of pages."""
PART = 0.15
"""How much of its weight a word has where another finds it."""


def make_index(pages: Iterable[Page], locale: str, stem: Stemmer, glossary: Glossary) -> Mapping[str, bytes]:
    """Path below `search/<locale>/` → content. `index.json` tells the names of the others, each a digest of what is in
    it: a browser never mixes two builds."""
    pages = sorted(pages, key=lambda page: page.entry.url)
    numbers = number_pages(page.entry.url for page in pages)
    numbered = dict(sorted(zip(numbers.values(), pages, strict=True), key=itemgetter(0)))
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    for number, page in numbered.items():
        for word, level in page.words.items():
            postings[word][number] = level
    entries = sorted(_entries(postings, KeyMaker(postings, stem, long_forms(glossary, locale))))
    unasked = stem.rules.stop.split()
    vocabulary = sorted({word for word in postings if len(word) > 2 and word.isalpha()}.difference(unasked))
    files: dict[str, bytes] = {}

    def is_rare(word: str) -> bool:
        return len(postings[word]) < COMMON

    def add(folder: str, content: str) -> str:
        name = blake2b(content.encode(), digest_size=4).hexdigest()
        files[f"{folder}/{name}.json"] = content.encode()
        return name

    pieces = cut([key for key, _ in entries], [len(key) + len(one) for key, one in entries], PIECE)
    groups = cut([page.entry.url for page in pages], [len(page.shown) for page in pages], GROUP)
    some = [vocabulary[start:stop] for start, stop in cut(vocabulary, list(map(len, vocabulary)), PIECE)]
    texts = [
        f"{name}/{place}"
        for start, stop in groups
        for name in [add("texts", f"[{','.join(page.shown for page in pages[start:stop])}]")]
        for place in range(stop - start)
    ]
    index = {
        **{name: value for name, value in vars(stem.rules).items() if name != "also"},
        "dates": [say_date(date(2026, month, 28), locale) for month in range(1, 13)],
        "writers": [number for number, page in numbered.items() if page.entry.type == WRITERS],
        "total": len(pages),
        "usual": mean(2 ** (_size(page) / 2) for page in pages) if pages else 1,
        "words": [(entries[start][0], add("words", _as_json(dict(entries[start:stop])))) for start, stop in pieces],
        "pages": add("pages", _as_json([_page_row(page) for page in pages])),
        "texts": add("pages", _as_json(texts)),
        "vocabulary": [(part[0], add("vocabulary", _as_json(sorted(part, key=is_rare)))) for part in some],
    }
    return {**files, "index.json": _as_json(index).encode()}


def number_pages(urls: Iterable[str]) -> Mapping[str, int]:
    """By chance and far apart, so that another page leaves the numbers as they are, and with them the posting lists.
    `search_index.js` does the same: written out they would be a fifth of what everybody fetches."""
    taken: dict[int, str] = {}
    for url in urls:
        number = 0
        for letter in url:
            number = (number * 31 + ord(letter)) % ROOM
        while number in taken:
            number += 1
        taken[number] = url
    return {url: number for number, url in taken.items()}


def _page_row(page: Page) -> Mapping[str, Any]:
    """What everybody who searches fetches of a page; what is empty is left out."""
    names = ("title", "label", "type", "theme", "year", "date", "collects")
    fields = {name: value for name in names if (value := getattr(page.entry, name))}
    return {"url": page.entry.url, "size": _size(page), **fields}


def _size(page: Page) -> int:
    """How long it is: what another page has of which the text is twice as long is two more."""
    return round(2 * log2(page.length + 1))


def _entries(postings: Mapping[str, Levels], maker: KeyMaker) -> Iterator[tuple[str, str]]:
    """Of each word that can be asked its posting list, and behind it the words of other beginnings that it finds."""
    others: dict[str, list[str]] = defaultdict(list)
    for word in postings:
        for key in maker.keys(word):
            others[key].append(word)
    for key in postings.keys() | others.keys():
        words = sorted(others.get(key, ()))
        found = postings.get(key, {})
        if words:
            found = join(((found, 1), *((postings[word], PART) for word in words)))
        # The words of a long form are marked where they stand.
        yield key, " ".join((write(found), *words, *maker.long_forms.get(key, ())))


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
