"""A drawing from a stranger → the same drawing, unable to do anything but be looked at.

Harmless extras (comments, metadata, what a drawing program keeps for itself) are dropped in silence. What runs,
moves, reaches outside or could not be kept as it looks is refused by name: nothing changes in meaning unnoticed.
"""

import math
import re
from collections.abc import Iterator

from slimmer.media.pictures.outcome import SvgRefused
from slimmer.media.svg.rules import ATTRIBUTES, ELEMENTS, LOCAL, LOCAL_URL, WITH_HREF, loads_something, tidy_value
from slimmer.media.svg.style import apply_styles
from slimmer.media.svg.tree import DEEPEST, Element, parse_tree, render_inline
from slimmer.text.shorten import shown

_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_LONGEST = 1_000_000
MOST_DRAWN = 100_000
"""Elements, and as one more every 100 signs of an outline, each counted as often as it is referred to.

A large drawing of 5,000 paths with gradients stays below.
"""


def clean_inline(content: bytes) -> str:
    """A drawing for within a page: it keeps its classes, as the style of the site colours it."""
    root = _cleaned(content, ATTRIBUTES | {"class"})
    _find_view_box(root)
    return render_inline(root)


def clean_tree(content: bytes) -> Element:
    """An SVG of at most 200 kB with a viewBox; written, it is the same bytes every time. Raises only `SvgRefused`."""
    root = _cleaned(content, ATTRIBUTES)
    x, y, width, height = _find_view_box(root)
    if "transform" in root.attributes:
        raise SvgRefused("svg-element", what="<svg transform>", at=root.line)
    for name in ("x", "y", "overflow", "preserveAspectRatio", "systemLanguage"):
        root.attributes.pop(name, None)
    root.attributes["viewBox"] = " ".join(map(number, (x, y, width, height)))
    root.attributes.update(width=number(width), height=number(height))
    return root


def view_box(root: Element) -> tuple[float, float, float, float]:
    """x, y, width and height of a clean drawing, in its own units."""
    x, y, width, height = map(float, root.attributes["viewBox"].split())
    return x, y, width, height


def number(value: float) -> str:
    """Short and never in powers of ten: `12.5`."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _cleaned(content: bytes, allowed: frozenset[str]) -> Element:
    root = parse_tree(content)
    apply_styles(root)
    for element in root.walk():
        _clean(element, allowed)
    _Scale(root).weigh(root)
    return root


def _clean(element: Element, allowed: frozenset[str]) -> None:
    if element.name not in ELEMENTS:
        raise SvgRefused("svg-element", what=f"<{shown(element.name)}>", at=element.line)
    kept = {}
    for name, value in element.attributes.items():
        if name == "href":
            if not LOCAL.fullmatch(value.strip()):
                raise SvgRefused("svg-outside", what=f'href="{shown(value)}"', at=element.line)
            if element.name in WITH_HREF:
                kept[name] = value.strip()
        elif name == "id":
            # Only what a reference can name is worth keeping.
            if LOCAL.fullmatch(f"#{value}"):
                kept[name] = value
        elif name in allowed:
            tidy = tidy_value(value)
            if tidy is None:
                code = "svg-outside" if loads_something(value) else "svg-style"
                raise SvgRefused(code, what=f'{name}="{shown(value)}"', at=element.line)
            kept[name] = tidy
    element.attributes = kept


def _find_view_box(root: Element) -> tuple[float, float, float, float]:
    given = root.attributes.get("viewBox")
    if given is not None:
        try:
            x, y, width, height = map(float, given.replace(",", " ").split())
        except ValueError:
            raise SvgRefused("svg-size") from None
    else:
        x, y = 0.0, 0.0
        width, height = (_pixels(root.attributes.get(side, "")) for side in ("width", "height"))
    sizes = (abs(x), abs(y), width, height)
    if not all(map(math.isfinite, sizes)) or max(sizes) > _LONGEST or min(width, height) < 0.01:
        raise SvgRefused("svg-size")
    return x, y, width, height


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2]] if found else 0


def _references(element: Element) -> Iterator[str]:
    """The ids that this element refers to."""
    for name, value in element.attributes.items():
        if name == "href" and (found := LOCAL.fullmatch(value)):
            yield found[1]
        yield from (found[2] for found in LOCAL_URL.finditer(value))


class _Scale:
    """Refuses what refers to itself or multiplies without measure; `use`, patterns, masks and gradients alike."""

    def __init__(self, root: Element) -> None:
        self.by_id: dict[str, Element] = {}
        for element in root.walk():
            self.by_id.setdefault(element.attributes.get("id", ""), element)
        self.known: dict[int, tuple[int, int]] = {}
        self.above: set[int] = set()

    def weigh(self, element: Element) -> tuple[int, int]:
        """How much and how deep."""
        if id(element) in self.known:
            return self.known[id(element)]
        if id(element) in self.above or len(self.above) > 2 * DEEPEST:
            raise SvgRefused("svg-complex", at=element.line)
        self.above.add(id(element))
        targets = [self.by_id[one] for one in _references(element) if one in self.by_id]
        below = [self.weigh(one) for one in (*element.elements(), *targets)]
        self.above.discard(id(element))
        count = 1 + sum(map(len, element.attributes.values())) // 100 + sum(one[0] for one in below)
        depth = 1 + max((one[1] for one in below), default=0)
        if count > MOST_DRAWN or depth > 2 * DEEPEST:
            raise SvgRefused("svg-complex", at=element.line)
        self.known[id(element)] = count, depth
        return count, depth
