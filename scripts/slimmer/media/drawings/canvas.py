"""A picture of few colours: an index per pixel, and steps between two colours where an edge is smooth."""

import io
import zlib
from collections.abc import Callable, Mapping
from functools import cache

from PIL import Image, ImageDraw

from slimmer.media.drawings.pattern import Pattern, Shape
from slimmer.media.drawings.tokens import Colour

STEPS = 12
"""Between one colour and another. With the colours of one card this stays below the 256 of a palette."""
_STEP_OF = tuple(round(value / 255 * (STEPS - 1)) for value in range(256))
"""How far from the one colour to the other a value of a mask is."""
_FINE = 4
"""Pixels drawn for each that is kept, along both sides."""


class Canvas:
    """Draw in the order in which things lie on each other; `png` gives the file."""

    def __init__(self, width: int, height: int, ground: str, colours: Mapping[str, Colour]) -> None:
        self._colours = colours
        self._ramps: dict[tuple[str, str], int] = {}
        self._palette: list[Colour] = []
        self._image = Image.new("P", (width, height), self._ramp(ground, ground))

    def fill(self, left: int, top: int, width: int, height: int, colour: str) -> None:
        self._image.paste(self._ramp(colour, colour), (left, top, left + width, top + height))

    def lay(self, mask: Image.Image, left: int, top: int, colour: str, under: str) -> None:
        """What the mask covers in `colour`; all of its rectangle was `under` before."""
        if colour != under:
            first = self._ramp(under, colour)
            self._image.paste(mask.point([first + step for step in _STEP_OF]), (left, top))

    def mosaic(self, pattern: Pattern, left: int, top: int, side: int) -> None:
        """Tiles of `side` pixels."""
        self.fill(left, top, pattern.columns * side, pattern.rows * side, pattern.ground)
        under = dict.fromkeys(((tile.column, tile.row) for tile in pattern.tiles), pattern.ground)
        for tile in pattern.tiles:
            x, y = left + tile.column * side, top + tile.row * side
            if tile.shape == "square":
                self.fill(x, y, side, side, tile.colour)
                under[tile.column, tile.row] = tile.colour
            else:
                self.lay(tile_mask(tile.shape, tile.turn, side), x, y, tile.colour, under[tile.column, tile.row])

    def rounded(self, left: int, top: int, size: int, colour: str, under: str) -> None:
        """A square with round corners."""
        self.lay(rounded_mask(size), left, top, colour, under)

    def png(self) -> bytes:
        file = io.BytesIO()
        self._colour().save(file, "PNG", compress_type=zlib.Z_RLE)
        return file.getvalue()

    def rgb(self) -> Image.Image:
        return self._colour().convert("RGB")

    def _colour(self) -> Image.Image:
        self._image.putpalette([value for colour in self._palette for value in colour])
        return self._image

    def _ramp(self, under: str, over: str) -> int:
        """The index of the first of the steps from one colour to another."""
        if (under, over) not in self._ramps:
            self._ramps[under, over] = len(self._palette)
            steps = 1 if under == over else STEPS
            low, high = self._colours[under], self._colours[over]
            for step in range(steps):
                part = step / max(steps - 1, 1)
                red, green, blue = (round(a + (b - a) * part) for a, b in zip(low, high, strict=True))
                self._palette.append((red, green, blue))
        return self._ramps[under, over]


@cache
def tile_mask(shape: Shape, turn: int, side: int) -> Image.Image:
    """The shape of a tile as `pattern_svg` has it, white on black, with smooth edges."""
    fine = side * _FINE
    mask = Image.new("L", (fine, fine))
    _SHAPES[shape](ImageDraw.Draw(mask), fine)
    if shape == "leaf":
        other = Image.new("L", (fine, fine))
        _disc(ImageDraw.Draw(other), fine, 0, fine)
        mask.paste(0, mask=other.point(lambda value: 255 - value))
    turns = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)[turn]
    return (mask if turns is None else mask.transpose(turns)).reduce(_FINE)


@cache
def rounded_mask(size: int) -> Image.Image:
    fine = size * _FINE
    mask = Image.new("L", (fine, fine))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, fine - 1, fine - 1), fine * 9 // 40, fill=255)
    return mask.reduce(_FINE)


def _disc(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, value: int = 255) -> None:
    draw.ellipse((x - radius, y - radius, x + radius - 1, y + radius - 1), fill=value)


def _arch(draw: ImageDraw.ImageDraw, side: int) -> None:
    _disc(draw, side / 2, side / 2, side / 2)
    draw.rectangle((0, side // 2, side, side), fill=255)


def _ring(draw: ImageDraw.ImageDraw, side: int) -> None:
    _disc(draw, side / 2, side / 2, side / 2)
    _disc(draw, side / 2, side / 2, side / 4, 0)


_SHAPES: Mapping[Shape, Callable[[ImageDraw.ImageDraw, int], None]] = {
    "square": lambda draw, side: draw.rectangle((0, 0, side, side), fill=255),
    "quarter": lambda draw, side: _disc(draw, 0, 0, side),
    "half": lambda draw, side: _disc(draw, side / 2, side, side / 2),
    "circle": lambda draw, side: _disc(draw, side / 2, side / 2, side / 2),
    "leaf": lambda draw, side: _disc(draw, 0, side, side),
    "arch": _arch,
    "ring": _ring,
}
