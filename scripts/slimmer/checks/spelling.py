"""Whether a word is spelled as a dictionary has it; what a dictionary lacks may be a compound."""

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from slimmer.files.cache import program
from slimmer.files.store import Store

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_SHORTEST_PART = 4
_LINKS = ("", "s")
"""Between the parts of a Dutch compound: `samenwerking-s-overeenkomst`."""
_BRITISH = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        (r"our", "or"),
        (r"(?<=[a-z]{3})is(?=e|ing|ation)", "iz"),
        (r"ys(?=e|ing)", "yz"),
        (r"tre(?=s?$)", "ter"),
        (r"ll(?=ed|ing|er)", "l"),
        (r"ogue", "og"),
        (r"ence(?=s?$)", "ense"),
        (r"mme(?=s?$)", "m"),
    )
)
"""To the American form, which is what the dictionary has."""
_MARKS = re.compile("[\u0301\u0300]")


@cache
def _load_dictionary(locale: str) -> "SpellChecker":
    """Half a second, and seldom needed; a preview asks again after each save."""
    from spellchecker import SpellChecker

    return SpellChecker(language=locale if locale in SpellChecker.languages() else None, distance=1)


class Judge:
    """The spelling of one language. Words that were judged before are kept: most texts need no dictionary."""

    def __init__(self, locale: str, store: Store) -> None:
        self.locale = locale
        self._store = store
        self._key = f"known {locale} {program()}"
        self._new: set[str] = set()

    @cached_property
    def _known(self) -> set[str]:
        return set(json.loads(self._store.load([self._key]).get(self._key, b"[]")))

    @property
    def _dictionary(self) -> "SpellChecker":
        return _load_dictionary(self.locale)

    def doubtful(self, words: Iterable[tuple[str, int]]) -> list[tuple[str, int, str]]:
        """Those that are not known, with what may be meant. Nothing in a language without a dictionary."""
        found = [(word, line) for word, line in words if not self._is_known(plain(word))]
        if not found or not any(self._dictionary):
            return []
        return [(word, line, _as_typed(self._meant(plain(word)), word)) for word, line in found]

    def keep(self) -> None:
        if self._new:
            self._store.keep({self._key: json.dumps(sorted(self._known)).encode()})

    def _meant(self, word: str) -> str:
        found = self._dictionary.correction(word)
        return found if found and found != word else ""

    def _is_known(self, word: str) -> bool:
        if word in self._known:
            return True
        if any(one in self._dictionary for one in self._forms(word)) or self._is_joined(word):
            self._known.add(word)
            self._new.add(word)
            return True
        return False

    def _forms(self, word: str) -> Iterator[str]:
        yield word
        yield word.removesuffix("'s").removesuffix("'")
        if self.locale == "en":
            yield from (changed for pattern, text in _BRITISH if (changed := pattern.sub(text, word)) != word)
        elif not word.isascii():
            # `één`, `vóór`: marks of stress.
            yield unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", word)))

    def _is_joined(self, word: str) -> bool:
        """`jaar-maand-dag`, and in Dutch `zorgtechniek`; `nieuwsbief` is no brief of news, but a slip."""
        if "-" in word:
            return all(len(one) < 3 or self._is_known(one) for one in word.split("-"))
        return self.locale == "nl" and self._is_compound(word) and not self._meant(word)

    def _is_compound(self, word: str) -> bool:
        places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        return any(word[at:] in self._dictionary and self._is_first(word[:at]) for at in places)

    def _is_first(self, part: str) -> bool:
        bare = [part.removesuffix(link) for link in _LINKS if part.endswith(link)]
        return any(one in self._dictionary or self._is_compound(one) for one in bare)


def plain(word: str) -> str:
    """As a dictionary and the network's own list have it."""
    return word.lower().replace("’", "'")


def _as_typed(meant: str, word: str) -> str:
    return meant.capitalize() if word[0].isupper() else meant


def is_own(word: str, own: Collection[str]) -> bool:
    """A word of the network, or a form of it."""
    word = plain(word)
    return any(one in own for one in (word, word.removesuffix("'s"), word.removesuffix("'"), word.removesuffix("s")))
