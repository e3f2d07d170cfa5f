"""A picture as HTML: the newest format that a browser knows, at the width that it needs."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from markupsafe import Markup

from slimmer.media.pictures.outcome import PictureFile
from slimmer.media.pictures.uses import FOLDER
from slimmer.render.links import To
from slimmer.views.values import Picture

_MEASURE, _TALLEST = 621, 720
"""CSS pixels of a picture in a text: what `--measure` is, and what a screen shows of one that stands upright."""
_SIZES = "(min-width: 41rem) {}, calc(100vw - 2.2rem)"
"""A narrow screen is filled but for `--gap`."""
_TYPES = {".avif": "image/avif", ".webp": "image/webp"}


def card_picture(picture: Picture, to: To) -> Markup:
    """`<picture>` for a card, which the style makes fill its width."""
    return _picture(picture, to, "22rem", picture.plain.width, {"loading": "lazy"})


def text_picture(picture: Picture, to: To, *, first: bool) -> Markup:
    """`<picture>` for a text; the first one of a page comes at once and before other files."""
    one = picture.plain
    upright = round(_TALLEST * one.width / one.height)
    size, width = (f"{_MEASURE}px", one.width) if upright >= _MEASURE else (f"{upright}px", min(upright, one.width))
    return _picture(picture, to, size, width, {"fetchpriority": "high"} if first else {"loading": "lazy"})


def plain_picture(picture: Picture, to: To, widest: int = 0) -> Markup:
    """`<img>` alone, for a feed or a mail; `widest` in CSS pixels."""
    return _image(picture, to, min(picture.plain.width, widest or picture.plain.width), {})


def _picture(picture: Picture, to: To, size: str, width: int, more: Mapping[str, str]) -> Markup:
    sources = "".join(_sources(picture.files[:-1], to, _SIZES.format(size)))
    image = _image(picture, to, width, {**more, "decoding": "async"})
    return Markup(f"<picture>{sources}{image}</picture>") if sources else image


def _image(picture: Picture, to: To, width: int, more: Mapping[str, str]) -> Markup:
    one = picture.plain
    size = {"width": str(width), "height": str(max(1, round(width * one.height / one.width)))}
    given = {"src": to(FOLDER + one.name), "alt": picture.alt, **size, **dict(picture.attributes), **more}
    return Markup(f"<img{_attributes(given)}>")


def _sources(files: tuple[PictureFile, ...], to: To, sizes: str) -> Iterator[str]:
    for suffix, group in groupby(files, key=lambda one: one.suffix):
        same = tuple(group)
        if len(same) == 1:
            given = {"type": _TYPES[suffix], "srcset": to(FOLDER + same[0].name)}
        else:
            srcset = ", ".join(f"{to(FOLDER + one.name)} {one.width}w" for one in same)
            given = {"type": _TYPES[suffix], "srcset": srcset, "sizes": sizes}
        yield f"<source{_attributes(given)}>"


def _attributes(given: Mapping[str, str]) -> str:
    return "".join(Markup(' {}="{}"').format(name, value) for name, value in given.items())
