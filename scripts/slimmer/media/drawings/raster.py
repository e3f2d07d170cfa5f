"""A drawing of our own as pixels, by resvg: the same on every machine, as it has no fonts.

Not for drawings from strangers: one with coordinates of 1e30 ends the process, one with blurs takes minutes.
"""

import io

import resvg_py
from PIL import Image


def rasterise(svg: str, width: int) -> Image.Image:
    """RGBA, as high as its proportions ask. Raises `ValueError` for what is no drawing."""
    content = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
    return Image.open(io.BytesIO(content)).convert("RGBA")
