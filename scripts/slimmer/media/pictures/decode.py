"""A picture file → pixels: upright, in sRGB, no larger than needed, and nothing else of the file."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from slimmer.media.pictures.outcome import Refused

_ANIMATED = ("PNG", "WEBP", "GIF", "AVIF")
_ORIENTATION = 0x0112
_ON_ITS_SIDE = 5
"""From this EXIF orientation on, width and height change places."""


@dataclass(frozen=True)
class Limits:
    """What a file may be; `kind` begins the codes of its messages: `logo-pixels`."""

    kind: str
    formats: tuple[str, ...]
    bytes: int
    pixels: int

    def too_large(self, size: int) -> Refused:
        return Refused(f"{self.kind}-bytes", size=f"{size / 1e6:.1f} MB", limit=f"{self.bytes // 1_000_000} MB")


def decode_picture(content: bytes, limits: Limits, box: tuple[int, int]) -> Image.Image:
    """As RGBA, RGB, L or, without a usable profile, CMYK; shrunk to fit the box.

    Raises `Refused`, whatever is wrong with the file.
    """
    if len(content) > limits.bytes:
        raise limits.too_large(len(content))
    with warnings.catch_warnings():
        # Pillow's own warning comes earlier than our limit, its error later.
        warnings.simplefilter("ignore")
        try:
            # Checking ends the use of a picture, so it is opened twice; a missing end shows only here.
            with Image.open(io.BytesIO(content), formats=limits.formats) as picture:
                _refuse_unfit(picture, limits)
                picture.verify()
            with Image.open(io.BytesIO(content), formats=limits.formats) as picture:
                return _upright_srgb(picture, box)
        except Refused:
            raise
        except Image.DecompressionBombError:
            raise Refused(f"{limits.kind}-pixels", limit=limits.pixels // 1_000_000) from None
        # Pillow raises what it meets: OSError, SyntaxError, ValueError, struct.error, zlib.error.
        except Exception as error:
            raise Refused(f"{limits.kind}-broken") from error


def _refuse_unfit(picture: Image.Image, limits: Limits) -> None:
    if picture.width * picture.height > limits.pixels:
        raise Refused(f"{limits.kind}-pixels", limit=limits.pixels // 1_000_000)
    if picture.format in _ANIMATED and getattr(picture, "n_frames", 1) > 1:
        raise Refused(f"{limits.kind}-animated")


def _upright_srgb(picture: Image.Image, box: tuple[int, int]) -> Image.Image:
    profile = picture.info.get("icc_profile")
    orientation = _orientation(picture)
    if picture.mode.startswith("I"):
        # 16 bits of grey: Pillow would cut them off instead of scaling them.
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
    elif picture.mode not in ("L", "RGB", "CMYK"):
        picture = picture.convert("RGB")
    # A JPEG that is not loaded yet is decoded at an eighth, a quarter or half of its size, where that is enough.
    picture.thumbnail(box[::-1] if orientation >= _ON_ITS_SIDE else box, Image.Resampling.LANCZOS, reducing_gap=2.0)
    picture.load()
    if orientation > 1:
        ImageOps.exif_transpose(picture, in_place=True)
    picture = _in_srgb(picture, profile) if profile else picture
    # Whoever saves this would write its comments and profile along.
    picture.info = {}
    return picture


def _orientation(picture: Image.Image) -> int:
    """As the camera was held; a broken EXIF says nothing, and spoils nothing."""
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except Exception:
        return 1


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
