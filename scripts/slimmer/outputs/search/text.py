"""The text of a rendered page: its title, and in one line its headings with the text below each."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import NamedTuple

from slimmer.outputs.search.glossary import Find, LongForm

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_SKIPPED = re.compile(
    r"<(nav|script|style|svg|form|template|button|select)\b[^>]*>"
    r'|<([a-zA-Z][\w-]*)\b[^>]*?(?:data-pagefind-ignore|class="footnote"|id="fnref)[^>]*>'
)
"""What is no text of its own: menus, forms, drawings, footnotes."""
_VOID = frozenset("area br col embed hr img input link meta source track wbr".split())
_HEADING = re.compile(r"<(h[1-6])\b([^>]*)>(.*?)</\1>", re.S)
_ID = re.compile(r'\bid="([^"]*)"')
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u|var|wbr)\b[^>]*>"
)
_WITHIN_A_LINE = re.compile(r"</?(?:br|img|picture|source)\b[^>]*>")
_TAGS = re.compile(r"</?[a-zA-Z][^>]*>(?:\s*</?[a-zA-Z][^>]*>)*")
END = "·"
"""Stands where one piece of text ends and the next begins: paragraphs, items, cells."""


class Block(NamedTuple):
    tag: str
    """`h1` to `h6`, or `p` for everything else."""
    text: str
    id: str = ""


Place = tuple[int, int, str]
"""Of a heading: the number of its first word in the text, how many words it has, and its anchor."""


@dataclass(frozen=True, slots=True)
class PageText:
    heads: Sequence[Block]
    """The title and the headings."""
    text: str
    """All but the title, in words with a space between them, and a dot where one piece of text ends."""
    places: Sequence[Place]
    words: Counter[str]
    """Of the text."""
    long_forms: Sequence[LongForm]
    """In the text."""


def read_text(html: str, find: Find) -> PageText:
    blocks = read_blocks(html)
    rest = [block for block in blocks if block.tag != "h1"]
    places: list[Place] = []
    number = 0
    for block in rest:
        length = block.text.count(" ") + 1
        if block.id:
            places.append((number, length, block.id))
        number += length + 1
    text = f" {END} ".join(block.text for block in rest)
    heads = [block for block in blocks if block.tag != "p"]
    return PageText(heads, text, places, Counter(text.split()), list(find(text)))


def main_content(html: str) -> str:
    """What stands in the `<main>` of a page."""
    return html[html.find("<main") : html.rfind("</main>")]


def read_blocks(html: str) -> list[Block]:
    """Of the main content of a page, as this generator writes it: tags in small letters, each closed."""
    return [block for block in _blocks(_without_skipped(_COMMENT.sub("", html))) if block.text]


def _blocks(html: str) -> Iterator[Block]:
    end = 0
    for match in _HEADING.finditer(html):
        yield Block("p", _text(html[end : match.start()]))
        found = _ID.search(match[2])
        yield Block(match[1], _text(match[3]), found[1] if found else "")
        end = match.end()
    yield Block("p", _text(html[end:]))


def _text(html: str) -> str:
    """`<dt>Sector</dt> <dd>Zorg</dd> <dd>Wonen</dd>` → `Sector: · Zorg · Wonen`."""
    html = _WITHIN_A_LINE.sub(" ", _INLINE.sub("", html)).replace("</dt>", ":")
    return " ".join(unescape(_TAGS.sub(f" {END} ", html)).split()).strip(f"{END} ")


def _without_skipped(html: str) -> str:
    pieces: list[str] = []
    end = 0
    while match := _SKIPPED.search(html, end):
        name = match[1] or match[2]
        # The number of a footnote stands against its word.
        pieces += (html[end : match.start()], "" if name == "sup" else " ")
        end = match.end() if name in _VOID else _end_of(name, html, match.end())
    return "".join((*pieces, html[end:]))


def _end_of(name: str, html: str, start: int) -> int:
    """Behind the tag that closes what was opened before `start`."""
    depth = 1
    for match in _tags(name).finditer(html, start):
        depth += -1 if match[1] else 1
        if not depth:
            return match.end()
    return len(html)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){re.escape(name)}\b[^>]*>")
