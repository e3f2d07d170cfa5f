"""The logo of an organisation as it is shown, or the tile with its initials."""

import re
from dataclasses import dataclass

from slimmer.pictures.monogram import monogram_svg
from slimmer.pictures.renditions import Made
from slimmer.pictures.tile import HEIGHT, WIDTH
from slimmer.site import Site

MONOGRAM = 120
"""Pixels; a monogram is square."""


@dataclass(frozen=True)
class LogoView:
    url: str
    sharp_url: str
    """For screens with two pixels to one; empty for a drawing."""
    width: int
    height: int
    drawing: str = ""
    """The SVG itself, when it stands in the page: a monogram, which is decoration."""


def logo_view(site: Site, key: str) -> LogoView:
    """`key` is that of the organisation."""
    made = site.logos.get(key)
    if isinstance(made, Made):
        ordinary, *sharp = (f"logos/{one.name}" for one in made.files)
        return LogoView(ordinary, sharp[0] if sharp else "", WIDTH, HEIGHT)
    # Beside the name it is decoration, so it says nothing itself.
    drawing = re.sub("<title>.*?</title>", "", monogram_svg(site.library.organisations[key].name).decode())
    drawing = drawing.replace('role="img"', 'class="logo" aria-hidden="true"')
    return LogoView("", "", MONOGRAM, MONOGRAM, drawing)
