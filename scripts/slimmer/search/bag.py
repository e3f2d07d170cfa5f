"""What Pagefind reads of a page: every word of it once, as heavy as all its places in the page together.

The text itself stands elsewhere (`shown.py`), so the index needs one place of a word in a page, not all of them.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from math import sqrt

from slimmer.search.entry import Entry
from slimmer.search.text import Block

HEAVIEST = 100.0
"""Of one element. Pagefind squares what it is told, and takes at most 10."""
TITLE, LABEL, HIDDEN = HEAVIEST, 49.0, 4.0
HEADINGS = {"h2": 36.0, "h3": 25.0, "h4": 16.0, "h5": 9.0, "h6": 4.0}
TEXT = 1.0
LIST = 0.09
"""The text of a page that says what others say; the title of one weighs as much as text."""


def count_words(blocks: Iterable[Block]) -> Counter[str]:
    """Of a page, as they stand in its texts."""
    return Counter(" ".join(block.text for block in blocks).split())


def render_bag(entry: Entry, blocks: Iterable[Block], counts: Mapping[str, int], bare: Callable[[str], str]) -> str:
    """`counts`: of the words of these blocks; `bare`: a word as it stands in a text → that word with its extra words,
    without commas and brackets.

    Empty for a page without a word.
    """
    words: dict[str, float] = defaultdict(float)
    text = LIST if entry.is_list else TEXT
    for token, number in counts.items():
        words[bare(token)] += text * number
    for weight, others in _heavier(entry, blocks, text):
        for token in others.split():
            words[bare(token)] += weight
    words.pop("", None)
    groups: dict[str, list[str]] = defaultdict(list)
    for word, weight in words.items():
        for one in _pieces(weight):
            groups[one].append(word)
    if not groups:
        return ""
    body = "\n".join(map(_group, groups, groups.values()))
    title = escape(f"title:{entry.title}")
    return f'<!doctype html><html lang=zxx><body data-pagefind-body data-pagefind-meta="{title}">{body}</body></html>\n'


def _heavier(entry: Entry, blocks: Iterable[Block], text: float) -> Iterator[tuple[float, str]]:
    """What a heading weighs more than text, and what is no text."""
    weights = {"h1": TEXT if entry.is_list else TITLE, **HEADINGS}
    yield from ((weights[block.tag] - text, block.text) for block in blocks if block.tag in weights)
    yield LABEL, entry.label
    yield from ((HIDDEN, one) for one in (entry.description, *entry.hidden))


@cache
def _pieces(weight: float) -> Sequence[str]:
    """As Pagefind is told it: the root, of as many elements as it takes."""
    whole = int(weight // HEAVIEST)
    left = weight - whole * HEAVIEST
    return [f"{sqrt(one):.2f}" for one in (*[HEAVIEST] * whole, left) if one]


def _group(weight: str, words: Sequence[str]) -> str:
    return f'<p data-pagefind-weight="{weight}">{escape(" ".join(words), quote=False)}</p>'
