"""The HTML of a text as plain text, block by block, for people who read mail without HTML.

Nothing is looked up and nothing is left out: every word of the HTML stands in the text, in its order.
"""

import re
import textwrap
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence

from slimmer.locales.words import Words
from slimmer.markup.html_tree import read_html

WIDTH = 72
_SPACES = re.compile(r"[ \t\n\f]+")
"""Not those that do not break."""
_BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre "
    "section summary table ul video".split()
)
_NARROW = 24
"""No block is made narrower than this, however deep it stands."""
Lines = list[str]


def plain_text(html: str, words: Words) -> str:
    """Blocks divided by blank lines, lines of at most 72 signs; an address or a line of code is not broken."""
    return "\n\n".join("\n".join(block) for block in _Plain(words).blocks(read_html(html), WIDTH))


def wrap(text: str, width: int = WIDTH) -> str:
    """Lines of at most `width` signs; words and addresses stay whole."""
    return "\n".join(line for typed in text.split("\n") for line in _wrapped(_SPACES.sub(" ", typed).strip(" "), width))


def _wrapped(line: str, width: int) -> Lines:
    return textwrap.wrap(line, max(width, _NARROW), break_long_words=False, break_on_hyphens=False) or [""]


class _Plain:
    def __init__(self, words: Words) -> None:
        self.words = words

    def blocks(self, parent: etree.Element, width: int) -> Iterator[Lines]:
        """What stands in an element: its blocks, and the loose text between them as paragraphs."""
        loose = [parent.text or ""]
        for child in parent:
            if _is_block(child):
                yield from self._paragraph("".join(loose), width)
                yield from self._block(child, width)
                loose = [child.tail or ""]
            else:
                loose += [*self._inline(child), child.tail or ""]
        yield from self._paragraph("".join(loose), width)

    def _paragraph(self, text: str, width: int) -> Iterator[Lines]:
        lines = [_SPACES.sub(" ", line).strip(" ") for line in text.split("\r")]
        while lines and not lines[0]:
            lines.pop(0)
        while lines and not lines[-1]:
            lines.pop()
        if lines:
            yield [part for line in lines for part in _wrapped(line, width)]

    def _block(self, element: etree.Element, width: int) -> Iterator[Lines]:
        tag, kind = element.tag, element.get("class", "").split()
        if tag in ("h1", "h2", "h3"):
            for block in self.blocks(element, width):
                yield [*block, {"h1": "#", "h2": "=", "h3": "-"}[tag] * max(map(len, block))]
        elif tag in ("ul", "ol"):
            yield from self._list(element, width)
        elif tag == "pre":
            yield "".join(element.itertext()).rstrip("\n").split("\n")
        elif tag == "table":
            yield from self._table(element, width)
        elif tag == "blockquote":
            yield _joined([_hang(block, "> ", "> ") for block in self.blocks(element, width - 2)], ">")
        elif tag == "figcaption":
            yield from (_hang(block, "— ", "  ") for block in self.blocks(element, width - 2))
        elif tag == "figure":
            yield _joined(list(self.blocks(element, width)), None)
        elif tag == "dd":
            yield from (_hang(block, "  ", "  ") for block in self.blocks(element, width - 2))
        elif tag == "hr":
            yield ["* * *"]
        elif tag == "div" and "admonition" in kind:
            yield ["-" * width, *_joined(list(self.blocks(element, width)), ""), "-" * width]
        else:
            yield from self.blocks(element, width)

    def _list(self, element: etree.Element, width: int) -> Iterator[Lines]:
        items = [one for one in element if isinstance(one.tag, str)]
        step = -1 if "reversed" in element.attrib else 1
        number = _number(element.get("start"), len(items) if step < 0 else 1)
        lines: Lines = []
        for item in items:
            number = _number(item.get("value"), number)
            mark = f"{number}. " if element.tag == "ol" else "- "
            blocks = list(self.blocks(item, width - len(mark)))
            tight = not any(child.tag == "p" for child in item)
            lines += _hang(_joined(blocks, None if tight else "") or [""], mark, " " * len(mark))
            number += step
        if lines:
            yield lines

    def _table(self, table: etree.Element, width: int) -> Iterator[Lines]:
        """Aligned columns where they fit; otherwise a line for each cell, with the head of its column."""
        for caption in table.iterfind("caption"):
            yield from self.blocks(caption, width)
        rows = [[one for one in row if one.tag in ("td", "th")] for row in table.iterfind("*/tr")]
        cells = [[self._cell(cell) for cell in row] for row in rows]
        if not any(map(len, cells)):
            return
        columns = max(map(len, cells))
        widths = [
            max((len(line) for row in cells if at < len(row) for line in row[at]), default=0) for at in range(columns)
        ]
        whole = all("colspan" not in cell.attrib and "rowspan" not in cell.attrib for row in rows for cell in row)
        if whole and sum(widths) + 3 * (columns - 1) <= width:
            right = [any(_is_right(row[at]) for row in rows if at < len(row)) for at in range(columns)]
            yield [line for row in cells if any(map(any, row)) for line in _row_lines(row, widths, right)]
        else:
            headed = whole and len({*map(len, rows)}) == 1 and all(one.tag == "th" for one in rows[0])
            heads = [" ".join(one) for one in cells[0]] if headed else []
            if heads and len(cells) == 1:
                yield [line for head in heads for line in _wrapped(head, width)]
            for row in cells[1:] if heads else cells:
                yield [line for at, cell in enumerate(row) for line in _cell_lines(cell, heads[at : at + 1], width)]

    def _cell(self, cell: etree.Element) -> Lines:
        return [line for block in self.blocks(cell, 10_000) for line in block]

    def _inline(self, element: etree.Element) -> Iterator[str]:
        """A `\\r` is a line end that the writer wants."""
        if not isinstance(element.tag, str):
            return
        kind = element.get("class", "").split()
        if element.tag == "br":
            yield "\r"
        elif element.tag == "img":
            if element.get("alt"):
                yield self.words("mail_picture", alt=element.get("alt", ""))
        elif "footnote-backref" in kind:
            return
        elif element.tag == "sup" and "footnote-ref" in "".join(one.get("class", "") for one in element):
            yield f" [{''.join(element.itertext())}]"
        else:
            # Ten to the sixth is not 106.
            raised = element.tag == "sup" and re.fullmatch(r"[-+−]?\d+", element.text or "")
            said = [f"{'^' if raised else ''}{element.text or ''}"]
            for child in element:
                said += [*self._inline(child), child.tail or ""]
            if element.tag in ("del", "s") and "".join(said).strip():
                said = [self.words("mail_struck", text="".join(said))]
            yield from said
            address = element.get("href", "") if element.tag == "a" and "footnote-ref" not in kind else ""
            if address and address.removeprefix("mailto:").removeprefix("tel:") != "".join(said).strip():
                yield f" <{address}>"


def _is_block(element: etree.Element) -> bool:
    return element.tag in _BLOCKS or any(one.tag in _BLOCKS for one in element.iter())


def _joined(blocks: Sequence[Lines], between: str | None) -> Lines:
    """One block of several, with this line between them, or none."""
    lines: Lines = []
    for number, block in enumerate(blocks):
        lines += [*([between] if number and between is not None else []), *block]
    return lines


def _hang(block: Lines, first: str, others: str) -> Lines:
    return [f"{others if at else first}{line}".rstrip() for at, line in enumerate(block)]


def _row_lines(row: list[Lines], widths: Sequence[int], right: Sequence[bool]) -> Lines:
    height = max(map(len, row), default=0)
    made = []
    for at in range(height):
        said = [cell[at] if at < len(cell) else "" for cell in row]
        placed = (
            one.rjust(width) if end else one.ljust(width) for one, width, end in zip(said, widths, right, strict=False)
        )
        made.append(" | ".join(placed).rstrip(" |" if not said[-1] else " "))
    return made or [""]


def _cell_lines(cell: Lines, head: Sequence[str], width: int) -> Lines:
    said = [line for typed in cell for line in _wrapped(typed, width - 2)] or [""]
    named = f"{head[0]}: {said[0]}" if head and head[0] else said[0]
    return [line.rstrip() for line in [*_wrapped(named, width), *(f"  {line}" for line in said[1:])]]


def _is_right(cell: etree.Element) -> bool:
    return "align-right" in cell.get("class", "").split()


def _number(typed: str | None, otherwise: int) -> int:
    try:
        return int(typed or "")
    except ValueError:
        return otherwise
