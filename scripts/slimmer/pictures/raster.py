"""A picture file from a stranger → pixels: upright, in sRGB, with transparency, and nothing else of the file."""

import io
import warnings

from PIL import Image, ImageChops, ImageCms, ImageOps

from slimmer.pictures.refused import Refused

FORMATS = ("PNG", "JPEG", "WEBP")
LARGEST = 10_000_000
"""Bytes."""
MOST_PIXELS = 40_000_000
_ENOUGH = 2000
"""Pixels of the longest side: four times what the largest rendition shows."""
_ANIMATED = ("PNG", "WEBP")

_FAINT = 8
"""Alpha up to this is not seen."""
_PAPER = 235
"""Each of red, green and blue of a ground that counts as white."""
_NOISE = 20
"""How far from the colour of the paper JPEG's own noise goes."""


def decode_picture(content: bytes) -> Image.Image:
    """PNG, JPEG or WebP → RGBA. Raises `Refused`, whatever is wrong with the file."""
    if len(content) > LARGEST:
        limit = f"{LARGEST // 1_000_000} MB"
        raise Refused("logo-bytes", size=f"{len(content) / 1e6:.1f} MB", limit=limit)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            # Checking ends the use of a picture, so it is opened twice; a missing end shows only here.
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                _refuse_unfit(picture)
                picture.verify()
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                picture.load()
                return _upright_srgb(picture)
        except Refused:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Refused("logo-pixels", limit=MOST_PIXELS // 1_000_000) from None
        # Pillow raises what it meets: OSError, SyntaxError, ValueError, struct.error, zlib.error.
        except Exception as error:
            raise Refused("logo-broken") from error


def _refuse_unfit(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise Refused("logo-pixels", limit=MOST_PIXELS // 1_000_000)
    if picture.format in _ANIMATED and getattr(picture, "n_frames", 1) > 1:
        raise Refused("logo-animated")


def _upright_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):
        # 16 bits of grey: Pillow would cut them off instead of scaling them.
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    ImageOps.exif_transpose(picture, in_place=True)
    if picture.has_transparency_data or picture.mode not in ("L", "RGB", "CMYK"):
        picture = picture.convert("RGBA")
    picture.thumbnail((_ENOUGH, _ENOUGH), Image.Resampling.LANCZOS)
    return (_in_srgb(picture, profile) if profile else picture).convert("RGBA")


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """A profile that is broken or belongs to another kind of picture counts as none."""
    colours = picture.convert("RGB") if picture.mode == "RGBA" else picture
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(colours, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture
    if made is None:
        return picture
    if picture.mode == "RGBA":
        made.putalpha(picture.getchannel("A"))
    return made


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
