"""For an organisation without a logo: its initials, on a tile in a colour of its own."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

TONES = 6
"""As many as the style sheet has: `[data-tone]` in `70-organisations.css`."""


@dataclass(frozen=True)
class Monogram:
    initials: str
    """One or two capitals."""
    tone: int
    """1 to `TONES`."""


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


def monogram_of(name: str) -> Monogram:
    """The same name always has the same tone."""
    digest = hashlib.sha256(name.strip().lower().encode("utf-8", "replace")).digest()
    return Monogram(initials_of(name), 1 + digest[0] % TONES)


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
