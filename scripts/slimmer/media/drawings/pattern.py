"""A mosaic of geometric tiles for every page, chosen by its key: the same key always gives the same mosaic."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, get_args

Shape: TypeAlias = Literal["quarter", "half", "circle", "leaf", "arch", "ring", "square"]
SHAPES: tuple[Shape, ...] = get_args(Shape)

PALETTES = (
    ("teal", "sun", "coral", "sky"),
    ("sky", "teal", "cream", "coral"),
    ("rose", "coral", "teal", "sun"),
    ("sun", "teal", "cream", "coral"),
    ("leaf", "cream", "teal", "sun"),
    ("cream", "teal", "sun", "coral"),
    ("teal", "leaf", "cream", "rose"),
    ("sky", "cream", "leaf", "teal"),
)
"""Names of the drawing colours: the ground first, then what stands on it."""

_OFTEN: Sequence[Shape] = ("quarter", "quarter", "quarter", "half", "half", "leaf", "leaf", "circle", "arch", "ring")
"""Quarter circles most often: they join into larger shapes."""


@dataclass(frozen=True)
class Tile:
    """One shape in a square of side 1 whose upper left corner is (`column`, `row`)."""

    column: int
    row: int
    shape: Shape
    turn: int
    """Quarter turns clockwise, 0 to 3."""
    colour: str


@dataclass(frozen=True)
class Pattern:
    columns: int
    rows: int
    ground: str
    tiles: tuple[Tile, ...]


@cache
def make_pattern(key: str, columns: int, rows: int) -> Pattern:
    digest = hashlib.sha256(key.encode()).digest()
    ground, *colours = PALETTES[digest[0] % len(PALETTES)]
    return Pattern(columns, rows, ground, tuple(_tiles(digest, columns, rows, ground, colours)))


def _tiles(digest: bytes, columns: int, rows: int, ground: str, colours: Sequence[str]) -> Iterator[Tile]:
    """Neighbours share a colour now and then; some squares are filled, which makes the others breathe."""
    bits = int.from_bytes(hashlib.sha512(digest).digest() * (1 + columns * rows // 20))
    colour = colours[0]
    for place in range(columns * rows):
        bits, chance = divmod(bits, 256)
        bits, kind = divmod(bits, 256)
        row, column = divmod(place, columns)
        if chance % 3:
            colour = colours[(colours.index(colour) + 1 + chance % 2) % len(colours)]
        if kind % 5 == 0:
            yield Tile(column, row, "square", 0, colour)
            colour, top = colours[(colours.index(colour) + 1) % len(colours)], ground if chance % 2 else ""
            yield Tile(column, row, _OFTEN[kind % len(_OFTEN)], chance % 4, top or colour)
        else:
            yield Tile(column, row, _OFTEN[kind % len(_OFTEN)], chance % 4, colour)


def pattern_svg(key: str, columns: int, rows: int) -> str:
    """Inline SVG that fills its box; colours are classes, so that it follows the colour scheme."""
    pattern = make_pattern(key, columns, rows)
    wide, high = columns * SIDE, rows * SIDE
    paths = [(pattern.ground, f"M0 0h{wide}v{high}H0z")]
    for tile in pattern.tiles:
        outline = _outline(tile)
        if paths[-1][0] == tile.colour:
            paths[-1] = (tile.colour, paths[-1][1] + outline)
        else:
            paths.append((tile.colour, outline))
    body = "".join(f'<path class="c-{colour}" d="{outline}"/>' for colour, outline in paths)
    return (
        f'<svg class="drawing" viewBox="0 0 {wide} {high}" preserveAspectRatio="xMinYMin slice" aria-hidden="true">'
        f"{body}</svg>"
    )


def shapes_svg() -> str:
    """Each of `SHAPES` in a column, in each of the four turns: a drawing of its own, in black."""
    places = ((column, turn, shape) for column, shape in enumerate(SHAPES) for turn in range(4))
    outline = "".join(_outline(Tile(column, turn, shape, turn, "")) for column, turn, shape in places)
    box = f"0 0 {len(SHAPES) * SIDE} {4 * SIDE}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="{outline}"/></svg>'


SIDE = 40
"""Units of a tile in the SVG."""


def _outline(tile: Tile) -> str:
    """The shape as path data. Points are those of the unturned shape, turned about the middle of the tile."""

    def at(x: float, y: float) -> str:
        for _ in range(tile.turn):
            x, y = 1 - y, x
        return f"{SIDE * (tile.column + x):g} {SIDE * (tile.row + y):g}"

    whole, half = SIDE, SIDE // 2
    match tile.shape:
        case "square":
            return f"M{at(0, 0)}h{whole}v{whole}h-{whole}z"
        case "quarter":
            return f"M{at(0, 0)}L{at(1, 0)}A{whole} {whole} 0 0 1 {at(0, 1)}z"
        case "half":
            return f"M{at(0, 1)}A{half} {half} 0 0 1 {at(1, 1)}z"
        case "leaf":
            return f"M{at(0, 0)}A{whole} {whole} 0 0 1 {at(1, 1)}A{whole} {whole} 0 0 1 {at(0, 0)}z"
        case "arch":
            return f"M{at(0, 1)}L{at(0, 0.5)}A{half} {half} 0 0 1 {at(1, 0.5)}L{at(1, 1)}z"
        case "circle":
            return f"M{at(0, 0.5)}A{half} {half} 0 0 1 {at(1, 0.5)}A{half} {half} 0 0 1 {at(0, 0.5)}z"
        case "ring":
            quarter = SIDE // 4
            return (
                f"M{at(0, 0.5)}A{half} {half} 0 0 1 {at(1, 0.5)}A{half} {half} 0 0 1 {at(0, 0.5)}z"
                f"M{at(0.25, 0.5)}A{quarter} {quarter} 0 0 0 {at(0.75, 0.5)}A{quarter} {quarter} 0 0 0 {at(0.25, 0.5)}z"
            )
