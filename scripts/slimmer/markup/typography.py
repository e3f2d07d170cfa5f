"""Typographic signs in a text; not in code and not in addresses."""

import xml.etree.ElementTree as etree
from collections.abc import Collection

from slimmer.text.typography import Typesetter, typeset

_AS_TYPED = frozenset("code kbd pre samp var".split())
_WITHIN = frozenset("a abbr b cite del em i ins mark q s small span strong sub sup u br wbr".split())
"""What stands in a line; everything else begins a new one."""


def set_typography(root: etree.Element, signs: str, data: Collection[str] = ()) -> None:
    """`data`: the `id` of each element that is made of data, which stays as it is."""
    line = Typesetter(signs)
    if line.works:
        _walk(root, line, signs, data)


def _walk(element: etree.Element, line: Typesetter, signs: str, data: Collection[str]) -> None:
    element.text = line.set(element.text or "")
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _AS_TYPED or _is_address(child) or child.get("id") in data:
            line.before = "x"
        else:
            if child.tag not in _WITHIN:
                line.start()
            if caption := child.get("caption"):
                child.set("caption", typeset(caption, signs))
            _walk(child, line, signs, data)
            if child.tag not in _WITHIN:
                line.start()
            elif child.tag in ("br", "wbr"):
                line.before = ""
        child.tail = line.set(child.tail or "")


def _is_address(element: etree.Element) -> bool:
    return element.tag == "a" and (element.text or "x") in element.get("href", "")
