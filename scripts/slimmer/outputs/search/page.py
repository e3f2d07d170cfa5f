"""What the index needs of one page, whatever the other pages say."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
    text = f" {END} ".join(block.text for block in blocks if block.tag != "h1")
    factor = LIST if entry.is_list else 1
    weighed = [
        (factor, text),
        *((WEIGHTS[one.tag] * (1 if one.tag == "h1" else factor), one.text) for one in blocks if one.tag in WEIGHTS),
        (LABEL, f"{entry.label} {entry.also}"),
        (HIDDEN, " ".join((entry.description, *entry.hidden))),
    ]
    words: dict[str, float] = defaultdict(float)
    everything = " ".join(said for _, said in weighed).lower()
    forms = [(short, form) for short, form in long_forms.items() if form in everything]
    for weight, said in weighed:
        for token, number in Counter(said.split()).items():
            for word in ways(token):
                words[word] += weight * number
        # The abbreviation of each long form, as often as it stands there.
        for short, form in forms:
            if count := said.lower().count(form):
                words[short] += weight * count
    shown = {"text": text, "about": entry.description, "headings": list(_places(blocks))}
    levels = {word: level_of(weight) for word, weight in words.items()}
    shown_text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    return Page(entry, levels, text.count(" ") + 1, shown_text)


def _places(blocks: Iterable[Block]) -> Iterator[tuple[int, int, str]]:
    number = 0
    for block in blocks:
        if block.tag != "h1":
            length = block.text.count(" ") + 1
            if block.id:
                yield number, length, block.id
            number += length + 1
