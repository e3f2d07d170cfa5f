"""A Markdown text as blocks of meaning: a heading, a paragraph, an item, a row. Read by line, not by a parser: of a
thousand texts at once, and of a draft that no parser would take."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Block(NamedTuple):
    kind: str
    """`h2`, `p`, `li`, `row`, `quote`, `box`, `note`, `code`, `list`; `title` and the like for a field."""
    text: str
    """As typed, without what makes it that kind."""
    line: int
    """Of the file."""


_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,7}(#{1,6})\s+(.*?)\s*#*\s*(?:\{[^}]*\})?\s*$")
_ITEM = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s+(.*)$")
_ROW = re.compile(r"\s*\|.*|.*\s\|\s.*")
_RULE = re.compile(r"[\s|:*_-]+$")
_QUOTE = re.compile(r"\s*>\s?(.*)$")
_BOX = re.compile(r"\s*!!!\s*\w*\s*(?:\"(.*)\")?\s*$")
_NOTE = re.compile(r"\s{0,3}(?:\[\^[^\]\s]+\]|\*\[[^\]]+\]):\s*(.*)$")
_TAG = re.compile(r"\s*</?[a-zA-Z][^>]*>\s*$")
_CALL = re.compile(r"\s*\[\[.+\]\]\s*$")


def body_blocks(body: str, first_line: int) -> Iterator[Block]:
    """The blocks of a text whose first line is that line of its file."""
    return _joined(_lines(body, first_line))


def without_comments(body: str) -> str:
    """Every other line keeps its number."""
    return _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), body) if "<!--" in body else body


def _joined(lines: Iterable[tuple[str, str, int]]) -> Iterator[Block]:
    """Lines that go on (kind "") belong to the block above; a blank line (kind "-") ends it."""
    kind, said, start = "", [""], 0
    for one, text, number in lines:
        if one == "" and kind:
            said.append(text)
            continue
        if kind:
            yield Block(kind, "\n".join(said).strip(), start)
        kind, said, start = ("" if one == "-" else one or "p"), [text], number
    if kind:
        yield Block(kind, "\n".join(said).strip(), start)


def _lines(body: str, first_line: int) -> Iterator[tuple[str, str, int]]:
    fence = ""
    quoted = False
    for number, line in enumerate(without_comments(body).split("\n"), first_line):
        if fence:
            closes = line.strip().startswith(fence) and not line.strip().strip(fence[0])
            fence = "" if closes else fence
            yield ("-" if closes else "", "" if closes else line, number)
            continue
        if match := _FENCE.match(line):
            fence = match[1]
            yield "code", "", number
            continue
        stripped = line.strip()
        match = _QUOTE.match(line)
        text, now_quoted = (match[1], True) if match else (line, False)
        started = now_quoted and not quoted
        quoted = now_quoted
        if not stripped or not text.strip() or _TAG.match(text) or stripped.startswith("{:"):
            yield "-", "", number
        elif match := _HEADING.match(text):
            yield f"h{len(match[1])}", match[2], number
            yield "-", "", number
        elif match := _BOX.match(text):
            yield "box", match[1] or "", number
            yield "-", "", number
        elif _CALL.match(text):
            yield "list", stripped, number
            yield "-", "", number
        elif match := _NOTE.match(text):
            yield "note", match[1], number
        elif match := _ITEM.match(text):
            yield "li", match[1], number
        elif "|" in text and _ROW.match(text):
            if not _RULE.match(text):
                yield "row", stripped, number
            yield "-", "", number
        elif _RULE.match(text):
            yield "-", "", number
        else:
            yield "quote" if started else "", text, number
