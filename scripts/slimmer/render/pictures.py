"""A picture as HTML: the newest format that a browser knows, at the width that it needs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from markupsafe import Markup

from slimmer.media.pictures.renditions import Made, PictureFile
from slimmer.media.pictures.uses import FOLDER

_MEASURE, _TALLEST = 621, 720
"""CSS pixels of a picture in a text: what `--measure` is, and what a screen shows of one that stands upright."""
_SIZES = "(min-width: 41rem) {}, calc(100vw - 2.2rem)"
"""A narrow screen is filled but for `--gap`."""
_TYPES = {".avif": "image/avif", ".webp": "image/webp"}


To: TypeAlias = Callable[[str], str]
"""From an address of the site to one that works where the picture is shown."""


@dataclass(frozen=True)
class Shown:
    """A picture with what it shows, in words."""

    made: Made
    alt: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    """What else the writer said of it: class, lang."""

    @property
    def plain(self) -> PictureFile:
        """The file that every program can show: JPEG, PNG or SVG."""
        return self.made.files[-1]

    def card(self, to: To) -> Markup:
        """`<picture>` for a card, which the style makes fill its width."""
        return self._picture(to, "22rem", self.plain.width, {"loading": "lazy"})

    def in_text(self, to: To, *, first: bool) -> Markup:
        """`<picture>` for a text; the first one of a page comes at once and before other files."""
        one = self.plain
        upright = round(_TALLEST * one.width / one.height)
        size, width = (f"{_MEASURE}px", one.width) if upright >= _MEASURE else (f"{upright}px", min(upright, one.width))
        return self._picture(to, size, width, {"fetchpriority": "high"} if first else {"loading": "lazy"})

    def image(self, to: To, widest: int = 0) -> Markup:
        """`<img>` alone, for a feed or a mail; `widest` in CSS pixels."""
        return self._image(to, min(self.plain.width, widest or self.plain.width), {})

    def _picture(self, to: To, size: str, width: int, more: Mapping[str, str]) -> Markup:
        sources = "".join(_sources(self.made.files[:-1], to, _SIZES.format(size)))
        image = self._image(to, width, {**more, "decoding": "async"})
        return Markup(f"<picture>{sources}{image}</picture>") if sources else image

    def _image(self, to: To, width: int, more: Mapping[str, str]) -> Markup:
        one = self.plain
        size = {"width": str(width), "height": str(max(1, round(width * one.height / one.width)))}
        given = {"src": to(FOLDER + one.name), "alt": self.alt, **size, **self.attributes, **more}
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
