"""Abbreviations and what they stand for: who types one finds the other."""

from collections.abc import Mapping

from slimmer.outputs.search.words import fold

Glossary = Mapping[str, Mapping[str, str]]
"""`SSZT` → its long form in each locale."""


def long_forms(glossary: Glossary, locale: str) -> Mapping[str, str]:
    """A folded abbreviation → what it stands for."""
    return {fold(short): forms[locale] for short, forms in glossary.items() if locale in forms}
