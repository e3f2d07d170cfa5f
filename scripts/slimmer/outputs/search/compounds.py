"""Compounds split into words that stand by themselves somewhere on the site."""

from collections.abc import Iterable

from slimmer.outputs.search.words import Stemmer

SHORTEST, SHORTEST_LAST, SHORTEST_PART = 8, 4, 3


class Compounds:
    def __init__(self, words: Iterable[str], stem: Stemmer) -> None:
        """`words`: every folded word of the site."""
        self.stem = stem
        rules = stem.rules
        own = {word for word in words if len(word) >= SHORTEST_PART and word.isalpha()} - rules.stop
        self.known = own | {stem(word) for word in own}
        self.lasts = {word for word in self.known if len(word) >= SHORTEST_LAST} - rules.not_last
        self.firsts = self.known - rules.not_first

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

    def _first(self, part: str) -> tuple[int, ...] | None:
        """The places within the part before the last one; `None` when that is not made of words."""
        for link in ("", *self.stem.rules.links):
            if part.endswith(link) and part[: len(part) - len(link)] in self.firsts:
                return ()
        return self.split(part) or None
