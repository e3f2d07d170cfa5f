"""Python-Markdown's inline marks, without trying each on every piece of text: most pieces have no sign of any."""

import re

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_MAY_BE_MARKED = re.compile(r"[`\\\[\]<>*_~&@\n]|://|www\.|  ")
"""One of these stands in all that a pattern of ours finds."""


class QuickInline(InlineProcessor):
    """A drop-in for the processor `inline`; the method has the name that Python gives to a private one."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not _MAY_BE_MARKED.search(data):
            return data
        return super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc,no-any-return]
