"""Python-Markdown, without trying everything on every piece of text: most have no sign of it."""

import re
import xml.etree.ElementTree as etree
from functools import cached_property
from typing import Any

import markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "slimmer-break": "\\\n",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "[",
    "image_reference": "[",
    "short_reference": "[",
    "short_image_ref": "[",
    "autolink": "<",
    "automail": "<",
    "html": "<",
    "linebreak": "  \n",
    "entity": "&",
    "magic-mail": "@",
}
"""What stands in all that a pattern finds; other patterns are always tried."""
_SIGN = re.compile(r"[`\\[\]<>*_~&@\n]|://|www\.|  ")
"""One of these stands in all that any pattern of ours finds."""


PLAIN = r"[*_(“‘]{0,3}[^\W\d_][^|\n]*"
"""A line that can be nothing but a line of a paragraph."""
_PLAIN = re.compile(rf"{PLAIN}(?:\n{PLAIN})*")


class QuickParagraph(ParagraphProcessor):
    """Asked first."""

    def test(self, parent: etree.Element, block: str) -> bool:  # noqa: ARG002
        return bool(_PLAIN.fullmatch(block))


class QuickInline(InlineProcessor):
    """A drop-in for the processor `inline`; two names are those that Python gives to private ones."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        patterns = md.inlinePatterns
        signs = {id(patterns[name]): sign for name, sign in _SIGNS.items() if name in patterns}
        self._tried = [(one, signs.get(id(one), "")) for one in patterns]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not _SIGN.search(data):
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        at, start = patternIndex, 0
        while at < len(self._tried):
            pattern, sign = self._tried[at]
            matched = False
            if not sign or sign in data:
                data, matched, start = apply(pattern, data, at, start)
            if not matched:
                at, start = at + 1, 0
        return data


class Converter(markdown.Markdown):
    """Asked for every element, several times: looked up instead of searched for."""

    def is_block_level(self, tag: Any) -> bool:
        return isinstance(tag, str) and tag.lower().rstrip("/") in self._blocks

    @cached_property
    def _blocks(self) -> frozenset[str]:
        return frozenset(self.block_level_elements)
