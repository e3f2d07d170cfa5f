"""The ways back from footnotes: Python-Markdown gives none to one without text, and breaks where it looks for it; the
others are signs that it replaces in the HTML, and here in the tree."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.treeprocessors import Treeprocessor

_BACK = "footnote-backref"


class WayBack(Treeprocessor):
    """Runs before the footnotes are put in their order."""

    def run(self, root: etree.Element) -> None:
        for note in root.iterfind(".//div[@class='footnote']/ol/li"):
            if note.find(f".//a[@class='{_BACK}']") is None:
                etree.SubElement(note, "a", {"class": _BACK, "href": f"#fnref:{_key(note)}"})
            for way in note.iterfind(f".//a[@class='{_BACK}']"):
                way.text = "↩"
            if len(note) and (note[-1].text or "").endswith(NBSP_PLACEHOLDER):
                note[-1].text = (note[-1].text or "").removesuffix(NBSP_PLACEHOLDER) + "\xa0"


def empty_footnotes(box: etree.Element) -> Iterator[str]:
    """The keys of those that say and show nothing."""
    for note in box.iterfind("ol/li"):
        said = [
            text
            for one in note.iter()
            if one.get("class") != _BACK
            for text in (one.text, one is not note and one.tail)
        ]
        if not any(text and text.strip() for text in said) and note.find(".//img") is None:
            yield _key(note)


def _key(note: etree.Element) -> str:
    return note.get("id", "").removeprefix("fn:")
