"""The outline of a text's blocks, from two readings: kinds, nesting, items, rows, and the marks in each paragraph."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from slimmer.markup.html_tree import Tags, read_html

_KINDS = {
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "table": "table",
    "tr": "tr",
}
_LEAVES = {"fence": "pre", "code_block": "pre", "hr": "hr"}
_MARKS = {"em_open": "em", "strong_open": "strong", "s_open": "del", "code_inline": "code", "hardbreak": "br"}
_BLOCK_TAGS = frozenset(
    "p ul ol li blockquote pre table hr h1 h2 h3 h4 h5 h6 div section aside details figure dl".split()
)


ALERT = re.compile(r"\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)", re.IGNORECASE)
"""How GitHub begins a box in a quote."""
_MAY_MARK = (*"*_~`<\\", "  \n")
_SIMPLE = re.compile(
    r"(?<![^\s“‘—–-])(\*\*|\*|_|`)(?![ _])([\w“‘](?:[^*_~`<\\\[\]\n]*[\w.,;:!?)”’])?)(?<!_)\1(?![^\s.,;:!?)”’—–{-])"
)
"""Marks that can be nothing else, whatever stands around them."""
_NO_MARK = re.compile(r'</?span(?: lang="?[\w-]+"?)?>')
_IN_LINK = re.compile(r"!\[|\]\([^)\s]*\s")
_SIMPLE_MARKS = {"**": "strong", "*": "em", "_": "em", "`": "code"}


class Node(NamedTuple):
    kind: str
    """`ul`, `/ul`; `p em code`: a paragraph with its marks."""
    line: int
    """In the source, from 0."""


def nodes_of(tokens: Sequence[Token], numbers: Sequence[int]) -> Iterator[Node]:
    """As CommonMark reads it."""
    line = 0
    quotes: list[str] = []
    for at, token in enumerate(tokens):
        if token.map and token.map[0] < len(numbers):
            line = numbers[token.map[0]]
        kind, _, end = token.type.rpartition("_")
        if token.type == "blockquote_open":
            said = next((one.content for one in tokens[at + 1 : at + 3] if one.type == "inline"), "")
            quotes.append("box" if ALERT.match(said) else "quote")
            yield Node(quotes[-1], line)
        elif token.type == "blockquote_close":
            yield Node(f"/{quotes.pop()}", line)
        elif kind in _KINDS and end in ("open", "close"):
            yield Node(_KINDS[kind] if end == "open" else f"/{_KINDS[kind]}", line)
        elif token.type == "html_block":
            yield from (Node(one, line) for one, _ in nodes_in(read_html(token.content)))
        elif token.type in _LEAVES:
            yield Node(_LEAVES[token.type], line)
        elif token.type == "inline":
            opened = tokens[at - 1]
            if opened.type in ("th_open", "td_open"):
                yield Node(f"cell{marks_of(token.content)}", line)
            elif ALERT.fullmatch(token.content):
                continue
            elif _is_text(token.content):
                yield Node(f"{opened.tag}{marks_of(token.content)}", line)


@cache
def inline() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 100}).enable("strikethrough")


def _is_text(content: str) -> bool:
    return not re.fullmatch(r"\{:[^}]*\}|\[\[[^\]\n]*\]\]", content.strip())


def marks_of(content: str) -> str:
    """Of a paragraph, a heading or a cell, in their order, each with a blank before it."""
    if not any(sign in content for sign in _MAY_MARK):
        return ""
    found: list[str] = []
    rest = _NO_MARK.sub("", _SIMPLE.sub("", content))
    if not any(sign in rest for sign in _MAY_MARK) and not _IN_LINK.search(content):
        return "".join(f" {_SIMPLE_MARKS[match[1]]}" for match in _SIMPLE.finditer(content))
    for one in inline().parseInline(content)[0].children or ():
        if one.type in _MARKS:
            found.append(_MARKS[one.type])
        elif one.type == "html_inline":
            found += [name for name in Tags(one.content).names if name in _MARKS.values()]
    return "".join(f" {mark}" for mark in found)


def nodes_in(root: etree.Element) -> Iterator[tuple[str, etree.Element]]:
    """As the tree has it, each with its element; elements that only hold others are not seen."""
    for child in root:
        tag, kind = child.tag, child.get("class", "")
        if not isinstance(tag, str) or kind in ("footnote", "admonition-title") or tag == "slimmer-list":
            continue
        if tag in ("ul", "ol", "blockquote", "table", "tr") or "admonition" in kind.split():
            name = {"blockquote": "quote", "div": "box"}.get(tag, tag)
            yield name, child
            yield from nodes_in(child)
            yield f"/{name}", child
        elif tag == "li":
            yield tag, child
            yield from _nodes_in_item(child)
            yield f"/{tag}", child
        elif tag in ("pre", "hr"):
            yield tag, child
        elif tag in ("td", "th"):
            yield f"cell{_marks_in(child)}", child
        elif tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6"):
            yield f"{tag}{_marks_in(child)}", child
        else:
            yield from nodes_in(child)


def _nodes_in_item(item: etree.Element) -> Iterator[tuple[str, etree.Element]]:
    """Loose text in an item is a paragraph."""
    said, marks = (item.text or "").strip(), ""
    for child in item:
        if child.tag in _BLOCK_TAGS:
            if said or marks:
                yield f"p{marks}", item
            alone = etree.Element("div")
            alone.append(child)
            yield from nodes_in(alone)
            said, marks = (child.tail or "").strip(), ""
        else:
            alone = etree.Element("div")
            alone.append(child)
            marks += _marks_in(alone)
            said += "x"
    if said or marks:
        yield f"p{marks}", item


def _marks_in(element: etree.Element) -> str:
    return "".join(f" {one.tag}" for one in element.iter() if one is not element and one.tag in _MARKS.values())


def lines_of(outline: Sequence[Node], root: etree.Element) -> Iterator[tuple[etree.Element, int]]:
    """Each element that both readings have, with its line, from 0."""
    seen = list(nodes_in(root))
    kinds = [node.kind for node in outline], [kind for kind, _ in seen]
    for theirs, ours, size in SequenceMatcher(None, *kinds, autojunk=False).get_matching_blocks():
        yield from ((seen[ours + at][1], outline[theirs + at].line) for at in range(size))


def first_difference(theirs: Sequence[Node], ours: Sequence[str]) -> Node | None:
    """Where the two readings part; the last block when ours has more."""
    for node, kind in zip(theirs, ours, strict=False):
        if node.kind != kind:
            return node
    if len(theirs) == len(ours):
        return None
    return theirs[len(ours)] if len(theirs) > len(ours) else theirs[-1] if theirs else Node("", 0)
