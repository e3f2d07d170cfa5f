"""What Pagefind reads and what the engine in the browser needs besides, for one language."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from slimmer.search.copy import render_copy
from slimmer.search.entry import Entry
from slimmer.search.glossary import Glossary, hiding_abbreviations, long_forms
from slimmer.search.marks import Marks
from slimmer.search.text import Block
from slimmer.search.words import Rules, fold

Found = tuple[Entry, Sequence[Block]]
"""A page that can be found, and its text."""

VOCABULARY = 20_000
"""Words, the most used first: what a mistyped word is compared with."""


@dataclass(frozen=True)
class Bundle:
    copies: Iterator[tuple[str, str]]
    """Address and what Pagefind reads of that page; made while they are taken, and only once."""
    rules: Mapping[str, Any]
    vocabulary: Sequence[str]
    choices: Mapping[str, Sequence[tuple[str, str]]]
    """Address → (group, value) of each filter that shows it: ("type", "post"), ("year", "2026")."""


def make_bundle(pages: Sequence[Found], locale: str, rules: Rules, glossary: Glossary) -> Bundle:
    texts = (block.text for _, blocks in pages for block in blocks)
    counted = Counter(chain.from_iterable(map(str.split, texts)))
    marks = Marks(counted, rules, long_forms(glossary, locale))
    hide = hiding_abbreviations(glossary, locale)
    copies = ((entry.url, render_copy(entry, blocks, lambda text: marks(hide(text)))) for entry, blocks in pages)
    settings = {**rules.for_browser(), "pages": len(pages)}
    choices = {entry.url: tuple(_choices(entry)) for entry, _ in pages}
    return Bundle(copies, settings, tuple(_vocabulary(counted, rules)), choices)


def facets(bundle: Bundle, ids: Mapping[str, str]) -> dict[str, Any]:
    """All values once, and of each page their numbers; `ids`: address → what Pagefind calls the page."""
    values = sorted({choice for choices in bundle.choices.values() for choice in choices})
    numbers = {value: number for number, value in enumerate(values)}
    pages = {ids[url]: [numbers[choice] for choice in choices] for url, choices in bundle.choices.items()}
    return {"values": values, "pages": pages}


def _choices(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "type", entry.type
    yield from (("theme", theme) for theme in entry.themes)
    if entry.year:
        yield "year", entry.year


def _vocabulary(counted: Mapping[str, int], rules: Rules) -> Iterator[str]:
    folded: Counter[str] = Counter()
    for word, count in counted.items():
        folded[fold(word)] += count
    fit = ((word, count) for word, count in folded.items() if _is_fit(word, rules))
    for word, _ in sorted(fit, key=lambda one: (-one[1], one[0]))[:VOCABULARY]:
        yield word


def _is_fit(word: str, rules: Rules) -> bool:
    return len(word) > 2 and word.isalpha() and word not in rules.stop
