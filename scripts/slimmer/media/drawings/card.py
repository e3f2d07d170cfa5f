"""The social card of a page: its title beside its mosaic, for who shares the address."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from PIL import __version__ as pillow_version
from PIL import features

from slimmer.media.drawings.canvas import Canvas
from slimmer.media.drawings.lettering import Fitted, Lettering
from slimmer.media.drawings.mark import draw_mark
from slimmer.media.drawings.pattern import make_pattern
from slimmer.media.drawings.tokens import Identity

WIDTH, HEIGHT = 1200, 630
"""Pixels: what Open Graph and its readers ask for."""
SIZES = (84, 76, 68, 61, 55, 50, 45, 40, 36)
LEADING = 1.12
"""From one line to the next, in sizes."""
LEFT, TOP = 72, 136
TEXT_WIDTH, TEXT_HEIGHT = 750, 332
_COLUMNS, _ROWS, _SIDE = 2, 4, 158
_SMALL, _NAME, _MARK = 30, 34, 64
_OPERATION = "2026-11b"
"""Changes with everything here that changes the bytes of a card."""


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
        tools = [pillow_version, *(features.version(name) for name in ("freetype2", "raqm", "harfbuzz", "zlib"))]
        pattern = make_pattern(self.cover, _COLUMNS, _ROWS)
        key = (_OPERATION, tools, self, pattern, sorted(identity.colours.items()))
        return hashlib.sha256(repr(key).encode() + identity.font).hexdigest()[:16]


def fit_title(title: str, identity: Identity, locale: str) -> Fitted:
    """Size and lines with which a title stays within its box."""
    heavy = Lettering(identity.font, 800, locale)
    return heavy.fit(heavy.writable(title), TEXT_WIDTH, TEXT_HEIGHT, SIZES, LEADING)


def make_card(card: Card, identity: Identity) -> bytes:
    """The PNG: the same bytes for the same card and identity."""
    canvas = Canvas(WIDTH, HEIGHT, "ground", identity.colours)
    # Four tiles are two pixels higher than the card: one falls off above and one below.
    canvas.mosaic(make_pattern(card.cover, _COLUMNS, _ROWS), WIDTH - _COLUMNS * _SIDE, -1, _SIDE)
    heavy, plain = (Lettering(identity.font, weight, card.locale) for weight in (800, 600))
    title = fit_title(card.title, identity, card.locale)
    # Air that a short title leaves goes above and below it alike.
    top = TOP + (TEXT_HEIGHT - len(title.lines) * title.size * LEADING) / 2
    for number, line in enumerate(title.lines):
        _write(canvas, heavy, line, round(top + number * title.size * LEADING), title.size, "ink")
    if card.section:
        section = plain.fit(plain.writable(card.section), TEXT_WIDTH, 2 * _SMALL, (_SMALL,), 1.3)
        _write(canvas, plain, section.lines[0], 72, _SMALL, "teal")
    draw_mark(canvas, LEFT, HEIGHT - 72 - _MARK, _MARK, "ground")
    name = heavy.fit(heavy.writable(card.site_name), TEXT_WIDTH - _MARK - 20, 2 * _NAME, (_NAME, 24), 1.3)
    middle = HEIGHT - 72 - _MARK + (_MARK - name.size * 1.2) / 2
    _write(canvas, heavy, name.lines[0], round(middle), name.size, "ink", LEFT + _MARK + 20)
    return canvas.png()


def make_cards(cards: Mapping[str, Card], identity: Identity) -> Mapping[str, bytes]:
    """By digest. Stands here, where little is imported: it runs in a process of its own."""
    return {digest: make_card(card, identity) for digest, card in cards.items()}


def _write(canvas: Canvas, font: Lettering, text: str, top: int, size: int, colour: str, left: int = LEFT) -> None:
    if text:
        mask, right, below = font.mask(text, size)
        canvas.lay(mask, left + right, top + below, colour, "ground")
