"""Text for who cannot see a picture: whether it says anything (WCAG 1.1.1)."""

import re
from pathlib import PurePosixPath

_FILE = re.compile(r"\S+\.(jpe?g|png|gif|webp|avif|svg|heic|tiff?)", re.IGNORECASE)
_CAMERA = re.compile(
    r"(img|dsc|dscn|dscf|pxl|dji|gopr|p|image|foto|photo|wa|screenshot)?[ _-]?\d[\d _-]*", re.IGNORECASE
)
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
