"""Which words belong together: accents, case and forms of one word, by the rules of a language.

The engine in the browser reads the same rules and stems the words of a question in the same way.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from slimmer.files.fast_yaml import FAST_LOADER

Glossary = Mapping[str, Mapping[str, str]]
"""`SSZT` → its long form in each locale."""
_FOLDER = Path(__file__).parent / "words"
_POSSESSIVE = re.compile("['’´`]s$")
_NO_LETTER = re.compile(r"[\W_]+")
_BETWEEN = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True)
class Rules:
    """What stands in a file of `words/`. A language without one has none: its words are found as they are written."""

    stop: str = ""
    """What says nothing in a question."""
    irregular: Mapping[str, str] = field(default_factory=dict)
    endings: Sequence[Sequence[tuple[str, str]]] = ()
    """Rounds of (pattern, replacement); of each round the first that fits."""
    links: Sequence[str] = ()
    """What may stand between the parts of a compound."""
    deeds: Sequence[tuple[str, str]] = ()
    """(ending, ending of the verb): what a last part names, and what is done."""
    not_first: str = ""
    not_last: str = ""
    also: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """A word → what others call the same, in this language or another. Only the index knows."""


@cache
def fold(word: str) -> str:
    """`Coöperatie’s` → `cooperatie`, `E-health` → `ehealth`."""
    if word.isascii() and word.isalpha():
        return word.lower()
    plain = unicodedata.normalize("NFD", _POSSESSIVE.sub("", word.lower()))
    return _NO_LETTER.sub("", "".join(letter for letter in plain if not unicodedata.combining(letter)))


@cache
def ways(token: str) -> tuple[str, ...]:
    """Each way in which a word of a text is found, as a whole and by the words in it: `E-health` → `ehealth`, `e`,
    `health`. `search_words.js` has the same."""
    if token.isascii() and token.isalpha() and (token.islower() or token.istitle()):
        return (token.lower(),)
    return tuple(dict.fromkeys(filter(None, map(fold, (token, *_BETWEEN.split(token))))))


class Stemmer:
    """A folded word → its stem. Most often a beginning of the word itself, so that the stem finds the word unaided.
    It depends on nothing but the word and the rules: who keeps what it holds has it ready."""

    def __init__(self, rules: Rules) -> None:
        self.rules, self.known = rules, dict(rules.irregular)
        self.rounds = [[(re.compile(pattern), text) for pattern, text in one] for one in rules.endings]

    def __call__(self, word: str) -> str:
        if word not in self.known:
            stem = word
            for one in self.rounds:
                stem = next((pattern.sub(text, stem, count=1) for pattern, text in one if pattern.search(stem)), stem)
            self.known[word] = stem
        return self.known[word]


@cache
def load_stemmer(locale: str) -> Stemmer:
    path = _FOLDER / f"{locale}.yml"
    return Stemmer(Rules(**yaml.load(path.read_text("utf-8"), Loader=FAST_LOADER)) if path.exists() else Rules())


def long_forms(glossary: Glossary, locale: str) -> Mapping[str, str]:
    """A folded abbreviation → what it stands for, in small letters: who types one finds the other."""
    return {fold(short): forms[locale].lower() for short, forms in glossary.items() if locale in forms}
