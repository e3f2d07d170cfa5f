"""For an organisation without a logo: a tile with its initials in a colour of its own."""

import hashlib
import re
import unicodedata
from xml.sax.saxutils import escape

from slimmer.pictures.svg_rules import SVG

COLOURS = ("#0d7474", "#bf4a2f", "#3a6ea5", "#7a5ea8", "#5c7426", "#a84d74", "#94651a", "#4a7260")
"""Each 4.5 : 1 against the white letters (WCAG 1.4.3) and 3 : 1 against the light and the dark page."""
INK = "#ffffff"
FONT = "'Segoe UI', 'Avenir Next', sans-serif"
"""That of the site."""

_SKIPPED = frozenset(
    """
    stichting gemeente coöperatie cooperatie coöperatieve vereniging bv nv b.v. n.v. u.a. ua
    de het een van der den des ten ter te en in op aan bij voor met om of tot
    the of and for
    """.split()
)
_SHORTENED = re.compile(r"(?<!\w)['’‘`´][stn](?=[\s-])", re.IGNORECASE)
"""`'t`, `'s`"""
_QUOTES = "\"'`´‘’‚‛“”„«»‹›"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def monogram_svg(name: str) -> bytes:
    """A square drawing of 120 × 120, legible from 48 pixels; the same name always gives the same bytes."""
    initials = initials_of(name)
    colour = COLOURS[hashlib.sha256(name.strip().lower().encode("utf-8", "replace")).digest()[0] % len(COLOURS)]
    # Capitals are about 0.72 of the letter size high; that puts their middle in the middle.
    size = 60 if len(initials) == 1 else 46
    baseline = 60 + 0.36 * size
    return (
        f'<svg xmlns="{SVG}" viewBox="0 0 120 120" width="120" height="120" role="img">'
        f"<title>{_xml(name)}</title>"
        f'<rect width="120" height="120" rx="18" fill="{colour}"/>'
        f'<text x="60" y="{baseline:g}" fill="{INK}" font-family="{FONT}" font-size="{size}" font-weight="700"'
        f' text-anchor="middle">{_xml(initials)}</text></svg>'
    ).encode()


def initials_of(name: str) -> str:
    """One or two capitals: `TU` of "Technische Universiteit Eindhoven (TU/e)", `E` of "Gemeente Eindhoven"."""
    plain = unicodedata.normalize("NFC", _SHORTENED.sub("", re.sub(r"\([^()]*\)", " ", name)))
    words = [word.strip(_QUOTES + ".,;:&+/-–") for word in re.split(r"[\s\-–—/]+", plain)]
    words = [word for word in words if any(map(str.isalnum, word))]
    telling = [word for word in words if word.lower() not in _SKIPPED]
    letters = [_first(word) for word in (telling or words)[:2]]
    if not letters:
        return "•"
    # The Dutch ij is one letter, and three are too wide for the tile.
    return letters[0] if letters[0] == "IJ" else "".join(letters)[:2]


def _first(word: str) -> str:
    if word[:2] in ("IJ", "ij", "Ĳ"):
        return "IJ"
    return next(sign for sign in word if sign.isalnum()).upper()[:1]


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
