"""The logo of an organisation as it is shown, or the tile with its initials."""

from dataclasses import dataclass

from slimmer.media.pictures.renditions import Made
from slimmer.media.pictures.tile import HEIGHT, WIDTH
from slimmer.stages import Site
from slimmer.views.monogram import Monogram, monogram_of


@dataclass(frozen=True)
class LogoView:
    """On a tile of `WIDTH` × `HEIGHT` pixels."""

    url: str
    sharp_url: str
    """For screens with two pixels to one; empty for a drawing."""
    width: int = WIDTH
    height: int = HEIGHT


def logo_view(site: Site, key: str) -> LogoView | Monogram:
    """`key` is that of the organisation."""
    made = site.logos.get(key)
    if not isinstance(made, Made):
        return monogram_of(site.library.organisations[key].name)
    ordinary, *sharp = (f"logos/{one.name}" for one in made.files)
    return LogoView(ordinary, sharp[0] if sharp else "")
