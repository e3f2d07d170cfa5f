"""The logo of an organisation as it is shown; without one its initials, on a tile in a colour of its own."""

import hashlib
import re
import unicodedata

from slimmer.media.pictures.outcome import Refused
from slimmer.media.pictures.renditions import Made
from slimmer.media.pictures.tile import HEIGHT, WIDTH
from slimmer.views.values import Logo

FOLDER = "logos/"
"""In the site."""
TONES = 6
"""As many as the style sheet has: `[data-tone]` in `70-organisations.css`."""

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


def logo_of(name: str, made: Made | Refused | None) -> Logo:
    """The same name always has the same tone."""
    if isinstance(made, Made):
        ordinary, *sharp = (f"{FOLDER}{one.name}" for one in made.files)
        return Logo(ordinary, sharp[0] if sharp else "", width=WIDTH, height=HEIGHT)
    digest = hashlib.sha256(name.strip().lower().encode("utf-8", "replace")).digest()
    return Logo(initials=initials_of(name), tone=1 + digest[0] % TONES)


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
