"""The margins around a logo, taken off: what counts is what one sees."""

from PIL import Image, ImageChops

from slimmer.media.pictures.refused import Refused

_FAINT = 8
"""Alpha up to this is not seen."""
_PAPER = 235
"""Each of red, green and blue of a ground that counts as white."""
_NOISE = 20
"""How far from the colour of the paper JPEG's own noise goes."""


def trim(picture: Image.Image) -> Image.Image:
    """Without transparent margins and then without white ones. Raises `Refused` when nothing is left."""
    box = picture.getchannel("A").point(lambda alpha: 255 * (alpha > _FAINT)).getbbox()
    if box is None:
        raise Refused("logo-empty")
    picture = picture.crop(box)
    papers = [colour for colour in _corners(picture) if min(colour) >= _PAPER]
    if len(papers) < 2:
        return picture
    # White letters on transparency touch no corner; where two corners are white, white is the ground.
    paper = Image.new("RGB", picture.size, papers[0][:3])
    bands = ImageChops.difference(picture.convert("RGB"), paper).split()
    farthest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    box = farthest.point(lambda value: 255 * (value > _NOISE)).getbbox()
    if box is None:
        raise Refused("logo-empty")
    return picture.crop(box)


def _corners(picture: Image.Image) -> list[tuple[int, ...]]:
    right, bottom = picture.width - 1, picture.height - 1
    found = [picture.getpixel(place) for place in ((0, 0), (right, 0), (0, bottom), (right, bottom))]
    return [colour for colour in found if isinstance(colour, tuple)]
