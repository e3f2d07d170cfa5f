"""What a clean drawing shows: each shape with the box it covers and whether it would vanish on white."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PIL import ImageColor

from slimmer.media.svg.matrix import SAME, Matrix, moved, parse_matrix, times
from slimmer.media.svg.path import Point, path_points
from slimmer.media.svg.rules import LOCAL, NOT_DRAWN, SHAPES, WORDS
from slimmer.media.svg.tree import DEEPEST, Element

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

MOST_POINTS = 300_000
"""Past this a drawing is shown with the margins it has."""

_INHERITED = ("fill", "stroke", "stroke-width", "visibility", "color")
_NO_PAINT = ("none", "transparent")


@dataclass(frozen=True)
class Shape:
    box: Box | None
    """In the units of the root; `None` when only a browser could tell: text, an effect, a unit such as `%`."""
    light: bool
    """Everything it is painted with is nearly white."""


def drawn_shapes(root: Element) -> list[Shape]:
    """In the order in which they are painted; what is invisible is left out."""
    painter = _Painter(root)
    own = {name: value for name, value in root.attributes.items() if name in _INHERITED}
    return [shape for child in root.elements() for shape in painter.shapes(child, own, SAME, 0)]


def bounds(shapes: list[Shape]) -> Box | None:
    """Around all shapes; `None` when there are none or one cannot be measured."""
    boxes = [shape.box for shape in shapes if shape.box is not None]
    if not boxes or len(boxes) < len(shapes):
        return None
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    return left, top, max(box[2] for box in boxes), max(box[3] for box in boxes)


class _Painter:
    def __init__(self, root: Element) -> None:
        self.by_id = {one.attributes["id"]: one for one in reversed(list(root.walk())) if "id" in one.attributes}
        self.left = MOST_POINTS

    def shapes(self, element: Element, inherited: Mapping[str, str], matrix: Matrix, used: int) -> Iterator[Shape]:
        own = element.attributes
        if element.name in NOT_DRAWN or own.get("display") == "none" or own.get("opacity") == "0":
            return
        given = {**inherited, **{name: own[name] for name in _INHERITED if own.get(name, "inherit") != "inherit"}}
        try:
            matrix = times(matrix, parse_matrix(own.get("transform", "")))
            if element.name in SHAPES:
                yield from self.shape(element, given, matrix)
                return
            if element.name in WORDS or element.name in ("svg", "switch") or "filter" in own:
                raise ValueError(element.name)
            below = list(element.elements())
            if element.name == "use":
                below, used = self.target(own), used + 1
                matrix = moved(matrix, _length(own, "x"), _length(own, "y"))
        except (ValueError, OverflowError):
            yield Shape(None, _is_light(given))
            return
        if used < DEEPEST:
            for child in below:
                yield from self.shapes(child, given, matrix, used)

    def shape(self, element: Element, given: Mapping[str, str], matrix: Matrix) -> Iterator[Shape]:
        stroked = given.get("stroke", "none") not in _NO_PAINT
        filled = given.get("fill", "black") not in _NO_PAINT
        if not (stroked or filled) or given.get("visibility", "visible") != "visible":
            return
        if self.left < 0 or any(name.startswith("marker-") or name == "filter" for name in element.attributes):
            raise ValueError("not measured")
        points = _points(element)
        self.left -= len(points)
        if not points:
            return
        a, b, c, d, e, f = matrix
        xs = [a * point.real + c * point.imag + e for point in points]
        ys = [b * point.real + d * point.imag + f for point in points]
        # A corner may stick out by half the width times the mitre limit, which is seldom more than 2.
        edge = _length(given, "stroke-width", 1) * math.sqrt(abs(a * d - b * c)) if stroked else 0
        box = min(xs) - edge, min(ys) - edge, max(xs) + edge, max(ys) + edge
        if not all(map(math.isfinite, box)):
            raise ValueError(box)
        yield Shape(box, _is_light(given))

    def target(self, own: Mapping[str, str]) -> list[Element]:
        found = LOCAL.fullmatch(own.get("href", ""))
        target = self.by_id.get(found[1]) if found else None
        if target is None:
            return []
        if target.name == "symbol":
            if target.attributes.keys() & {"viewBox", "x", "y", "width", "height", "overflow"}:
                raise ValueError("symbol with a view of its own")
            return list(target.elements())
        return [target]


def _points(element: Element) -> list[Point]:
    own = element.attributes
    if element.name == "path":
        return path_points(own.get("d", ""))
    if element.name in ("polygon", "polyline"):
        return path_points("M" + own["points"]) if own.get("points", "").strip() else []
    if element.name == "line":
        return [complex(_length(own, f"x{end}"), _length(own, f"y{end}")) for end in "12"]
    if element.name == "rect":
        corner, size = (_length(own, "x"), _length(own, "y")), (_length(own, "width"), _length(own, "height"))
    else:
        radii = [_length(own, "r" if element.name == "circle" else f"r{axis}") for axis in "xy"]
        corner = _length(own, "cx") - radii[0], _length(own, "cy") - radii[1]
        size = 2 * radii[0], 2 * radii[1]
    if min(size) <= 0:
        return []
    return [complex(corner[0] + x * size[0], corner[1] + y * size[1]) for x in (0, 1) for y in (0, 1)]


def _length(own: Mapping[str, str], name: str, default: float = 0) -> float:
    """Raises `ValueError` for a unit that depends on something else: `50%`, `2em`."""
    text = own.get(name, "").strip()
    return float(text.removesuffix("px")) if text else default


def _is_light(given: Mapping[str, str]) -> bool:
    paints = (given.get("fill", "black"), given.get("stroke", "none"))
    return all(_is_near_white(one, given) for one in paints if one not in _NO_PAINT)


def _is_near_white(paint: str, given: Mapping[str, str]) -> bool:
    paint = given.get("color", "black") if paint.lower() == "currentcolor" else paint
    try:
        return min(ImageColor.getrgb(paint)[:3]) > 215
    except ValueError:
        return False
