"""A text in parts, before anything in it is read: boxes, definitions, plain paragraphs, and what stands between."""

import re
from collections.abc import Iterator, Sequence

from slimmer.markup.inline import PLAIN

Lines = list[tuple[int, str]]
"""Each with its number in the source, from 0."""

BOX = re.compile(r" {0,3}!!![ \t]*\S")
_DEFINED = re.compile(r" {0,3}(\[\^[^\]\s]+\]:|\*\[[^\]]+\]:)")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
OPEN_HTML = re.compile(r" {0,3}<[a-zA-Z][^>]*\smarkdown(?:=\S+)?(?:\s[^>]*)?>\s*$")
_CLOSE_HTML = re.compile(r" {0,3}</[a-zA-Z]+>\s*$")
_KNOWN = {
    "p": re.compile(rf"{PLAIN}(?:\n{PLAIN})*"),
    "h": re.compile(rf"#{{1,6}} {PLAIN}(?<![#\s])"),
    "list": re.compile(
        "|".join(rf"{mark} {PLAIN}(?:\n{mark} {PLAIN})*" for mark in ("-", r"\*", r"\+", r"\d{1,9}\.", r"\d{1,9}\)"))
    ),
}
_IN_LIST = re.compile(r"\s|:|[-+*](?:\s|$)|\d{1,9}[.)]")
"""May go on with a list that stands above it."""
_MARK = re.compile(r"(?:[-+*]|\d{1,9}[.)]) +")
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


def with_boxes(lines: Lines, offsets: Sequence[int] = ()) -> Lines:
    """A box in an item of a list as the quote that other readers know one by: `> [!!! note]`.

    `offsets`: how far what stands in each list around these lines is indented.
    """
    made: Lines = []
    around, fence, at = list(offsets), "", 0
    while at < len(lines):
        number, text = lines[at]
        fence = _fence_after(fence, text.lstrip(" "))
        if text.strip() and not fence:
            indent = len(text) - len(text.lstrip(" "))
            around = [one for one in around if one <= indent]
            while mark := _MARK.match(text, indent):
                indent = mark.end()
                around.append(indent)
            if around and BOX.match(text, around[-1]):
                start, end = text.index("!!!", around[-1]), at + 1
                while end < len(lines) and (not lines[end][1].strip() or lines[end][1][: start + 4].isspace()):
                    end += 1
                while not lines[end - 1][1].strip():
                    end -= 1
                if end > at + 1:
                    inside = with_boxes([(one, said[start + 4 :]) for one, said in lines[at + 1 : end]], (0,))
                    made.append((number, f"{text[:start]}> [{text[start:].strip()}]"))
                    made += [(one, f"{' ' * start}> {said}") for one, said in [(number, ""), *inside]]
                    at = end
                    continue
        made.append((number, text))
        at += 1
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


def runs_of(lines: Lines) -> Iterator[tuple[str, Lines]]:
    """Between blank lines, what needs no parser to be known; and, without a name, what stands between."""
    common: Lines = []
    at, after_list = 0, False
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end][1].strip():
            if _SPANS_BLANKS.search(lines[end][1]):
                yield "", common + lines[at:]
                return
            end += 1
        below = end
        while below < len(lines) and not lines[below][1].strip():
            below += 1
        kind = _known("\n".join(text for _, text in lines[at:end]))
        if kind == "list" and (after_list or (below < len(lines) and _IN_LIST.match(lines[below][1]))):
            kind = ""
        if kind:
            yield "", common
            yield kind, lines[at:end]
            common = lines[end:below]
        else:
            common += lines[at:below]
        after_list = kind not in ("p", "h") and end > at
        at = below
    yield "", common


def _known(block: str) -> str:
    """`p`, `h` or `list`: what can be nothing but one paragraph, one heading, or one list of lines."""
    return next((kind for kind, pattern in _KNOWN.items() if pattern.fullmatch(block)), "")
