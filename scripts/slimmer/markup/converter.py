"""Python-Markdown with all that this project adds to it, read as a tree.

The library writes HTML, which a browser's parser then reads. Where no HTML was typed, the tree that it wrote from is
the same already.
"""

import re
import string
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from html import unescape
from typing import Any

import markdown
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, STX

from slimmer.load.options import wrong
from slimmer.markup.abbreviations import FirstAbbreviations
from slimmer.markup.footnotes import WayBack
from slimmer.markup.html_tree import read_html
from slimmer.markup.inline import QuickInline, QuickParser
from slimmer.markup.tree import ListCalls

_ALWAYS = ("pymdownx.betterem", "pymdownx.tilde", "pymdownx.magiclink")
"""What GitHub reads as well."""
_OPTIONS = {
    "pymdownx.betterem": {"smart_enable": "underscore"},
    "pymdownx.tilde": {"subscript": False},
}
_SIGNS = {"html_block": ("<",), "fenced_code_block": ("```", "~~~"), "attr_list": ("{",)}
"""Processors that have nothing to do in a text without one of these."""
_ENTITY = re.compile(r"&#?\w+;")
_ATTRIBUTE = re.compile(r"[a-z]+(?:-[a-z]+)*")


def make_converter(extensions: Sequence[str], options: Mapping[str, Any], glossary: Mapping[str, str]) -> "Converter":
    configs = {name: dict(given or {}) for name, given in {**_OPTIONS, **options}.items()}
    if "footnotes" in extensions:
        configs.setdefault("footnotes", {}).update(BACKLINK_TITLE="{}", USE_DEFINITION_ORDER=False)
    if "abbr" in extensions:
        configs.setdefault("abbr", {}).update(glossary=dict(glossary))
    used = [*(one for one in extensions if one != "toc"), *_ALWAYS]
    try:
        made = Converter(extensions=used, extension_configs=configs, output_format="html")
    except (ImportError, TypeError, AttributeError, ValueError, KeyError) as error:
        raise wrong("config-value", name="markdown_extensions", value=f"'{error}'", example="[tables]") from error
    made.parser.blockprocessors.register(ListCalls(made.parser), "slimmer-lists", 95)
    made.ESCAPED_CHARS = list(string.punctuation)
    made.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "slimmer-break", 181)
    made.treeprocessors.register(WayBack(made), "slimmer-way-back", 30)
    made.treeprocessors.register(QuickInline(made), "inline", 20)
    made.treeprocessors.register(_QuickPretty(made), "prettify", 10)
    if "abbr" in made.treeprocessors:
        made.treeprocessors.register(FirstAbbreviations(made, vars(made.treeprocessors["abbr"])["abbrs"]), "abbr", 7)
    made.treeprocessors.register(_QuickUnescape(made), "unescape", 0)
    return made


class Converter(markdown.Markdown):
    def build_parser(self) -> "Converter":
        super().build_parser()
        self.parser.__class__ = QuickParser
        return self

    def read(self, source: str) -> tuple[etree.Element, str]:
        """The tree; and the HTML that it was read from, if it was."""
        self.reset()
        self.lines = source.split("\n")
        for before in self._needed(self.preprocessors, source):
            self.lines = before.run(self.lines)
        self.parser.parseDocument(self.lines if source.strip() else [])
        root = self.parser.root
        for then in self._needed(self.treeprocessors, source):
            changed = then.run(root)
            root = root if changed is None else changed
        if "\0" not in source and self._is_settled(root):
            return root, ""
        output = self.serializer(root).strip().removeprefix("<div>").removesuffix("</div>").strip()
        for after in self.postprocessors:
            output = after.run(output)
        return read_html(output.strip()), output.strip()

    def _needed(self, processors: Any, source: str) -> list[Any]:
        spare = [name for name, signs in _SIGNS.items() if not any(sign in source for sign in signs)]
        idle = [processors[name] for name in spare if name in processors]
        return [one for one in processors if one not in idle]

    def _is_settled(self, root: etree.Element) -> bool:
        """Whether a browser would read what is written here as this very tree; then it is made so."""
        comments = [_comment(one) for one in self.htmlStash.rawHtmlBlocks]
        if not all(comments):
            return False
        code, places = [], []
        for one in root.iter():
            text, tail = one.text or "", one.tail or ""
            if STX in text:
                match = HTML_PLACEHOLDER_RE.fullmatch(text)
                if not match or one.tag != "p" or len(one) or one.attrib:
                    return False
                places.append((one, comments[int(match[1])]))
            if "&" in text and _ENTITY.search(text):
                if one.tag != "code":
                    return False
                code.append(one)
            if STX in tail or ("&" in tail and _ENTITY.search(tail)):
                return False
            if (one.attrib and not _settle(one.attrib)) or (one.tag == "a" and one.find(".//a") is not None):
                return False
        for one in code:
            one.text = unescape(one.text or "")
        for one, comment in places:
            assert comment
            one.tag, one.text, one.tail = etree.Comment, comment[0], comment[1] + (one.tail or "")  # type: ignore[assignment]
        root.text = (root.text or "").lstrip()
        if len(root):
            root[-1].tail = (root[-1].tail or "").rstrip()
        return True

    def is_block_level(self, tag: Any) -> bool:
        """Asked for every element, several times: looked up instead of searched for."""
        return tag in self.blocks or (isinstance(tag, str) and tag.lower().rstrip("/") in self.blocks)

    @cached_property
    def blocks(self) -> frozenset[object]:
        return frozenset(self.block_level_elements)


def _settle(attributes: dict[str, str]) -> bool:
    for name, value in attributes.items():
        if value is None or STX in value or ("&" in value and _ENTITY.search(value)) or not _ATTRIBUTE.fullmatch(name):
            return False
    if len(attributes) > 1:
        given = sorted(attributes.items())
        attributes.clear()
        attributes.update(given)
    return True


def _comment(typed: object) -> tuple[str, str] | None:
    """What stands in it, and the space behind it."""
    said = typed.rstrip() if isinstance(typed, str) else ""
    inside = said[4:-3]
    if not said.startswith("<!--") or not said.endswith("-->") or any(sign in inside for sign in ("--", "<", ">")):
        return None
    return inside, str(typed)[len(said) :]


class _QuickPretty(PrettifyTreeprocessor):
    md: Converter

    def _prettifyETree(self, elem: etree.Element) -> None:  # noqa: N802
        blocks = self.md.blocks
        if elem.tag in blocks and elem.tag not in ("code", "pre"):
            if len(elem) and elem[0].tag in blocks and not (elem.text and elem.text.strip()):
                elem.text = "\n"
            for one in elem:
                if one.tag in blocks:
                    self._prettifyETree(one)
        if not elem.tail or elem.tail.isspace():
            elem.tail = "\n"


class _QuickUnescape(UnescapeTreeprocessor):
    def run(self, root: etree.Element) -> None:
        if any(STX in text for text in _texts(root)):
            super().run(root)


def _texts(root: etree.Element) -> Iterable[str]:
    for one in root.iter():
        yield one.text or ""
        yield one.tail or ""
        yield from filter(None, one.attrib.values())
