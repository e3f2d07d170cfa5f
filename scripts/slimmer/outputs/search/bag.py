"""What Pagefind reads of a page: every word of it once, as heavy as all its places in the page together.

The text itself stands elsewhere (`shown.py`), so the index needs one place of a word in a page, not all of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from math import sqrt

from slimmer.outputs.search.entry import Entry
from slimmer.outputs.search.glossary import Find
from slimmer.outputs.search.marks import Mark
from slimmer.outputs.search.text import Block, PageText

HEAVIEST = 100.0
"""Of one element. Pagefind squares what it is told, and takes at most 10."""
TITLE, LABEL, HIDDEN = HEAVIEST, 49.0, 4.0
HEADINGS = {"h2": 36.0, "h3": 25.0, "h4": 16.0, "h5": 9.0, "h6": 4.0}
TEXT = 1.0
LIST = 0.09
"""The text of a page that says what others say; the title of one weighs as much as text."""


def render_bag(entry: Entry, page: PageText, mark: Mark, find: Find) -> str:
    """Empty for a page without a word."""
    words: dict[str, float] = defaultdict(float)
    weight = LIST if entry.is_list else TEXT
    for token, number in page.words.items():
        words[mark(token)] += weight * number
    for _, _, short in page.long_forms:
        words[short] += weight
    for more, others in _heavier(entry, page.heads, weight):
        for token in others.split():
            words[mark(token)] += more
        for _, _, short in find(others):
            words[short] += more
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


def _heavier(entry: Entry, heads: Iterable[Block], text: float) -> Iterator[tuple[float, str]]:
    """What a heading weighs more than text, and what is no text."""
    for head in heads:
        if head.tag == "h1":
            yield TEXT if entry.is_list else TITLE, head.text
        else:
            yield HEADINGS[head.tag] - text, head.text
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
