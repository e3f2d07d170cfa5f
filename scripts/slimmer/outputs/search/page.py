"""What the index needs of one page, whatever the other pages say."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from slimmer.outputs.search.entry import Entry
from slimmer.outputs.search.glossary import Find
from slimmer.outputs.search.postings import level_of
from slimmer.outputs.search.text import END, Block, read_blocks
from slimmer.outputs.search.words import ways

TITLE, LABEL, HIDDEN = 100.0, 49.0, 4.0
HEADINGS = {"h2": 3.0, "h3": 2.5, "h4": 2.0, "h5": 2.0, "h6": 2.0}
TEXT = 1.0
LIST = 0.09
"""The text of a page that says what others say, and its headings as much less."""


@dataclass(frozen=True, slots=True)
class Page:
    entry: Entry
    words: Mapping[str, int]
    """Each folded word → the level of its weight (`postings.py`)."""
    own: int
    """So many of them stand in the title or the text; the others say what the page is about."""
    length: int
    """Of the text, in words."""
    shown: str
    """JSON of what an excerpt is made of. `text`: that of the page, what it says of itself, and what else it is found
    by; `ends`: the numbers of words with which the first ends and the second; `headings`: of each the number of its
    first word, how many words it has, and its anchor; `abbreviated`: what is also found by its abbreviation."""

    def pack(self) -> str:
        return json.dumps([self.entry, self.words, self.own, self.length, self.shown], ensure_ascii=False)


def unpack(packed: str) -> Page:
    entry, *rest = json.loads(packed)
    return Page(Entry._make(tuple(one) if isinstance(one, list) else one for one in entry), *rest)


def read_page(entry: Entry, html: str, find: Find) -> Page:
    """`html`: the main content of the rendered page; `find`: what has an abbreviation."""
    blocks = read_blocks(html)
    text = f" {END} ".join(block.text for block in blocks if block.tag != "h1")
    tokens = text.split()
    about = [END, *entry.description.split(), END]
    behind = [*about, *" ".join((entry.label, *entry.hidden, entry.also)).split()]
    abbreviated = list(find(text))
    own = _weigh(entry, blocks, tokens)
    for _, _, short in abbreviated:
        own[short] += LIST if entry.is_list else TEXT
    words = own.copy()
    _add(words, LABEL, (*entry.label.split(), *entry.also.split()))
    _add(words, HIDDEN, " ".join((entry.description, *entry.hidden)).split())
    hidden = list(find(" ".join(behind)))
    for _, _, short in hidden:
        words[short] += HIDDEN
    shown = {
        "text": " ".join((*tokens, *behind)),
        "ends": [len(tokens), len(tokens) + len(about) - 1],
        "headings": list(_places(blocks)),
        "abbreviated": [*abbreviated, *((len(tokens) + start, *rest) for start, *rest in hidden)],
    }
    levels = {word: level_of(weight) for word, weight in words.items()}
    return Page(entry, levels, len(own), len(tokens), json.dumps(shown, ensure_ascii=False, separators=(",", ":")))


def _weigh(entry: Entry, blocks: Iterable[Block], tokens: Sequence[str]) -> dict[str, float]:
    """Every word of the title and the text, as heavy as all its places together."""
    words: dict[str, float] = defaultdict(float)
    weight = LIST if entry.is_list else TEXT
    for token, number in Counter(tokens).items():
        for word in ways(token):
            words[word] += weight * number
    for block in blocks:
        if block.tag == "h1":
            _add(words, TITLE, block.text.split())
        elif block.tag != "p":
            _add(words, (HEADINGS[block.tag] - 1) * weight, block.text.split())
    return words


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
