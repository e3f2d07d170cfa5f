"""The classes that a text may use: what the style sheets know."""

import re
from collections.abc import Iterable, Iterator

from slimmer.text.nearest import nearest

CLASSES = frozenset("button cards facts figures grid quote small strip timeline".split())
BOXES = frozenset("facts note quote tip warning".split())
"""`!!! note`"""
_MADE = re.compile(r"admonition|admonition-title|footnote[\w-]*|language-[\w+#.-]+|align-\w+|download")
"""What Markdown itself and this package add."""


def unknown_classes(value: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Each name in a `class` attribute that is not known, with those that are known there."""
    names = value.split()
    known = BOXES if "admonition" in names else CLASSES
    for name in names:
        if name not in known and not _MADE.fullmatch(name):
            yield name, known


def class_values(name: str, known: Iterable[str]) -> dict[str, str]:
    """For the message `class-unknown`."""
    return {"name": name, "known": ", ".join(sorted(known)), "suggestion": nearest(name, known)}
