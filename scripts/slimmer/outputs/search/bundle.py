"""What Pagefind reads and what the engine in the browser needs besides, for one language."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slimmer.outputs.search.bag import render_bag
from slimmer.outputs.search.entry import Entry
from slimmer.outputs.search.glossary import Glossary, finding_long_forms, long_forms
from slimmer.outputs.search.marks import Marks
from slimmer.outputs.search.shown import page_table, shown_text
from slimmer.outputs.search.text import PageText, read_text
from slimmer.outputs.search.words import Rules, fold

Found = tuple[Entry, str]
"""A page that can be found, and its main content as HTML."""

VOCABULARY = 20_000
"""Words, the most used first: what a mistyped word is compared with."""


@dataclass(frozen=True)
class Bundle:
    bags: Iterator[tuple[str, str]]
    """Address and what Pagefind reads of each page that has a word; made while they are taken, and only once."""
    texts: Iterator[tuple[str, Mapping[str, Any]]]
    """Address and what is shown of that page; likewise."""
    table: Mapping[str, Any]
    """What the pages are, by address; Pagefind has other names for them."""
    rules: Mapping[str, Any]
    vocabulary: Sequence[str]


def make_bundle(found: Sequence[Found], locale: str, rules: Rules, glossary: Glossary) -> Bundle:
    find = finding_long_forms(glossary, locale)
    pages = [(entry, read_text(html, find)) for entry, html in found]
    counted = _count(page for _, page in pages)
    mark = Marks(counted, rules, long_forms(glossary, locale)).word
    bags = ((entry.url, render_bag(entry, page, mark, find)) for entry, page in pages)
    return Bundle(
        ((url, bag) for url, bag in bags if bag),
        ((entry.url, shown_text(entry, page, mark, find)) for entry, page in pages),
        page_table([entry for entry, _ in pages], mark, find),
        rules.for_browser(),
        tuple(_vocabulary(counted, rules)),
    )


def _count(pages: Iterable[PageText]) -> Counter[str]:
    """All words of the texts and the titles."""
    together: Counter[str] = Counter()
    for page in pages:
        together.update(page.words)
        together.update(word for head in page.heads if head.tag == "h1" for word in head.text.split())
    return together


def _vocabulary(counted: Mapping[str, int], rules: Rules) -> Iterator[str]:
    folded: Counter[str] = Counter()
    for word, count in counted.items():
        folded[fold(word)] += count
    fit = ((word, count) for word, count in folded.items() if _is_fit(word, rules))
    for word, _ in sorted(fit, key=lambda one: (-one[1], one[0]))[:VOCABULARY]:
        yield word


def _is_fit(word: str, rules: Rules) -> bool:
    return len(word) > 2 and word.isalpha() and word not in rules.stop
