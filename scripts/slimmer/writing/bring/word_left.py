"""What of a Word document the library that reads it passes by, or would bring along though nobody saw it there."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from slimmer.writing.bring.tidy import Left

_IGNORED = re.compile(r"An unrecognised element was ignored: (?:\w+:|\{.*\})?(\w+)")
_STYLE = re.compile(r"Unrecognised (?:paragraph|run|table) style: (.*) \(Style ID")
_PLAIN_STYLES = re.compile(
    r"'?(?:None|(?:List|Body|Normal|No Spacing|Caption|Table|header|footer|Default|Plain|Hyperlink).*)'?", re.I
)
_TOLD_BY_NAME = {"commentReference": "left-comment", "altChunk": "left-object", "subDoc": "left-object"}
_OFF = ("0", "false", "off", "none")
_TEXTS = ("t", "delText")


def tree(part: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(part, parser)


def drop_hidden(body: etree._Element) -> Iterator[Left]:
    """Words that Word does not show, and the table of contents that it makes itself: taken out of the tree."""
    for element in list(body.iter("{*}r", "{*}sdt")):
        around, words = element.getparent(), _words(element)
        if any("Contents" in one for one in _values(element, ".//{*}docPartGallery")):
            yield Left("left-contents")
        elif words and any(one not in _OFF for one in _values(element, "{*}rPr/{*}vanish")):
            yield Left("left-hidden", words)
        else:
            continue
        if around is not None:
            around.remove(element)


def left_of(parts: Mapping[str, bytes], body: etree._Element, messages: list[str]) -> Iterator[Left]:
    """`messages`: what the library says."""
    ignored = {match[1] for one in messages if (match := _IGNORED.search(one))} - set(_TOLD_BY_NAME)
    styles = {match[1] for one in messages if (match := _STYLE.search(one))}
    for style in sorted(one.strip("'") for one in styles if not _PLAIN_STYLES.fullmatch(one)):
        yield Left("left-style", style)
    for name, part in parts.items():
        if re.search(r"(^|/)(header|footer)\d*\.xml$", name) and (words := _words(tree(part))):
            yield Left("left-margin", words)
        if name.endswith("/numbering.xml"):
            yield from _numbers(tree(part), body)
    where = ""
    for element in body.iter("{*}*"):
        name = etree.QName(element).localname
        if name == "p":
            where = _words(element) or where
        if name in ignored and (words := _words(element)):
            yield Left("left-words", words, where)
        elif name == "txbxContent" and element.getparent() is not None and _is_only_copy(element):
            yield Left("left-words", _words(element), where)
        elif name == "graphicData" and not element.get("uri", "").endswith("/picture") and not _words(element):
            yield Left("left-chart", "", where)
        elif name == "OLEObject":
            yield Left("left-object", element.get("ProgID", ""), where)
        elif name in _TOLD_BY_NAME:
            yield Left(_TOLD_BY_NAME[name], "", where)
        elif name == "del" and (words := _words(element)):
            yield Left("left-deleted", words, where)
        elif name == "instrText" and (element.text or "").split()[:1] == ["TOC"]:
            yield Left("left-contents")
        elif name == "r" and _words(element) and next(element.iterancestors("{*}hyperlink"), None) is None:
            looks = [*_values(element, "{*}rPr/{*}u"), *_values(element, "{*}rPr/{*}highlight")]
            if any(one not in _OFF for one in looks):
                yield Left("left-look")


def _numbers(numbering: etree._Element, body: etree._Element) -> Iterator[Left]:
    """Word goes on counting below a paragraph in between; here each list begins at 1."""
    plain = {
        _value(one, "abstractNumId")
        for one in numbering.iter("{*}abstractNum")
        if _values(one, ".//{*}numFmt")[:1] in ([], ["bullet"], ["none"])
    }
    counted = {
        _value(one, "numId")
        for one in numbering.iter("{*}num")
        if not plain & set(_values(one, "{*}abstractNumId")) and one.find("{*}lvlOverride") is None
    }
    seen: set[str] = set()
    inside = False
    for paragraph in body.iter("{*}p"):
        number = next(iter(_values(paragraph, "{*}pPr/{*}numPr/{*}numId")), "")
        if number in counted & seen and not inside:
            yield Left("left-numbers", "", _words(paragraph))
        seen.add(number)
        inside = bool(number) or (inside and not _words(paragraph))


def _value(element: etree._Element, name: str) -> str:
    """Of an attribute, in whichever namespace Word wrote it."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def _values(element: etree._Element, path: str) -> list[str]:
    return [_value(one, "val") for one in element.iterfind(path)]


def _is_only_copy(box: etree._Element) -> bool:
    """A text box stands twice: as Word draws it, and as it was; the library reads the second."""
    around = next(box.iterancestors("{*}AlternateContent"), None)
    if around is None:
        return next(box.iterancestors("{*}txbx"), None) is not None
    return around.find("{*}Fallback") is None


def _words(element: etree._Element) -> str:
    texts = [one.text or "" for one in element.iter("{*}*") if etree.QName(one).localname in _TEXTS]
    words = " ".join("".join(texts).split())
    return f"{words[:60].rstrip()}…" if len(words) > 60 else words
