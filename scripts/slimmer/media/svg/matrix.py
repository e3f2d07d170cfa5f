"""The attribute `transform` as a matrix."""

import math
import re

Matrix = tuple[float, float, float, float, float, float]
"""a to f, as SVG's `matrix(…)` orders them."""

SAME: Matrix = (1, 0, 0, 1, 0, 0)
_STEP = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)\s*")


def parse_matrix(text: str) -> Matrix:
    """All steps of a `transform` as one. Raises `ValueError` for what is not a transform."""
    if _STEP.sub("", text).strip():
        raise ValueError(text)
    found = SAME
    for name, rest in _STEP.findall(text):
        found = times(found, _step(name, list(map(float, rest.replace(",", " ").split()))))
    return found


def moved(matrix: Matrix, x: float, y: float) -> Matrix:
    return times(matrix, (1, 0, 0, 1, x, y))


def times(one: Matrix, two: Matrix) -> Matrix:
    """First `two`, then `one`: as nested elements do."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def _step(name: str, values: list[float]) -> Matrix:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *rest] if len(rest) < 2:
            return 1, 0, 0, 1, x, sum(rest)
        case "scale", [x, *rest] if len(rest) < 2:
            return x, 0, 0, rest[0] if rest else x, 0, 0
        case "rotate", [angle, *rest] if len(rest) in (0, 2):
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            x, y = rest or (0, 0)
            return cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos
        case "skewX", [angle]:
            return 1, 0, math.tan(math.radians(angle)), 1, 0, 0
        case "skewY", [angle]:
            return 1, math.tan(math.radians(angle)), 0, 1, 0, 0
    raise ValueError(name)
