"""A text in parts, before anything in it is read: boxes, definitions, plain paragraphs, and what stands between."""

import re
from collections.abc import Iterator

from slimmer.markup.inline import PLAIN

Lines = list[tuple[int, str]]
"""Each with its number in the source, from 0."""

BOX = re.compile(r" {0,3}!!![ \t]*\S")
_DEFINED = re.compile(r" {0,3}(\[\^[^\]\s]+\]:|\*\[[^\]]+\]:)")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
OPEN_HTML = re.compile(r" {0,3}<[a-zA-Z][^>]*\smarkdown(?:=\S+)?(?:\s[^>]*)?>\s*$")
_CLOSE_HTML = re.compile(r" {0,3}</[a-zA-Z]+>\s*$")
_PLAIN = re.compile(f"{PLAIN}$")
_SPANS_BLANKS = re.compile(r"```|~~~|<(?:!(?!-- \w+ -->)|\?|pre|script|style|textarea)", re.IGNORECASE)


def with_room(lines: Lines) -> Lines:
    """What stands in HTML with `markdown` begins after a blank line."""
    made: Lines = []
    inside = 0
    fence = ""
    for number, text in lines:
        fence = _fence_after(fence, text)
        if fence:
            made.append((number, text))
            continue
        closes = inside and _CLOSE_HTML.match(text)
        if made and made[-1][1].strip() and (closes or (inside and OPEN_HTML.match(made[-1][1]))):
            made.append((number, ""))
        inside += bool(OPEN_HTML.match(text)) - bool(closes)
        made.append((number, text))
    return made


def parts_of(lines: Lines) -> Iterator[tuple[bool, Lines]]:
    """Boxes and definitions with what is indented below them, and what stands between."""
    common: Lines = []
    fence = ""
    at = 0
    while at < len(lines):
        text = lines[at][1]
        fence = _fence_after(fence, text)
        if not fence and ("!!!" in text or "]:" in text) and (BOX.match(text) or _DEFINED.match(text)):
            end = at + 1
            while end < len(lines) and (not lines[end][1].strip() or lines[end][1].startswith("    ")):
                end += 1
            if _DEFINED.match(text) and end == at + 1:
                while end < len(lines) and lines[end][1].strip() and not _DEFINED.match(lines[end][1]):
                    end += 1
            yield False, common
            yield True, lines[at:end]
            common, at = [], end
            continue
        common.append(lines[at])
        at += 1
    yield False, common


def _fence_after(fence: str, text: str) -> str:
    """The fence that is open below this line."""
    if "```" not in text and "~~~" not in text:
        return fence
    match = _FENCE.match(text)
    if not fence:
        return match[1] if match else ""
    return "" if match and match[1].startswith(fence) and not text[match.end() :].strip() else fence


def runs_of(lines: Lines) -> Iterator[tuple[bool, Lines]]:
    """Between blank lines, what can be nothing but a paragraph, which needs no parser; and what stands between."""
    common: Lines = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _PLAIN.match(lines[end][1]):
            end += 1
        if end > at and (end == len(lines) or not lines[end][1].strip()):
            yield False, common
            yield True, lines[at:end]
            common, at = [], end
        while at < len(lines) and lines[at][1].strip():
            if _SPANS_BLANKS.search(lines[at][1]):
                yield False, common + lines[at:]
                return
            common.append(lines[at])
            at += 1
        while at < len(lines) and not lines[at][1].strip():
            common.append(lines[at])
            at += 1
    yield False, common
