"""The bytes of a picture in a text → the files that visitors get: AVIF, WebP, and one that everything can show."""

import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from PIL import Image, features
from PIL import __version__ as pillow_version

from slimmer.media.pictures.decode import Limits, decode_picture
from slimmer.media.pictures.kinds import kind_of
from slimmer.media.pictures.outcome import Refused, Rendition, Renditions
from slimmer.media.pictures.renditions import Recipe
from slimmer.media.svg.clean import clean_tree
from slimmer.media.svg.tree import render_tree
from slimmer.model.problem import term
from slimmer.text.file_names import PICTURES

LIMITS = Limits("picture", ("JPEG", "PNG", "WEBP", "AVIF", "GIF"), bytes=20_000_000, pixels=100_000_000)

WIDTHS = (1200, 800, 480)
"""Pixels. A text is 640 CSS pixels wide and a card 350; a mail shows at most 1200."""
HIGHEST = 4000
"""Pixels; WebP ends at 16,383."""
LARGE = (2560, 2560)
"""Of a photo that a text links to."""

_LESS = 0.9
"""A size that is hardly narrower than the one before is no gain."""

_SAVE: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    # AVIF gives other bytes on more threads; speed 8 is a third faster than 7 for the same size.
    ".avif": ("AVIF", {"quality": 60, "speed": 8, "max_threads": 1}),
    ".webp": ("WEBP", {"quality": 80, "method": 3}),
    ".jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
    ".png": ("PNG", {"optimize": True}),
    ".gif": ("GIF", {}),
}


def make_picture(content: bytes, suffix: str, photo: Callable[[bytes, str], Renditions]) -> Renditions:
    """A drawing stays a drawing; the rest goes through `photo`. Raises `Refused`."""
    kind, wanted = kind_of(content), PICTURES[suffix.lower()]
    if kind == "heic":
        raise Refused("picture-heic")
    if kind not in (wanted, ""):
        ending = next((name for name, one in PICTURES.items() if one == kind), "")
        raise Refused("picture-named" if ending else "picture-format", kind=term(kind), ending=ending)
    if wanted == "svg":
        root = clean_tree(content)
        width, height = (max(1, round(float(root.attributes[side]))) for side in ("width", "height"))
        return (Rendition(".svg", width, height, render_tree(root)),)
    return photo(content, suffix.lower())


def _shown(content: bytes, _: str) -> Renditions:
    """AVIF and WebP from narrow to wide, and last what everything can show."""
    pictures = list(_sizes(_decode(content, (WIDTHS[0], HIGHEST))))
    modern = (_saved(one, kind) for kind in (".avif", ".webp") for one in reversed(pictures))
    return (*modern, _plain(pictures[0]))


def _quick(content: bytes, _: str) -> Renditions:
    """Only the last of these, in a tenth of the time."""
    return (_plain(_decode(content, (WIDTHS[0], HIGHEST))),)


def _linked(content: bytes, suffix: str) -> Renditions:
    """Large and in its own format, without what a camera wrote into it."""
    kind = ".jpg" if suffix == ".jpeg" else suffix
    return (_saved(_decode(content, LARGE), kind, quality=90),)


def _decode(content: bytes, box: tuple[int, int]) -> Image.Image:
    """RGB, or RGBA when something shines through."""
    picture = decode_picture(content, LIMITS, box)
    if picture.mode == "CMYK":
        raise Refused("picture-cmyk")
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() != (255, 255):
        return picture
    return picture.convert("RGB")


def _sizes(picture: Image.Image) -> Iterator[Image.Image]:
    """From wide to narrow, each made from the one before; never wider than the source."""
    yield picture
    for width in WIDTHS[1:]:
        if width < _LESS * picture.width:
            height = max(1, round(picture.height * width / picture.width))
            picture = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
            yield picture


def _plain(picture: Image.Image) -> Rendition:
    return _saved(picture, ".png" if picture.mode == "RGBA" else ".jpg")


def _saved(picture: Image.Image, suffix: str, **changes: int) -> Rendition:
    content = io.BytesIO()
    kind, options = _SAVE[suffix]
    picture.save(content, kind, **{**options, **changes})
    return Rendition(suffix, *picture.size, content.getvalue())


def _recipe(name: str, photo: Callable[[bytes, str], Renditions], seconds: float) -> Recipe:
    codecs = " ".join(str(features.version(one)) for one in ("jpg", "zlib", "webp", "avif", "littlecms2"))
    return Recipe(f"{name} 2026-11 {pillow_version} {codecs}", partial(make_picture, photo=photo), LIMITS, seconds)


SHOWN = _recipe("shown", _shown, seconds=1)
"""For a page: `AVIF, WebP` at `WIDTHS`, and a JPEG, or a PNG where something shines through."""
QUICK = _recipe("quick", _quick, seconds=0.1)
"""For a preview."""
LINKED = _recipe("linked", _linked, seconds=1)
"""For a link to the file itself."""
