"""Pictures as files: what they measure."""

import warnings
from pathlib import Path

from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")


def load_width(path: Path) -> int | None:
    """Pixels; `None` for a file that is no picture, is broken (Pillow may raise anything), or is a bomb."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as picture:
                return picture.width
    except Exception:
        return None
