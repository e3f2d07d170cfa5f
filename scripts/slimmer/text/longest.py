"""How long the longest word of a text is, so that a style can make large text fit without breaking a word."""

import re

STEPS = (12, 14, 16, 18, 21, 24, 28, 40)
"""Signs; a style has a size for each. A word that is longer than the last but one is broken with a hyphen."""

_BREAKS = re.compile(r"[\s\u00ad\u200b]+|(?<=[-–—/])")


def long_step(text: str) -> str:
    """The step that holds the longest word; empty when it is short everywhere."""
    longest = max(map(_length, _BREAKS.split(text)))
    if longest <= STEPS[0] - 2:
        return ""
    return str(next((step for step in STEPS if longest <= step), STEPS[-1]))


def _length(word: str) -> int:
    """Capitals are wider."""
    return len(word) * 4 // 3 if word.isupper() and len(word) > 1 else len(word)
