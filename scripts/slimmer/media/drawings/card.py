"""The social card of a page: its title beside its mosaic, for who shares the address.

Nothing that draws is imported before the first card is drawn: whoever only wants to know a card imports little.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from slimmer.media.drawings.pattern import make_pattern
from slimmer.media.drawings.tokens import Colour, Identity

if TYPE_CHECKING:
    from slimmer.media.drawings.canvas import Canvas
    from slimmer.media.drawings.lettering import Fitted

WIDTH, HEIGHT = 1200, 630
"""Pixels: what Open Graph and its readers ask for."""
SIZES = (84, 76, 68, 61, 55, 50, 45, 40, 36)
LEADING = 1.12
"""From one line to the next, in sizes."""
LEFT, TOP = 72, 136
TEXT_WIDTH, TEXT_HEIGHT = 750, 332
_COLUMNS, _ROWS, _SIDE = 2, 4, 158
_SMALL, _NAME, _MARK = 30, 34, 64


@dataclass(frozen=True)
class Card:
    title: str
    section: str
    """Above the title: `Blog · 22 november 2026`. May be empty."""
    site_name: str
    cover: str
    """What the mosaic is made from; the same in every locale."""
    locale: str

    def digest(self, identity: Identity) -> str:
        """Everything that the bytes depend on."""
        return hashlib.sha256(repr((_recipe(), identity.digest, self)).encode()).hexdigest()[:16]


def fit_title(title: str, identity: Identity, locale: str) -> "Fitted":
    """Size and lines with which a title stays within its box."""
    from slimmer.media.drawings.lettering import lettering

    heavy = lettering(identity.font, 800, locale)
    return heavy.fit(heavy.writable(title), TEXT_WIDTH, TEXT_HEIGHT, SIZES, LEADING)


def make_card(card: Card, identity: Identity) -> bytes:
    """The PNG: the same bytes for the same card and identity."""
    from slimmer.media.drawings.lettering import lettering

    canvas = _sheet(card.site_name, card.locale, identity.font, identity.mark, tuple(identity.colours.items())).copy()
    # Four tiles are two pixels higher than the card: one falls off above and one below.
    canvas.mosaic(make_pattern(card.cover, _COLUMNS, _ROWS), WIDTH - _COLUMNS * _SIDE, -1, _SIDE)
    if card.section:
        plain = lettering(identity.font, 600, card.locale)
        section = plain.fit(plain.writable(card.section), TEXT_WIDTH, 2 * _SMALL, (_SMALL,), 1.3)
        canvas.text(section.lines[0], LEFT, 72, _SMALL, plain, "teal")
    title = fit_title(card.title, identity, card.locale)
    heavy = lettering(identity.font, 800, card.locale)
    # Air that a short title leaves goes above and below it alike.
    top = TOP + (TEXT_HEIGHT - len(title.lines) * title.size * LEADING) / 2
    for number, line in enumerate(title.lines):
        canvas.text(line, LEFT, round(top + number * title.size * LEADING), title.size, heavy)
    return canvas.png()


@cache
def _sheet(name: str, locale: str, font: bytes, mark: str, colours: tuple[tuple[str, Colour], ...]) -> "Canvas":
    """What all cards of a locale have in common: the mark and the name of the site."""
    from PIL import Image

    from slimmer.media.drawings.canvas import Canvas
    from slimmer.media.drawings.lettering import lettering
    from slimmer.media.drawings.mark import draw_mark

    canvas = Canvas(WIDTH, HEIGHT, dict(colours))
    ground = Image.new("RGBA", (_MARK, _MARK), dict(colours)["ground"])
    ground.alpha_composite(draw_mark(mark, _MARK))
    canvas.paste(ground.convert("RGB"), LEFT, HEIGHT - 72 - _MARK)
    heavy = lettering(font, 800, locale)
    fitted = heavy.fit(heavy.writable(name), TEXT_WIDTH - _MARK - 20, 2 * _NAME, (_NAME, 24), 1.3)
    middle = HEIGHT - 72 - _MARK + (_MARK - fitted.size * 1.2) / 2
    canvas.text(fitted.lines[0], LEFT + _MARK + 20, round(middle), fitted.size, heavy)
    return canvas


@cache
def _recipe() -> str:
    """Of all that draws."""
    digest = hashlib.sha256(repr([version(one) for one in ("pillow", "resvg-py", "fonttools")]).encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
