"""What code draws: the mosaic of a page, its social card, the mark and the icons."""

import io
import multiprocessing
import re
import subprocess
import sys
import xml.etree.ElementTree as etree
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from builders import HOME, OVERRIDES, ROOT, a_page, a_site, cards_of, write_files
from conftest import Built, slimmer
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import Browser

from slimmer.files.store import Store
from slimmer.media.drawings.canvas import OWN, Canvas
from slimmer.media.drawings.card import (
    HEIGHT,
    LEADING,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    WIDTH,
    Card,
    fit_title,
    make_card,
)
from slimmer.media.drawings.lettering import SOFT, Lettering
from slimmer.media.drawings.mark import ICO_SIZES, ICONS, draw_mark
from slimmer.media.drawings.pattern import PALETTES, make_pattern, pattern_svg
from slimmer.media.drawings.tokens import (
    NAMES,
    Identity,
    ThemeIncomplete,
    hexadecimal,
    load_identity,
    parse_colours,
    site_sheet,
)
from slimmer.outputs.output import Output
from slimmer.outputs.write import write_site
from slimmer.theme import THEME

IDENTITY = load_identity(OVERRIDES, THEME)
HEAVY = Lettering(IDENTITY.font, 800, "nl")


def a_card(title: str = "Titel", **changes: str) -> Card:
    return Card(**{"title": title, "section": "Blog", "site_name": "Test", "cover": "docs/x", "locale": "nl"} | changes)


CONFIGURATION = """\
site_name: Test
site_url: https://example.org/
theme: {name: slimmer, custom_dir: overrides}
plugins: [slimmer: {locales: {nl: Nederlands, en: English}}]
"""
POST = a_page("Bericht", date="2026-01-02")


def opened(content: bytes) -> Image.Image:
    """Every part of the file is checked on the way."""
    with Image.open(io.BytesIO(content)) as picture:
        picture.verify()
    return Image.open(io.BytesIO(content)).convert("RGB")


def assert_within_the_box(title: str) -> None:
    fitted = fit_title(title, IDENTITY, "nl")
    assert len(fitted.lines) * fitted.size * LEADING <= TEXT_HEIGHT
    for line in fitted.lines:
        assert HEAVY.width(line, fitted.size) <= TEXT_WIDTH, line


# The mosaic


@given(st.text(max_size=60), st.integers(1, 8), st.integers(1, 6))
def test_every_key_gives_one_mosaic_that_is_well_formed(key: str, columns: int, rows: int):
    svg = pattern_svg(key, columns, rows)

    assert svg == pattern_svg(key, columns, rows)
    root = etree.fromstring(svg)
    assert root.get("aria-hidden") == "true"
    assert not re.search(r'\b(id|style|fill)="', svg)
    assert {one.get("class", "") for one in root} <= {f"c-{name}" for palette in PALETTES for name in palette}


def test_neighbouring_keys_look_different():
    assert len({make_pattern(f"blog/posts/{number}", 4, 2) for number in range(200)}) == 200


def test_card_and_page_show_the_same_shapes(browser: Browser):
    """A browser draws the SVG, Pillow the card; they differ in no more than the smoothness of an edge."""
    page = browser.new_page(viewport={"width": 320, "height": 160})
    classes = "".join(f".c-{name}{{fill:{hexadecimal(value)}}}" for name, value in IDENTITY.colours.items())
    for key in ("a", "b", "c", "d", "e", "f"):
        drawing = f"<style>body{{margin:0}}svg{{display:block;width:320px}}{classes}</style>{pattern_svg(key, 4, 2)}"
        page.set_content(drawing)
        shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        canvas = Canvas(320, 160, IDENTITY.colours)
        canvas.mosaic(make_pattern(key, 4, 2), 0, 0, 80)
        difference = ImageChops.difference(shown, opened(canvas.png())).convert("L").histogram()
        assert sum(difference[64:]) < 320 * 160 * 0.005, key
    page.close()


# The social card


def test_every_page_of_a_site_has_a_card_of_the_right_size_and_weight(site: Built):
    for page in site.pages.values():
        found = page.all("meta", property="og:image")
        assert len(found) == (1 if page.canonical else 0), page.url
        for tag in found:
            path = site.folder / tag.attributes["content"].removeprefix(site.url)
            assert path.stat().st_size <= 60_000
            with Image.open(path) as picture:
                assert (picture.format, picture.size) == ("PNG", (1200, 630))


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_title_stays_within_its_box(title: str):
    assert_within_the_box(title)


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyzWMé-–’" + SOFT, min_size=1, max_size=70), max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_words_stay_within_their_box(words: list[str]):
    assert_within_the_box(" ".join(words))


def test_a_title_of_150_characters_is_shown_whole():
    title = ("Een gezonde regio maken wij samen met bewoners, gemeenten, zorg, onderwijs en bedrijven " * 2)[:150]
    fitted = fit_title(title, IDENTITY, "nl")

    assert " ".join(fitted.lines) == title.strip()
    assert_within_the_box(title)


def test_a_very_long_title_ends_with_an_ellipsis():
    assert fit_title("woord " * 200, IDENTITY, "nl").lines[-1].endswith("…")


def test_a_long_word_breaks_where_the_writer_said():
    parts = ("Gezondheidszorg", "innovatie", "programma", "ondersteuning")
    lines = fit_title(SOFT.join(parts), IDENTITY, "nl").lines

    assert "".join(line.removesuffix("-") for line in lines) == "".join(parts)
    ends = {"".join(parts[:count]) for count in range(1, 5)}
    assert all("".join(lines[: count + 1]).replace("-", "") in ends for count in range(len(lines)))


def test_a_long_word_without_help_breaks_with_a_hyphen():
    lines = fit_title("Gezondheidszorginnovatieprogrammaondersteuning", IDENTITY, "nl").lines

    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Čapek en Łukasz", "Capek en Lukasz"),
        ("Zorg – thuis", "Zorg – thuis"),
        ("’s-Hertogenbosch", "’s-Hertogenbosch"),
        ("Coöperatie", "Coöperatie"),
        ("Feest 🎉 vandaag 👩🏽‍⚕️", "Feest vandaag"),
        ("中文", ""),
        ("ﬁets", "fiets"),
    ],
)
def test_what_the_font_lacks_is_written_plainly_or_left_out(title: str, shown: str):
    """A box in the place of a letter tells no one anything; another font would differ from machine to machine."""
    assert HEAVY.writable(title) == shown


def test_a_dash_does_not_begin_a_line():
    for count in range(1, 30):
        lines = fit_title("a" * count + " woorden – en nog meer woorden – tot het einde", IDENTITY, "nl").lines
        assert not any(line.startswith("–") for line in lines)


def test_a_card_is_the_same_to_the_byte():
    assert make_card(a_card(), IDENTITY) == make_card(a_card(), load_identity(OVERRIDES, THEME))


def test_other_processes_give_the_same_cards():
    """Whatever was drawn before, and is kept in memory, makes no difference."""
    cards = {str(number): a_card(f"Titel {number} é", cover=str(number), locale="en") for number in range(6)}
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        apart = list(pool.map(partial(make_card, identity=IDENTITY), list(cards.values())[::-1]))

    assert apart[::-1] == [make_card(card, IDENTITY) for card in cards.values()]


@pytest.mark.parametrize("title", ["", "🎉", "W" * 300, "a"])
def test_any_card_can_be_made(title: str):
    for cover in map(str, range(20)):
        content = make_card(a_card(title, cover=cover), IDENTITY)
        assert len(content) <= 60_000
    assert Image.open(io.BytesIO(content)).size == (WIDTH, HEIGHT)


def test_a_palette_holds_every_colour_of_a_card():
    """Beyond 256 colours would be wrong."""
    mark = Image.effect_noise((64, 64), 90).convert("RGB")
    canvas = Canvas(80, 80, IDENTITY.colours)
    canvas.paste(mark, 8, 8)
    content = canvas.png()

    assert len(Image.open(io.BytesIO(content)).getpalette() or ()) <= 3 * 256
    assert len(opened(content).crop((8, 8, 72, 72)).getcolors() or ()) > OWN / 2


def test_letters_stand_where_the_font_says():
    """Drawn one by one, they are the line that FreeType draws: within the rounding of a pixel."""
    line = "Te Vå: “AVoWa” fi, 1.200 – regio’s"
    canvas = Canvas(900, 120, IDENTITY.colours)
    canvas.text(line, 10, 10, 61, HEAVY)
    whole = Image.new("RGB", (900, 120), IDENTITY.colours["ground"])
    ImageDraw.Draw(whole).text((10, 10), line, IDENTITY.colours["ink"], HEAVY.at(61), language="nl")
    ground = Image.new("RGB", whole.size, IDENTITY.colours["ground"])
    boxes = [ImageChops.difference(one, ground).getbbox() for one in (opened(canvas.png()), whole)]

    assert boxes[0] == pytest.approx(boxes[1], abs=1)


def test_a_card_takes_little_to_know():
    """Keys of thousands of cards are compared in every build; few of them are drawn."""
    code = "import sys; from slimmer.media.drawings.card import make_card; print('PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert done.stdout.strip() == "False"


def test_the_name_of_a_card_changes_with_all_that_it_is_made_from():
    other = replace(IDENTITY, colours={**IDENTITY.colours, "ink": (0, 0, 0)})
    names = {
        a_card().digest(IDENTITY),
        a_card("Anders").digest(IDENTITY),
        a_card(section="Anders").digest(IDENTITY),
        a_card(cover="anders").digest(IDENTITY),
        a_card(locale="en").digest(IDENTITY),
        a_card().digest(other),
        a_card().digest(replace(IDENTITY, font=IDENTITY.font + b"\0")),
        a_card().digest(replace(IDENTITY, mark="<svg/>")),
    }
    assert len(names) == 8


def test_what_no_one_wrote_shares_the_card_of_home(tmp_path: Path):
    site = a_site(tmp_path, {"docs/over.nl.md": a_page("Over"), "blog/posts/2026-01-02-a.nl.md": POST})
    cards = {view.url: view.card for view in site.table.views if not view.noindex}

    assert len({cards[url] for url in ("", "en/", "over/", "blog/2026/a/")}) == 4
    assert cards["blog/"] == cards[""]
    assert cards["en/blog/"] == cards["en/"]


def test_cards_are_made_once(tmp_path: Path):
    files = {f"docs/p{number}.nl.md": a_page(f"Pagina {number}") for number in range(20)}
    site = a_site(tmp_path, files)
    made: list[str] = []
    cards = [one._replace(make=partial(_counted, made, one)) for one in cards_of(site).values()]

    def make(target: str) -> dict[str, bytes]:
        write_site(cards, (), tmp_path / target, Store(tmp_path / "store"), jobs=1)
        return {path.name: path.read_bytes() for path in (tmp_path / target / "assets/cards").iterdir()}

    first = make("one")
    assert make("two") == first
    assert sorted(made) == sorted(one.path for one in cards)
    assert len(first) >= 20


def _counted(made: list[str], card: Output) -> bytes:
    made.append(card.path)
    return card.make()


# The mark, the icons, the colours


def test_icons_have_the_sizes_that_their_names_say():
    icons = {name: make(IDENTITY) for name, make in ICONS.items()}

    assert Image.open(io.BytesIO(icons["apple-touch-icon.png"])).size == (180, 180)
    ico = Image.open(io.BytesIO(icons["favicon.ico"]))
    assert ico.info["sizes"] == {(size, size) for size in ICO_SIZES}
    assert sum(map(len, icons.values())) < 20_000


def test_icons_are_where_the_pages_say(site: Built):
    for page in site.pages.values():
        for rel in ("icon", "apple-touch-icon"):
            for tag in page.all("link", rel=rel):
                address = tag.attributes["href"]
                path = site.folder / address if address.startswith("/") else site.folder / page.url / address
                folder = path if page.url.endswith("/") or not page.url else site.folder / address.lstrip("/")
                assert folder.resolve().is_file(), (page.url, address)


def test_the_icons_show_the_mark_in_force():
    mark = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path fill="#f00" d="M0 0h40v20H0z"/></svg>'
    touch = Image.open(io.BytesIO(ICONS["apple-touch-icon.png"](replace(IDENTITY, mark=mark))))

    assert (touch.getpixel((0, 0)), touch.getpixel((90, 90))) == (IDENTITY.colours["ground"], (255, 0, 0))
    assert draw_mark(mark, 32).getbbox() == (0, 8, 32, 24)


def test_a_mark_with_a_ground_of_its_own_fills_the_icon():
    touch = Image.open(io.BytesIO(ICONS["apple-touch-icon.png"](IDENTITY)))

    assert touch.getpixel((0, 0)) == touch.getpixel((90, 2)) == IDENTITY.colours["teal"]


def test_a_mark_that_is_no_drawing_is_told():
    with pytest.raises(ThemeIncomplete, match=r"assets/mark\.svg"):
        ICONS["favicon.ico"](replace(IDENTITY, mark="geen tekening"))


def test_a_build_with_such_a_mark_ends_with_its_file_and_no_traceback(tmp_path: Path):
    write_files(tmp_path, {**HOME, "overrides/assets/mark.svg": "geen tekening"})
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    done = slimmer("build", cwd=tmp_path)

    assert done.returncode == 1
    assert done.stderr.startswith("overrides/assets/mark.svg:1: 'mark.svg' is geen volledige SVG")
    assert "Traceback" not in done.stderr


def test_colours_stand_in_the_tokens_alone():
    for path in (ROOT / "scripts/slimmer/media/drawings").glob("*.py"):
        code = path.read_text("utf-8").replace("--{missing[0]}: #123456", "").replace("`#0b6b6b` or `#fff`", "")
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b", code), path


def test_other_tokens_give_another_card(tmp_path: Path):
    """One colour in a file of its own is enough; the rest stays the theme's."""
    (tmp_path / "styles/site").mkdir(parents=True)
    (tmp_path / "styles/site/02-colours.css").write_text(":root { --ground: #000; }", "utf-8")
    identity = load_identity(tmp_path, THEME)

    assert opened(make_card(a_card(), identity)).getpixel((5, 5)) == (0, 0, 0)
    assert identity.colours == {**load_identity(THEME).colours, "ground": (0, 0, 0)}


def test_colours_of_the_dark_scheme_are_not_those_of_a_card():
    css = site_sheet(THEME)

    assert parse_colours(css) == parse_colours(css + "@media screen { :root { --ink: #fff; } .a { --ink: #fff; } }")
    assert parse_colours(css + ":root, [x] { --ink: #fff; }")["ink"] == (255, 255, 255)


def test_a_theme_without_a_colour_the_font_or_the_mark_is_told_which(tmp_path: Path):
    css = " ".join(f"--{name}: #123456;" for name in NAMES if name != "sun")
    with pytest.raises(ThemeIncomplete, match=r":root ontbreekt / lacks --sun\."):
        parse_colours(f":root {{ {css} }}")
    for folder in ("styles/site", "cards", "assets"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "styles/site/a.css").write_text(f":root {{ {css} --sun: #fff; }}")
    with pytest.raises(ThemeIncomplete, match=r"assets/mark\.svg"):
        load_identity(tmp_path)
    (tmp_path / "assets/mark.svg").write_text("<svg/>")
    with pytest.raises(ThemeIncomplete, match=r"cards/\*\.woff2"):
        load_identity(tmp_path)
    (tmp_path / "cards/a.woff2").write_bytes(b"font")
    assert isinstance(load_identity(tmp_path), Identity)
