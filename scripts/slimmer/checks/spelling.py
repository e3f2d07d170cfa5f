"""Whether a word is spelled as a dictionary has it; what a dictionary lacks may be a compound, or the network's own."""

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from slimmer.files.cache import program
from slimmer.files.store import Store
from slimmer.model.library import Library
from slimmer.model.settings import Settings

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
_PART = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MARKS = re.compile("[\u0301\u0300]")


@cache
def _load_dictionary(locale: str) -> "SpellChecker":
    """Half a second, and seldom needed; a preview asks again after each save."""
    from spellchecker import SpellChecker

    if locale not in SpellChecker.languages():
        return SpellChecker(language=None)
    # As a file of our own: what has no capitals need not be made small, which is a quarter of the time.
    with as_file(files("spellchecker") / "resources" / f"{locale}.json.gz") as path:
        return SpellChecker(language=None, local_dictionary=path, distance=1, case_sensitive=True)


class Judge:
    """The spelling of one language. Words that were judged before are kept: most texts need no dictionary."""

    def __init__(self, locale: str, store: Store) -> None:
        self.locale = locale
        self._store = store
        self._key = f"judged {locale} {program()}"
        self._before = 0

    @cached_property
    def _judged(self) -> dict[str, str | None]:
        """Word → what may be meant, `None` when it is right."""
        kept: dict[str, str | None] = json.loads(self._store.load([self._key]).get(self._key, b"{}"))
        self._before = len(kept)
        return kept

    @property
    def _dictionary(self) -> "SpellChecker":
        return _load_dictionary(self.locale)

    def doubtful(self, words: Iterable[tuple[str, int]]) -> list[tuple[str, int, str]]:
        """Those that are not known, with what may be meant. Nothing in a language without a dictionary."""
        judged = ((word, line, self._judge(plain(word))) for word, line in words)
        doubtful = ((word, line, meant) for word, line, meant in judged if meant is not None)
        return [(word, line, meant.capitalize() if word[0].isupper() else meant) for word, line, meant in doubtful]

    def keep(self) -> None:
        if len(self._judged) > self._before:
            self._store.keep({self._key: json.dumps(self._judged, sort_keys=True).encode()})

    def _judge(self, word: str) -> str | None:
        if word not in self._judged:
            self._judged[word] = None if self._is_known(word) else self._meant(word)
        return self._judged[word]

    def _meant(self, word: str) -> str:
        found = self._dictionary.correction(word)
        return found if found and found != word else ""

    def _is_known(self, word: str) -> bool:
        known = not any(self._dictionary) or any(one in self._dictionary for one in self._forms(word))
        return known or self._is_joined(word)

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
            return all(len(one) < 3 or self._judge(one) is None for one in word.split("-"))
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


def is_own(word: str, own: Collection[str]) -> bool:
    """A word of the network, or a form of it."""
    word = plain(word)
    return any(one in own for one in (word, word.removesuffix("'s"), word.removesuffix("'"), word.removesuffix("s")))


def own_words(library: Library, settings: Settings) -> frozenset[str] | None:
    """Those of its list and all names in its data, in lower case; `None` when the network has no such list."""
    if library.spelling is None:
        return None
    found = {one.lower() for one in library.spelling}
    for text in _names(library, settings):
        for match in _PART.finditer(text):
            word = plain(match.group())
            found.update((word, *word.split("-")))
    return frozenset(found)


def _names(library: Library, settings: Settings) -> Iterator[str]:
    yield settings.site_name
    for key, organisation in library.every_organisation.items():
        yield from (key, organisation.name)
    for person in library.every_person.values():
        yield person.name
    for source in library.sources.values():
        yield from filter(None, (source.title, source.publisher))
    for municipality in library.municipalities.values():
        yield from filter(None, (municipality.name, municipality.subregion))
    for labels in (library.themes, library.categories, library.tags, library.sectors, library.glossary):
        for key, texts in labels.items():
            yield from (key, *texts.values())
