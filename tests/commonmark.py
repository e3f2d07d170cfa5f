"""The examples of the CommonMark specification, and what this product makes of each."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from builders import EXTENSIONS, ROOT

from slimmer.locales.words import Words
from slimmer.markup.html_tree import read_html
from slimmer.markup.parse import Dialect, parse_markdown

SPECIFICATION = ROOT / "tests/node_modules/commonmark-spec/spec.txt"
OTHERS = {
    "Entity and numeric character references", "HTML blocks", "Link reference definitions", "Links", "Images",
    "Autolinks", "Raw HTML",
}  # fmt: skip
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$|^#{1,6} +([^\n]*)$", re.DOTALL | re.MULTILINE)
_HTML = re.compile(r"<[a-zA-Z/!?]|&\w+;|&#")
DIALECT = Dialect("nl", Words("nl", {}), EXTENSIONS)


class Example(NamedTuple):
    number: int
    section: str
    text: str
    html: str


def examples(path: Path = SPECIFICATION) -> Iterator[Example]:
    number, section = 0, ""
    for match in _EXAMPLE.finditer(path.read_text("utf-8").replace("→", "\t")):
        if match[3] is not None:
            section = match[3]
            continue
        number += 1
        html = match[2].replace("→", "\t")
        if section not in OTHERS and "<a " not in html and "<img" not in html and not _HTML.search(match[1]):
            yield Example(number, section, match[1], html)


def result(one: Example) -> str:
    """`same`, `told` or `different`."""
    document, problems = parse_markdown(one.text, PurePosixPath("x.nl.md"), DIALECT)
    if problems:
        return "told"
    ours = "".join(part if isinstance(part, str) else f"{type(part).__name__}" for part in document.parts)
    return "same" if shape(ours) == shape(one.html) else "different"


def shape(html: str) -> list[object]:
    """What a reader sees: elements and text, without the space between blocks."""
    root = read_html(html)
    return list(_shape(root, in_code=False))


def _shape(element: etree.Element, *, in_code: bool) -> Iterator[object]:
    yield from _words(element.text, in_code=in_code)
    for child in element:
        if isinstance(child.tag, str):
            seen = not (child.tag == "section" or (child.tag == "p" and element.tag == "li"))
            if seen:
                yield child.tag, child.get("start", "1") if child.tag == "ol" else ""
            yield from _shape(child, in_code=in_code or child.tag == "pre")
            if seen:
                yield f"/{child.tag}"
        yield from _words(child.tail, in_code=in_code)


def _words(text: str | None, *, in_code: bool) -> list[object]:
    if in_code:
        return [(text or "").strip("\n")] if (text or "").strip("\n") else []
    return list((text or "").replace("’", "'").split())
