"""What the index needs of one page, whatever the other pages say."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from typing import NamedTuple

from slimmer.outputs.search.entry import Entry
from slimmer.outputs.search.postings import level_of
from slimmer.outputs.search.text import END, Block, read_blocks
from slimmer.outputs.search.words import ways

WEIGHTS = {"h1": 100, "h2": 2, "h3": 1.5, "h4": 1, "h5": 1, "h6": 1}
"""Of a word in a heading; those below the title count as text as well, with a weight of 1."""
LABEL, HIDDEN = 49, 4
LIST = 0.09
"""What the text of a page that says what others say weighs, and its headings as much less."""


class Page(NamedTuple):
    entry: Entry
    words: Mapping[str, int]
    """Each folded word → the level of its weight (`postings.py`)."""
    own: int
    """So many of them stand in the title or the text; the others say what the page is about."""
    length: int
    """Of the text, in words."""
    shown: str
    """JSON of what an excerpt is made of: `text`, what the page says of itself (`about`), and of each of its `headings`
    the number of its first word, how many words it has, and its anchor."""


def unpack(packed: bytes) -> Page:
    """Of the JSON of a page."""
    entry, *rest = json.loads(packed)
    return Page(Entry._make(tuple(one) if isinstance(one, list) else one for one in entry), *rest)


def read_page(entry: Entry, html: str, long_forms: Mapping[str, str]) -> Page:
    """`html`: the main content of the rendered page."""
    blocks = read_blocks(html)
    factor = LIST if entry.is_list else 1
    text = f" {END} ".join(block.text for block in blocks if block.tag != "h1")
    behind = " ".join((entry.description, *entry.hidden))
    words: dict[str, float] = defaultdict(float)
    for token, number in Counter(_tokens(text, long_forms)).items():
        _add(words, factor * number, (token,))
    for block in blocks:
        if weight := WEIGHTS.get(block.tag):
            _add(words, weight if block.tag == "h1" else weight * factor, _tokens(block.text, long_forms))
    own = len(words)
    _add(words, LABEL, _tokens(f"{entry.label} {entry.also}", long_forms))
    _add(words, HIDDEN, _tokens(behind, long_forms))
    shown = {"text": text, "about": entry.description, "headings": list(_places(blocks))}
    levels = {word: level_of(weight) for word, weight in words.items()}
    shown_text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    return Page(entry, levels, own, text.count(" ") + 1, shown_text)


def _tokens(text: str, long_forms: Mapping[str, str]) -> Iterator[str]:
    """Its words, and the abbreviation of each long form, as often as it stands there."""
    yield from text.split()
    lower = text.lower()
    for short, form in long_forms.items():
        yield from repeat(short, lower.count(form.lower()))


def _add(words: dict[str, float], weight: float, tokens: Iterable[str]) -> None:
    for token in tokens:
        for word in ways(token):
            words[word] += weight


def _places(blocks: Iterable[Block]) -> Iterator[tuple[int, int, str]]:
    number = 0
    for block in blocks:
        if block.tag != "h1":
            length = block.text.count(" ") + 1
            if block.id:
                yield number, length, block.id
            number += length + 1
