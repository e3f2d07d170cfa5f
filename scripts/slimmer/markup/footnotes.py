"""Footnotes without text: Python-Markdown gives them no way back, and breaks where it looks for one."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown.treeprocessors import Treeprocessor

_BACK = "footnote-backref"


class WayBack(Treeprocessor):
    """Runs before the footnotes are put in their order."""

    def run(self, root: etree.Element) -> None:
        for note in root.iterfind(".//div[@class='footnote']/ol/li"):
            if note.find(f".//a[@class='{_BACK}']") is None:
                etree.SubElement(note, "a", {"class": _BACK, "href": f"#fnref:{_key(note)}"})


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
