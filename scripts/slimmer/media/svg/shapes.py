"""What a clean drawing shows: each shape with the box it covers and whether it would vanish on white."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from PIL import ImageColor

from slimmer.media.svg.rules import LOCAL, NOT_DRAWN, SHAPES, WORDS
from slimmer.media.svg.tree import DEEPEST, Element

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

MOST_MEASURED = 600_000
"""Signs of outlines, each counted as often as it is used; past this a drawing is shown with the margins it has."""

_INHERITED = ("fill", "stroke", "stroke-width", "visibility", "color")
_NO_PAINT = ("none", "transparent")
_STEP = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)\s*")


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
    return [shape for child in root.elements() for shape in painter.shapes(child, own, Identity, 0)]


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
        self.left = MOST_MEASURED

    def shapes(self, element: Element, inherited: Mapping[str, str], matrix: Transform, used: int) -> Iterator[Shape]:
        own = element.attributes
        if element.name in NOT_DRAWN or own.get("display") == "none" or own.get("opacity") == "0":
            return
        given = {**inherited, **{name: own[name] for name in _INHERITED if own.get(name, "inherit") != "inherit"}}
        try:
            matrix = _transformed(matrix, own.get("transform", ""))
            if element.name in SHAPES:
                yield from self.shape(element, given, matrix)
                return
            if element.name in WORDS or element.name in ("svg", "switch") or "filter" in own:
                raise ValueError(element.name)
            below = list(element.elements())
            if element.name == "use":
                below, used = self.target(own), used + 1
                matrix = matrix.translate(_length(own, "x"), _length(own, "y"))
        except (ValueError, ArithmeticError):
            yield Shape(None, _is_light(given))
            return
        if used < DEEPEST:
            for child in below:
                yield from self.shapes(child, given, matrix, used)

    def shape(self, element: Element, given: Mapping[str, str], matrix: Transform) -> Iterator[Shape]:
        stroked = given.get("stroke", "none") not in _NO_PAINT
        filled = given.get("fill", "black") not in _NO_PAINT
        if not (stroked or filled) or given.get("visibility", "visible") != "visible":
            return
        if self.left < 0 or any(name.startswith("marker-") or name == "filter" for name in element.attributes):
            raise ValueError("not measured")
        outline = _outline(element)
        self.left -= len(outline)
        pen = BoundsPen(None, ignoreSinglePoints=True)
        parse_path(outline, TransformPen(pen, matrix))
        if pen.bounds is None:
            return
        # A corner may stick out by half the width times the mitre limit, which is seldom more than 2.
        edge = _length(given, "stroke-width", 1) * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
        left, top, right, bottom = pen.bounds
        edge = edge if stroked else 0
        box = left - edge, top - edge, right + edge, bottom + edge
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


def _transformed(matrix: Transform, steps: str) -> Transform:
    """With the attribute `transform` before it. Raises `ValueError` for what is not a transform."""
    if _STEP.sub("", steps).strip():
        raise ValueError(steps)
    for name, rest in _STEP.findall(steps):
        match name, list(map(float, rest.replace(",", " ").split())):
            case "matrix", [_, _, _, _, _, _] as values:
                matrix = matrix.transform(values)
            case "translate", [x, *y] if len(y) < 2:
                matrix = matrix.translate(x, sum(y))
            case "scale", [x, *y] if len(y) < 2:
                matrix = matrix.scale(x, y[0] if y else x)
            case "rotate", [angle]:
                matrix = matrix.rotate(math.radians(angle))
            case "rotate", [angle, x, y]:
                matrix = matrix.translate(x, y).rotate(math.radians(angle)).translate(-x, -y)
            case "skewX", [angle]:
                matrix = matrix.skew(math.radians(angle))
            case "skewY", [angle]:
                matrix = matrix.skew(0, math.radians(angle))
            case _:
                raise ValueError(name)
    return matrix


def _outline(element: Element) -> str:
    """Any shape as the data of a path; empty when it draws nothing."""
    own = element.attributes
    match element.name:
        case "path":
            return own.get("d", "").strip()
        case "polygon" | "polyline":
            points = own.get("points", "").strip()
            return f"M{points}" if points else ""
        case "line":
            x1, y1, x2, y2 = (_length(own, name) for name in ("x1", "y1", "x2", "y2"))
            return f"M{x1} {y1}L{x2} {y2}"
        case "rect":
            x, y, width, height = (_length(own, name) for name in ("x", "y", "width", "height"))
            return f"M{x} {y}h{width}v{height}h{-width}z" if min(width, height) > 0 else ""
    rx, ry = (_length(own, "r" if element.name == "circle" else name) for name in ("rx", "ry"))
    left, middle = _length(own, "cx") - rx, _length(own, "cy")
    half = f"a{rx} {ry} 0 1 1"
    return f"M{left} {middle}{half} {2 * rx} 0{half} {-2 * rx} 0z" if min(rx, ry) > 0 else ""


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
