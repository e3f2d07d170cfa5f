"""Text for who cannot see a picture: whether it says anything (WCAG 1.1.1)."""

import re
from pathlib import PurePosixPath

_FILE = re.compile(r"\S+\.(jpe?g|png|gif|webp|avif|svg|heic|tiff?)", re.IGNORECASE)
_CAMERA = re.compile(
    r"(img|dsc[nf]?|pxl|dji|gopr|p|foto|photo|image|afbeelding|screenshot|schermafbeelding|whatsapp image)?"
    r"[\W_]*\d[\d\W_]*((wa|at|om|edit)[\d\W_]*)*",
    re.IGNORECASE,
)
"""`IMG_1234`, `20260501_101500`, `IMG-20260501-WA0003`, `WhatsApp Image 2026-05-01 at 10.15.00`."""
_VAGUE = frozenset(
    "afbeelding beeld foto fotootje illustratie image img logo photo pic picture plaatje screenshot schermafbeelding "
    "tekening drawing illustration graphic header banner".split()
)


def alt_fault(alt: str, target: str) -> str:
    """The code of what is wrong with it, or nothing."""
    alt = alt.strip(" .…-–'\"")
    if not alt:
        return "image-alt-missing"
    stem = PurePosixPath(target).stem
    if _FILE.fullmatch(alt) or (alt.lower() == stem.lower() and not stem.isalpha()):
        return "image-alt-file-name"
    return "image-alt-vague" if _CAMERA.fullmatch(alt) or alt.lower() in _VAGUE else ""
