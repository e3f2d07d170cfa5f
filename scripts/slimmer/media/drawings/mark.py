"""The mark of the site in pixels, and the icons made from it: `assets/mark.svg` is the only place where it is drawn."""

import io
from collections.abc import Callable, Mapping

from PIL import Image

from slimmer.media.drawings.raster import rasterise
from slimmer.media.drawings.tokens import Identity, ThemeIncomplete

ICO_SIZES = (16, 32, 48)
TOUCH = 180
"""Pixels."""


def make_ico(identity: Identity) -> bytes:
    small = [draw_mark(identity.mark, size) for size in ICO_SIZES]
    file = io.BytesIO()
    small[-1].save(file, "ICO", sizes=[(size, size) for size in ICO_SIZES], append_images=small[:-1])
    return file.getvalue()


def make_touch_icon(identity: Identity) -> bytes:
    """Filled to its corners, which a telephone rounds as it likes: with the mark's own ground, when it reaches the edge
    in the middle of each side, else with that of the page."""
    mark, middle, end = draw_mark(identity.mark, TOUCH), TOUCH // 2, TOUCH - 1
    edges = {mark.getpixel(place) for place in ((middle, 0), (middle, end), (0, middle), (end, middle))}
    own = edges.pop()
    if not edges and isinstance(own, tuple) and own[3] == 255:
        ground = Image.new("RGBA", mark.size, own)
    else:
        ground = Image.new("RGBA", mark.size, identity.colours["ground"])
        mark = draw_mark(identity.mark, TOUCH * 4 // 5)
    ground.alpha_composite(mark, ((TOUCH - mark.width) // 2, (TOUCH - mark.height) // 2))
    file = io.BytesIO()
    ground.convert("RGB").save(file, "PNG", optimize=True)
    return file.getvalue()


ICONS: Mapping[str, Callable[[Identity], bytes]] = {"favicon.ico": make_ico, "apple-touch-icon.png": make_touch_icon}
"""Their fixed addresses."""


def draw_mark(svg: str, size: int) -> Image.Image:
    """RGBA in a square of `size` pixels. Raises `ThemeIncomplete` when it is no drawing."""
    try:
        mark = rasterise(svg, size)
    except ValueError as error:
        raise ThemeIncomplete(f"assets/mark.svg: geen tekening (SVG). / not a drawing: {error}") from error
    mark.thumbnail((size, size))
    square = Image.new("RGBA", (size, size))
    square.alpha_composite(mark, ((size - mark.width) // 2, (size - mark.height) // 2))
    return square
