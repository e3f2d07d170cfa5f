"""What code draws: the mosaic of a page, its social card, the mark and the icons."""

import io
import re
import xml.etree.ElementTree as etree
from functools import partial
from pathlib import Path

import pytest
from builders import OVERRIDES, ROOT, a_page, a_site, cards_of
from conftest import Built
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from slimmer.files.store import Store
from slimmer.media.drawings.canvas import STEPS, Canvas
from slimmer.media.drawings.card import HEIGHT, LEADING, TEXT_HEIGHT, TEXT_WIDTH, WIDTH, Card, fit_title, make_card
from slimmer.media.drawings.lettering import SOFT, Lettering
from slimmer.media.drawings.mark import mark_svg
from slimmer.media.drawings.pattern import PALETTES, make_pattern, pattern_svg
from slimmer.media.drawings.tokens import (
    FONT,
    NAMES,
    TOKENS,
    ThemeIncomplete,
    hexadecimal,
    load_identity,
    parse_colours,
)
from slimmer.outputs.icons import ICO_SIZES, make_icons
from slimmer.outputs.output import Output
from slimmer.outputs.write import write_site
from slimmer.theme import THEME

IDENTITY = load_identity(OVERRIDES, THEME)
HEAVY = Lettering(IDENTITY.font, 800, "nl")


def a_card(title: str = "Titel", **changes: str) -> Card:
    return Card(**{"title": title, "section": "Blog", "site_name": "Test", "cover": "docs/x", "locale": "nl"} | changes)


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
        canvas = Canvas(320, 160, "ground", IDENTITY.colours)
        canvas.mosaic(make_pattern(key, 4, 2), 0, 0, 80)
        difference = ImageChops.difference(shown, canvas.rgb()).convert("L").histogram()
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


@pytest.mark.parametrize("title", ["", "🎉", "W" * 300, "a"])
def test_any_card_can_be_made(title: str):
    for cover in map(str, range(20)):
        content = make_card(a_card(title, cover=cover), IDENTITY)
        assert len(content) <= 60_000
    assert Image.open(io.BytesIO(content)).size == (WIDTH, HEIGHT)


def test_a_card_never_needs_more_colours_than_a_palette_holds():
    """Beyond 256 colours would be wrong; the mark and the text take fewer than a hundred."""
    for number in range(300):
        canvas = Canvas(8, 16, "ground", IDENTITY.colours)
        canvas.mosaic(make_pattern(str(number), 2, 4), 0, 0, 4)
        palette = Image.open(io.BytesIO(canvas.png())).getpalette() or []
        assert len(palette) // 3 <= 256 - 8 * STEPS


def test_the_name_of_a_card_changes_with_all_that_it_is_made_from():
    other = load_identity(OVERRIDES, THEME).__class__({**IDENTITY.colours, "ink": (0, 0, 0)}, IDENTITY.font)
    names = {
        a_card().digest(IDENTITY),
        a_card("Anders").digest(IDENTITY),
        a_card(section="Anders").digest(IDENTITY),
        a_card(cover="anders").digest(IDENTITY),
        a_card(locale="en").digest(IDENTITY),
        a_card().digest(other),
        a_card().digest(IDENTITY.__class__(IDENTITY.colours, IDENTITY.font + b"\0")),
    }
    assert len(names) == 7


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
    icons = dict(make_icons(IDENTITY))

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


def test_the_mark_on_the_page_is_the_mark_of_the_icons():
    assert (OVERRIDES / "assets" / "mark.svg").read_text("utf-8") == mark_svg(IDENTITY.colours)


def test_colours_stand_in_the_tokens_alone():
    for path in (ROOT / "scripts" / "slimmer" / "drawings").glob("*.py"):
        code = path.read_text("utf-8").replace("--{missing[0]}: #123456", "").replace("`#0b6b6b` or `#fff`", "")
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b", code), path


def test_other_tokens_give_another_card():
    css = (OVERRIDES / TOKENS).read_text("utf-8")
    changed = parse_colours(css.replace("--ground: #fcf8f1", "--ground: #000", 1))
    card = make_card(a_card(), IDENTITY.__class__(changed, IDENTITY.font))

    assert Image.open(io.BytesIO(card)).convert("RGB").getpixel((5, 5)) == (0, 0, 0)


def test_a_theme_without_a_colour_or_the_font_is_told_which(tmp_path: Path):
    css = " ".join(f"--{name}: #123456;" for name in NAMES if name != "sun")
    with pytest.raises(ThemeIncomplete, match=r"00-tokens\.css: :root lacks --sun\."):
        parse_colours(f":root {{ {css} }}")
    (tmp_path / TOKENS).parent.mkdir(parents=True)
    (tmp_path / TOKENS).write_text(f":root {{ {css} --sun: #fff; }}")
    with pytest.raises(ThemeIncomplete, match=re.escape(FONT.name)):
        load_identity(tmp_path)
