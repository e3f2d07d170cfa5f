"""HTML ↔ a tree: read as a browser reads it (lexbor), written so that every reader gets the same tree again."""

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

_QUOTE = str.maketrans({'"': "&quot;"})
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def read_html(text: str) -> etree.Element:
    """The children of `<body>` below a `div`; comments are kept, with the function `Comment` as their tag."""
    root = etree.Element("div")
    body = LexborHTMLParser(f"<!DOCTYPE html><body>{text}").body
    if body is not None:
        _copy(body, root)
    return root


def _copy(node: LexborNode, into: etree.Element) -> None:
    last: etree.Element[Any] | None = None
    child = node.child
    while child is not None:
        tag = child.tag or ""
        if tag == "-text":
            said = child.text_content or ""
            if last is None:
                into.text = (into.text or "") + said
            else:
                last.tail = (last.tail or "") + said
        elif tag == "-comment":
            last = etree.Comment(child.comment_content)
            into.append(last)
        elif not tag.startswith("-"):
            last = etree.SubElement(into, tag, {name: value or "" for name, value in child.attributes.items()})
            _copy(child, last)
        child = child.next


def write_html(root: etree.Element, *, xml: bool = False) -> str:
    """What stands in the root, without comments."""
    made: list[str] = []
    _write(root, " />" if xml else ">", made.append)
    return "".join(made)


def _write(element: etree.Element, void: str, add: Callable[[str], object]) -> None:
    if text := element.text:
        add(write_text(element, text))
    for child in element:
        tag = child.tag
        if isinstance(tag, str):
            if tag in VOID:
                add(start_tag(tag, child.attrib, void))
            else:
                add(start_tag(tag, child.attrib))
                _write(child, void, add)
                add(f"</{tag}>")
        if tail := child.tail:
            add(_escaped(tail))


def _escaped(text: str) -> str:
    return escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text


def write_text(within: etree.Element, text: str) -> str:
    said = _escaped(text)
    # A parser leaves out a line end right after this tag.
    return "\n" + said if said.startswith("\n") and within.tag == "pre" and text is within.text else said


def start_tag(tag: str, attributes: dict[str, str], end: str = ">") -> str:
    return f"<{tag}{''.join(map(write_attribute, attributes.items()))}{end}" if attributes else f"<{tag}{end}"


def write_attribute(one: tuple[str, str]) -> str:
    value = _escaped(one[1]).translate(_QUOTE)
    return f' {one[0]}="{value}"'


def tags_of(root: etree.Element) -> Iterator[str]:
    """`b`, `/b` in the order in which they are written."""
    for child in root:
        if isinstance(child.tag, str):
            yield child.tag
            if child.tag not in VOID:
                yield from tags_of(child)
                yield f"/{child.tag}"


class Tags(HTMLParser):
    """The tags as they are typed, each with its line in the text (from 0), mended by nobody."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, int, str]] = []
        """`b` or `/b`; the line; as typed."""
        self.feed(text)
        self.close()

    @property
    def names(self) -> list[str]:
        return [name for name, _, _ in self.found]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found.append((tag, self.getpos()[0] - 1, self.get_starttag_text() or f"<{tag}>"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", self.getpos()[0] - 1, f"</{tag}>"))

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002
        """`<![…` is a comment to a browser; the parser of Python 3.11 breaks on what is no keyword in it."""
        end = self.parse_bogus_comment(i)
        if end > 0:
            self.unknown_decl(self.rawdata[i + 3 : end - 1])
        return end

    def unknown_decl(self, data: str) -> None:
        self.found.append(("!", self.getpos()[0] - 1, f"<![{data}]>"))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("!", self.getpos()[0] - 1, f"<!{decl}>"))

    def handle_pi(self, data: str) -> None:
        self.found.append(("?", self.getpos()[0] - 1, f"<?{data}>"))


def first_unbalanced(found: list[tuple[str, int, str]]) -> tuple[int, str] | None:
    """The line and the tag that is not closed, or that closes nothing."""
    unclosed: list[tuple[str, int, str]] = []
    for name, line, typed in found:
        if name[0] != "/":
            if name not in VOID and name[0] not in "!?":
                unclosed.append((name, line, typed))
        elif unclosed and unclosed[-1][0] == name[1:]:
            unclosed.pop()
        elif any(one[0] == name[1:] for one in unclosed):
            return unclosed[-1][1:]
        else:
            return line, typed
    return unclosed[0][1:] if unclosed else None
