"""The icons of the site at their fixed addresses, drawn from the mark."""

import io
from collections.abc import Iterator

from PIL import Image

from slimmer.media.drawings.canvas import Canvas, rounded_mask
from slimmer.media.drawings.mark import GROUND, MARK, draw_mark
from slimmer.media.drawings.tokens import Identity

TOUCH = "apple-touch-icon.png"
ICO_SIZES = (16, 32, 48)


def make_icons(identity: Identity) -> Iterator[tuple[str, bytes]]:
    """(address, content); all of them together are a few kilobytes."""
    yield "favicon.ico", _ico(identity)
    yield TOUCH, _square(180, identity)


def _square(size: int, identity: Identity) -> bytes:
    """Filled to its corners, which a telephone rounds as it likes; the mark stays within the middle four fifths."""
    canvas = Canvas(size, size, GROUND, identity.colours)
    side = round(size * 0.29)
    canvas.mosaic(MARK, (size - 2 * side) // 2, (size - 2 * side) // 2, side)
    return canvas.png()


def _ico(identity: Identity) -> bytes:
    pictures = [_small(size, identity) for size in ICO_SIZES]
    file = io.BytesIO()
    pictures[-1].save(file, "ICO", sizes=[(size, size) for size in ICO_SIZES], append_images=pictures[:-1])
    return file.getvalue()


def _small(size: int, identity: Identity) -> Image.Image:
    """With round corners on nothing, for the tab of a browser in any colour."""
    canvas = Canvas(size, size, GROUND, identity.colours)
    draw_mark(canvas, 0, 0, size, GROUND)
    picture = canvas.rgb().convert("RGBA")
    picture.putalpha(rounded_mask(size))
    return picture
