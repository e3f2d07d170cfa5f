"""The search index of a language: posting lists in pieces, what the pages are, and their texts in groups."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from operator import itemgetter
from typing import Any

from slimmer.locales.dates import language_tag
from slimmer.outputs.search.compounds import KeyMaker
from slimmer.outputs.search.entry import WRITERS
from slimmer.outputs.search.glossary import Glossary, long_forms
from slimmer.outputs.search.page import Page
from slimmer.outputs.search.pages import number_pages, page_rows
from slimmer.outputs.search.pieces import cut, digest
from slimmer.outputs.search.postings import Levels, join, write
from slimmer.outputs.search.words import Rules, Stemmer

PIECE, GROUP = 3_000, 1_500
"""Characters at most, but for a word or a text that is longer by itself."""
VOCABULARY, COMMON = 20_000, 8
"""Words that a mistyped word is compared with: those of most pages, and first those of so many."""
PART = 0.15
"""How much of its weight a word has where another finds it."""


def make_index(pages: Iterable[Page], locale: str, stem: Stemmer, glossary: Glossary) -> Mapping[str, bytes]:
    """Path below `search/<locale>/` → content. `index.json` tells the names of the others, each a digest of what is in
    it: a browser never mixes two builds."""
    pages = sorted(pages, key=lambda page: page.entry.url)
    numbers = number_pages(page.entry.url for page in pages)
    numbered = dict(sorted(zip(numbers.values(), pages, strict=True), key=itemgetter(0)))
    postings = _postings(numbered)
    own = {word for page in pages for word in islice(page.words, page.own)}
    entries = sorted(_entries(postings, KeyMaker(own, stem, long_forms(glossary, locale))))
    files: dict[str, bytes] = {}

    def add(folder: str, content: str) -> str:
        name = digest(content)
        files[f"{folder}/{name}.json"] = content.encode()
        return name

    pieces = cut([key for key, _ in entries], [len(key) + len(one) for key, one in entries], PIECE)
    groups = cut([page.entry.url for page in pages], [len(page.shown) for page in pages], GROUP)
    texts: list[str] = []
    for start, stop in groups:
        group = add("texts", f"[{','.join(page.shown for page in pages[start:stop])}]")
        texts += [f"{group}/{place}" for place in range(stop - start)]
    index = {
        **{name: value for name, value in vars(stem.rules).items() if name != "also"},
        "dates": language_tag(locale),
        "writers": [number for number, page in numbered.items() if page.entry.type == WRITERS],
        "total": len(pages),
        "words": [(entries[start][0], add("words", _as_json(dict(entries[start:stop])))) for start, stop in pieces],
        "pages": add("pages", _as_json(list(page_rows(pages)))),
        "texts": add("pages", _as_json(texts)),
        "vocabulary": add("vocabulary", _as_json(_vocabulary(own, postings, stem.rules))),
    }
    return {**files, "index.json": _as_json(index).encode()}


def _postings(pages: Mapping[int, Page]) -> Mapping[str, Levels]:
    """Of each word as it stands somewhere."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, page in pages.items():
        for word, level in page.words.items():
            found[word][number] = level
    return found


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


def _vocabulary(own: Iterable[str], postings: Mapping[str, Levels], rules: Rules) -> str:
    fit = {word for word in own if len(word) > 2 and word.isalpha()}.difference(rules.stop.split())
    most = sorted(fit, key=lambda word: (-len(postings[word]), word))[:VOCABULARY]
    return " ".join(sorted(most, key=lambda word: (len(postings[word]) < COMMON, word)))


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
