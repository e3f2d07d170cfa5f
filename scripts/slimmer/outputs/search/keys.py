"""Other words by which a word is found: its parts, its stem, what others call the same.

Search finds the beginnings of words by itself, so `zorg` needs no help to find `zorgnetwerk`.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from slimmer.outputs.search.compounds import Compounds
from slimmer.outputs.search.words import Stemmer


class KeyMaker:
    def __init__(self, words: Iterable[str], stem: Stemmer, long_forms: Mapping[str, Sequence[str]]) -> None:
        """`words`: every folded word of the site; `long_forms`: a folded abbreviation → the words it stands for."""
        self.stem, self.long_forms = stem, long_forms
        self.also = {self.stem(word): others for word, others in stem.rules.also.items()}
        self.compounds = Compounds(words, stem)

    def keys(self, word: str) -> Sequence[str]:
        """`zorgnetwerken` → `netwerken`; `huisartsenpraktijken` → `praktijken`, `huisartspraktijk`; `leden` → `lid`."""
        stem = self.stem(word)
        found = [stem]
        if places := self.compounds.split(word):
            parts = [word[one:two] for one, two in pairwise((0, *places, len(word)))]
            stems = [self.stem(part) for part in parts]
            found += (*parts[1:], *stems, "".join(stems))
        found += (*self.also.get(stem, ()), *self.long_forms.get(word, ()))
        keys: list[str] = []
        for key in found:
            if key and not any(one.startswith(key) for one in (word, *keys)):
                keys.append(key)
        return keys
