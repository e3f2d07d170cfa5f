"""Abbreviations and what they stand for: who types one finds the other."""

import re
from collections.abc import Callable, Mapping

from slimmer.search.marks import HIDDEN
from slimmer.search.words import fold

Glossary = Mapping[str, Mapping[str, str]]
"""`SSZT` → its long form in each locale."""


def long_forms(glossary: Glossary, locale: str) -> dict[str, tuple[str, ...]]:
    """A folded abbreviation → the folded words that it stands for."""
    found = ((short, forms[locale]) for short, forms in glossary.items() if locale in forms)
    return {fold(short): tuple(filter(None, map(fold, text.split()))) for short, text in found}


def hiding_abbreviations(glossary: Glossary, locale: str) -> Callable[[str], str]:
    """Writes the abbreviation, hidden, behind each long form in a text."""
    forms = [(fold(short), texts[locale]) for short, texts in glossary.items() if locale in texts]
    phrases = [(text.lower(), re.compile(rf"\b{re.escape(text)}(?!\w)", re.I), short) for short, text in forms]

    def hide(text: str) -> str:
        lower = text.lower()
        for plain, pattern, short in phrases:
            if plain in lower:
                text = pattern.sub(rf"\g<0>{HIDDEN}{short}", text)
        return text

    return hide
