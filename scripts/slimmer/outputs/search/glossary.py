"""Abbreviations and what they stand for: who types one finds the other."""

import re
from collections.abc import Callable, Iterator, Mapping

from slimmer.outputs.search.words import fold

Glossary = Mapping[str, Mapping[str, str]]
"""`SSZT` → its long form in each locale."""


def long_forms(glossary: Glossary, locale: str) -> dict[str, tuple[str, ...]]:
    """A folded abbreviation → the folded words that it stands for."""
    found = ((short, forms[locale]) for short, forms in glossary.items() if locale in forms)
    return {fold(short): tuple(filter(None, map(fold, text.split()))) for short, text in found}


LongForm = tuple[int, int, str]
"""In a text, words with one space between them: the number of its first word, how many words it has, and the folded
abbreviation."""
Find = Callable[[str], Iterator[LongForm]]


def finding_long_forms(glossary: Glossary, locale: str) -> Find:
    forms = [(fold(short), texts[locale]) for short, texts in glossary.items() if locale in texts]
    phrases = [(text.lower(), re.compile(rf"\b{re.escape(text)}(?!\w)", re.I), short) for short, text in forms]

    def find(text: str) -> Iterator[LongForm]:
        lower = text.lower()
        for plain, pattern, short in phrases:
            if plain in lower:
                for match in pattern.finditer(text):
                    yield text.count(" ", 0, match.start()), match[0].count(" ") + 1, short

    return find
