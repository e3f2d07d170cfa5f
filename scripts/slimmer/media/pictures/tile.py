"""The tile on which every logo stands: one size, one optical weight, and a ground on which it shows.

What counts is what one sees, so margins come off first. The ground is part of the picture, so it is the same in the
light and the dark colour scheme, in print and in a mail.
"""

import math
from typing import TYPE_CHECKING, Literal, TypeAlias

from PIL import Image, ImageChops, ImageFilter

from slimmer.media.pictures.outcome import Refused
from slimmer.media.svg.clean import number, view_box
from slimmer.media.svg.tree import Element

if TYPE_CHECKING:
    from slimmer.media.svg.shapes import Box, Shape

WIDTH, HEIGHT = 240, 120
"""CSS pixels of the tile."""
SCALES = (1, 2)
"""Pixels to a CSS pixel: ordinary and sharp screens."""
REACH = 208, 84
"""The most that a logo takes of it."""
AREA = 82 * 82
"""Square CSS pixels: logos of equal area look equally large, whatever their shape."""

Ground: TypeAlias = Literal["light", "dark"]
GROUNDS: dict[Ground, str] = {"light": "#ffffff", "dark": "#16313f"}
"""White, because many logos bring a white ground of their own; dark for those drawn in white."""

_FAINT = 8
"""Alpha up to this is not seen."""
_PAPER = 235
"""Each of red, green and blue of a ground that counts as white."""
_NOISE = 20
"""How far from the colour of the paper JPEG's own noise goes."""
_EXPOSED = 0.4
"""The share of an outline, or of the area, that may be white before white is no ground for it."""
_LARGEST = 50
"""Shapes that are looked at for white inside them."""


def optical_size(width: float, height: float) -> tuple[float, float]:
    """The size in CSS pixels at which a logo of this shape is shown: equal area, within reach."""
    scale = math.sqrt(AREA / (width * height))
    scale = min(scale, REACH[0] / width, REACH[1] / height)
    return width * scale, height * scale


def trim(picture: Image.Image) -> Image.Image:
    """Without transparent margins and then without white ones. Raises `Refused` when nothing is left."""
    box = picture.getchannel("A").point(lambda alpha: 255 * (alpha > _FAINT)).getbbox()
    if box is None:
        raise Refused("logo-empty")
    picture = picture.crop(box)
    papers = [colour for colour in _corners(picture) if min(colour) >= _PAPER]
    if len(papers) < 2:
        return picture
    # White letters on transparency touch no corner; where two corners are white, white is the ground.
    paper = Image.new("RGB", picture.size, papers[0][:3])
    bands = ImageChops.difference(picture.convert("RGB"), paper).split()
    farthest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    box = farthest.point(lambda value: 255 * (value > _NOISE)).getbbox()
    if box is None:
        raise Refused("logo-empty")
    return picture.crop(box)


def tile_picture(picture: Image.Image) -> dict[int, Image.Image]:
    """A trimmed RGBA picture on its tile, as RGB, per number of pixels to a CSS pixel (`SCALES`)."""
    size = optical_size(*picture.size)
    tiles: dict[int, Image.Image] = {}
    ground = ""
    # The largest first: the others are made from it, which is as good and much faster.
    for scale in sorted(SCALES, reverse=True):
        wide, high = (max(1, round(side * scale)) for side in size)
        picture = picture.resize((wide, high), Image.Resampling.LANCZOS)
        ground = ground or GROUNDS[_ground_of_picture(picture)]
        tile = Image.new("RGBA", (WIDTH * scale, HEIGHT * scale), ground)
        tile.alpha_composite(picture, ((tile.width - wide) // 2, (tile.height - high) // 2))
        tiles[scale] = tile.convert("RGB")
    return tiles


def _ground_of_picture(picture: Image.Image) -> Ground:
    """Dark for what was drawn in white: much of its outline against transparency is nearly white."""
    seen = picture.getchannel("A").point(lambda alpha: 255 * (alpha > 128))
    if _count(seen) == picture.width * picture.height:
        return "light"
    framed = Image.new("L", (seen.width + 2, seen.height + 2))
    framed.paste(seen, (1, 1))
    inside = framed.filter(ImageFilter.MinFilter(3)).crop((1, 1, seen.width + 1, seen.height + 1))
    outline = ImageChops.subtract(seen, inside)
    red, green, blue, _ = picture.split()
    white = ImageChops.darker(ImageChops.darker(red, green), blue).point(lambda value: 255 * (value > 215))
    exposed = _count(ImageChops.darker(outline, white)) / max(1, _count(outline))
    coloured = 1 - _count(ImageChops.darker(seen, white)) / max(1, _count(seen))
    # Colours inside an unbroken white edge bring a white ground of their own.
    brings_paper = exposed > 0.95 and coloured > 0.05
    return "dark" if exposed > _EXPOSED and not brings_paper else "light"


def _count(mask: Image.Image) -> int:
    return mask.histogram()[255]


def tile_drawing(root: Element) -> Element:
    """A clean drawing on its tile. Raises `Refused` when it draws nothing."""
    from slimmer.media.svg.shapes import bounds, drawn_shapes

    shapes = drawn_shapes(root)
    x, y, width, height = view_box(root)
    ground, drawn = _ground_of_drawing(shapes, width * height)
    if not drawn:
        raise Refused("logo-empty")
    left, top, right, bottom = _within(bounds(drawn), (x, y, x + width, y + height))
    wide, high = optical_size(right - left, bottom - top)
    place = {"x": (WIDTH - wide) / 2, "y": (HEIGHT - high) / 2, "width": wide, "height": high}
    inner = Element("svg", {**root.attributes, **{name: number(value) for name, value in place.items()}}, root.children)
    inner.attributes["viewBox"] = " ".join(map(number, (left, top, right - left, bottom - top)))
    size = {"width": str(WIDTH), "height": str(HEIGHT)}
    paper = Element("rect", {**size, "fill": GROUNDS[ground]})
    return Element("svg", {**size, "viewBox": f"0 0 {WIDTH} {HEIGHT}"}, [paper, inner])


def _ground_of_drawing(shapes: list["Shape"], whole: float) -> tuple[Ground, list["Shape"]]:
    """The ground, and the shapes without the white ones below everything, which are paper."""
    under = next((number for number, shape in enumerate(shapes) if not shape.light), len(shapes))
    if under == len(shapes):
        return "dark", shapes
    paper = [shape for shape in shapes[:under] if shape.box and _area(shape.box) > 0.9 * whole]
    if paper:
        return "light", shapes[under:]
    dark = sorted((shape.box for shape in shapes if not shape.light and shape.box), key=_area)
    white = [shape.box for shape in shapes if shape.light and shape.box]
    exposed = [box for box in white if not any(_holds(one, box) for one in dark[-_LARGEST:])]
    share = sum(map(_area, exposed)) / (sum(map(_area, [*exposed, *dark])) or 1)
    return ("dark" if share > _EXPOSED else "light"), shapes


def _within(box: "Box | None", view: "Box") -> "Box":
    """What is drawn, with a hair of room, as far as the view shows it."""
    if box is None:
        return view
    room = 0.01 * max(box[2] - box[0], box[3] - box[1])
    left, top = max(view[0], box[0] - room), max(view[1], box[1] - room)
    right, bottom = min(view[2], box[2] + room), min(view[3], box[3] + room)
    # Drawn outside its own view, or next to nothing: then the view is what was meant.
    return (left, top, right, bottom) if min(right - left, bottom - top) > 0.01 else view


def _area(box: "Box") -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(outer: "Box", inner: "Box") -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def _corners(picture: Image.Image) -> list[tuple[int, ...]]:
    right, bottom = picture.width - 1, picture.height - 1
    found = [picture.getpixel(place) for place in ((0, 0), (right, 0), (0, bottom), (right, bottom))]
    return [colour for colour in found if isinstance(colour, tuple)]
