"""Logos from strangers on tiles of one size, monograms for who has none, and a message for what cannot be used."""

import hashlib
import io
import random
import re
import struct
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from builders import HOME, some_settings, write_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from picture_files import a_png, chunk, frames, saved, srgb, swapped_profile
from PIL import Image, ImageChops, ImageCms, ImageDraw
from playwright.sync_api import Browser

from slimmer.load.data import ORGANISATIONS
from slimmer.load.library import load_library
from slimmer.media.pictures.check import check_logos, wanted_logos
from slimmer.media.pictures.logo import LIMITS, LOGO, make_logo
from slimmer.media.pictures.outcome import Refused, Renditions
from slimmer.media.pictures.renditions import Made, Wanted, contents, make_renditions
from slimmer.media.pictures.tile import AREA, GROUNDS, HEIGHT, REACH, WIDTH, optical_size
from slimmer.media.svg.clean import clean_tree
from slimmer.media.svg.shapes import bounds, drawn_shapes
from slimmer.media.svg.tree import render_tree
from slimmer.messages.tell import messages
from slimmer.model.problem import Problem
from slimmer.theme import THEME
from slimmer.views.logos import TONES, initials_of, logo_of

WHITE, DARK = (255, 255, 255), (22, 49, 63)
LIGHT_PAGE, DARK_PAGE = "#fbf8f2", "#0f1d25"
STYLES = "".join(
    (THEME / "styles/site" / name).read_text("utf-8")
    for name in ("00-tokens.css", "01-colours.css", "70-organisations.css")
)
TONE = {int(tone): colour for tone, colour in re.findall(r'data-tone="(\d)"\] { background: (#\w{6})', STYLES)}


def a_mark(
    size: tuple[int, int] = (400, 200), colour: str = "#0a6464", margin: int = 0, mode: str = "RGBA"
) -> Image.Image:
    """An ellipse that touches the edges of what is inside the margin, on transparency (or on white without alpha)."""
    whole = (size[0] + 2 * margin, size[1] + 2 * margin)
    picture = Image.new("RGBA", whole, (0, 0, 0, 0) if mode == "RGBA" else (255, 255, 255, 255))
    ImageDraw.Draw(picture).ellipse((margin, margin, margin + size[0] - 1, margin + size[1] - 1), fill=colour)
    return picture if mode == "RGBA" else picture.convert(mode)


def shown(logo: Renditions, scale: int = 1) -> Image.Image:
    return Image.open(io.BytesIO(logo[scale - 1].content)).convert("RGB")


def drawn_box(logo: Renditions, scale: int = 1) -> tuple[int, int]:
    """Width and height of what stands on the tile, in its pixels."""
    tile = shown(logo, scale)
    ground = Image.new("RGB", tile.size, tile.getpixel((0, 0)))
    box = ImageChops.difference(tile, ground).convert("L").point(lambda value: 255 * (value > 24)).getbbox()
    assert box
    assert abs(box[0] + box[2] - tile.width) <= 2
    assert abs(box[1] + box[3] - tile.height) <= 2
    return box[2] - box[0], box[3] - box[1]


def write_renditions(made: Iterable[object], cache_dir: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for one in made:
        if isinstance(one, Made):
            for file, content in zip(one.files, contents(one, cache_dir), strict=True):
                (folder / file.name).write_bytes(content)


def outcome(content: bytes, suffix: str) -> str:
    """`shown`, or the code of a message that can be told."""
    try:
        make_logo(content, suffix)
    except Refused as refused:
        return refused.code if messages()[refused.code].say("nl", {"value": "a", **refused.values}) else ""
    return "shown"


KINDS: dict[str, tuple[bytes, str]] = {
    "PNG": (saved(a_mark()), ".png"),
    "PNG with a palette": (saved(a_mark().quantize(8)), ".png"),
    "PNG, grey": (saved(a_mark(mode="L", colour="#444")), ".png"),
    "PNG, grey with transparency": (saved(a_mark(colour="#444").convert("LA")), ".png"),
    "PNG, one bit": (saved(a_mark(mode="1", colour="#000")), ".png"),
    "JPEG": (saved(a_mark(mode="RGB"), "JPEG"), ".jpg"),
    "JPEG, progressive": (saved(a_mark(mode="RGB"), "JPEG", progressive=True), ".JPEG"),
    "JPEG, CMYK": (saved(a_mark(mode="CMYK"), "JPEG"), ".jpg"),
    "WebP": (saved(a_mark(), "WEBP"), ".webp"),
    "WebP, exact": (saved(a_mark(), "WEBP", lossless=True), ".webp"),
    "JPEG that is called PNG": (saved(a_mark(mode="RGB"), "JPEG"), ".png"),
}


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_picture_becomes_the_same_tile(name: str):
    logo = make_logo(*KINDS[name])

    assert shown(logo).size == (WIDTH, HEIGHT) == (240, 120)
    assert shown(logo, 2).size == (480, 240)
    assert drawn_box(logo) == pytest.approx((116, 58), abs=2)
    assert shown(logo).getpixel((0, 0)) == WHITE


def test_colours_survive_cmyk():
    red, green, blue = shown(
        make_logo(saved(Image.new("CMYK", (300, 200), (0, 255, 255, 0)), "JPEG"), ".jpg")
    ).getpixel((120, 60))

    assert red > 220
    assert green < 40
    assert blue < 40


def test_sixteen_bits_are_scaled_not_cut_off():
    """Pillow makes every value above 255 white."""
    picture = Image.new("I;16", (300, 200), 0x8080)
    assert picture.mode == "I;16"

    assert shown(make_logo(saved(picture), ".png")).getpixel((120, 60)) == pytest.approx((128, 128, 128), abs=2)


def test_sixteen_bits_of_colour_are_read():
    rows = b"".join(b"\0" + struct.pack(">HHH", 0xFFFF, 0x8000, 0) * 300 for _ in range(200))
    content = a_png(300, 200, rows, depth=16)

    assert shown(make_logo(content, ".png")).getpixel((120, 60)) == pytest.approx((255, 128, 0), abs=2)


def test_picture_on_its_side_is_turned_upright():
    """Orientation 6: the camera was held upright; width and height change places."""
    exif = Image.Exif()
    exif[0x0112] = 6
    content = saved(a_mark((200, 400), mode="RGB"), "JPEG", exif=exif)

    assert drawn_box(make_logo(content, ".jpg")) == pytest.approx((116, 58), abs=2)


def test_profile_of_another_colour_space_is_applied():
    """The same numbers in a profile with red and green swapped must come out as another colour."""
    swapped = swapped_profile()
    content = saved(Image.new("RGB", (300, 200), (255, 0, 0)), icc_profile=swapped)

    red, green, _ = shown(make_logo(content, ".png")).getpixel((120, 60))
    assert green > 200
    assert red < 60


@pytest.mark.parametrize(
    "profile", [b"geen profiel", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_broken_or_foreign_profile_counts_as_none(profile: bytes):
    content = saved(Image.new("RGB", (300, 200), (255, 0, 0)), icc_profile=profile)

    assert shown(make_logo(content, ".png")).getpixel((120, 60)) == pytest.approx((255, 0, 0), abs=2)


def test_nothing_of_the_file_but_its_pixels_is_published():
    exif = Image.Exif()
    exif[0x010E] = "geheim"
    page = b"<html><script>geheim</script></html>"
    polyglot = saved(a_mark(), exif=exif, icc_profile=srgb()) + page
    polyglot = polyglot[:33] + chunk(b"tEXt", b"Comment\0" + page) + polyglot[33:]
    for content in (one.content for one in make_logo(polyglot, ".png")):
        assert b"geheim" not in content
        assert not {b"EXIF", b"ICCP", b"XMP "} & {content[at : at + 4] for at in range(len(content))}


BAD: dict[str, tuple[bytes, str, str]] = {
    "PNG, half": (KINDS["PNG"][0][:-200], ".png", "logo-broken"),
    "PNG without its end": (KINDS["PNG"][0][:-12], ".png", "logo-broken"),
    "PNG with a wrong checksum": (KINDS["PNG"][0].replace(b"IDAT", b"IDAt", 1), ".png", "logo-broken"),
    "PNG of a header only": (KINDS["PNG"][0][:33], ".png", "logo-broken"),
    "JPEG, half": (KINDS["JPEG"][0][: len(KINDS["JPEG"][0]) // 2], ".jpg", "logo-broken"),
    "WebP, half": (KINDS["WebP, exact"][0][: len(KINDS["WebP, exact"][0]) // 2], ".webp", "logo-broken"),
    "noise": (random.Random(1).randbytes(500), ".png", "logo-broken"),
    "30,000 × 30,000": (a_png(30_000, 30_000, b""), ".png", "logo-pixels"),
    "10,000 × 9,000, where Pillow only warns": (a_png(10_000, 9_000, b""), ".png", "logo-pixels"),
    "just too many pixels": (a_png(LIMITS.pixels // 1000 + 1, 1000, b""), ".png", "logo-pixels"),
    "WebP that moves": (frames("WEBP"), ".webp", "logo-animated"),
    "PNG that moves": (frames("PNG"), ".png", "logo-animated"),
    "large file": (saved(a_mark()) + bytes(10_000_000), ".png", "logo-bytes"),
    "GIF that is called PNG": (saved(a_mark().quantize(4), "GIF"), ".png", "logo-format"),
    "AVIF that is called PNG": (saved(a_mark(), "AVIF", max_threads=1), ".png", "logo-format"),
    "TIFF that is called JPEG": (saved(a_mark(), "TIFF"), ".jpg", "logo-format"),
    "another kind that Pillow knows": (saved(a_mark(mode="RGB"), "PPM"), ".png", "logo-broken"),
    "EPS that is called PNG": (b"%!PS-Adobe-3.0 EPSF-3.0\n", ".png", "logo-format"),
    "web page that is called PNG": (b"<!doctype html><html>404", ".png", "logo-format"),
    "drawing that is called PNG": (b'<?xml version="1.0"?><svg xmlns="x"/>', ".png", "logo-format"),
    "picture that is called SVG": (saved(a_mark()), ".svg", "logo-format"),
    "compressed drawing": (b"\x1f\x8b\x08rest", ".svg", "logo-format"),
    "empty file": (b" \n", ".svg", "logo-format"),
    "transparent": (saved(Image.new("RGBA", (300, 200))), ".png", "logo-empty"),
    "white": (saved(Image.new("RGB", (300, 200), "white")), ".png", "logo-empty"),
    "icon": (saved(a_mark((32, 32))), ".png", "logo-small"),
    "drawing of nothing": (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', ".svg", "logo-empty"),
    "hostile drawing": (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>',
        ".svg",
        "svg-active",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_unfit_picture_is_refused_with_a_message(name: str):
    content, suffix, code = BAD[name]

    assert outcome(content, suffix) == code


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(KINDS)), st.integers(0, 10**6), st.binary(min_size=1, max_size=6), st.integers(0, 3))
def test_damaged_picture_is_shown_or_refused(name: str, place: int, damage: bytes, cut: int):
    """Whatever Pillow raises, a writer gets a message."""
    content, suffix = KINDS[name]
    place %= len(content)
    content = content[:place] + damage + content[place + len(damage) :]
    assert outcome(content[: len(content) - cut * 40], suffix) in {"shown", *messages()}


@pytest.mark.parametrize("margin", [0, 40, 300])
@pytest.mark.parametrize("mode", ["RGBA", "RGB"])
def test_margins_make_no_difference(margin: int, mode: str):
    assert drawn_box(make_logo(saved(a_mark(margin=margin, mode=mode)), ".png")) == pytest.approx((116, 58), abs=2)


def test_margins_of_a_jpeg_are_trimmed_in_spite_of_its_noise():
    content = saved(a_mark(margin=200, mode="RGB"), "JPEG", quality=30)

    assert drawn_box(make_logo(content, ".jpg")) == pytest.approx((116, 58), abs=3)


def test_ground_of_its_own_colour_is_part_of_the_logo():
    assert drawn_box(make_logo(saved(Image.new("RGB", (500, 500), "#123a7a")), ".png")) == pytest.approx(
        (82, 82), abs=1
    )


@given(st.floats(0.02, 50), st.floats(1, 5000))
def test_logos_of_every_shape_take_the_same_area_within_reach(ratio: float, height: float):
    width, high = optical_size(ratio * height, height)

    assert width / high == pytest.approx(ratio)
    assert width * high <= AREA * 1.0001
    assert width <= REACH[0] + 1e-6
    assert high <= REACH[1] + 1e-6
    at_edge = width > REACH[0] - 1e-6 or high > REACH[1] - 1e-6
    assert at_edge or width * high == pytest.approx(AREA)


def test_white_logo_gets_a_dark_ground():
    assert shown(make_logo(saved(a_mark(colour="#fff")), ".png")).getpixel((0, 0)) == pytest.approx(DARK, abs=2)


def test_white_inside_a_colour_is_no_reason_for_a_dark_ground():
    picture = a_mark()
    ImageDraw.Draw(picture).rectangle((120, 60, 280, 140), fill="#fff")

    assert shown(make_logo(saved(picture), ".png")).getpixel((0, 0)) == WHITE


def test_white_sticker_brings_its_own_ground():
    picture = a_mark(colour="#fff")
    ImageDraw.Draw(picture).rectangle((100, 60, 300, 140), fill="#b1432a")

    assert shown(make_logo(saved(picture), ".png")).getpixel((0, 0)) == WHITE


def a_drawing(inside: str, view: str = "0 0 400 200") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{inside}</svg>'.encode()


def placed(content: bytes) -> tuple[str, list[float], list[float]]:
    """Ground; x, y, width and height on the tile; the part of the drawing that is shown."""
    svg = make_logo(content, ".svg")[0].content
    assert svg is not None
    assert render_tree(clean_tree(svg)) == svg
    paper, inner = ElementTree.fromstring(svg)
    place = [float(inner.attrib[name]) for name in ("x", "y", "width", "height")]
    return paper.attrib["fill"], place, [float(part) for part in inner.attrib["viewBox"].split()]


@pytest.mark.parametrize(
    "inside",
    [
        '<ellipse cx="200" cy="100" rx="200" ry="100"/>',
        '<ellipse cx="50" cy="80" rx="40" ry="20"/>',
        '<g transform="translate(20 30) scale(.5)"><ellipse cx="50" cy="80" rx="40" ry="20"/></g>',
        '<path d="M10 100a20 10 0 1 1 40 0a20 10 0 1 1-40 0z"/>',
        '<path d="M10 100a20 10 0 01 40 0 20 10 0 01-40 0"/>',
        '<path d="M10 10h40v20H10z"/><rect fill="none" width="400" height="200"/>',
        '<path d="m10 10 40 0 0 20-40 0z"/><g display="none"><rect width="400" height="200"/></g>',
        '<rect width="400" height="200" fill="#fff"/><path d="M10 10h40v20H10z" fill="#b00"/>',
        '<defs><rect id="a" x="5" width="40" height="20"/></defs><use href="#a" x="30" y="9"/>',
        '<polygon points="10,10 50 10, 50,30 10 30"/>',
        '<g stroke="#000" stroke-width="2" fill="none"><line x1="2" x2="40" y1="2" y2="2"/><line x1="9" x2="9" y1="2" y2="20"/></g>',
        '<rect width="20" height="40" transform="rotate(90 20 20)"/>',
    ],
)  # fmt: skip
def test_margins_of_a_drawing_make_no_difference(inside: str):
    ground, (x, y, width, height), _ = placed(a_drawing(inside))

    assert ground == GROUNDS["light"]
    assert (width, height) == pytest.approx((116, 58), abs=4)
    assert (x + width / 2, y + height / 2) == pytest.approx((WIDTH / 2, HEIGHT / 2), abs=0.01)


@pytest.mark.parametrize(
    "inside",
    [
        "<text>Naam</text>",
        '<rect width="50%" height="9"/>',
        '<rect width="9" height="9" transform="rotate(1 2)"/>',
        '<path d="M0 0 X 9"/>',
        '<path d="M0 0-1e308 1a1 1 1 1 1 1 1"/>',
        '<symbol id="a" viewBox="0 0 9 9"><rect width="9" height="9"/></symbol><use href="#a"/>',
        '<rect x="1e300" width="9e300" height="9"/>',
    ],
)
def test_what_only_a_browser_can_measure_keeps_its_margins(inside: str):
    assert placed(a_drawing(inside))[2] == [0, 0, 400, 200]


@pytest.mark.parametrize(
    ("inside", "ground"),
    [
        ('<rect width="40" height="20" fill="#FFF"/>', "dark"),
        ('<g fill="white"><path d="M0 0h9v9z"/></g>', "dark"),
        ('<rect width="90" height="20" fill="#fff"/><circle cx="99" r="5" fill="#f80"/>', "dark"),
        ('<rect width="90" height="20" fill="#00f"/><circle cx="50" cy="10" r="5" fill="#fff"/>', "light"),
        ('<rect width="400" height="200" fill="#fff"/><circle cx="50" cy="50" r="5"/>', "light"),
        ('<radialGradient id="a"><stop stop-color="#06c"/></radialGradient><circle r="5" fill="url(#a)"/>', "light"),
    ],
)
def test_white_drawing_gets_a_dark_ground(inside: str, ground: str):
    assert placed(a_drawing(inside))[0] == GROUNDS[ground]


def test_trimmed_drawing_shows_all_that_the_whole_one_shows(browser: Browser):
    """Compared in a browser: the estimate of what is drawn never cuts anything off."""
    view_of_all = "-200 -200 800 700"
    shapes = [
        '<path d="M30 150C30 20 180 20 180 150S330 280 330 150" fill="none" stroke="#06c" stroke-width="12"/>',
        '<path d="M60 60Q200-40 340 60T200 180 60 60" fill="#b1432a" transform="rotate(15 200 100)"/>',
        '<path d="M100 50a80 30 30 1 0 60 90l20 10-9-40z" fill="#0b6e6e" stroke="#222" stroke-width="3"/>',
    ]
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    for inside in shapes:
        place, view = placed(a_drawing(inside, view_of_all))[1:]
        scale = 500 / view[2]
        images = []
        for box in (view, [view[0] - 60, view[1] - 60, view[2] + 120, view[3] + 120]):
            svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{" ".join(map(str, box))}" width="{box[2] * scale}">{inside}</svg>'
            page.set_content(f"<body style='margin:0'>{svg}")
            images.append(page.locator("svg").screenshot())
        inked = [ink(Image.open(io.BytesIO(image))) for image in images]
        assert inked[0] == pytest.approx(inked[1], rel=0.004)
        assert place[2] <= REACH[0]
    page.close()


def some_paths(number: int) -> Iterator[str]:
    """Outlines of every kind of command, the same ones every time."""
    chance = random.Random(4)

    def numbers(many: int) -> str:
        return " ".join(f"{chance.uniform(-90, 90):.1f}" for _ in range(many))

    for _ in range(number):
        steps = [f"M{numbers(2)}"]
        for kind in chance.choices("LHVCSQTAZ", k=chance.randint(1, 6)):
            radii = f"{chance.randint(1, 90)} {chance.randint(1, 90)} {chance.randint(0, 180)}"
            flags = f"{chance.randint(0, 1)}{chance.randint(0, 1)}"
            many = {"L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}
            steps.append(chance.choice((kind, kind.lower())))
            steps.append(f"{radii} {flags}{numbers(2)}" if kind == "A" else numbers(many[kind]))
        yield "".join(steps)


def measured(inside: str) -> tuple[float, ...]:
    found = bounds(drawn_shapes(clean_tree(a_drawing(inside))))
    assert found
    return found


def test_outlines_are_measured_as_a_browser_does(browser: Browser):
    """Chromium's getBBox of 300 paths; one that only moves draws nothing."""
    paths = [path for path in some_paths(300) if not re.fullmatch(r"M[^A-Za-z]*[zZ]", path)]
    page = browser.new_page()
    page.set_content("<svg>" + "".join(f'<path d="{path}"/>' for path in paths) + "</svg>")
    boxes = page.evaluate("""[...document.querySelectorAll("path")].map(one => {
        const box = one.getBBox(); return [box.x, box.y, box.x + box.width, box.y + box.height] })""")
    page.close()
    for path, box in zip(paths, boxes, strict=True):
        assert measured(f'<path d="{path}"/>') == pytest.approx(box, rel=1e-3, abs=0.1), path


SHAPES = [
    *(
        f'<g transform="{transform}"><rect x="60" y="50" width="40" height="20"/></g>'
        for transform in (
            "translate(5)",
            "scale(2,-1) translate(0 -150)",
            "rotate(30 9 4)rotate(-10)",
            "skewX(20) skewY(-5)",
            "matrix(1 .5 -.5 2 30 4), scale(.5)",
        )
    ),
    '<ellipse cx="80" cy="60" rx="40" ry="9" transform="rotate(30)"/>',
    '<polygon points="11,2 30 40,5,60"/><line x1="9" y1="5" x2="40" y2="5" stroke="#000" stroke-width="1"/>',
    '<g id="a"><circle cx="20" cy="20" r="9"/></g><use href="#a" x="40" y="30" transform="scale(2)"/>',
]


@pytest.mark.parametrize("inside", SHAPES)
def test_shapes_are_measured_as_a_browser_shows_them(browser: Browser, inside: str):
    page = browser.new_page(viewport={"width": 800, "height": 400})
    page.set_content(f"<body style='margin:0'><svg viewBox='0 0 400 200' width='800'>{inside}</svg>")
    shown = ImageChops.invert(Image.open(io.BytesIO(page.screenshot())).convert("L")).getbbox()
    page.close()

    assert shown
    assert measured(inside) == pytest.approx([side / 2 for side in shown], abs=1)


def ink(picture: Image.Image) -> int:
    grey = picture.convert("L")
    return sum(count for value, count in enumerate(grey.histogram()) if value < 200)


def test_name_tells_the_organisation_the_size_and_the_content(tmp_path: Path):
    source = tmp_path / "a.png"
    source.write_bytes(saved(a_mark()))
    made = make_renditions([wanted_logo("organisatie-0001", source)], tmp_path / "cache")["organisatie-0001"]

    assert [file.name for file in made.files] == [
        f"logo-organisatie-0001-{width}.{made.digest[:12]}.webp" for width in (240, 480)
    ]
    source.write_bytes(saved(a_mark(colour="#123456")))
    assert make_renditions([wanted_logo("a", source)], tmp_path / "cache")["a"].digest != made.digest


def test_same_file_gives_the_same_bytes_in_another_process():
    """As CI and a writer's laptop must agree on every byte."""
    content = saved(a_mark(mode="RGB", margin=9), "JPEG")
    code = (
        "import sys,hashlib; from slimmer.media.pictures.logo import make_logo;"
        "print(hashlib.sha256(b''.join(one.content for one in make_logo(sys.stdin.buffer.read(), '.jpg'))).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", code], input=content, capture_output=True, check=True)

    made = b"".join(one.content for one in make_logo(content, ".jpg"))
    assert done.stdout.decode().strip() == hashlib.sha256(made).hexdigest()


def some_logos(folder: Path, number: int) -> list[Wanted]:
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(number):
        mark = a_mark(colour=f"#{index * 9973 % 0xCCCCCC:06x}")
        (folder / f"organisatie-{index:04}.png").write_bytes(saved(mark))
    return [wanted_logo(path.stem, path) for path in sorted(folder.iterdir())]


def wanted_logo(key: str, path: Path) -> Wanted[str]:
    return Wanted(key, f"logo-{key}", path, LOGO)


def entries(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_second_run_makes_nothing(tmp_path: Path):
    wanted, cache, site = some_logos(tmp_path / "in", 3), tmp_path / "cache", tmp_path / "site"
    first = make_renditions(wanted, cache)
    write_renditions(first.values(), cache, site)
    before = entries(cache)

    assert make_renditions(wanted, cache) == first
    assert entries(cache) == before
    assert len(before) == 3
    names = sorted(name for one in first.values() for name in (file.name for file in one.files))
    assert sorted(path.name for path in site.iterdir()) == names
    assert len(names) == 6


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_damaged_entry_is_made_again(tmp_path: Path, damage: bytes | None):
    wanted, cache = some_logos(tmp_path / "in", 1), tmp_path / "cache"
    first = make_renditions(wanted, cache)
    (entry,) = cache.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-1] if damage is None else damage)

    assert make_renditions(wanted, cache) == first
    assert entry.read_bytes() == whole


def test_processes_give_the_same_as_one(tmp_path: Path):
    wanted = some_logos(tmp_path / "in", 9)

    assert make_renditions(wanted, tmp_path / "one", jobs=1) == make_renditions(wanted, tmp_path / "two", jobs=2)
    assert {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()
    }


def test_refusal_is_remembered_too(tmp_path: Path):
    (tmp_path / "a.png").write_bytes(a_png(30_000, 30_000, b""))
    wanted = [wanted_logo("a", tmp_path / "a.png"), wanted_logo("b", tmp_path / "weg.png")]

    for _ in range(2):
        made = make_renditions(wanted, tmp_path / "cache")
        assert {key: one.code for key, one in made.items()} == {"a": "logo-pixels", "b": "logo-broken"}
        assert made["a"].values == {"limit": "40"}


def test_nothing_half_is_left_behind(tmp_path: Path):
    made = make_renditions(some_logos(tmp_path / "in", 2), tmp_path / "cache")
    write_renditions(made.values(), tmp_path / "cache", tmp_path / "site")

    assert not list(tmp_path.rglob(".*"))


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Gemeente Voorbeeld", "V"),
        ("Stichting Organisatie 0001", "O0"),
        ("Coöperatie Groen Hart", "GH"),
        ("COÖPERATIE Groen", "G"),
        ("De Vrienden van het Park", "VP"),
        ("'t Hofje", "H"),
        ("‘s-Voorbeeld", "V"),
        ("“Samen” voor elkaar", "SE"),
        ("Hogeschool Noord-Zuid", "HN"),
        ("Technische School (TS/x)", "TS"),
        ("IJsclub", "IJ"),
        ("ijsclub Noord", "IJ"),
        ("élan", "É"),
        ("e\u0301lan", "É"),
        ("ß", "S"),
        ("Gemeente", "G"),
        ("112", "1"),
        ("株式会社 例", "株例"),
        ("", "•"),
        ("!?", "•"),
    ],
)
def test_initials_are_those_of_the_telling_words(name: str, initials: str):
    assert initials_of(name) == initials


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_name_gives_one_or_two_letters_and_a_tone(name: str):
    made = logo_of(name, None)

    assert made == logo_of(name, None)
    assert 1 <= len(made.initials) <= 2
    assert made.tone in TONE


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", TONE.values())
def test_monogram_is_legible_and_stands_out_in_both_colour_schemes(colour: str):
    assert contrast(colour, "#ffffff") >= 4.5
    assert contrast(colour, LIGHT_PAGE) >= 3
    assert contrast(colour, DARK_PAGE) >= 3


def test_tones_are_spread_over_the_organisations():
    used = [logo_of(f"Organisatie {number:04}", None).tone for number in range(400)]

    assert len(TONE) == TONES
    assert min(used.count(tone) for tone in TONE) > 25


@pytest.mark.parametrize("band", [False, True])
@pytest.mark.parametrize("name", ["Wonen Midden", "IJsclub", "Organisatie", "Ĝ Ŵ"])
def test_letters_stay_inside_the_tile_and_in_its_middle(browser: Browser, name: str, band: bool):
    page = browser.new_page(viewport={"width": 300, "height": 200})
    page.set_content(
        f"<style>{STYLES} body {{ background: #000 }}</style><header class={'band' if band else ''}>"
        f'<span class="logo monogram" data-tone="1">{logo_of(name, None).initials}</span></header>'
    )
    picture = Image.open(io.BytesIO(page.locator(".monogram").screenshot())).convert("RGB")
    page.close()
    side = picture.height
    inside = picture.crop((0, side // 5, side, side - side // 5))
    letters = inside.convert("L").point(lambda value: 255 * (value > 200)).getbbox()

    assert picture.width == side
    assert letters
    assert letters[0] >= side * 0.06
    assert letters[2] <= side * 0.94
    assert abs(letters[0] + letters[2] - side) <= side * 0.08
    assert letters[3] - letters[1] >= side * 0.25


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., list[Problem]]:
    """The problems with the logos of `docs/_data/organisations/` that holds these files."""

    def tell(files: dict[str, str | bytes]) -> list[Problem]:
        write_files(tmp_path, {**HOME, **{f"{ORGANISATIONS}/{name}": content for name, content in files.items()}})
        library, _ = load_library(some_settings(tmp_path))
        made = make_renditions(wanted_logos(library, library.logos, tmp_path), tmp_path / "cache")
        return list(check_logos(library, library.logos, made))

    return tell


def an_organisation(logo: str = "") -> str:
    line = f"logo: {logo}\n" if logo else ""
    return f"name: Organisatie 0001\nsector: zorg\n{line}roles:\n  - {{role: partner, source: S1}}\n"


def codes(found: list[Problem]) -> list[tuple[str, int, str]]:
    return [(one.path.name, one.line, one.code) for one in found]


def test_good_logo_gives_no_message(told):
    assert told({"a.yml": an_organisation("a.png"), "a.png": saved(a_mark())}) == []


def test_organisation_without_a_logo_gives_no_message(told):
    assert told({"a.yml": an_organisation()}) == []


@pytest.mark.parametrize("name", ["b.svg", "A.svg", "a.SVG"])
def test_missing_logo_offers_the_nearest(told, name: str):
    (found,) = told({"a.yml": an_organisation(name), "a.svg": a_drawing('<path d="M0 0h9v9z"/>')})

    assert (found.path.name, found.line, found.code) == ("a.yml", 3, "logo-missing")
    assert dict(found.values)["suggestion"] == "a.svg"


@pytest.mark.parametrize("value", ["../a.png", "https://example.org/a.png", "/a.png", ".a.png", "b\\a.png"])
def test_logo_is_a_file_beside_its_organisation(told, value: str):
    found = told({"a.yml": an_organisation(f"'{value}'")})

    assert codes(found) == [("a.yml", 3, "logo-place")]


def test_hostile_logo_is_told_at_the_line_that_names_it(told):
    found = told({"a.yml": an_organisation("a.svg"), "a.svg": a_drawing("<script/>")})

    assert codes(found) == [("a.yml", 3, "svg-active")]


def test_logo_that_no_one_names_is_told(told):
    found = told({"a.yml": an_organisation(), "a.png": saved(a_mark())})

    assert codes(found) == [("a.png", 1, "logo-unused")]


def test_file_that_cannot_be_a_logo_is_told(told):
    found = told({"a.yml": an_organisation(), "a.pdf": b"%PDF"})

    assert codes(found) == [("a.pdf", 1, "logo-type")]


def test_logo_of_an_organisation_that_cannot_be_read_is_not_wrong_as_well(told):
    assert told({"a.yml": "name: A", "a.png": saved(a_mark())}) == []


def test_two_organisations_may_share_a_logo(told):
    assert told({"a.yml": an_organisation("a.png"), "b.yml": an_organisation("a.png"), "a.png": saved(a_mark())}) == []
