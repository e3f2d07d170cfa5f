"""Which words belong together: accents, case and forms of one word, by the rules of a language.

The engine in the browser reads the same rules and stems the words of a question in the same way.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent / "words"
_POSSESSIVE = re.compile("['’´`]s$")
_NO_LETTER = re.compile(r"[\W_]+")
_PART = re.compile(r"\\(\d)")


@dataclass(frozen=True)
class Rules:
    stop: frozenset[str] = frozenset()
    """What says nothing in a question."""
    irregular: Mapping[str, str] = field(default_factory=dict)
    endings: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Rounds of (pattern, replacement); of each round the first that fits."""
    links: tuple[str, ...] = ()
    """What may stand between the parts of a compound."""
    not_first: frozenset[str] = frozenset()
    not_last: frozenset[str] = frozenset()
    also: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """A word → what others call the same, in this language or another."""

    def for_browser(self) -> dict[str, Any]:
        rounds = [[[pattern, _PART.sub(r"$\1", text)] for pattern, text in one] for one in self.endings]
        return {"stop": sorted(self.stop), "irregular": dict(self.irregular), "endings": rounds}


@cache
def load_rules(locale: str) -> Rules:
    """A language without rules of its own has none: its words are found as they are written."""
    path = _FOLDER / f"{locale}.yml"
    if not path.exists():
        return Rules()
    read = yaml.safe_load(path.read_text("utf-8"))
    return Rules(
        stop=frozenset(read["stop"].split()),
        irregular=read["irregular"],
        endings=tuple(tuple((pattern, text) for pattern, text in one) for one in read["endings"]),
        links=tuple(read["links"]),
        not_first=frozenset(read["not_first"].split()),
        not_last=frozenset(read["not_last"].split()),
        also=read["also"],
    )


@cache
def fold(word: str) -> str:
    """`Coöperatie’s` → `cooperatie`, `E-health` → `ehealth`."""
    if word.isascii() and word.isalpha():
        return word.lower()
    plain = unicodedata.normalize("NFD", _POSSESSIVE.sub("", word.lower()))
    return _NO_LETTER.sub("", "".join(letter for letter in plain if not unicodedata.combining(letter)))


class Stemmer(dict[str, str]):
    """A folded word → its stem. Most often a beginning of the word itself, so that the stem finds the word unaided."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules.irregular)
        self.rounds = [[(re.compile(pattern), text) for pattern, text in one] for one in rules.endings]

    def __missing__(self, word: str) -> str:
        stem = word
        for one in self.rounds:
            for pattern, text in one:
                found, count = pattern.subn(text, stem, 1)
                if count:
                    stem = found
                    break
        self[word] = stem
        return stem

    def __call__(self, word: str) -> str:
        return self[word]
