"""The main content of a rendered page as plain blocks: its headings and the text below each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^>]*)>", re.S)
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.S)
_ID = re.compile(r'\bid="([^"]*)"')
_SKIPPED = frozenset("nav script style svg form template button select".split())
_IGNORED = re.compile(r'data-pagefind-ignore|class="footnote"|id="fnref')
_INLINE = frozenset("a abbr b bdi cite code em i kbd mark q s small strong sub sup time u var wbr".split())
_VOID = frozenset("area br col embed hr img input link meta source track wbr".split())
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


@dataclass(frozen=True)
class Block:
    tag: str
    """`h1` to `h6`, or `p` for everything else."""
    text: str
    id: str = ""


def read_blocks(html: str) -> list[Block]:
    """Of the `<main>` of a page; without what is no text of its own: menus, forms, drawings, footnotes."""
    main = _MAIN.search(html)
    return list(_blocks(main[1])) if main else []


def _blocks(html: str) -> Iterator[Block]:
    tag, found = "p", ""
    pieces: list[str] = []
    for kind, attributes, text in _pieces(html):
        name = kind.lstrip("/")
        if name in _HEADINGS:
            if block := _block(tag, pieces, found):
                yield block
            pieces, tag = [], "p" if kind[0] == "/" else name
            match = _ID.search(attributes)
            found = match[1] if match and tag != "p" else ""
        elif name not in _INLINE:
            pieces.append(" ")
        pieces.append(text)
    if block := _block(tag, pieces, found):
        yield block


def _block(tag: str, pieces: list[str], found: str) -> Block | None:
    text = " ".join(unescape("".join(pieces)).split())
    return Block(tag, text, found) if text else None


def _pieces(html: str) -> Iterator[tuple[str, str, str]]:
    """(tag, attributes, the text after it), without what is skipped."""
    skipping, depth, end, last = "", 0, 0, ("p", "")
    for match in _TAG.finditer(html):
        closing, name, attributes = match[1], match[2], match[3]
        if skipping:
            if name == skipping:
                depth += -1 if closing else 1
            if depth == 0:
                skipping, end, last = "", match.end(), ("p", "")
            continue
        yield *last, html[end : match.start()]
        end, last = match.end(), (f"{closing}{name}", attributes) if name else ("a", "")
        if name and not closing and name not in _VOID and (name in _SKIPPED or _IGNORED.search(attributes)):
            skipping, depth = name, 1
    if not skipping:
        yield *last, html[end:]
