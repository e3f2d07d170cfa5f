"""What Pagefind reads and what the engine in the browser needs besides, for one language."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from slimmer.search.bag import count_words, render_bag
from slimmer.search.entry import Entry
from slimmer.search.glossary import Glossary, hiding_abbreviations, long_forms
from slimmer.search.marks import Marks
from slimmer.search.shown import page_table, shown_text
from slimmer.search.text import Block
from slimmer.search.words import Rules, fold

Found = tuple[Entry, Sequence[Block]]
"""A page that can be found, and its text."""

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


def make_bundle(pages: Sequence[Found], locale: str, rules: Rules, glossary: Glossary) -> Bundle:
    hide = hiding_abbreviations(glossary, locale)
    counts = [count_words(blocks) for _, blocks in pages]
    counted: Counter[str] = Counter()
    for one in counts:
        counted.update(one)
    full = [_with_abbreviations(entry, blocks, hide) for entry, blocks in pages]
    marks = Marks(counted, rules, long_forms(glossary, locale))
    return Bundle(
        _bags(pages, full, counts, marks),
        ((entry.url, shown_text(entry, blocks, marks.words)) for entry, blocks in full),
        page_table([entry for entry, _ in pages], lambda text: marks.words(hide(text))),
        rules.for_browser(),
        tuple(_vocabulary(counted, rules)),
    )


def _bags(
    pages: Sequence[Found], full: Sequence[Found], counts: Sequence[Counter[str]], marks: Marks
) -> Iterator[tuple[str, str]]:
    for (_, plain), (entry, blocks), counted in zip(pages, full, counts, strict=True):
        own = counted if blocks is plain else count_words(blocks)
        if bag := render_bag(entry, blocks, own, marks.bare):
            yield entry.url, bag


def _with_abbreviations(entry: Entry, blocks: Sequence[Block], hide: Callable[[str], str]) -> Found:
    """Looked for once in a page: most have none."""
    text = "\n".join((entry.label, entry.description, *entry.hidden, *(block.text for block in blocks)))
    if (more := hide(text)) == text:
        return entry, blocks
    label, description, *others = more.split("\n")
    hidden, texts = others[: len(entry.hidden)], others[len(entry.hidden) :]
    own = [Block(block.tag, one, block.id) for block, one in zip(blocks, texts, strict=True)]
    return replace(entry, label=label, description=description, hidden=tuple(hidden)), own


def _vocabulary(counted: Mapping[str, int], rules: Rules) -> Iterator[str]:
    folded: Counter[str] = Counter()
    for word, count in counted.items():
        folded[fold(word)] += count
    fit = ((word, count) for word, count in folded.items() if _is_fit(word, rules))
    for word, _ in sorted(fit, key=lambda one: (-one[1], one[0]))[:VOCABULARY]:
        yield word


def _is_fit(word: str, rules: Rules) -> bool:
    return len(word) > 2 and word.isalpha() and word not in rules.stop
