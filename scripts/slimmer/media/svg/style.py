"""Styles of a drawing → attributes: the few kinds that drawing programs write, nothing that could load a file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from slimmer.media.pictures.outcome import SvgRefused
from slimmer.media.svg.rules import IGNORED_PREFIXES, IGNORED_PROPERTIES, PROPERTIES, loads_something, tidy_value
from slimmer.media.svg.tree import Element
from slimmer.text.shorten import shown

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DARK = re.compile(r"@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)\s*\{(?:[^{}]*\{[^{}]*\})*\s*\}")
"""The ground of a logo is the same in both colour schemes, so this never applies."""
_SELECTOR = re.compile(r"(?P<tag>\*|[A-Za-z][\w-]*)?(?P<rest>(?:[.#][\w-]+)*)")
_EXPANDED = {"marker": ("marker-start", "marker-mid", "marker-end")}
_NEUTRAL = {("mix-blend-mode", "normal"), ("transform", "none"), ("marker", "none")}


_MOST_WORK = 1_000_000
"""Rules times elements; a large drawing has 100 rules and 2,000 elements."""


@dataclass(frozen=True)
class Rule:
    tag: str
    names: frozenset[str]
    """`.class` and `#id`; an element must have them all."""
    declarations: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> tuple[int, int, int]:
        """Specificity as CSS counts it: ids, classes, tags."""
        ids = sum(name.startswith("#") for name in self.names)
        return ids, len(self.names) - ids, bool(self.tag)

    def fits(self, element: Element) -> bool:
        own = {f".{name}" for name in element.attributes.get("class", "").split()}
        return self.tag in ("", element.name) and self.names <= own | {f"#{element.attributes.get('id')}"}


def apply_styles(root: Element) -> None:
    """Turn `style` elements and attributes into plain attributes, with the same outcome as in a browser."""
    rules = [rule for sheet in root.walk() if sheet.name == "style" for rule in _parse_sheet(sheet)]
    rules.sort(key=lambda rule: rule.weight)
    elements = list(root.walk())
    if len(rules) * len(elements) > _MOST_WORK:
        raise SvgRefused("svg-complex", at=1)
    for element in elements:
        element.children = [one for one in element.children if isinstance(one, str) or one.name != "style"]
        for rule in rules:
            if rule.fits(element):
                element.attributes.update(rule.declarations)
        element.attributes.update(_declarations(element.attributes.pop("style", ""), element.line))


def _parse_sheet(sheet: Element) -> Iterator[Rule]:
    text, line = _DARK.sub("", _COMMENT.sub(" ", sheet.text)), sheet.line
    if loads_something(text) or "@import" in text.lower():
        raise SvgRefused("svg-outside", at=line, what="<style>")
    if sheet.attributes.get("media", "all") not in ("all", "screen"):
        raise SvgRefused("svg-style", at=line, what=f'media="{shown(sheet.attributes["media"])}"')
    while text.strip():
        selectors, opened, rest = text.partition("{")
        body, closed, after = rest.partition("}")
        if not opened or not closed or "{" in body:
            raise SvgRefused("svg-style", at=line, what=shown(text))
        declarations = tuple(_declarations(body, line))
        for selector in selectors.split(","):
            match = _SELECTOR.fullmatch(selector.strip())
            if match is None or not selector.strip():
                raise SvgRefused("svg-style", at=line, what=shown(selector))
            tag, names = match["tag"] or "", frozenset(re.findall(r"[.#][\w-]+", match["rest"]))
            yield Rule(tag if tag != "*" else "", names, declarations)
        text = after


def _declarations(text: str, line: int) -> Iterator[tuple[str, str]]:
    for part in _COMMENT.sub(" ", text).split(";"):
        name, colon, value = (piece.strip() for piece in part.partition(":"))
        name = name.lower()
        if loads_something(part):
            raise SvgRefused("svg-outside", at=line, what=shown(part))
        tidy = tidy_value(value)
        ignored = name in IGNORED_PROPERTIES or name.startswith(IGNORED_PREFIXES) or (name, value) in _NEUTRAL
        if not part.strip() or (ignored and colon):
            continue
        if name.startswith(("animation", "transition")):
            raise SvgRefused("svg-active", at=line, what=shown(name))
        if not colon or tidy is None or (name not in PROPERTIES and name not in _EXPANDED):
            raise SvgRefused("svg-style", at=line, what=shown(part))
        yield from ((one, tidy) for one in _EXPANDED.get(name, (name,)))
