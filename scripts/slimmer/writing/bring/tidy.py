"""The tree of another program's HTML as this site can write it; what has no place here is told."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

from slimmer.content.outside import outside_fault
from slimmer.text.shorten import shorten

_HEADING = re.compile(r"h[1-6]")
BLOCKS = re.compile(
    "(?:p|div|section|article|header|footer|main|aside|figure|h[1-6]|[uod]l|li|table|blockquote|pre|hr|form)"
)
_BOXES = "address center fieldset details summary main aside nav header hgroup".split()
_MARKS = "a b strong i em del s strike u span font cite small code sub sup".split()
_FRAMES = "iframe embed video audio object".split()
_DROPPED = "script style noscript form input button select textarea svg math map canvas".split()
_NO_HEADING = ["li", "td", "th", "blockquote", "figure"]
_MOST_OF_A_HEADING = 80
_MOST_SPANNED = 20
"""Cells that one cell may take the place of."""
_SPOKEN = 60


class Left(NamedTuple):
    """What was left out: a code of the table of messages, what it was, and the words it stands at."""

    code: str
    value: str = ""
    where: str = ""


class NotBrought(Exception):
    """A file that cannot be read. Its code is one of the table of messages."""


Link = Callable[[str], str]
"""An address → what it is here; nothing when it leads nowhere."""
Picture = Callable[[str], str]
"""The source of a picture → the name of its file beside the text; nothing when it is not there."""


def outside_link(target: str) -> str:
    """An address elsewhere as it can stand here; nothing when it cannot."""
    target = re.sub(r"^//", "https://", target)
    target = re.sub(r"^\w+:", lambda match: match[0].lower(), target)
    fault = outside_fault(target)
    return fault[1] if fault else target


def _spoken(element: Tag) -> str:
    """The first words of where it stands: of its own block, of the heading above it, or of the block before."""
    block = element.find_parent(["p", "li", "td", "th", "figure", _HEADING])
    words = (_words(block) if block else "") or str(element.get("above", ""))
    before = block.find_previous(["p", "li"]) if block and not words else None
    return shorten(words or (_words(before) if before else ""), _SPOKEN)


def _words(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def tidy(root: BeautifulSoup, link: Link, picture: Picture) -> Iterator[Left]:
    """Changes the tree, and yields what was left out."""
    above = ""
    for element in root.find_all(True):
        above = _words(element) if _HEADING.fullmatch(element.name) else above
        element["above"] = above
    for element in root.find_all(_DROPPED):
        if element.name not in ("style", "noscript"):
            yield Left("left-element", element.name, _spoken(element))
        element.decompose()
    for element in root.find_all(_FRAMES):
        yield from _to_link(root, element)
    for element in root.find_all("img"):
        yield from _place_picture(element, picture)
    for element in root.find_all("a"):
        # What was only around a picture that is gone leads nowhere.
        given = str(element.get("href", "#")).strip() if element.get_text(strip=True) or element.img else "#"
        target = link(given)
        if target:
            element["href"] = target
        else:
            if not given.startswith("#"):
                yield Left("left-link", given[:_SPOKEN], _spoken(element))
            element.unwrap()
    for element in root.find_all(_MARKS):
        if element.find(BLOCKS):
            element.unwrap()
    for table in reversed(root.find_all("table")):
        yield from _even_out(root, table)
    for item in root.find_all("li"):
        inner = item.find(["ul", "ol"], recursive=False)
        if inner and _words(item) == _words(inner) and inner.parent is item:
            # An item with nothing but a list: Word counts how far it stands in.
            item.replace_with(*list(inner.find_all("li", recursive=False)))
    for element in root.find_all([*_BOXES, "footer"]):
        if element.name != "footer" or not element.find_parent("blockquote"):
            element.name = "div"
    yield from _bold_lines(root)
    _order_headings(root)


def _to_link(root: BeautifulSoup, element: Tag) -> Iterator[Left]:
    """A film or a frame is a link: it is loaded from elsewhere, or needs what only the writer knows."""
    inner = element.find(["source", "embed"], src=True)
    address = str(element.get("src") or element.get("data") or (isinstance(inner, Tag) and inner["src"]) or "")
    yield Left("left-frame", address or element.name, _spoken(element))
    paragraph = root.new_tag("p")
    if address.startswith(("https://", "http://", "/")):
        paragraph.append(root.new_tag("a", href=address, string=address))
    element.replace_with(paragraph)


def _place_picture(element: Tag, picture: Picture) -> Iterator[Left]:
    source = str(element.get("src", ""))
    figure = element.find_parent("figure")
    caption = figure.find("figcaption") if figure and len(figure.find_all("img")) == 1 else None
    name = picture(source)
    if not name:
        shown = "data:" if source.startswith("data:") else source.partition("?")[0].rpartition("/")[2][:_SPOKEN]
        yield Left("left-picture", shown or "?", _spoken(element))
        element.decompose()
        return
    element["src"] = name
    if not str(element.get("alt", "")).strip():
        yield Left("left-alt", name, _spoken(element))
    if isinstance(caption, Tag):
        element["caption"] = _words(caption)
        caption.decompose()
    around = element.parent
    if around and around.name == "a" and re.search(r"\.(jpe?g|png|gif|webp)$", str(around.get("href", "")), re.I):
        around.unwrap()


def _even_out(root: BeautifulSoup, table: Tag) -> Iterator[Left]:
    """As many cells in each row, the first row as its head, a cell on one line."""
    rows = [list(row.find_all(["td", "th"], recursive=False)) for row in table.find_all("tr")]
    inside = table.find_parent("table") is not None
    if inside or len([cells for cells in rows if cells]) == 1:
        # One row is a frame around text; GitHub and this site know no table without rows below its head.
        if inside:
            yield Left("left-in-cell", "", _spoken(table))
        for inner in (table, *table.find_all(["tr", "td", "th", "caption"])):
            inner.name = "div"
        return
    if table.find(["ul", "ol"]):
        yield Left("left-in-cell", "", _spoken(table.find("li") or table))
    if any(_number(cell.get(name)) > 1 for cell in table.find_all(["td", "th"]) for name in ("colspan", "rowspan")):
        yield Left("left-merged", "", _spoken(table) or shorten(_words(table), _SPOKEN))
    grid: dict[tuple[int, int], Tag | None] = {}
    for down, cells in enumerate(rows):
        across = 0
        for cell in cells:
            while (down, across) in grid:
                across += 1
            wide, high = (_number(cell.get(name)) for name in ("colspan", "rowspan"))
            grid.update({(down + y, across + x): None for y in range(high) for x in range(wide)})
            grid[down, across] = cell
            for inner in reversed(cell.find_all(["p", "li", "div"])):
                inner.insert_after(root.new_tag("br"))
                inner.unwrap()
    width = max((across for _, across in grid), default=-1) + 1
    caption = table.find("caption")
    new = root.new_tag("table")
    for down, cells in enumerate(rows):
        row = root.new_tag("tr")
        for across in range(width if cells else 0):
            old = grid.get((down, across))
            cell = root.new_tag("th" if not new.contents else "td")
            if old is not None:
                cell.extend(list(old.contents))
            row.append(cell)
        if row.get_text(strip=True) or row.find("img"):
            new.append(row)
    if isinstance(caption, Tag):
        caption.name = "p"
        table.insert_before(caption)
    table.replace_with(new)


def _number(value: object) -> int:
    """Of an attribute; 1 when it is none, or one that nobody means."""
    return min(int(str(value)), _MOST_SPANNED) if re.fullmatch("[1-9][0-9]{0,3}", str(value)) else 1


def _bold_lines(root: BeautifulSoup) -> Iterator[Left]:
    """A bold line with text below it: a heading, where nothing else is one; else the writer says which."""
    has_headings = root.find(_HEADING) is not None
    for one in root.find_all("p"):
        inner, below, words = one.find(["b", "strong"]), one.find_next_sibling(True), _words(one)
        if one.find_parent(_NO_HEADING) or not inner or _words(inner) != words or one.find(["img", "br"]):
            continue
        if words and below and len(words) <= _MOST_OF_A_HEADING and words[-1] not in ".,:;!":
            yield Left("left-bold" if has_headings else "left-heading-made", words)
            if not has_headings:
                one.name = "strong-heading"
    for one in root.find_all("strong-heading"):
        one.name = "h2"


def _order_headings(root: BeautifulSoup) -> None:
    """Below the title, and never a level skipped."""
    headings = []
    for one in root.find_all(_HEADING):
        if not one.get_text(strip=True):
            one.unwrap()
        elif one.find_parent(["li", "td", "th", "blockquote"]):
            one.name = "p"
        else:
            headings.append(one)
            for mark in one.find_all(["b", "strong"]):
                mark.unwrap()
    above, top = 1, min((int(one.name[1]) for one in headings), default=2)
    for one in headings:
        above = min(int(one.name[1]) - top + 2, above + 1, 6)
        one.name = f"h{above}"
