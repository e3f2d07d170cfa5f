"""The outline of a text's blocks, from two readings: kinds, nesting, items, rows, and the marks in each paragraph."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, cached_property
from typing import Any, NamedTuple

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
_MARKS = {
    "em_open": "em", "strong_open": "strong", "s_open": "del", "code_inline": "code", "hardbreak": "br",
    "link_open": "a", "image": "img",
}  # fmt: skip
_BLOCK_TAGS = frozenset(
    "p ul ol li blockquote pre table hr h1 h2 h3 h4 h5 h6 div section aside details summary figure figcaption "
    "dl".split()
)


ALERT = re.compile(r"\[!(note|tip|important|warning|caution|!! ?\S[^\n]*)\][ \t]*(?:\n|$)", re.IGNORECASE)
"""How GitHub begins a box in a quote, and `with_boxes` another."""
_MAY_MARK = re.compile(r"[*_~`<\\]|  \n|\]\(|\]\[")
_SIMPLE = re.compile(
    r"(?<![^\s“‘—–-])(\*\*|\*|_|`)(?![ _])([\w“‘](?:[^*_~`<\\\[\]\n]*[\w.,;:!?)”’])?)(?<!_)\1(?![^\s.,;:!?)”’—–{-])"
    r"|(?<![!\\])(\[)[^*_~`<\\\[\]\n:@]+\]\([^\s()*_~`<>\\]*\)"
)
"""Marks that can be nothing else, whatever stands around them."""
_NO_MARK = re.compile(r'</?span(?: lang="?[\w-]+"?)?>')
_SIMPLE_MARKS = {"**": "strong", "*": "em", "_": "em", "`": "code", "[": "a"}
_ADDRESS = re.compile(r"\s*(?:\S*(?:://|@)|www\.|[a-z]+:)\S*\s*")
"""What may be a link by itself: whether it is one says nothing about how a text is read."""


class Node(NamedTuple):
    kind: str
    """`ul`, `/ul`; `p em code`: a paragraph with its marks."""
    line: int
    """In the source, from 0."""


class Outline:
    """As CommonMark reads a text."""

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}
        """The links that are defined anywhere in the text; the parser adds to it."""
        self._read: list[tuple[str, int, str]] = []

    @cached_property
    def nodes(self) -> list[Node]:
        return [Node(kind + self._marks_of(said) if said else kind, line) for kind, line, said in self._read]

    def add(self, kind: str, line: int, said: str = "") -> None:
        """`said`: the content of a paragraph, a heading or a cell, for the marks in it."""
        self._read.append((kind, line, said))

    def read(self, tokens: Sequence[Token], numbers: Sequence[int]) -> None:
        line = 0
        quotes: list[str] = []
        for at, token in enumerate(tokens):
            if token.map and token.map[0] < len(numbers):
                line = numbers[token.map[0]]
            kind, _, end = token.type.rpartition("_")
            if token.type == "blockquote_open":
                said = next((one.content for one in tokens[at + 1 : at + 3] if one.type == "inline"), "")
                quotes.append("box" if ALERT.match(said) else "quote")
                self.add(quotes[-1], line)
            elif token.type == "blockquote_close":
                self.add(f"/{quotes.pop()}", line)
            elif kind in _KINDS and end in ("open", "close"):
                self.add(_KINDS[kind] if end == "open" else f"/{_KINDS[kind]}", line)
            elif token.type == "html_block":
                self._read += [(one, line, "") for one, _ in _nodes_in_item(read_html(token.content))]
            elif token.type in _LEAVES:
                self.add(_LEAVES[token.type], line)
            elif token.type == "inline":
                opened = tokens[at - 1]
                if opened.type in ("th_open", "td_open"):
                    self.add("cell", line, token.content)
                elif not ALERT.fullmatch(token.content) and _is_text(token.content):
                    self.add(opened.tag, line, token.content)

    def _marks_of(self, said: str) -> str:
        """In their order, each with a blank before it."""
        refers = bool(self.known.get("references")) and "[" in said
        if not refers and not _MAY_MARK.search(said):
            return ""
        if not refers and not _MAY_MARK.search(_NO_MARK.sub("", _SIMPLE.sub("", said))):
            return "".join(f" {_SIMPLE_MARKS[one[1] or one[3]]}" for one in _SIMPLE.finditer(said))
        return "".join(
            f" {mark}" for mark in _marks_in_tokens(inline().parseInline(said, self.known)[0].children or [])
        )


def _marks_in_tokens(tokens: Sequence[Token]) -> Iterator[str]:
    for at, one in enumerate(tokens):
        names = [_MARKS.get(one.type, "")]
        if one.type == "html_inline":
            names = [name for name in Tags(one.content).names if name in _MARKS.values()]
        if names == ["a"] and _ADDRESS.fullmatch(tokens[at + 1].content if at + 1 < len(tokens) else ""):
            continue
        yield from filter(None, names)


@cache
def inline() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"maxNesting": 100}).enable("strikethrough")
    made.validateLink = lambda url: True  # type: ignore[method-assign]  # which may stand here is told elsewhere
    return made


def _is_text(content: str) -> bool:
    return not re.fullmatch(r"\{:[^}]*\}|\[\[[^\]\n]*\]\]", content.strip())


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
        if not isinstance(child.tag, str):
            said += (child.tail or "").strip()
        elif child.tag in _BLOCK_TAGS:
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
    return "".join(f" {one.tag}" for one in element.iter() if one is not element and _is_mark(one))


def _is_mark(one: etree.Element) -> bool:
    if one.tag == "a":
        return one.get("class") != "footnote-ref" and not _ADDRESS.fullmatch(next(one.itertext(), ""))
    return one.tag in _MARKS.values()


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
