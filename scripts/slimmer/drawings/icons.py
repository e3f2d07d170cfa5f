"""The icons of the site at their fixed addresses, drawn from the mark, and the manifest that names them."""

import io
import json
from collections.abc import Iterator

from PIL import Image

from slimmer.drawings.canvas import Canvas, rounded_mask
from slimmer.drawings.mark import GROUND, MARK, draw_mark
from slimmer.drawings.tokens import Identity, hexadecimal

MANIFEST = "site.webmanifest"
TOUCH = "apple-touch-icon.png"
SIZES = (192, 512)
ICO_SIZES = (16, 32, 48)


def make_icons(site_name: str, locale: str, identity: Identity) -> Iterator[tuple[str, bytes]]:
    """(address, content); all of them together are a few kilobytes."""
    yield "favicon.ico", _ico(identity)
    yield TOUCH, _square(180, identity)
    for size in SIZES:
        yield f"icon-{size}.png", _square(size, identity)
    yield MANIFEST, _manifest(site_name, locale, identity)


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


def _manifest(site_name: str, locale: str, identity: Identity) -> bytes:
    found = {
        "name": site_name,
        "lang": locale,
        "start_url": "./",
        "display": "browser",
        "background_color": hexadecimal(identity.colours["ground"]),
        "theme_color": hexadecimal(identity.colours[GROUND]),
        "icons": [
            {"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"}
            for size in SIZES
        ],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()
