"""The mark of the site in pixels, and the icons made from it: `assets/mark.svg` is the only place where it is drawn."""

import io
from collections.abc import Iterator

from PIL import Image

from slimmer.media.drawings.raster import rasterise
from slimmer.media.drawings.tokens import Identity, ThemeIncomplete

TOUCH = "apple-touch-icon.png"
ICO_SIZES = (16, 32, 48)


def make_icons(identity: Identity) -> Iterator[tuple[str, bytes]]:
    """(address, content); all of them together are a few kilobytes."""
    small = [draw_mark(identity.mark, size) for size in ICO_SIZES]
    ico, touch = io.BytesIO(), io.BytesIO()
    small[-1].save(ico, "ICO", sizes=[(size, size) for size in ICO_SIZES], append_images=small[:-1])
    _filled(identity, 180).save(touch, "PNG", optimize=True)
    yield "favicon.ico", ico.getvalue()
    yield TOUCH, touch.getvalue()


def draw_mark(svg: str, size: int) -> Image.Image:
    """RGBA in a square of `size` pixels. Raises `ThemeIncomplete` when it is no drawing."""
    try:
        mark = rasterise(svg, size)
    except ValueError as error:
        raise ThemeIncomplete(f"assets/mark.svg: {error}") from error
    mark.thumbnail((size, size))
    square = Image.new("RGBA", (size, size))
    square.alpha_composite(mark, ((size - mark.width) // 2, (size - mark.height) // 2))
    return square


def _filled(identity: Identity, size: int) -> Image.Image:
    """To its corners, which a telephone rounds as it likes: with the mark's own ground, when it reaches the edge in the
    middle of each side, else with that of the page."""
    mark, middle, end = draw_mark(identity.mark, size), size // 2, size - 1
    edges = {mark.getpixel(place) for place in ((middle, 0), (middle, end), (0, middle), (end, middle))}
    own = edges.pop()
    if not edges and isinstance(own, tuple) and own[3] == 255:
        ground = Image.new("RGBA", mark.size, own)
    else:
        ground = Image.new("RGBA", mark.size, identity.colours["ground"])
        side = size * 4 // 5
        mark = draw_mark(identity.mark, side)
    ground.alpha_composite(mark, ((size - mark.width) // 2, (size - mark.height) // 2))
    return ground.convert("RGB")
