"""What happens to the tree of a text: gaps are cut, accessibility is added, what is wrong is noted."""

import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from string import ascii_lowercase
from typing import Any

from markdown.blockprocessors import BlockProcessor

from slimmer.locales.dates import language_code
from slimmer.locales.words import Words
from slimmer.markup.alt_text import alt_fault
from slimmer.markup.classes import class_values, unknown_classes
from slimmer.markup.document import FileNote, Gap, Heading, Image, Link, ListCall, Part
from slimmer.markup.downloads import is_download
from slimmer.markup.footnotes import empty_footnotes, number_footnotes
from slimmer.markup.html_rules import GAP
from slimmer.markup.source import Source
from slimmer.markup.video import ATTRIBUTES, Video, is_video
from slimmer.model.problem import term
from slimmer.text.longest import long_step

_LIST = re.compile(r"\[\[([a-zA-Z_-]+)(?:[ \t]+([^\]\n]*))?\]\]")
HEADING = re.compile(r"h([1-6])")
_SENTENCE = re.compile(r"[^\W\d_a-z][^\n{};=<>]*[^\W\d_][.!?]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""BCP 47, as far as its shape goes."""


class ListCalls(BlockProcessor):
    """A paragraph that is only `[[name option]]`."""

    def test(self, parent: etree.Element, block: str) -> bool:  # noqa: ARG002
        return bool(_LIST.fullmatch(block.strip()))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        match = _LIST.fullmatch(blocks.pop(0).strip())
        assert match
        element = etree.SubElement(parent, "slimmer-list")
        element.set("name", match.group(1))
        element.set("option", (match.group(2) or "").strip())


_NOTHING_TO_DO = frozenset("br em li ol p strong sup tbody td thead tr ul".split())
"""Without attributes."""


class TreeWalk:
    """One walk over a tree that holds nothing but what is allowed; the fields hold what was found."""

    def __init__(self, root: etree.Element, source: Source, words: Words) -> None:
        self.words = words
        self.source = source
        self.gaps: list[Gap] = []
        self.headings: list[Heading] = []
        self.anchors: set[str] = set()
        self.tables = 0
        self.problems: list[tuple[int, str, dict[str, Any]]] = []
        footnotes = root.find("./div[@class='footnote']")
        if footnotes is not None:
            number_footnotes(root, footnotes)
            self._name_ways_back(footnotes)
        for parent in list(root.iter()):
            for element in list(parent):
                if element.attrib or element.tag not in _NOTHING_TO_DO:
                    self._visit(parent, element)
        if footnotes is not None:
            self._title_footnotes(footnotes)

    def _visit(self, parent: etree.Element, element: etree.Element) -> None:
        if not isinstance(element.tag, str):
            return
        if element.attrib:
            self._attributes(element)
        if element.tag == "a" and "href" in element.attrib:
            self._link(element)
        elif element.tag == "img" and is_video(element.get("src", "")):
            self._video(parent, element)
        elif element.tag == "img":
            self._image(parent, element)
        elif element.tag == "slimmer-list":
            name, option = element.get("name", ""), element.get("option", "")
            level = min(self.headings[-1].level + 1, 6) if self.headings else 2
            self._cut(element, ListCall(name, option, self.source.line_of(f"[[{name}"), level))
        elif element.tag == "input":
            _replace_with_text(parent, element, "☑" if "checked" in element.attrib else "☐")
        elif element.tag == "pre":
            # Code that is too wide scrolls, so the keyboard must reach it (WCAG 2.1.1).
            element.set("tabindex", "0")
            self._code(element)
        elif element.tag == "table":
            self._table(parent, element)
        elif match := HEADING.fullmatch(element.tag):
            text = text_of(element)
            line = self.source.heading_line(int(match.group(1)), text)
            heading = Heading(int(match.group(1)), element.get("id", ""), text, html.escape(text), line)
            self.headings.append(heading)
            _mark_long(element, text)
        elif element.tag == "dt":
            _mark_long(element, text_of(element))
        elif element.get("class") == "grid cards":
            for title in element.iterfind(".//li/a[1]"):
                _mark_long(title, text_of(title))
        elif element.tag == "p" and element.get("class") == "admonition-title":
            self._admonition_title(parent, element)

    def _attributes(self, element: etree.Element) -> None:
        if anchor := element.get("id"):
            self.anchors.add(anchor)
        if unknown := list(unknown_classes(element.get("class", ""))):
            names = " ".join(name for name, _ in unknown)
            line = self.source.line_of(unknown[0][0])
            self.problems.append((line, "class-unknown", class_values(names, unknown[0][1])))
        for name in ("lang", "hreflang"):
            if (value := element.get(name)) is not None and not _LANGUAGE.fullmatch(value):
                code = language_code(value, self.words.locale)
                mended = {"value": f"{name}={value}", "suggestion": f'{name}="{code}"' if code else ""}
                self.problems.append((self.source.line_of(value), "language-tag", mended))
        if "style" in element.attrib:
            # Alignment of table columns, as a class: the content security policy allows no style.
            _add_class(element, f"align-{element.attrib.pop('style')[12:-1]}")

    def _link(self, element: etree.Element) -> None:
        target = element.get("href", "")
        kind = element.get("class", "")
        if kind == "footnote-ref":
            element.set("aria-label", f"{self.words('sources_one')} {element.text}")
            element.set("data-search-ignore", "")
        line = self.source.line_of(target or "]()")
        if not text_of(element) and element.find(".//img") is None:
            self.problems.append((line, "link-no-text", {"target": target or "…"}))
        number = str(len(self.gaps))
        given = [(GAP, number) if name == "href" else (name, value) for name, value in element.attrib.items()]
        element.attrib.clear()
        element.attrib.update(given)
        self.gaps.append(Link(target, line))
        if is_download(target):
            _add_class(element, "download")
            self._cut(etree.SubElement(element, "span"), FileNote(target))

    def _image(self, parent: etree.Element, element: etree.Element) -> None:
        target, alt = element.get("src", ""), element.get("alt", "").strip()
        line = self.source.line_of(target or "]()")
        if code := alt_fault(alt, target):
            example = term("example-picture", target=f"<{target}>" if " " in target else target)
            self.problems.append((line, code, {"target": target, "alt": alt, "example": example}))
        caption, credit = element.attrib.pop("caption", "").strip(), element.attrib.pop("credit", "").strip()
        kept = {name: value for name, value in element.attrib.items() if name in ("class", "id", "lang", "title")}
        if size := " ".join(f"{name}={element.get(name)}" for name in ("width", "height") if name in element.attrib):
            self.problems.append((line, "picture-size", {"target": target, "value": size}))
        self._cut(element, Image(target, alt, line, kept))
        if _is_alone(parent):
            self._figure(parent, caption, credit)
        elif caption or credit:
            self.problems.append((line, "picture-caption-place", {"target": target}))

    def _figure(self, paragraph: etree.Element, caption: str, credit: str) -> None:
        """`<figure>` may not stand in a paragraph, so it takes the place of one."""
        paragraph.tag = "figure"
        if not caption and not credit:
            return
        says = etree.SubElement(paragraph, "figcaption")
        says.text = caption
        if credit:
            says.text = f"{caption} ".lstrip()
            etree.SubElement(says, "small").text = self.words("picture_credit", name=credit)

    def _video(self, parent: etree.Element, element: etree.Element) -> None:
        """A figure, which may not stand in a paragraph: so it takes the place of one that holds nothing else."""
        target, title = element.attrib.pop("src"), element.attrib.pop("alt", "").strip()
        line = self.source.line_of(target or "]()")
        more = {name: element.attrib.pop(name, "") for name in ATTRIBUTES}
        alone = parent.tag == "p" and len(parent) == 1 and not (parent.text or "").strip()
        alone = alone and not (element.tail or "").strip()
        if not alone and parent.tag not in ("li", "dd", "div", "section", "aside", "blockquote"):
            self.problems.append((line, "video-place", {"target": target}))
        self._cut(parent if alone else element, Video(target, title, line, **more))

    def _cut(self, element: etree.Element, gap: Gap) -> None:
        """Leave a numbered gap where the element was; the text after it stays."""
        tail = element.tail
        element.clear()
        element.tag, element.tail = GAP, tail
        element.set(GAP, str(len(self.gaps)))
        self.gaps.append(gap)

    def _code(self, element: etree.Element) -> None:
        """A sentence that is indented, as letters and mails are."""
        text = "".join(element.itertext()).strip("\n")
        if text.count(" ") > 2 and _SENTENCE.fullmatch(text) and (typed := f"    {text}") in self.source.whole:
            self.problems.append((self.source.line_of(typed), "code-by-tab", {"text": text[:80], "suggestion": ""}))

    def _table(self, parent: etree.Element, table: etree.Element) -> None:
        """A wide table scrolls in a box of its own, which the keyboard can reach (WCAG 2.1.1)."""
        self.tables += 1
        above = self.headings[-1].text if self.headings else ""
        name = " – ".join(filter(None, (self.words("table", number=self.tables), above)))
        box = etree.Element("section", {"class": "table", "tabindex": "0", "aria-label": name})
        box.tail, table.tail = table.tail, None
        parent[list(parent).index(table)] = box
        box.append(table)
        for cell in table.iterfind("./thead/tr/th"):
            cell.set("scope", "col")

    def _admonition_title(self, parent: etree.Element, title: etree.Element) -> None:
        """`!!! note` without a title of its own gets one in the language of the page."""
        kind = parent.get("class", "").replace("admonition", "").strip()
        if title.text == kind.capitalize() and kind in ("note", "tip", "warning", "quote"):
            title.text = self.words(f"admonition_{kind}")

    def _name_ways_back(self, box: etree.Element) -> None:
        """Behind a source a letter for each place in the text that refers to it, every one with a name of its own."""
        for note in box.iterfind("./ol/li"):
            ways = [one for one in note.iter("a") if one.get("class") == "footnote-backref"]
            for letter, way in zip(_letters(), ways, strict=False):
                way.text = letter
                number = f"{way.attrib.pop('title', '')}{letter}"
                way.set("aria-label", self.words("footnote_back", number=number))

    def _title_footnotes(self, box: etree.Element) -> None:
        """The list of sources is a part of the page with a heading of its own."""
        for key in empty_footnotes(box):
            self.problems.append((self.source.line_of(f"[^{key}]:"), "footnote-empty", {"key": key}))
        box.tag = "section"
        box.attrib.clear()
        box.set("class", "sources")
        box.set("aria-labelledby", "_bronnen")
        box.set("data-search-ignore", "")
        rule = box.find("hr")
        if rule is not None:
            rule.tag, rule.text = "h2", self.words("sources_other")
            rule.set("id", "_bronnen")


def _mark_long(element: etree.Element, text: str) -> None:
    if step := long_step(text):
        element.set("data-long", step)


def _letters() -> Iterator[str]:
    """a … z, aa … az, ba …"""
    for first in ("", *ascii_lowercase):
        yield from (first + second for second in ascii_lowercase)


def _is_alone(paragraph: etree.Element) -> bool:
    """Whether the one picture in it is all that there is."""
    texts = (paragraph.text, *(child.tail for child in paragraph))
    return paragraph.tag == "p" and len(paragraph) == 1 and not any(text and text.strip() for text in texts)


def text_of(element: etree.Element) -> str:
    """What a reader sees, without footnote marks."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: etree.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not child.get("id", "").startswith("fnref"):
            yield from _pieces(child)
        yield child.tail or ""


def _add_class(element: etree.Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _replace_with_text(parent: etree.Element, element: etree.Element, text: str) -> None:
    at = list(parent).index(element)
    text += element.tail or ""
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)


def cut_at_gaps(written: str, gaps: Sequence[Gap]) -> tuple[Part, ...]:
    """The HTML of a text, with its gaps between."""
    first, *others = _GAP.split(written)
    parts: list[Part] = [first]
    for element, attribute, after in zip(others[::3], others[1::3], others[2::3], strict=True):
        parts += [gaps[int(element or attribute)], after]
    return tuple(parts)


_GAP = re.compile(rf'<{GAP} {GAP}="(\d+)"></{GAP}>|{GAP}="(\d+)"(?=[^<>]*>)')
"""In a text `>` is an entity, and so is `"` in an attribute: neither looks like this."""
