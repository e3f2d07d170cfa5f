"""Other words by which a word is found: its parts, its stem, what others call the same.

Search finds the beginnings of words by itself, so `zorg` needs no help to find `zorgnetwerk`.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from slimmer.outputs.search.words import Stemmer, fold

SHORTEST, SHORTEST_LAST, SHORTEST_PART = 8, 4, 3
SHORTEST_REST = 5
"""Of a last part that is no word of the site itself."""


class Compounds:
    """Split into words that stand by themselves somewhere on the site."""

    def __init__(self, words: Iterable[str], stem: Stemmer) -> None:
        """`words`: every folded word of the site."""
        self.stem = stem
        rules = stem.rules
        own = {word for word in words if len(word) >= SHORTEST_PART and word.isalpha()}.difference(rules.stop.split())
        known = own | {stem(word) for word in own}
        self.lasts = {word for word in known if len(word) >= SHORTEST_LAST}.difference(rules.not_last.split())
        self.firsts = known.difference(rules.not_first.split())

    def split(self, word: str) -> tuple[int, ...]:
        """Where the later parts begin: `zorgnetwerken` → (4,). Never a part that is no word of the site itself."""
        if len(word) < SHORTEST:
            return ()
        stem = self.stem(word)
        for place in range(SHORTEST_PART, len(word) - SHORTEST_LAST + 1):
            if word[place:] in self.lasts or (stem[place:] in self.lasts and word.startswith(stem[:place])):
                before = self._first(word[:place])
                if before is not None:
                    return (*before, place, *(place + one for one in self.split(word[place:])))
        return ()

    def rest(self, word: str) -> str:
        """Behind the longest word of the site that it begins with: `zorgrobot` → `robot`; empty when that is short."""
        places = range(len(word) - SHORTEST_REST, SHORTEST_LAST - 1, -1)
        return next((word[place:] for place in places if word[:place] in self.firsts), "")

    def _first(self, part: str) -> tuple[int, ...] | None:
        """The places within the part before the last one; `None` when that is not made of words."""
        if any(part.removesuffix(link) in self.firsts for link in ("", *self.stem.rules.links)):
            return ()
        return self.split(part) or None


class KeyMaker:
    def __init__(self, words: Iterable[str], stem: Stemmer, long_forms: Mapping[str, str]) -> None:
        """`long_forms`: a folded abbreviation → what it stands for."""
        self.stem, self.compounds = stem, Compounds(words, stem)
        self.also = {stem(word): others for word, others in stem.rules.also.items()}
        self.long_forms = {short: tuple(map(fold, text.split())) for short, text in long_forms.items()}

    def keys(self, word: str) -> Sequence[str]:
        """`zorgnetwerken` → `netwerken`; `huisartsenpraktijken` → `praktijken`, `huisartspraktijk`; `leden` → `lid`."""
        stem = self.stem(word)
        found = [stem]
        if places := self.compounds.split(word):
            parts = [word[one:two] for one, two in pairwise((0, *places, len(word)))]
            stems = [self.stem(part) for part in parts]
            found += (*parts[1:], *stems, "".join(stems))
        else:
            found.append(self.compounds.rest(word))
        found += (*self.also.get(stem, ()), *self.long_forms.get(word, ()))
        keys: list[str] = []
        for key in found:
            if key and not any(one.startswith(key) for one in (word, *keys)):
                keys.append(key)
        return keys
