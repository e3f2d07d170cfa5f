"""Tables in a mail: words stay whole where they fit, and on a phone what is too wide stands below each other."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from itertools import zip_longest

_WIDE, _NARROW = 552, 272
"""Pixels for a text, on a desktop and on a phone."""
_LETTER, _ROOM = 8, 16
"""Pixels of a letter and beside a cell."""


def fit_table(table: etree.Element) -> None:
    """The class `whole` for words that may not break, `stacks` for cells that stand below each other on a phone, each
    behind the head of its column."""
    rows = [[one for one in row if one.tag in ("td", "th")] for row in table.iterfind("*/tr")]
    columns = [[one for one in column if one is not None] for column in zip_longest(*rows)]
    longest = [max((len(word) for one in column for word in _words(one)), default=0) for column in columns]
    needed = _LETTER * sum(longest) + _ROOM * len(columns)
    names = ["whole"] * (needed <= _WIDE)
    if needed > _NARROW and rows and all(one.tag == "th" for one in rows[0]):
        names.append("stacks")
        for row in rows[1:]:
            for head, cell in zip(rows[0], row, strict=False):
                _label(cell, " ".join("".join(head.itertext()).split()))
    if names:
        table.set("class", " ".join(names))


def _words(element: etree.Element) -> Iterator[str]:
    """But those of links: addresses may break."""
    yield from re.split(r"[\s-]+", element.text or "")
    for child in element:
        if isinstance(child.tag, str) and child.tag != "a":
            yield from _words(child)
        yield from re.split(r"[\s-]+", child.tail or "")


def _label(cell: etree.Element, head: str) -> None:
    if head:
        label = etree.Element("span", {"class": "label"})
        label.text, label.tail, cell.text = f"{head}: ", cell.text, None
        cell.insert(0, label)
