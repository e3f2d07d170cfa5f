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


def number_footnotes(root: etree.Element, box: etree.Element) -> None:
    """In the order of the page: Python-Markdown reads what stands in lists and tables after the paragraphs."""
    places: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for place in root.iter("sup"):
        way = place.find("./a[@class='footnote-ref']")
        if way is not None:
            places[f"#{place.get('id')}"] = len(places)
            way.text = str(numbers.setdefault(way.get("href", ""), len(numbers) + 1))
    for notes in box.iterfind("ol"):
        notes[:] = sorted(notes, key=lambda note: numbers.get(f"#{note.get('id')}", len(numbers)))
        for number, note in enumerate(notes, start=1):
            ways = note.findall(f".//a[@class='{_BACK}']")
            targets = sorted((way.get("href", "") for way in ways), key=lambda target: places.get(target, 0))
            for way, target in zip(ways, targets, strict=True):
                way.set("href", target)
                way.set("title", str(number))


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
