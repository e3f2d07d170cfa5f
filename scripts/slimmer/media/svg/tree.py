"""A drawing as a tree: read without any of the dangers of XML, written the same way every time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from slimmer.media.pictures.outcome import SvgRefused
from slimmer.media.svg.rules import ACTIVE, DROPPED, MOVING, OUTSIDE, SVG, WORDS, XHTML, XLINK, XML
from slimmer.text.shorten import shown

LARGEST = 200_000
"""Bytes. A drawn logo is 2 to 50 kB."""
DEEPEST = 60
MOST_ELEMENTS = 10_000

_ENCODINGS = {
    **dict.fromkeys(("utf-8", "utf8", "us-ascii", "ascii"), "utf-8"),
    **dict.fromkeys(("iso-8859-1", "latin1", "iso-8859-15", "windows-1252", "cp1252"), "cp1252"),
}
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]{1,40})["']""")
_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)\w")
_W3C_DOCTYPE = "-//W3C//DTD SVG "
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_TEXT = str.maketrans({**_SIGNS, "\r": "&#13;"})
_IN_ATTRIBUTE = str.maketrans({**_SIGNS, '"': "&quot;", "\n": " ", "\r": " ", "\t": " "})
_HOLDS_TEXT = WORDS | {"title", "desc", "style"}


@dataclass
class Element:
    """Of the SVG namespace; other elements are not kept."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    """By local name; `xlink:href` is `href`."""
    children: "list[Element | str]" = field(default_factory=list)
    line: int = 1

    def elements(self) -> "Iterator[Element]":
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> "Iterator[Element]":
        """Itself and everything below it, in the order of the file."""
        yield self
        for child in self.elements():
            yield from child.walk()

    @property
    def text(self) -> str:
        return "".join(child for child in self.children if isinstance(child, str))


def parse_tree(content: bytes) -> Element:
    """The root element `svg`. Raises `SvgRefused` for what is broken, too large, runs, or reaches outside."""
    if len(content) > LARGEST:
        raise SvgRefused("svg-large", size=f"{len(content) / 1000:.0f} kB", limit=f"{LARGEST // 1000} kB")
    text = _decode(content)
    reader = _Reader(declares_entities=bool(_ENTITY.search(text)))
    try:
        reader.parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        raise SvgRefused("svg-broken", at=error.lineno) from error
    if reader.root is None:
        raise SvgRefused("svg-broken", at=1)
    return reader.root


def render_tree(root: Element) -> bytes:
    """UTF-8 without declaration; attributes by name, so that equal drawings are equal bytes."""
    return "".join(_render(root, f' xmlns="{SVG}"')).encode()


def render_inline(root: Element) -> str:
    """As a part of a page, which no one reads out."""
    root.attributes["aria-hidden"] = "true"
    return "".join(_render(root))


def _render(element: Element, extra: str = "") -> Iterator[str]:
    own = sorted(element.attributes.items())
    attributes = "".join(f' {name}="{value.translate(_IN_ATTRIBUTE)}"' for name, value in own)
    if not element.children:
        yield f"<{element.name}{extra}{attributes}/>"
        return
    yield f"<{element.name}{extra}{attributes}>"
    for child in element.children:
        if isinstance(child, str):
            yield child.translate(_IN_TEXT)
        else:
            yield from _render(child)
    yield f"</{element.name}>"


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
        name = declared[1].decode("latin-1").lower() if declared else "utf-8"
        if name not in _ENCODINGS:
            raise SvgRefused("svg-encoding", encoding=shown(name))
        encoding = "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else _ENCODINGS[name]
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SvgRefused("svg-encoding", encoding=encoding) from error


class _Reader:
    """Collects the elements of SVG while expat goes through the text."""

    def __init__(self, *, declares_entities: bool) -> None:
        self.declares_entities = declares_entities
        self.root: Element | None = None
        self.open: list[Element | None] = []
        """From the root down; `None` for what is dropped with all that it holds."""
        self.count = 0
        self.own = SVG
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self.doctype
        parser.EntityDeclHandler = self.entity
        parser.SkippedEntityHandler = self.entity
        parser.ProcessingInstructionHandler = self.instruction
        parser.StartElementHandler = self.start
        parser.EndElementHandler = lambda name: self.open.pop()
        parser.CharacterDataHandler = self.characters

    def refuse(self, code: str, **values: object) -> SvgRefused:
        return SvgRefused(code, at=self.parser.CurrentLineNumber, **values)

    def doctype(self, _name: str, _system: str | None, public: str | None, has_internal_subset: int) -> None:
        """The line that old drawing programs write declares nothing; expat never fetches it."""
        if has_internal_subset or self.declares_entities or not (public or "").startswith(_W3C_DOCTYPE):
            raise self.refuse("svg-dtd")

    def entity(self, *_: object) -> None:
        raise self.refuse("svg-dtd")

    def instruction(self, target: str, data: str) -> None:
        if "stylesheet" in target.lower():
            raise self.refuse("svg-outside", what=shown(f"<?{target} {data}?>"))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.open:
            # A drawing copied out of a web page has lost its namespace.
            self.own = space or ""
            if local != "svg" or self.own not in (SVG, ""):
                raise self.refuse("svg-broken")
        self.count += 1
        if self.count > MOST_ELEMENTS or len(self.open) >= DEEPEST:
            raise self.refuse("svg-complex")
        self.refuse_active(space, local, attributes)
        dropped = space != self.own or local in DROPPED or (self.open and self.open[-1] is None)
        if dropped:
            self.open.append(None)
            return
        element = Element(local, dict(_attributes(attributes)), line=self.parser.CurrentLineNumber)
        if self.open and (parent := self.open[-1]) is not None:
            parent.children.append(element)
        self.root = self.root or element
        self.open.append(element)

    def refuse_active(self, space: str, local: str, attributes: dict[str, str]) -> None:
        lower, in_svg = local.lower(), space in (SVG, "")
        if lower in ACTIVE or space == XHTML or (in_svg and lower in MOVING):
            raise self.refuse("svg-active", what=f"<{shown(local)}>")
        if in_svg and lower in OUTSIDE:
            raise self.refuse("svg-outside", what=f"<{shown(local)}>")
        event = next((one for one in attributes if one.lower().startswith("on")), None)
        if event is not None:
            raise self.refuse("svg-active", what=shown(event))

    def characters(self, text: str) -> None:
        if self.open and (parent := self.open[-1]) is not None and parent.name in _HOLDS_TEXT:
            parent.children.append(text)


def _attributes(given: dict[str, str]) -> Iterator[tuple[str, str]]:
    # `xlink:href` first, so that a plain `href` wins, as it does in browsers.
    if f"{XLINK} href" in given:
        yield "href", given[f"{XLINK} href"]
    if f"{XML} space" in given:
        yield "xml:space", given[f"{XML} space"]
    yield from ((name, value) for name, value in given.items() if " " not in name)
