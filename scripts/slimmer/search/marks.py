"""Extra words of a word, written into it: Pagefind indexes each of them with the word itself.

`zorg~netwerken` is shown as `zorgnetwerken` and is also found by its parts; `leden|lid` is shown as `leden`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from slimmer.search.compounds import Compounds
from slimmer.search.words import Rules, Stemmer, fold

PART, EXTRA = "~", "|"
HIDDEN = "\ue000"
"""In a text that has no marks yet: what stands behind it in a word is an extra word."""
_TWO_WORDS = re.compile(r"[a-z][A-Z]")
_WORD = re.compile(r"[^\W_](?:.*[^\W_])?")


class Marks:
    def __init__(self, words: Iterable[str], rules: Rules, long_forms: Mapping[str, Sequence[str]]) -> None:
        """`words` as they stand in the texts; `long_forms`: a folded abbreviation → the words it stands for."""
        self.stem, self.long_forms = Stemmer(rules), long_forms
        self.also = {self.stem(word): others for word, others in rules.also.items()}
        self.compounds = Compounds({fold(word) for word in words}, rules, self.stem)
        self._parts, self._marked = cache(self._split), cache(self._mark)
        self.shown = cache(lambda token: "".join(self._parts(token)))
        """A word as it stands in a text, with its commas and brackets → the same with its marks: `(leden|lid),`."""
        self.bare = cache(lambda token: _in_small_letters(self._parts(token)[1]))
        """The same without them, in small letters: `leden|lid`."""

    def words(self, text: str) -> list[str]:
        return list(filter(None, map(self.shown, text.split())))

    def _split(self, token: str) -> tuple[str, str, str]:
        """What stands before the word, the word with its marks, and what stands behind it."""
        clean, *hidden = token.replace(PART, "").replace(EXTRA, "").split(HIDDEN)
        match = _WORD.search(clean)
        if not match:
            return clean, "", ""
        return clean[: match.start()], self._marked(match[0], *hidden), clean[match.end() :]

    def _mark(self, word: str, *hidden: str) -> str:
        plain = fold(word)
        # Only where no letter was left out do the places fit.
        places = self.compounds.split(plain) if len(plain) == len(word) else ()
        edges = (0, *places, len(word))
        pairs = list(pairwise(edges))
        shown = PART.join(word[one:two] for one, two in pairs)
        stems = [self._stem(plain), *(self._stem(plain[one:two]) for one, two in pairs)]
        extra = [*stems, *self.also.get(self.stem(plain), ()), *self.long_forms.get(plain, ()), *hidden]
        return EXTRA.join((shown, *dict.fromkeys(filter(None, extra))))

    def _stem(self, plain: str) -> str:
        """Only when the word does not begin with it: search finds beginnings by itself."""
        stem = self.stem(plain)
        return "" if plain.startswith(stem) else stem


def _in_small_letters(word: str) -> str:
    """But for one like `PowerPoint`, which Pagefind finds by its parts."""
    return word if _TWO_WORDS.search(word) else word.lower()
