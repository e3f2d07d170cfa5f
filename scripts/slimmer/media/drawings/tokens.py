"""The identity of the site, read from the theme: the style sheet is the only place where its colours stand."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from slimmer.files.layers import layered

Colour: TypeAlias = tuple[int, int, int]

NAMES = ("teal", "coral", "sun", "sky", "leaf", "rose", "cream", "night", "ground", "ink", "soft")
"""What drawings, cards and icons use."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_TOKEN = re.compile(r"--([\w-]+):\s*#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)


class ThemeIncomplete(Exception):
    """The theme lacks something that drawings are made from. It is made with the file, below `overrides/`."""

    def __str__(self) -> str:
        return f"overrides/{super().__str__()}"


@dataclass(frozen=True)
class Identity:
    colours: Mapping[str, Colour]
    """Of the light colour scheme, for each of `NAMES`."""
    font: bytes
    """A variable font with a weight axis."""
    mark: str
    """An SVG drawing."""

    @cached_property
    def digest(self) -> str:
        colours = repr((sorted(self.colours.items()), self.mark))
        return hashlib.sha256(colours.encode() + self.font).hexdigest()


def load_identity(*folders: Path) -> Identity:
    """What is in force when these folders lie over each other. Raises `ThemeIncomplete`."""
    colours = parse_colours(site_sheet(*folders))
    fonts = (path for folder in folders for path in sorted((folder / "cards").glob("*.woff2")))
    font, mark = next(fonts, None), layered(folders, "assets").get("mark.svg")
    if font is None or mark is None:
        missing = "assets/mark.svg" if mark is None else "cards/*.woff2"
        raise ThemeIncomplete(
            f"{missing}: dit bestand is er niet, en kaarten en pictogrammen zijn ervan gemaakt. / missing."
        )
    return Identity(colours, font.read_bytes(), mark.read_text("utf-8"))


def site_sheet(*folders: Path) -> str:
    """All of `styles/site/`, in the order in which a browser reads it."""
    return "\n".join(path.read_text("utf-8") for path in layered(folders, "styles/site").values())


def parse_colours(css: str) -> Mapping[str, Colour]:
    """Of `:root` outside any `@media`; the last one counts. A colour is written `#0b6b6b` or `#fff`."""
    found: dict[str, Colour] = {}
    for selectors, body in _RULE.findall(_MEDIA.sub("", _COMMENT.sub("", css))):
        if ":root" in map(str.strip, selectors.split(",")):
            found |= {name: _colour(value) for name, value in _TOKEN.findall(body)}
    if missing := [name for name in NAMES if name not in found]:
        names, example = ", ".join(f"--{name}" for name in missing), f"--{missing[0]}: #123456;"
        raise ThemeIncomplete(f"styles/site/: in :root ontbreekt / lacks {names}. Schrijf / write: {example}")
    return {name: found[name] for name in NAMES}


def hexadecimal(colour: Colour) -> str:
    return "#" + bytes(colour).hex()


def _colour(value: str) -> Colour:
    digits = value if len(value) == 6 else "".join(2 * digit for digit in value)
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue
