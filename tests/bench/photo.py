"""One photo of 24 megapixels: what its renditions cost, and what they cost again. Called by `bench.py`.

photo.py PHOTO   makes it when it is not there; run once more to measure, in a process that did nothing else.
"""

import resource
import sys
import time
from pathlib import Path

from PIL import Image

from slimmer.media.pictures.photo import LINKED, QUICK, SHOWN
from slimmer.media.pictures.renditions import Recipe, Wanted, contents, make_renditions

SIZE = (6000, 4000)
OCTAVES = ((500, 0.4), (120, 0.3), (40, 0.22), (12, 0.15), (4, 0.1), (1, 0.08))
"""Details of so many pixels, each weaker than the larger ones, as in a photo; the last is the noise of a camera."""


def synthetic_photo() -> Image.Image:
    return Image.merge("RGB", [_band() for _ in range(3)])


def _band() -> Image.Image:
    band = _octave(1500)
    for pixels, weight in OCTAVES:
        band = Image.blend(band, _octave(pixels), weight)
    return band


def _octave(pixels: int) -> Image.Image:
    small = Image.effect_noise((SIZE[0] // pixels, SIZE[1] // pixels), 90)
    return small.resize(SIZE, Image.Resampling.BICUBIC)


def measure(source: Path, recipe: Recipe, cache: Path) -> tuple[float, int]:
    """Seconds of one core, and bytes made."""
    start = time.process_time()
    made = make_renditions([Wanted("photo", "photo", source, recipe)], cache, jobs=1)["photo"]
    return time.process_time() - start, sum(map(len, contents(made, cache)))  # type: ignore[arg-type]


def main(source: Path) -> None:
    if not source.exists():
        synthetic_photo().save(source, quality=92)
        return
    cache = source.with_suffix(".cache")
    print(f"a photo of {SIZE[0]} × {SIZE[1]}, {source.stat().st_size / 1e6:.1f} MB")
    for name, recipe in (("for a page", SHOWN), ("again", SHOWN), ("for a preview", QUICK), ("for a link", LINKED)):
        seconds, size = measure(source, recipe, cache)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {name:<50} {seconds:7.2f} s  {memory:6.0f} MB  {size / 1000:5.0f} kB", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
