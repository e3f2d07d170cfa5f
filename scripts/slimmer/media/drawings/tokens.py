"""The colours of the identity, read from the theme: the style sheet is the only place where they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int]

NAMES = ("teal", "coral", "sun", "sky", "leaf", "rose", "cream", "night", "ground", "ink", "soft")
"""What drawings, cards and icons use."""

TOKENS = Path("styles", "site", "00-tokens.css")
FONT = Path("cards", "figtree.woff2")

_ROOT = re.compile(r":root[^{]*\{([^}]*)\}")
_TOKEN = re.compile(r"--([\w-]+):\s*#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)


class ThemeIncomplete(Exception):
    """The theme lacks something that drawings are made from; the message is for who changes the theme."""


@dataclass(frozen=True)
class Identity:
    colours: Mapping[str, Colour]
    """Of the light colour scheme, for each of `NAMES`."""
    font: bytes
    """A variable font with a weight axis."""


def load_identity(*folders: Path) -> Identity:
    """From the first folder that has each. Raises `ThemeIncomplete`."""
    tokens, font = (_first(name, folders) for name in (TOKENS, FONT))
    return Identity(parse_colours(_read(tokens).decode(), tokens), _read(font))


def parse_colours(css: str, path: Path = TOKENS) -> Mapping[str, Colour]:
    """The first `:root` block. A colour is written `#0b6b6b` or `#fff`."""
    block = _ROOT.search(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    found = {name: _colour(value) for name, value in _TOKEN.findall(block[1] if block else "")}
    if missing := [name for name in NAMES if name not in found]:
        example = f"--{missing[0]}: #123456;"
        raise ThemeIncomplete(f"{path}: :root lacks {', '.join(f'--{name}' for name in missing)}. Write: {example}")
    return {name: found[name] for name in NAMES}


def hexadecimal(colour: Colour) -> str:
    return "#" + bytes(colour).hex()


def _colour(value: str) -> Colour:
    digits = value if len(value) == 6 else "".join(2 * digit for digit in value)
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def _first(name: Path, folders: tuple[Path, ...]) -> Path:
    return next((folder / name for folder in folders if (folder / name).is_file()), folders[0] / name)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ThemeIncomplete(f"{path}: {error.strerror}. The social cards and icons are made from it.") from error
