"""HTML of another program as the Markdown of this site; what has no place here is told."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdownify import MarkdownConverter

_HEADING = re.compile(r"h[1-6]")
_SPECIAL = re.compile(r"[\\`*\[\]<{^]|~~|(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"(?:#|[-+•](?=\s)|>|!!!|\?\?\?|={2,}|-{2,}|:(?=\s))|\d+(?=[.)]\s)")
_BLOCKS = re.compile(
    "(?:p|div|section|article|header|footer|main|aside|figure|h[1-6]|[uod]l|li|table|blockquote|pre|hr|form)"
)
_BOXES = ["address", "center", "fieldset", "details", "summary", "main", "aside", "nav", "header", "hgroup"]
_MARKS = [
    "a",
    "b",
    "strong",
    "i",
    "em",
    "del",
    "s",
    "strike",
    "u",
    "span",
    "font",
    "cite",
    "small",
    "code",
    "sub",
    "sup",
]
_FRAMES = ["iframe", "embed", "video", "audio", "object"]
_DROPPED = [
    "script",
    "style",
    "noscript",
    "form",
    "input",
    "button",
    "select",
    "textarea",
    "svg",
    "math",
    "map",
    "canvas",
]
_MOST_SPANNED = 50
"""Cells that one cell may take the place of."""
_SPOKEN = 60


class Left(NamedTuple):
    """What was left out: a code of the table of messages, what it was, and the words it stands at."""

    code: str
    value: str = ""
    where: str = ""


class Converted(NamedTuple):
    text: str
    left: tuple[Left, ...]


Link = Callable[[str], str]
"""An address → what it is here; nothing when it leads nowhere."""
Picture = Callable[[str], str]
"""The source of a picture → the name of its file beside the text; nothing when it is not there."""


def to_markdown(root: BeautifulSoup, link: Link, picture: Picture) -> Converted:
    """`root` is changed on the way."""
    left = list(_tidy(root, link, picture))
    text = _Writer().convert_soup(root)
    lines = [line.rstrip() for line in text.strip().split("\n")]
    return Converted(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)), tuple(dict.fromkeys(left)))


def spoken(element: Tag) -> str:
    """The first words of where it stands: of its own block, or of the heading above it."""
    block = element.find_parent(["p", "li", "td", "th", "figure", _HEADING])
    words = " ".join(block.get_text(" ").split()) if block else ""
    if not words and (heading := element.find_previous(_HEADING)):
        words = " ".join(heading.get_text(" ").split())
    return f"{words[:_SPOKEN].rstrip()}…" if len(words) > _SPOKEN else words


def _tidy(root: BeautifulSoup, link: Link, picture: Picture) -> Iterator[Left]:
    for element in root.find_all(_DROPPED):
        if element.name not in ("style", "noscript"):
            yield Left("left-element", element.name, spoken(element))
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
                yield Left("left-link", given[:_SPOKEN], spoken(element))
            element.unwrap()
    for element in root.find_all(_MARKS):
        if element.find(_BLOCKS):
            element.unwrap()
    for table in reversed(root.find_all("table")):
        yield from _even_out(root, table)
    for element in root.find_all([*_BOXES, "footer"]):
        if element.name != "footer" or not element.find_parent("blockquote"):
            element.name = "div"
    _order_headings(root)


def _to_link(root: BeautifulSoup, element: Tag) -> Iterator[Left]:
    """A film or a frame is a link: it is loaded from elsewhere, or needs what only the writer knows."""
    inner = element.find(["source", "embed"], src=True)
    address = str(element.get("src") or element.get("data") or (isinstance(inner, Tag) and inner["src"]) or "")
    yield Left("left-frame", address or element.name, spoken(element))
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
        yield Left("left-picture", source.partition("?")[0].rpartition("/")[2][:_SPOKEN], spoken(element))
        element.decompose()
        return
    element["src"] = name
    if not str(element.get("alt", "")).strip():
        yield Left("left-alt", name, spoken(element))
    if isinstance(caption, Tag):
        element["caption"] = " ".join(caption.get_text(" ").split())
        caption.decompose()
    around = element.parent
    if around and around.name == "a" and re.search(r"\.(jpe?g|png|gif|webp)$", str(around.get("href", "")), re.I):
        around.unwrap()


def _even_out(root: BeautifulSoup, table: Tag) -> Iterator[Left]:
    """As many cells in each row, the first row as its head, a cell on one line."""
    if table.find_parent("table"):
        table.unwrap()
        return
    if table.find(["td", "th"], attrs={"rowspan": re.compile("[^1]|1.")}) or table.find(
        ["td", "th"], attrs={"colspan": re.compile("[^1]|1.")}
    ):
        yield Left("left-merged", "", spoken(table) or " ".join(table.get_text(" ").split())[:_SPOKEN])
    rows = [list(row.find_all(["td", "th"], recursive=False)) for row in table.find_all("tr")]
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
    return (
        min(int(str(value)), _MOST_SPANNED) if str(value).isascii() and str(value).isdigit() and int(str(value)) else 1
    )


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


def _plain(text: str) -> str:
    """What would be read as a mark stands as it is."""
    return _ENTITY.sub("&amp;", _SPECIAL.sub(lambda match: f"\\{match[0]}", text))


class _Writer(MarkdownConverter):
    """The library's, where this site reads it as GitHub does; the rest is what Python-Markdown asks for."""

    def __init__(self) -> None:
        super().__init__(
            autolinks=False, bullets="-", heading_style="atx", newline_style="backslash", sub_symbol="<sub>",
            sup_symbol="<sup>", table_infer_header=True, wrap=True, wrap_width=None, keep_inline_images_in=["td", "th"],
        )  # fmt: skip

    def escape(self, text: str, parent_tags: set[str]) -> str:
        text = _plain(text)
        return text.replace("|", "\\|") if "td" in parent_tags or "th" in parent_tags else text

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        text = str(super().process_text(el, parent_tags))  # type: ignore[misc]
        before, after = el.previous_sibling, el.next_sibling
        text = text.lstrip() if isinstance(before, Tag) and before.name == "br" else text
        text = text.rstrip() if isinstance(after, Tag) and after.name == "br" else text
        starts = before is None or (isinstance(before, Tag) and (before.name == "br" or _BLOCKS.fullmatch(before.name)))
        if starts and "_noformat" not in (parent_tags or ()) and (match := _AT_START.match(text.lstrip())):
            at = len(text) - len(text.lstrip()) + (match.end() if text.lstrip()[0].isdigit() else 0)
            text = f"{text[:at]}\\{text[at:]}"
        return text

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        el.attrs.pop("title", None)
        el["href"] = re.sub(r"[\s()<>\"]", lambda match: f"%{ord(match[0]):02X}", str(el["href"]))
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Where a line goes on after it; at the end of a block it does nothing."""
        if "_noformat" in parent_tags:
            return "\n" if "pre" in parent_tags else " "
        after = el.next_sibling
        if after is None or (isinstance(after, Tag) and after.name == "br") or not el.previous_sibling:
            return ""
        return "<br>" if parent_tags & {"td", "th"} else " " if "_inline" in parent_tags else "\\\n"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        alt = _plain(" ".join(str(el.get("alt", "")).split())) or "…"
        caption = str(el.get("caption", "")).replace('"', "”")
        return f"![{alt}]({el['src']})" + (f'{{caption="{caption}"}}' if caption else "")

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """What belongs to an item stands four blanks in."""
        if not text.strip():
            return "\n"
        start = _number(el.parent.get("start")) if el.parent else 1
        ordered = el.parent is not None and el.parent.name == "ol"
        mark = f"{start + len(el.find_previous_siblings('li'))}. " if ordered else "- "
        return mark + text.strip().replace("\n", "\n    ") + "\n"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A fence is only one at the start of a line."""
        if parent_tags & {"li", "dd", "blockquote"}:
            return "\n\n" + "\n".join(f"    {line}" for line in text.strip("\n").split("\n")) + "\n\n"
        return str(super().convert_pre(el, text, parent_tags))  # type: ignore[misc]

    def convert_blockquote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "\n" + str(super().convert_blockquote(el, text, parent_tags))  # type: ignore[misc]

    def convert_cite(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n— {text.strip()}\n\n" if "blockquote" in parent_tags and text.strip() else text

    convert_footer = convert_cite

    def convert_more(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n<!-- more -->\n\n{text}"

    def convert_note_ref(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"[^{el['key']}]"

    def convert_note(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n[^{el['key']}]: " + text.strip().replace("\n", "\n    ") + "\n\n"

    def convert_q(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"“{text.strip()}”"
