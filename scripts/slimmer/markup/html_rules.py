"""Which HTML may stand in a text: enough to structure and to mark a language, nothing that runs or styles.

One list, held against the tree that everything else is made from, element by element and attribute by attribute.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping

import nh3

from slimmer.markup.html_tree import read_html

EVERYWHERE = frozenset("class id lang dir title role tabindex markdown".split())
"""Attributes of every element; `markdown` is for the parser and not shown."""
ELEMENTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        "abbr aside b br caption cite code dd div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i kbd mark p pre s "
        "section small span strong sub summary sup table tbody thead tfoot tr u ul var wbr".split(),
        frozenset(),
    ),
    "a": frozenset({"href", "hreflang"}),
    "blockquote": frozenset({"cite"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset("src alt caption credit transcript still captions width height loading".split()),
    "input": frozenset({"type", "checked", "disabled"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "reversed"}),
    "q": frozenset({"cite"}),
    "slimmer-list": frozenset({"name", "option"}),
    "td": frozenset({"colspan", "rowspan", "headers", "style"}),
    "th": frozenset({"colspan", "rowspan", "headers", "scope", "style"}),
    "time": frozenset({"datetime"}),
}
_VALUES: Mapping[str, re.Pattern[str]] = {
    "role": re.compile(r"list|note|region|group"),
    "cite": re.compile(r"https://.*"),
    "tabindex": re.compile("0"),
    "style": re.compile(r"text-align: (left|right|center);"),
    "type": re.compile("checkbox"),
}
"""`style` is what Markdown gives a column; it becomes a class."""
_ARIA = re.compile(r"aria-(?!hidden$)[a-z]+")
_NO_TEXT = frozenset("script style template svg math iframe object noscript title textarea select".split())
"""Refused with all that stands in them; what stands in other elements is shown without them."""
_DEEPEST = 100
GAP = "slimmer-gap"
"""An element, or an attribute in the place of `href`, with the number of its gap."""
_ADDED = frozenset({"data-search-ignore", "data-long"})


def is_allowed(tag: str, name: str, value: str) -> bool:
    """Whether this attribute may stand in this element."""
    pattern = _VALUES.get(name)
    if pattern is not None and not pattern.fullmatch(value):
        return False
    return name in EVERYWHERE or name in ELEMENTS[tag] or bool(_ARIA.fullmatch(name)) or name in _ADDED


def refuse(root: etree.Element, depth: int = 0) -> Iterator[tuple[str, str, str]]:
    """Takes out what is not allowed, and yields it: element, attribute (or nothing), its value.

    Raises `RecursionError` where elements stand deeper in one another than every reader can follow.
    """
    if depth > _DEEPEST:
        raise RecursionError
    at = 0
    while at < len(root):
        child = root[at]
        if not isinstance(child.tag, str):
            at += 1
        elif child.tag not in ELEMENTS or (child.tag == "input" and "disabled" not in child.attrib):
            yield child.tag, "", ""
            _take_out(root, at, child)
        else:
            for name, value in list(child.attrib.items()):
                if not is_allowed(child.tag, name, value):
                    yield child.tag, name, value
                    del child.attrib[name]
            child.attrib.pop("markdown", None)
            yield from refuse(child, depth + 1)
            at += 1


def _take_out(root: etree.Element, at: int, child: etree.Element) -> None:
    inside = [] if child.tag in _NO_TEXT else list(child)
    text = "" if child.tag in _NO_TEXT else child.text or ""
    if inside:
        inside[-1].tail = (inside[-1].tail or "") + (child.tail or "")
    else:
        text += child.tail or ""
    if at:
        root[at - 1].tail = (root[at - 1].tail or "") + text
    else:
        root.text = (root.text or "") + text
    root[at : at + 1] = inside


_WALL = {
    "tags": {*ELEMENTS, GAP},
    "attributes": {
        "*": {*EVERYWHERE, *_ADDED, GAP},
        **{tag: set(names) - {"style"} for tag, names in ELEMENTS.items() if names},
    },
    "generic_attribute_prefixes": {"aria-"},
    "link_rel": None,
    "strip_comments": False,
    "url_schemes": {"https", "http", "mailto", "tel"},
}


def stopped_by_the_wall(written: str) -> str:
    """The element that a second library, which knows nothing of the first, would take out or read in another way."""
    kept = nh3.clean(written, **_WALL)  # type: ignore[arg-type]
    if kept == written:
        return ""
    ours, theirs = list(_elements(read_html(written))), [*_elements(read_html(kept)), None]
    return next((str(one[0]) for one, other in zip(ours, theirs, strict=False) if one != other), "")


def _elements(root: etree.Element) -> Iterator[tuple[object, dict[str, str], str, str, int]]:
    for one in root.iter():
        yield one.tag, one.attrib, one.text or "", one.tail or "", len(one)
