"""The tree of a Markdown text as plain text, for people who read mail without HTML.

Made from the Markdown's own structure, not from HTML: headings are underlined, lists keep their marks, a link
is followed by its address.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence

from slimmer.locales.words import Words
from slimmer.markup.document import Gap, Image, Part

_STASH = re.compile("\x02[^\x03]*\x03")
_MARK = re.compile("\ue000(\\d+)\ue001")
_BLOCKS = frozenset("p h2 h3 h4 h5 h6 ul ol dl blockquote div section table pre aside figure".split())

BREAK = "\ue002"
"""A line end that wrapping must keep."""


def render_plain(root: etree.Element, gaps: Sequence[Gap], words: Words) -> Iterator[Part]:
    """Text with the same gaps as the document; paragraphs are divided by blank lines, and not yet wrapped."""
    text = "\n\n".join(_blocks(root, words))
    text = _STASH.sub("", text)
    end = 0
    for match in _MARK.finditer(text):
        yield text[end : match.start()]
        gap = gaps[int(match.group(1))]
        yield words("mail_picture", alt=gap.alt) if isinstance(gap, Image) else gap
        end = match.end()
    yield text[end:]


def _blocks(parent: etree.Element, words: Words) -> Iterator[str]:
    if parent.text and parent.text.strip() and parent.tag in ("div", "section", "aside"):
        yield _squeeze(parent.text)
    for element in parent:
        yield from _block(element, words)


def _block(element: etree.Element, words: Words) -> Iterator[str]:
    tag = element.tag
    if tag in ("h2", "h3"):
        title = _inline(element)
        yield f"{title}{BREAK}{('=' if tag == 'h2' else '-') * len(_MARK.sub('', title))}"
    elif tag in ("ul", "ol"):
        marks = ("- " if tag == "ul" else f"{number}. " for number in range(1, len(element) + 1))
        yield BREAK.join(mark + _item(item, words) for mark, item in zip(marks, element, strict=True))
    elif tag == "dl":
        yield BREAK.join(("" if part.tag == "dt" else "  ") + _item(part, words) for part in element)
    elif tag == "table":
        rows = ([_inline(cell) for cell in row] for row in element.iter("tr"))
        yield BREAK.join(" | ".join(row) for row in rows)
    elif tag == "blockquote":
        yield from (f"> {block}" for block in _blocks(element, words))
    elif tag == "figure":
        yield " ".join(_inline(part) for part in element)
    elif tag == "slimmer-gap":
        yield element.text or ""
    elif tag == "figcaption":
        yield f"— {_inline(element)}"
    elif tag in ("div", "section", "aside", "figure"):
        yield from _blocks(element, words)
    elif tag != "hr":
        text = _inline(element)
        if text:
            yield text


def _item(item: etree.Element, words: Words) -> str:
    """A list item on lines of its own: loose text first, then what is nested in it."""
    if not any(child.tag in _BLOCKS for child in item):
        return _inline(item)
    first = _squeeze(item.text or "")
    nested = [block for child in item for block in _block(child, words)]
    return f"{BREAK}  ".join(filter(None, [first, *nested]))


def _inline(element: etree.Element) -> str:
    return _squeeze("".join(_pieces(element)))


def _pieces(element: etree.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        kind = child.get("class", "")
        if child.tag == "sup" and child.get("id", "").startswith("fnref"):
            yield f" [{''.join(child.itertext())}]"
        elif kind != "footnote-backref":
            yield from _pieces(child)
            if child.tag == "a" and kind != "footnote-ref" and (match := _MARK.search(child.get("href", ""))):
                yield f" <{match.group()}>"
        yield child.tail or ""


def _squeeze(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text).strip()
