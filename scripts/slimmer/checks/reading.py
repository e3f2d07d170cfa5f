"""How hard a text is to read, and which of its sentences are the hardest: a hint, never a problem."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from slimmer.checks.prose import prose_blocks
from slimmer.model.library import Page

_FORMULAS: Mapping[str, tuple[float, float, float]] = {"nl": (206.84, 0.93, 77), "en": (206.835, 1.015, 84.6)}
"""Douma (1960) and Flesch (1948): a start, less for each word a sentence and each syllable a word."""
_SENTENCE = re.compile(r"(?:[^.!?]|[.!?](?!\s|$)|[.!?](?=\s+[a-z0-9]))+[.!?]*")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SYLLABLE = re.compile(r"[aeiouyáéíóúàèêâîôû]+|[äëïöü]")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeioutd])ed$")
"""Of an English word."""
_RUNNING = ("p", "li", "quote", "box")
_FEWEST, _HARDEST = 8, 3
"""Words of a sentence that can be hard; sentences that are shown."""


class Sentence(NamedTuple):
    line: int
    text: str
    words: int
    syllables: int


class Reading(NamedTuple):
    path: PurePosixPath
    score: int
    """From 0, very hard, to 100, very easy; 60 and more is plain language."""
    hardest: tuple[tuple[int, str, int], ...]
    """Line, sentence and number of words."""


def reading_of(page: Page) -> Reading | None:
    """`None` for a language without a formula, and for a page with hardly a sentence."""
    said = [one for one in _sentences(page) if one.words > 2]
    if page.locale not in _FORMULAS or len(said) < 3:
        return None
    words, syllables = sum(one.words for one in said), sum(one.syllables for one in said)
    ranked = sorted(said, key=lambda one: (_ease(page.locale, one.words, one.syllables, 1), one.line))
    hardest = tuple((one.line, one.text, one.words) for one in ranked if one.words >= _FEWEST)[:_HARDEST]
    ease = round(_ease(page.locale, words, syllables, len(said)))
    return Reading(page.path, max(0, min(100, ease)), hardest)


def _ease(locale: str, words: int, syllables: int, sentences: int) -> float:
    start, by_word, by_syllable = _FORMULAS[locale]
    return start - by_word * words / sentences - by_syllable * syllables / words


def _sentences(page: Page) -> Iterator[Sentence]:
    for block in prose_blocks(page):
        if block.kind in _RUNNING:
            for match in _SENTENCE.finditer(block.text):
                words = _WORD.findall(match.group())
                line = block.line + block.text.count("\n", 0, match.start() + len(match[0]) - len(match[0].lstrip()))
                syllables = sum(_syllables(word, page.locale) for word in words)
                yield Sentence(line, " ".join(match.group().split()).replace("*", ""), len(words), syllables)


def _syllables(word: str, locale: str) -> int:
    word = word.lower()
    return max(1, len(_SYLLABLE.findall(_SILENT.sub("", word) if locale == "en" else word)))
