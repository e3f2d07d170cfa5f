"""A PNG of few colours: an index per pixel, and steps between two colours where an edge is smooth.

The palette is the same for every picture of one identity, so what is drawn once can be pasted again.
"""

import zlib
from collections.abc import Mapping
from functools import cache
from itertools import combinations
from math import ceil

from PIL import Image, ImageDraw

from slimmer.media.drawings.lettering import Lettering
from slimmer.media.drawings.pattern import PALETTES, SHAPES, Pattern, Shape, shapes_svg
from slimmer.media.drawings.raster import rasterise
from slimmer.media.drawings.tokens import Colour

INKS = ("ink", "teal")
"""Colours of text, on `ground`."""
_LETTER, _EDGE, OWN = 15, 8, 48
"""Steps from the ground to a letter, colours between two shapes, and colours left for a picture of its own."""
_SOLID = tuple(sorted({name for palette in PALETTES for name in palette}))
_PAIRS = {pair: number for number, pair in enumerate(combinations(_SOLID, 2))}
_FIRST_SOLID = len(INKS) * (_LETTER + 1)
_FIRST_EDGE = _FIRST_SOLID + len(_SOLID)
_FIRST_OWN = _FIRST_EDGE + len(_PAIRS) * _EDGE


class Canvas:
    """Draw in the order in which things lie on each other; `png` gives the file."""

    def __init__(self, width: int, height: int, colours: Mapping[str, Colour]) -> None:
        """Filled with `ground`."""
        self._palette = b"".join(map(bytes, _make_palette(colours)))
        # Before each row of a PNG stands how it is filtered: not at all, which is 0, as the ground is.
        self._take(bytearray((width + 1) * height), (width + 1, height))

    def _take(self, rows: bytearray, size: tuple[int, int]) -> None:
        """The image draws in `rows` itself; to copy them out of it would take as long as all drawing."""
        self._rows, self._image = rows, Image.frombuffer("L", size, rows, "raw", "L", 0, 1)
        self._image.readonly = 0
        self._draw = ImageDraw.Draw(self._image)

    def copy(self) -> "Canvas":
        other = Canvas.__new__(Canvas)
        other._palette = self._palette
        other._take(bytearray(self._rows), self._image.size)
        return other

    def mosaic(self, pattern: Pattern, left: int, top: int, side: int) -> None:
        """Tiles of `side` pixels."""
        under = dict.fromkeys(((tile.column, tile.row) for tile in pattern.tiles), pattern.ground)
        for tile in pattern.tiles:
            place = left + 1 + tile.column * side, top + tile.row * side
            below = under[tile.column, tile.row]
            if tile.shape == "square":
                under[tile.column, tile.row] = tile.colour
            self._image.paste(_tile(tile.shape, tile.turn, side, tile.colour, below), place)

    def text(self, text: str, left: int, top: int, size: int, font: Lettering, ink: str = "ink") -> None:
        """One line on the ground; `top` is that of the line, above its letters."""
        first = INKS.index(ink) * (_LETTER + 1)
        if first:
            self._image.paste(first, (left + 1, top, left + 1 + ceil(font.width(text, size)), top + 2 * size))
        for mask, right, below in font.glyphs(text, size):
            self._draw.bitmap((left + 1 + right, top + below), mask, first + _LETTER)

    def paste(self, picture: Image.Image, left: int, top: int) -> None:
        """One RGB picture, in at most `OWN` colours."""
        few = picture.quantize(OWN, dither=Image.Dither.NONE)
        own = bytes(few.getpalette() or ())[: 3 * OWN]
        self._palette = self._palette[: 3 * _FIRST_OWN] + own
        indexes = [min(_FIRST_OWN + index, 255) for index in range(256)]
        self._image.paste(Image.frombytes("L", few.size, few.tobytes()).point(indexes), (left + 1, top))

    def png(self) -> bytes:
        """As Pillow would write it, in half the time: long runs need neither filter nor search."""
        squeeze = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, 5, zlib.Z_RLE)
        rows = squeeze.compress(self._rows) + squeeze.flush()
        head = (self._image.width - 1).to_bytes(4) + self._image.height.to_bytes(4) + bytes((8, 3, 0, 0, 0))
        chunks = ((b"IHDR", head), (b"PLTE", self._palette), (b"IDAT", rows), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)
            for name, content in chunks
        )


def _make_palette(colours: Mapping[str, Colour]) -> list[Colour]:
    palette: list[Colour] = []
    for ink in INKS:
        palette += _between(colours["ground"], colours[ink], range(_LETTER + 1), _LETTER)
    palette += (colours[name] for name in _SOLID)
    for one, other in _PAIRS:
        palette += _between(colours[one], colours[other], range(1, _EDGE + 1), _EDGE + 1)
    return palette


def _between(one: Colour, other: Colour, steps: range, last: int) -> list[Colour]:
    return [tuple(round(a + (b - a) * step / last) for a, b in zip(one, other, strict=True)) for step in steps]  # type: ignore[misc]


@cache
def _indexes(colour: str, under: str) -> list[int]:
    """For each value of a mask, from nothing to full."""
    ends = [_FIRST_SOLID + _SOLID.index(name) for name in (under, colour)]
    if colour == under:
        return [ends[0]] * 256
    low, high = sorted((under, colour))
    first = _FIRST_EDGE + _PAIRS[low, high] * _EDGE
    ramp = [*range(first, first + _EDGE)]
    steps = [ends[0], *(ramp if low == under else ramp[::-1]), ends[1]]
    return [steps[round(value / 255 * (_EDGE + 1))] for value in range(256)]


@cache
def _tile(shape: Shape, turn: int, side: int, colour: str, under: str) -> Image.Image:
    left, top = SHAPES.index(shape) * side, turn * side
    return _shapes(side).crop((left, top, left + side, top + side)).point(_indexes(colour, under))


@cache
def _shapes(side: int) -> Image.Image:
    """White on black, with smooth edges; all at once, as resvg takes five milliseconds to begin."""
    return rasterise(shapes_svg(), len(SHAPES) * side).getchannel("A")
