"""Python-Markdown, without trying everything on every piece of text: most have no sign of it."""

import re
import xml.etree.ElementTree as etree
from typing import Any

import markdown
from markdown.blockparser import BlockParser
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
_SIGN = re.compile(r"[`\\[\]<>*_~&@\n]")
_MORE_SIGNS = ("://", "www.", "  ")
"""One of all these stands in what any pattern of ours finds."""


PLAIN = r"[*_(“‘]{0,3}[^\W\d_][^|\n]*"
"""A line that can be nothing but a line of a paragraph."""
_PLAIN = re.compile(rf"{PLAIN}(?:\n{PLAIN})*")


class QuickParser(BlockParser):
    """Knows a paragraph of such lines at once."""

    def parseBlocks(self, parent: etree.Element, blocks: list[str]) -> None:  # noqa: N802
        processors = list(self.blockprocessors)
        while blocks:
            if _PLAIN.fullmatch(blocks[0]):
                self.blockprocessors["paragraph"].run(parent, blocks)
                continue
            for one in processors:
                if one.test(parent, blocks[0]) and one.run(parent, blocks) is not False:
                    break


class QuickInline(InlineProcessor):
    """A drop-in for the processor `inline`; two names are those that Python gives to private ones."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        patterns = md.inlinePatterns
        signs = {id(patterns[name]): sign for name, sign in _SIGNS.items() if name in patterns}
        self._tried = [(one, signs.get(id(one), "")) for one in patterns]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not (_SIGN.search(data) or any(sign in data for sign in _MORE_SIGNS)):
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
