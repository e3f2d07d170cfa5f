"""Photos beside a text: small, right way up, without secrets, and a message for what cannot be shown."""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from builders import ROOT, Site, a_page, a_project, a_site, make_mail, place_page
from conftest import slimmer
from pages import Html, parse_html
from picture_files import a_png, frames, saved, swapped_profile
from PIL import Image

from slimmer.files.cache import PICTURES
from slimmer.markup.alt_text import alt_fault
from slimmer.media.pictures.outcome import Refused, Renditions
from slimmer.media.pictures.photo import HIGHEST, LINKED, QUICK, SHOWN, WIDTHS
from slimmer.media.pictures.renditions import Recipe, Wanted, contents, make_renditions
from slimmer.media.pictures.uses import find_uses
from slimmer.messages.tell import messages

SECRETS = (b"Exif", b"GPS", b"geheim", b"http://ns.adobe.com/xap", b"EXIF", b"eXIf", b"ICC_PROFILE", b"iCCP", b"ICCP")
CORNERS = {"red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}


def a_photo(width: int = 1280, height: int = 800, mode: str = "RGB") -> Image.Image:
    """Four fields of colour, so that one sees which way up it is."""
    photo = Image.new("RGB", (2, 2))
    photo.putdata(list(CORNERS.values()))
    return photo.resize((width, height), Image.Resampling.NEAREST).convert(mode)


def a_jpeg(photo: Image.Image | None = None, orientation: int = 1, **options: object) -> bytes:
    """As a telephone makes it: with a place, a maker and a remark."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "geheim"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 26.0, 9.9), 3: "E", 4: (5.0, 28.0, 40.0)})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>geheim</x:xmpmeta>"
    return saved(photo or a_photo(), "JPEG", exif=exif, comment=b"geheim", xmp=xmp, quality=95, **options)


def made(content: bytes, suffix: str = ".jpg", recipe: Recipe = SHOWN) -> Renditions:
    return recipe.make(content, suffix)


def opened(made: Renditions, number: int = -1) -> Image.Image:
    return Image.open(io.BytesIO(made[number].content))


def refusal(content: bytes, suffix: str) -> str:
    """The code of the message, which can be told."""
    with pytest.raises(Refused) as refused:
        made(content, suffix)
    values = {"value": "foto.jpg", "suggested": "foto.png", **refused.value.values}
    assert messages()[refused.value.code].say("nl", values)
    return refused.value.code


def corners(picture: Image.Image) -> list[str]:
    """The colours from left to right and from top to bottom."""
    right, bottom = picture.width - 9, picture.height - 9
    found = [picture.convert("RGB").getpixel(place) for place in ((9, 9), (right, 9), (9, bottom), (right, bottom))]
    return [
        min(CORNERS, key=lambda name: sum(abs(a - b) for a, b in zip(CORNERS[name], one, strict=True))) for one in found
    ]


def test_photo_becomes_avif_and_webp_at_every_width_and_one_jpeg():
    found = made(a_jpeg())

    assert [(one.suffix, one.width, one.height) for one in found] == [
        (".avif", 480, 300),
        (".avif", 800, 500),
        (".avif", 1200, 750),
        (".webp", 480, 300),
        (".webp", 800, 500),
        (".webp", 1200, 750),
        (".jpg", 1200, 750),
    ]
    for number, one in enumerate(found):
        picture = opened(found, number)
        assert picture.size == (one.width, one.height)
        assert picture.format == {".avif": "AVIF", ".webp": "WEBP", ".jpg": "JPEG"}[one.suffix]
        assert corners(picture) == list(CORNERS)


@pytest.mark.parametrize(("width", "widths"), [(300, [300]), (520, [520]), (850, [480, 850]), (1200, [480, 800, 1200])])
def test_photo_is_never_made_larger(width: int, widths: list[int]):
    found = made(a_jpeg(a_photo(width, 400)))

    assert [one.width for one in found if one.suffix == ".avif"] == widths


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("recipe", [SHOWN, QUICK, LINKED])
def test_photo_is_turned_as_the_camera_was_held(orientation: int, recipe: Recipe):
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    photo = a_photo(1500, 1000)
    as_held = photo.transpose(back[orientation]) if orientation > 1 else photo
    picture = opened(made(a_jpeg(as_held, orientation), recipe=recipe))

    assert corners(picture) == list(CORNERS)
    assert picture.width == (1500 if recipe is LINKED else WIDTHS[0])
    assert picture.height == round(picture.width * 2 / 3)


@pytest.mark.parametrize("recipe", [SHOWN, QUICK, LINKED])
@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (a_jpeg(icc_profile=swapped_profile()), ".jpg"),
        (saved(a_photo(), exif=b"Exif\0\0geheim", icc_profile=swapped_profile()), ".png"),
        (saved(a_photo(), "WEBP", exif=b"Exif\0\0geheim", xmp=b"geheim"), ".webp"),
        (saved(a_photo(), "AVIF", xmp=b"geheim", max_threads=1), ".avif"),
    ],
)
def test_nothing_but_pixels_is_published(content: bytes, suffix: str, recipe: Recipe):
    assert b"geheim" in content
    for one in made(content, suffix, recipe):
        assert not any(secret in one.content for secret in SECRETS), one.suffix


def test_colours_of_a_profile_are_kept():
    """A browser shows what has no profile as sRGB."""
    photo = Image.new("RGB", (900, 600), (200, 40, 60))
    picture = opened(made(saved(photo, "JPEG", quality=95, icc_profile=swapped_profile())))

    assert picture.convert("RGB").getpixel((50, 50)) == pytest.approx((40, 200, 60), abs=6)
    assert "icc_profile" not in picture.info


def test_broken_profile_counts_as_none():
    picture = opened(made(saved(a_photo(), "JPEG", quality=95, icc_profile=b"geen profiel")))

    assert corners(picture) == list(CORNERS)


@pytest.mark.parametrize(
    ("content", "suffix", "last"),
    [
        (saved(a_photo(mode="L"), "JPEG"), ".jpg", ".jpg"),
        (saved(a_photo().quantize(8)), ".png", ".jpg"),
        (saved(a_photo(mode="L")), ".png", ".jpg"),
        (saved(a_photo(mode="1")), ".png", ".jpg"),
        (saved(Image.new("I;16", (600, 400), 0x8080)), ".png", ".jpg"),
        (a_png(600, 400, (b"\0" + b"\x80\x80" * 3 * 600) * 400, depth=16), ".png", ".jpg"),
        (saved(a_photo(), "GIF"), ".gif", ".jpg"),
        (saved(a_photo(), "AVIF", max_threads=1), ".avif", ".jpg"),
        (saved(a_photo(mode="RGBA")), ".png", ".jpg"),
        (saved(Image.new("RGBA", (600, 400), (255, 0, 0, 90))), ".png", ".png"),
        (saved(Image.new("LA", (600, 400), (128, 90))), ".png", ".png"),
        (saved(Image.new("RGBA", (600, 400), (255, 0, 0, 90)), "WEBP"), ".webp", ".png"),
    ],
)
def test_every_kind_of_picture_is_shown(content: bytes, suffix: str, last: str):
    found = made(content, suffix)

    assert found[-1].suffix == last
    for number in range(len(found)):
        picture = opened(found, number)
        assert picture.has_transparency_data == (last == ".png")


def test_sixteen_bits_become_eight_of_the_same_brightness():
    for content in (
        saved(Image.new("I;16", (600, 400), 0x8080)),
        a_png(600, 400, (b"\0" + b"\x80\x80" * 3 * 600) * 400, depth=16),
    ):
        assert opened(made(content, ".png")).convert("RGB").getpixel((9, 9)) == pytest.approx((128, 128, 128), abs=2)


@pytest.mark.parametrize(("suffix", "kind"), [(".jpeg", "JPEG"), (".png", "PNG"), (".gif", "GIF"), (".webp", "WEBP")])
def test_linked_picture_keeps_its_format(suffix: str, kind: str):
    found = made(saved(a_photo(3000, 30), kind), suffix, LINKED)

    assert opened(found).format == kind
    assert opened(found).size == (2560, 26)


def test_very_high_picture_still_fits_every_format():
    found = made(saved(Image.new("RGB", (600, 30_000))), ".png")

    assert {one.height for one in found} == {HIGHEST}


WHOLE = a_jpeg()
BAD: dict[str, tuple[bytes, str, str]] = {
    "JPEG, half": (WHOLE[: len(WHOLE) // 2], ".jpg", "picture-broken"),
    "JPEG of a header only": (WHOLE[:30], ".jpg", "picture-broken"),
    "PNG without its end": (saved(a_photo())[:-12], ".png", "picture-broken"),
    "AVIF, half": (saved(a_photo(), "AVIF", max_threads=1)[:-400], ".avif", "picture-broken"),
    "200 megapixels": (a_png(20_000, 10_000, b""), ".png", "picture-pixels"),
    "a little more than 100": (a_png(10_001, 10_000, b""), ".png", "picture-pixels"),
    "colours for print": (saved(a_photo(mode="CMYK"), "JPEG"), ".jpg", "picture-cmyk"),
    "colours for print with a profile for screens": (
        saved(a_photo(mode="CMYK"), "JPEG", icc_profile=swapped_profile()),
        ".jpg",
        "picture-cmyk",
    ),
    "moving GIF": (frames("GIF"), ".gif", "picture-animated"),
    "moving WebP": (frames("WEBP"), ".webp", "picture-animated"),
    "moving PNG": (frames("PNG"), ".png", "picture-animated"),
    "moving AVIF": (frames("AVIF"), ".avif", "picture-animated"),
    "PNG that is called JPEG": (saved(a_photo()), ".jpg", "picture-named"),
    "JPEG that is called PNG": (WHOLE, ".png", "picture-named"),
    "JPEG that is called SVG": (WHOLE, ".svg", "picture-named"),
    "SVG that is called PNG": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', ".png", "picture-named"),
    "TIFF that is called JPEG": (saved(a_photo(), "TIFF"), ".jpg", "picture-format"),
    "web page that is called JPEG": (b"<!doctype html><html>404", ".jpg", "picture-format"),
    "nothing at all": (b"", ".jpg", "picture-format"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", ".jpg", "picture-heic"),
    "HEIC of many pictures": (b"\0\0\0\x18ftypmsf1\0\0\0\0msf1hevc", ".jpg", "picture-heic"),
    "hostile drawing": (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', ".svg", "svg-active"),
}


@pytest.mark.parametrize("name", BAD)
def test_unfit_picture_is_refused_with_a_message(name: str):
    content, suffix, code = BAD[name]

    assert refusal(content, suffix) == code


def test_photo_of_nearly_a_hundred_megapixels_is_shown():
    """Pillow warns from 89 on; that warning is not ours."""
    assert made(saved(Image.new("L", (11_000, 9000))), ".png")[-1].width == WIDTHS[0]


def wanted(folder: Path, number: int) -> Iterator[Wanted[str]]:
    folder.mkdir(exist_ok=True)
    for index in range(number):
        path = folder / f"{index}.jpg"
        path.write_bytes(a_jpeg(a_photo(700, 500 + index)))
        yield Wanted(path.stem, path.stem, path, SHOWN)


def test_bytes_do_not_depend_on_the_number_of_processes(tmp_path: Path):
    photos = list(wanted(tmp_path / "in", 3))
    one, two, four = (make_renditions(photos, tmp_path / str(jobs), jobs) for jobs in (1, 2, 4))

    assert one == two == four
    for key, made in one.items():
        assert len({contents(made, tmp_path / folder) for folder in "124"}) == 1, key


def test_second_build_makes_none_and_progress_is_told(tmp_path: Path):
    photos, told = list(wanted(tmp_path / "in", 2)), []
    first = make_renditions(photos, tmp_path / "cache", progress=lambda *done: told.append(done))
    assert told == [(1, 2), (2, 2)]

    again = make_renditions(photos, tmp_path / "cache", progress=lambda *done: told.append(done))
    assert again == first
    assert len(told) == 2


@pytest.mark.parametrize(
    ("alt", "code"),
    [
        ("", "image-alt-missing"),
        (" . ", "image-alt-missing"),
        ("zomerfeest.JPG", "image-alt-file-name"),
        ("zomerfeest-2026", "image-alt-file-name"),
        ("IMG_1234", "image-alt-vague"),
        ("DSC01234", "image-alt-vague"),
        ("IMG-20260501-WA0003", "image-alt-vague"),
        ("20260501_101500 (1)", "image-alt-vague"),
        ("WhatsApp Image 2026-05-01 at 10.15.00", "image-alt-vague"),
        ("Foto", "image-alt-vague"),
        ("afbeelding 2", "image-alt-vague"),
        ("image.", "image-alt-vague"),
        ("Foto van het zomerfeest", ""),
        ("Zomerfeest", ""),
        ("12 mensen om een tafel", ""),
        ("De 5 stappen", ""),
    ],
)
def test_description_says_what_the_picture_shows(alt: str, code: str):
    assert alt_fault(alt, "img/zomerfeest-2026.jpg") == code


PAGE = """
Eerst een zin.

![Mensen aan een lange tafel](foto.jpg){caption="Samen eten & praten" credit="A. Maker"}

![Een boom in de zon](boom.png)

Zie ook ![een bloem](bloem.jpg) in de zin, en [de hele foto](groot.jpg).

![Schema van drie stappen](stappen.svg)
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 90" onload="x"><text y="20">Eén</text></svg>'
FILES: dict[str, str | bytes] = {
    "docs/foto.jpg": a_jpeg(),
    "docs/boom.png": saved(Image.new("RGBA", (1300, 900), (0, 90, 0, 120))),
    "docs/bloem.jpg": a_jpeg(a_photo(300, 300)),
    "docs/groot.jpg": a_jpeg(a_photo(3000, 2000), orientation=6),
    "docs/ongebruikt.jpg": a_jpeg(),
    "docs/stappen.nl.svg": DRAWING.replace(' onload="x"', ""),
    "docs/a.nl.md": a_page("Eten", PAGE, image="foto.jpg", alt="Mensen aan tafel"),
    "blog/posts/2026-01-01-een.nl.md": a_page(
        "Een", "[[posts]]\n\n![Mensen aan tafel](../../docs/foto.jpg)", date="2026-01-01", image="p.jpg", alt="De haven"
    ),
    "blog/posts/p.jpg": a_jpeg(a_photo(1000, 2000)),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return a_site(tmp_path_factory.mktemp("site"), FILES)


def placed(site: Site, name: str, where: str) -> Html:
    page = site.library.by_path[PurePosixPath(name)]
    return parse_html(str(place_page(page, site, lambda url: f"/{url}", where)))


def test_picture_in_a_text_is_a_picture_element(site: Site):
    html = placed(site, "docs/a.nl.md", "page")
    first, *rest = html.all("img")

    assert site.problems == ()
    assert first.attributes["src"].startswith("/pictures/foto-1200.")
    assert (first.attributes["width"], first.attributes["height"]) == ("1200", "750")
    assert first.attributes["fetchpriority"] == "high"
    assert "loading" not in first.attributes
    assert {one.attributes["loading"] for one in rest} == {"lazy"}
    avif, webp = html.all("source")[:2]
    assert [avif.attributes["type"], webp.attributes["type"]] == ["image/avif", "image/webp"]
    assert [one.split(" ")[1] for one in avif.attributes["srcset"].split(", ")] == ["480w", "800w", "1200w"]
    assert avif.attributes["sizes"] == "(min-width: 41rem) 621px, calc(100vw - 2.2rem)"


def test_picture_alone_is_a_figure_with_its_caption(site: Site):
    text = str(place_page(site.library.by_path[PurePosixPath("docs/a.nl.md")], site, lambda url: url, "page"))

    assert "<figcaption>Samen eten &amp; praten <small>Foto: A. Maker</small></figcaption>" in text
    assert text.count("<figure>") == 3
    assert "<p>Zie ook <picture>" in text
    assert "caption=" not in text


def test_upright_photo_is_no_higher_than_a_screen(tmp_path: Path):
    files = {"docs/a.nl.md": a_page(body="![Een toren](p.jpg)"), "docs/p.jpg": a_jpeg(a_photo(1000, 2000))}
    html = placed(a_site(tmp_path, files), "docs/a.nl.md", "page")

    assert html.all("img")[0].attributes["height"] == "720"
    assert html.all("source")[0].attributes["sizes"].startswith("(min-width: 41rem) 360px")


def test_feed_and_mail_get_one_file_that_everything_shows(site: Site):
    feed, mail = (placed(site, "docs/a.nl.md", where) for where in ("feed", "mail"))

    assert feed.all("source") == mail.all("source") == []
    assert [one.attributes["src"].rpartition(".")[2] for one in feed.all("img")] == ["jpg", "png", "jpg", "svg"]
    assert [one.attributes["width"] for one in mail.all("img")] == ["552", "552", "300", "300"]
    assert mail.all("img")[0].attributes["height"] == "345"


def test_wide_photo_in_a_newsletter_is_brought_to_the_width_of_a_mail(tmp_path: Path):
    body = '![Een haven](haven.jpg){caption="De haven"}'
    files = {
        "blog/newsletters/2026-11.nl.md": a_page("Nieuws", body, date="2026-11-01"),
        "blog/newsletters/haven.jpg": a_jpeg(a_photo(4000, 3000)),
    }
    site = a_site(tmp_path, files)
    mail = make_mail(site.library.of_kind("newsletter", "nl")[0], site)
    _, picture = parse_html(mail.html).all("img")

    assert site.problems == ()
    assert picture.attributes["src"].startswith("https://example.org/pictures/haven-1200.")
    assert picture.attributes["width"] == "552"
    assert "[Afbeelding: Een haven]\n— De haven" in mail.text


def test_picture_that_no_text_uses_is_not_made_and_not_published_and_that_is_said(tmp_path: Path):
    site = a_site(tmp_path, {"docs/los.jpg": b"kapot", "docs/index.nl.md": a_page("Home")})

    assert site.problems == ()
    assert [str(one.path) for one in site.unpublished] == ["docs/los.jpg"]
    assert find_uses(site.library, site.documents, site.links) == ()


def test_preview_makes_one_file_of_a_photo(tmp_path: Path):
    site = a_site(tmp_path, FILES, preview=True)
    html = placed(site, "docs/a.nl.md", "page")

    assert html.all("source") == []
    assert html.all("img")[0].attributes["src"].startswith("/pictures/foto-1200.")


def test_photo_that_changes_gets_another_name(tmp_path: Path):
    (before,) = make_renditions(wanted(tmp_path, 1), tmp_path / "cache").values()
    (tmp_path / "0.jpg").write_bytes(a_jpeg(a_photo(700, 499)))
    (after,) = make_renditions([Wanted("0", "0", tmp_path / "0.jpg", SHOWN)], tmp_path / "cache").values()

    assert [one.name for one in before.files] != [one.name for one in after.files]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with photos, built by the command."""
    root = tmp_path_factory.mktemp("photos")
    a_project(root, {"docs/index.nl.md": a_page("Home", "[[posts]]"), **FILES})
    done = slimmer("build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root


def test_published_folder_holds_no_secret_and_no_source(folder: Path):
    site = folder / "site"
    made_by_us = {*(site / "assets").rglob("*"), *site.glob("*.png")}
    found = (path for path in site.rglob("*") if path.suffix in (".jpg", ".png", ".webp", ".avif"))
    pictures = [path for path in found if path not in made_by_us]
    files = [path for path in site.rglob("*") if path.is_file() and path.suffix != ".js"]

    assert {path.relative_to(site).parts[0] for path in pictures} == {"pictures", "groot.jpg"}
    for path in files:
        assert b"geheim" not in path.read_bytes(), path
    for path in pictures:
        with Image.open(path) as picture:
            assert not picture.getexif(), path
            assert "icc_profile" not in picture.info, path


def test_linked_photo_is_upright_and_without_its_place(folder: Path):
    with Image.open(folder / "site" / "groot.jpg") as picture:
        assert picture.size == (1707, 2560)


def test_every_file_that_a_page_names_is_there_and_no_other(folder: Path):
    site = folder / "site"
    named = set()
    for path in (*site.rglob("*.html"), *site.rglob("feed.*"), *site.rglob("rss.xml")):
        text = path.read_text("utf-8")
        named |= {part.split("&quot")[0].split('"')[0].split(" ")[0] for part in text.split("pictures/")[1:]}

    assert {one.rstrip("\\") for one in named} == {path.name for path in (site / "pictures").iterdir()}


def test_second_build_of_the_site_is_the_same_to_the_byte(folder: Path):
    before = {path.name: path.read_bytes() for path in (folder / "site/pictures").iterdir()}
    cache = {path.name: path.stat().st_mtime_ns for path in (folder / PICTURES).iterdir()}
    assert slimmer("build", cwd=folder).returncode == 0

    assert {path.name: path.read_bytes() for path in (folder / "site/pictures").iterdir()} == before
    assert {path.name: path.stat().st_mtime_ns for path in (folder / PICTURES).iterdir()} == cache


def test_pages_with_photos_are_valid_html(folder: Path):
    command = ["node", "node_modules/html-validate/bin/html-validate.mjs", "--config", "htmlvalidate.json"]
    pages = [str(folder / "site/a/index.html"), str(folder / "site/index.html")]
    done = subprocess.run([*command, *pages], cwd=ROOT / "tests", capture_output=True, check=False, encoding="utf-8")

    assert done.returncode == 0, done.stdout
