"""A picture as HTML: the newest format that a browser knows, at the width that it needs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from slimmer.pictures.renditions import Made, PictureFile
from slimmer.pictures.uses import FOLDER

IN_TEXT = "(min-width: 43rem) 40rem, calc(100vw - 2.2rem)"
"""Of the tokens `--measure` and `--gap`."""
ON_CARD = "(min-width: 43rem) 22rem, calc(100vw - 2.2rem)"
_TYPES = {".avif": "image/avif", ".webp": "image/webp"}


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

    def html(self, to: Callable[[str], str], sizes: str = ON_CARD, *, first: bool = False) -> Markup:
        """`<picture>` for a page; the first one of a page comes at once and before other files."""
        sources = "".join(_sources(self.made.files[:-1], to, sizes))
        when = {"fetchpriority": "high"} if first else {"loading": "lazy"}
        image = self.image(to, more={**when, "decoding": "async"})
        return Markup(f"<picture>{sources}{image}</picture>") if sources else image

    def image(self, to: Callable[[str], str], widest: int = 0, more: Mapping[str, str] | None = None) -> Markup:
        """`<img>` alone, for a feed or a mail; `widest` in CSS pixels."""
        one = self.plain
        scale = min(1, widest / one.width) if widest else 1
        size = {"width": str(round(one.width * scale)), "height": str(round(one.height * scale))}
        given = {"src": to(FOLDER + one.name), "alt": self.alt, **size, **self.attributes, **(more or {})}
        return Markup(f"<img{_attributes(given)}>")


def _sources(files: tuple[PictureFile, ...], to: Callable[[str], str], sizes: str) -> Iterator[str]:
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
