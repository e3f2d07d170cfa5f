"""Extra words of a word, written into it: Pagefind indexes each of them with the word itself.

`zorg~netwerken` is `zorgnetwerken`, also found by its parts; `leden|lid` is `leden`.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from slimmer.outputs.search.compounds import Compounds
from slimmer.outputs.search.words import Rules, Stemmer, fold

PART, EXTRA = "~", "|"
_MARK = re.compile(r"[~|]")
_TWO_WORDS = re.compile(r"[a-z][A-Z]")
_WORD = re.compile(r"[^\W_](?:.*[^\W_])?")

Mark = Callable[[str], str]
"""A word as it stands in a text → the same in small letters, with its marks: `(Leden),` → `leden|lid`."""


class Marks:
    def __init__(self, words: Iterable[str], rules: Rules, long_forms: Mapping[str, Sequence[str]]) -> None:
        """`words` as they stand in the texts; `long_forms`: a folded abbreviation → the words it stands for."""
        self.stem, self.long_forms = Stemmer(rules), long_forms
        self.also = {self.stem(word): others for word, others in rules.also.items()}
        self.compounds = Compounds({fold(word) for word in words}, rules, self.stem)
        self.word = cache(lambda token: self._marked(_bare(token)))
        """A `Mark`; empty for what has no letter or figure."""
        self._marked = cache(self._mark)

    def _mark(self, word: str) -> str:
        plain = fold(word)
        # Only where no letter was left out do the places fit.
        places = self.compounds.split(plain) if len(plain) == len(word) else ()
        edges = (0, *places, len(word))
        pairs = list(pairwise(edges))
        shown = PART.join(word[one:two] for one, two in pairs)
        stems = [self._stem(plain), *(self._stem(plain[one:two]) for one, two in pairs)]
        extra = [*stems, *self.also.get(self.stem(plain), ()), *self.long_forms.get(plain, ())]
        return EXTRA.join((shown, *dict.fromkeys(filter(None, extra))))

    def _stem(self, plain: str) -> str:
        """Only when the word does not begin with it: search finds beginnings by itself."""
        stem = self.stem(plain)
        return "" if plain.startswith(stem) else stem


@cache
def extra_words(marked: str) -> str:
    """By which a word is found besides its own beginning: `zorg~netwerken|netwerk` → `netwerken netwerk`."""
    return " ".join(_MARK.split(marked)[1:])


def _bare(token: str) -> str:
    """In small letters, but for one like `PowerPoint`, which Pagefind finds by its parts."""
    match = _WORD.search(_MARK.sub("", token))
    word = match[0] if match else ""
    return word if _TWO_WORDS.search(word) else word.lower()
