"""The mark: a sprout of two leaves from a hill, which is also a person with arms raised. In the tiles of the mosaic."""

from collections.abc import Mapping

from slimmer.media.drawings.canvas import Canvas
from slimmer.media.drawings.pattern import Pattern, Tile
from slimmer.media.drawings.tokens import Colour, hexadecimal

GROUND = "teal"
MARK = Pattern(
    2,
    2,
    GROUND,
    (
        Tile(0, 0, "leaf", 0, "sun"),
        Tile(1, 0, "leaf", 1, "cream"),
        Tile(0, 1, "quarter", 2, "coral"),
        Tile(1, 1, "quarter", 3, "sky"),
    ),
)


def draw_mark(canvas: Canvas, left: int, top: int, size: int, outside: str) -> None:
    """In a square of `size` pixels with rounded corners; `outside` is the colour around it."""
    side = round(size * 0.4)
    canvas.rounded(left, top, size, GROUND, outside)
    canvas.mosaic(MARK, left + (size - 2 * side) // 2, top + (size - 2 * side) // 2, side)


def mark_svg(colours: Mapping[str, Colour]) -> str:
    """What stands in `overrides/assets/mark.svg`: a file of its own, so with the colours written in it."""
    shapes = (
        ("sun", "M4 4a16 16 0 0 1 16 16A16 16 0 0 1 4 4"),
        ("cream", "M36 4a16 16 0 0 1-16 16A16 16 0 0 1 36 4"),
        ("coral", "M20 36H4a16 16 0 0 1 16-16z"),
        ("sky", "M20 36V20a16 16 0 0 1 16 16z"),
    )
    paths = "".join(f'<path fill="{hexadecimal(colours[name])}" d="{outline}"/>' for name, outline in shapes)
    ground = f'<rect width="40" height="40" rx="9" fill="{hexadecimal(colours[GROUND])}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">{ground}{paths}</svg>\n'
