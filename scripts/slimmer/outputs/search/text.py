"""The text of a rendered page: its title, and in one line its headings with the text below each."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

_SKIPPED = "nav,script,style,svg,form,template,button,select,[data-search-ignore],.footnote,[id^=fnref],br,picture"
"""What is no text of its own: menus, forms, drawings; footnotes neither, and what says so itself."""
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_INLINE = frozenset("a abbr b bdi cite code em i img kbd mark q s small span strong sub sup time u var wbr".split())
_FULL = frozenset("dl ol table tbody thead tr ul".split())  # begins and ends where what it holds does
END = "·"
"""Stands where one piece of text ends and the next begins: paragraphs, items, cells."""
_ENDS = re.compile(f"{END}(?: {END})+")
_EDGE = "\x1e"


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
    body = LexborHTMLParser(html).body
    if body is None:
        return ()
    for node in body.css(_SKIPPED):
        # The number of a footnote stands against its word.
        node.replace_with("" if node.tag == "sup" else " ")
    named = [("p", "")]
    for node in body.traverse():
        tag = node.tag or ""
        if tag in _HEADINGS:
            node.insert_before(_EDGE)
            node.insert_after(_EDGE)
            named += (tag, node.id or ""), ("p", "")
        elif tag not in _INLINE and tag not in _FULL:
            node.insert_before(f" {END} ")
            node.insert_child(f": {END} " if tag == "dt" else f" {END} ")
    # One dot where several ends meet, and none at the edges.
    texts = [_ENDS.sub(END, " ".join(part.split())).strip(f"{END} ") for part in body.text().split(_EDGE)]
    return [Block(tag, text, name) for (tag, name), text in zip(named, texts, strict=True) if text]
