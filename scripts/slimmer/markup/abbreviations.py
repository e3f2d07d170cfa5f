"""An abbreviation is explained where a text first uses it; Python-Markdown would explain it every time."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown.treeprocessors import Treeprocessor

_HEADING = re.compile(r"h[1-6]")


class FirstAbbreviations(Treeprocessor):
    """Runs after the `abbr` extension and takes out what it put in too often."""

    def run(self, root: etree.Element) -> None:
        if root.find(".//abbr") is None:
            return
        seen = set()
        for parent, abbreviation, explain in list(_abbreviations(root, explain=True)):
            if explain and abbreviation.text not in seen:
                seen.add(abbreviation.text)
            else:
                _unwrap(parent, abbreviation)


def _abbreviations(parent: etree.Element, *, explain: bool) -> Iterator[tuple[etree.Element, etree.Element, bool]]:
    """In the order of the text; not to be explained are those in a heading, or in words of another language."""
    for element in parent:
        if element.tag == "abbr":
            yield parent, element, explain
        elif isinstance(element.tag, str):
            here = explain and not _HEADING.fullmatch(element.tag) and not element.get("lang")
            yield from _abbreviations(element, explain=here)


def _unwrap(parent: etree.Element, element: etree.Element) -> None:
    """Only its text stays."""
    at = list(parent).index(element)
    text = (element.text or "") + (element.tail or "")
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)
