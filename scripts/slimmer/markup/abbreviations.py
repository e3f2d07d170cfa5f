"""An abbreviation is explained where a text first uses it; Python-Markdown would explain it every time."""

import re
import xml.etree.ElementTree as etree

from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.util import AtomicString

_HEADING = re.compile(r"h[1-6]")


class FirstAbbreviations(AbbrTreeprocessor):
    """A drop-in for the processor `abbr`; none is explained in a heading, or in words of another language."""

    def run(self, root: etree.Element) -> None:
        said = "".join(root.itertext())
        if known := sorted((one for one in self.abbrs if one in said), key=len, reverse=True):
            self._known = re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b")
            self._seen: set[str] = set()
            self._explain(root)

    def _explain(self, element: etree.Element) -> None:
        children = list(element)
        element.text, found = self._cut(element.text)
        for one in reversed(found):
            element.insert(0, one)
        for child in children:
            if isinstance(child.tag, str) and not _HEADING.fullmatch(child.tag) and not child.get("lang"):
                self._explain(child)
            child.tail, found = self._cut(child.tail)
            at = list(element).index(child) + 1 if found else 0
            for one in reversed(found):
                element.insert(at, one)

    def _cut(self, text: str | None) -> tuple[str | None, list[etree.Element]]:
        """What stands before the first that is explained here, and each of these with what stands behind it."""
        made: list[etree.Element] = []
        if not text or isinstance(text, AtomicString):
            return text, made
        first = end = 0
        for match in self._known.finditer(text):
            name = match[0]
            if name in self._seen or not self.abbrs[name]:
                continue
            self._seen.add(name)
            if made:
                made[-1].tail = text[end : match.start()]
            else:
                first = match.start()
            end = match.end()
            made.append(self.create_element(self.abbrs[name], name, text[end:]))
        return (text[:first] if made else text), made
