"""Marks that are left in a text once it is read: one rule for what nobody thought of."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

_LEFT = re.compile(
    r"\*\*(?=\S)|(?<=\S)\*\*|~~(?=\w)|(?<=\w)~~|(?<=[\w.,!?)’”])\]\(|`(?=\w)|\{[.#:][ \t]*[.#\w][^{}\n]*\}"
)
_SIGNS = ("**", "~~", "](", "`", "{.", "{#", "{:", "{ .", "{ #")
_CODE = ("code", "kbd", "pre", "samp", "var")
_BESIDE = 24


def left_over(root: etree.Element) -> Iterator[tuple[str, str]]:
    """The mark, and what stands around it."""
    whole = "".join(root.itertext())
    if not any(sign in whole for sign in _SIGNS):
        return
    for parent in root.iter():
        own = parent.text if parent.tag not in _CODE and isinstance(parent.tag, str) else None
        for text in filter(None, (own, *(child.tail for child in parent))):
            for match in _LEFT.finditer(text):
                start, end = match.span()
                before = text[max(0, start - _BESIDE) : start].rpartition("\n")[2]
                yield match.group(), f"{before}{match.group()}{text[end : end + _BESIDE].partition(chr(10))[0]}"
