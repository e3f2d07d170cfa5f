"""The text of a rendered page: its title, and in one line its headings with the text below each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SKIPPED = frozenset("nav script style svg form template button select".split())
"""What is no text of its own: menus, forms, drawings; footnotes neither, and what says so itself."""
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_INLINE = frozenset("a abbr b bdi cite code em i kbd mark q s small span strong sub sup time u var wbr".split())
_SPACE = frozenset("br img picture source".split())
END = "·"
"""Stands where one piece of text ends and the next begins: paragraphs, items, cells."""


class Block(NamedTuple):
    tag: str
    """`h1` to `h6`, or `p` for everything else."""
    text: str
    id: str = ""


def main_content(html: str) -> str:
    """What stands in the `<main>` of a page."""
    return html[html.find("<main") : html.rfind("</main>")]


def read_blocks(html: str) -> Sequence[Block]:
    """`<dt>Sector</dt> <dd>Zorg</dd> <dd>Wonen</dd>` → `Sector: · Zorg · Wonen`."""
    reader = _Reader()
    if body := LexborHTMLParser(html).body:
        reader.read(body)
    return [block for block in reader.blocks() if block.text]


def _is_skipped(node: LexborNode) -> bool:
    attributes = node.attributes
    return (
        "data-search-ignore" in attributes
        or attributes.get("class") == "footnote"
        or (attributes.get("id") or "").startswith("fnref")
    )


class _Reader:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.headings: list[tuple[str, str, int, int]] = []
        """Tag, id, and where it begins and ends among the pieces."""

    def read(self, node: LexborNode) -> None:
        pieces = self.pieces
        child = node.first_child
        while child is not None:
            tag = child.tag
            if tag == "-text":
                pieces.append(child.text_content or "")
            elif tag in _SKIPPED or _is_skipped(child):
                # The number of a footnote stands against its word.
                pieces.append("" if tag == "sup" else " ")
            elif tag in _INLINE:
                self.read(child)
            elif tag in _SPACE:
                pieces.append(" ")
            elif tag in _HEADINGS:
                start = len(pieces)
                self.read(child)
                self.headings.append((tag or "", child.id or "", start, len(pieces)))
            elif tag != "-comment":
                pieces.append(f" {END} ")
                self.read(child)
                pieces.append(f": {END} " if tag == "dt" else f" {END} ")
            child = child.next

    def blocks(self) -> Iterator[Block]:
        end = 0
        for tag, name, start, stop in self.headings:
            yield Block("p", _line(self.pieces[end:start]))
            yield Block(tag, _line(self.pieces[start:stop]), name)
            end = stop
        yield Block("p", _line(self.pieces[end:]))


def _line(pieces: Sequence[str]) -> str:
    """One dot where several ends meet, and none at the edges."""
    line = " ".join("".join(pieces).split())
    while f"{END} {END}" in line:
        line = line.replace(f"{END} {END}", END)
    return line.strip(f"{END} ")
