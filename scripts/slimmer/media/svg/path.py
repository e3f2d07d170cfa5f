"""The points that a path passes through, close enough to know what it covers."""

import cmath
import math
import re
from collections.abc import Iterator
from itertools import pairwise

Point = complex
"""x + y·j, in the units of the drawing."""

STEPS = 12
"""Points on each curve; the ends are exact, what bulges between two is less than 1 % of the curve."""

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_GAP = " ?"
_COMMAND = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_NUMBERS = re.compile(rf"{_GAP}({_NUMBER})")
# The two flags of an arc may stand against each other and against the number after them.
_ARC = re.compile(_GAP.join(["", *[f"({_NUMBER})"] * 3, "([01])", "([01])", *[f"({_NUMBER})"] * 2]))
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def path_points(data: str) -> list[Point]:
    """Points on the outline of `d`. Raises `ValueError` for what is not a path."""
    points: list[Point] = []
    start = at = handle = 0j
    before = ""
    for command, numbers in _commands(data):
        kind, origin = command.upper(), at if command.islower() else 0j
        if kind == "Z":
            at = start
        elif kind == "A":
            end = origin + complex(*numbers[5:])
            points += _arc(at, end, numbers)
            at = end
        elif kind in "HV":
            at = (
                complex(origin.real + numbers[0], at.imag)
                if kind == "H"
                else complex(at.real, origin.imag + numbers[0])
            )
        else:
            given = [origin + complex(*numbers[index : index + 2]) for index in range(0, len(numbers), 2)]
            if kind in "ST":
                # A smooth curve leaves in the direction in which the one before it arrived.
                given.insert(0, 2 * at - handle if before in ("CS" if kind == "S" else "QT") else at)
            points += _curve([at, *given])
            handle, at = given[-2] if len(given) > 1 else at, given[-1]
        if kind == "M":
            start = at
        points.append(at)
        before = kind
    return points


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    if _COMMAND.sub("", data).strip():
        raise ValueError(data[:20])
    for command, rest in _COMMAND.findall(re.sub(r"[\s,]+", " ", data)):
        takes, arc = _TAKES[command.upper()], command in "Aa"
        pattern = _ARC if arc else _NUMBERS
        found = [value for match in pattern.finditer(rest) for value in match.groups()]
        if pattern.sub("", rest).strip() or (len(found) % takes if takes else found) or (takes and not found):
            raise ValueError(rest[:20])
        for index in range(0, len(found) or 1, takes or 1):
            numbers = list(map(float, found[index : index + takes]))
            # More pairs after a "move to" are lines.
            yield ({"M": "L", "m": "l"}.get(command, command) if index else command), numbers


def _curve(handles: list[Point]) -> Iterator[Point]:
    """A Bézier curve of any degree, by De Casteljau's rule."""
    if len(handles) == 2:
        return
    for step in range(1, STEPS):
        t, line = step / STEPS, handles
        while len(line) > 1:
            line = [one + (two - one) * t for one, two in pairwise(line)]
        yield line[0]


def _arc(start: Point, end: Point, numbers: list[float]) -> Iterator[Point]:
    """From end points to centre: SVG 2, appendix B.2.4, in a plane where the ellipse is the unit circle."""
    radius_x, radius_y, rotation, large, sweep = abs(numbers[0]), abs(numbers[1]), *numbers[2:5]
    if not radius_x or not radius_y or start == end:
        return
    turn = cmath.rect(1, math.radians(rotation))

    def to_circle(point: Point) -> Point:
        point /= turn
        return complex(point.real / radius_x, point.imag / radius_y)

    one, two = to_circle(start), to_circle(end)
    half = abs(two - one) / 2
    scale = max(1.0, half)
    height = math.sqrt(max(0.0, scale**2 - half**2)) * (1 if large != sweep else -1)
    middle = (one + two) / 2 + height * 1j * (two - one) / abs(two - one)
    first, last = cmath.phase(one - middle), cmath.phase(two - middle)
    way = (last - first) % math.tau if sweep else -((first - last) % math.tau)
    for step in range(1, 2 * STEPS):
        point = middle + cmath.rect(scale, first + way * step / (2 * STEPS))
        yield complex(point.real * radius_x, point.imag * radius_y) * turn
