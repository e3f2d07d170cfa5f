"""Quotes, downloads and videos, from Markdown to HTML."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
from builders import Place, Site, a_page, a_site, place_page
from pages import parse_html
from picture_files import saved
from PIL import Image

from slimmer.locales.dates import say_size
from slimmer.markup.video import Video, is_video
from slimmer.model.library import Page
from slimmer.outputs.mail.html import mail_body
from slimmer.render.plain import plain_text
from slimmer.render.policy import content_policy

YOUTUBE = "https://www.youtube.com/watch?v=aBcDeFgHi-0"
TRANSCRIPT = {"docs/tekst.nl.md": a_page("Tekst")}


def page_with(root: Path, body: str, files: Mapping[str, str | bytes] = {}) -> tuple[Site, Page]:
    site = a_site(root, {"docs/over.nl.md": a_page(body=body), **files})
    assert not site.problems
    return site, site.library.by_path[PurePosixPath("docs/over.nl.md")]


def shown(root: Path, body: str, files: Mapping[str, str | bytes] = {}, where: Place = "page") -> str:
    site, page = page_with(root, body, files)
    return place_page(page, site, str, where)


def test_two_sources_of_one_publisher_without_a_title_have_links_that_differ(tmp_path: Path):
    sources = "".join(
        f"S{number}: {{url: 'https://a.example/{number}', publisher: De krant, note: {{nl: over {what}, en: on {number}}}}}\n"
        for number, what in enumerate(("geld", "groei"))
    )
    text = shown(tmp_path, "Eén[^S0] en twee[^S1].\n\n[[sources]]", {"docs/_data/sources.yml": sources})

    named = [link.text for link in parse_html(text).all("a") if link.attributes["href"].startswith("https://a.")]
    assert sorted(named) == 2 * ["De krant: over geld"] + 2 * ["De krant: over groei"]
    assert text.count("over geld") == 2


def test_a_quote_has_its_source_outside_it(tmp_path: Path):
    text = shown(tmp_path, "> Eerste regel.\n>\n> Tweede regel.\n> — Naam, [bron](index.md)\n\nVerder.")

    assert text.startswith('<figure class="quote">')
    assert "<p>Tweede regel.</p>\n</blockquote>" in text
    assert '<figcaption>Naam, <a href="">bron</a></figcaption>' in text
    assert text.endswith("</figure>\n<p>Verder.</p>")


@pytest.mark.parametrize("body", ["> Alleen — met een streepje.", "> Tekst.\n> Nog een *regel* — en verder."])
def test_a_dash_within_a_line_names_no_source(tmp_path: Path, body: str):
    assert "figcaption" not in shown(tmp_path, body)


def test_a_source_may_stand_in_a_paragraph_of_its_own(tmp_path: Path):
    text = shown(tmp_path, "> Tekst.\n>\n> — *Naam*, bron")

    assert "<p>Tekst.</p>\n</blockquote><figcaption><em>Naam</em>, bron</figcaption>" in text.replace(
        "\n<figcaption>", "<figcaption>"
    )


def test_a_download_tells_type_and_size_in_its_link(tmp_path: Path):
    files = {"docs/verslag.pdf": b"x" * 1_234_567, "docs/lijst.xlsx": b"x" * 2000}

    text = shown(tmp_path, "[Verslag](verslag.pdf) en [lijst](lijst.xlsx)", files)

    assert '<a href="verslag.pdf" class="download">Verslag (PDF, 1,2\u00a0MB)</a>' in text
    assert "lijst (Excel, 2\u00a0kB)</a>" in text


def test_a_download_in_another_language_says_so(tmp_path: Path):
    assert 'hreflang="en"' in shown(tmp_path, "[Report](verslag.pdf)", {"docs/verslag.en.pdf": b"x"})


def test_sizes_read_as_each_language_writes_them():
    assert [say_size(size, "nl") for size in (1, 999, 340_400, 999_600, 12_340_000)] == [
        "1\u00a0kB",
        "1\u00a0kB",
        "340\u00a0kB",
        "1\u00a0MB",
        "12,3\u00a0MB",
    ]
    assert say_size(1_234_567, "en") == "1.2\u00a0MB"


@pytest.mark.parametrize(
    ("target", "player"),
    [
        (YOUTUBE, "https://www.youtube-nocookie.com/embed/aBcDeFgHi-0?autoplay=1"),
        ("https://youtu.be/aBcDeFgHi-0?si=x", "https://www.youtube-nocookie.com/embed/aBcDeFgHi-0?autoplay=1"),
        ("https://m.youtube.com/shorts/aBcDeFgHi-0", "https://www.youtube-nocookie.com/embed/aBcDeFgHi-0?autoplay=1"),
        ("https://vimeo.com/1234", "https://player.vimeo.com/video/1234?autoplay=1&dnt=1"),
        ("https://vimeo.com/1234/a1b2", "https://player.vimeo.com/video/1234?autoplay=1&dnt=1&h=a1b2"),
        ("https://www.youtube.com/@kanaal", ""),
        ('https://youtu.be/aBcDeFgH"><', ""),
        ("https://vimeo.com/kanaal", ""),
    ],
)
def test_the_player_is_made_from_the_address_of_one_video(target: str, player: str):
    assert is_video(target)
    assert Video(target, "", 1).player == player


@pytest.mark.parametrize("target", ["foto.jpg", "https://youtube.com.voorbeeld.nl/watch?v=aBcDeFgHi-0", "http://[x"])
def test_other_addresses_are_pictures(target: str):
    assert not is_video(target)


def test_a_page_with_a_video_holds_no_address_that_loads_by_itself(tmp_path: Path):
    body = f"![Onze film]({YOUTUBE}){{transcript=tekst.md still=foto.png}}"

    text = shown(tmp_path, body, {**TRANSCRIPT, "docs/foto.png": saved(Image.new("RGB", (400, 300)))})

    assert text.startswith('<figure class="video">')
    assert "iframe" not in text
    assert 'src="http' not in text
    assert f'href="{YOUTUBE}"' in text
    assert 'src="pictures/foto-400.' in text
    assert 'href="tekst/"' in text


def test_a_file_plays_by_itself_without_any_script(tmp_path: Path):
    files = {**TRANSCRIPT, "docs/film.mp4": b"x", "docs/film.vtt": b"x"}

    text = shown(tmp_path, "![Onze film](film.mp4){transcript=tekst.md captions=film.vtt}", files)

    assert '<video controls preload="none" aria-label="Onze film">' in text
    assert '<track kind="captions" src="film.vtt" srclang="nl"' in text


def test_a_feed_or_mail_links_to_a_video(tmp_path: Path):
    site, page = page_with(tmp_path, f"![Onze film]({YOUTUBE}){{transcript=tekst.md}}", TRANSCRIPT)

    text = place_page(page, site, str)

    assert text.startswith(f'<p><a href="{YOUTUBE}">')
    assert "figure" not in text


def test_plain_text_names_video_and_download(tmp_path: Path):
    letter = a_page(
        "Brief", f"![Onze film]({YOUTUBE}){{transcript=../../docs/tekst.md}}\n\n[Verslag](a.pdf)", date="2026-10-01"
    )
    files = {"blog/newsletters/2026-10.nl.md": letter, "blog/newsletters/a.pdf": b"x", **TRANSCRIPT}
    site = a_site(tmp_path, files)
    page = next(page for page in site.library.pages if page.kind == "newsletter")

    text = plain_text(place_page(page, site, str, "mail"), site.words["nl"])

    assert f"Onze film <{YOUTUBE}>" in text
    assert "Verslag (PDF, 1\u00a0kB) <" in text


def test_only_a_page_with_a_video_may_load_from_elsewhere():
    own = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "worker-src 'self'; form-action 'self'; base-uri 'none'"
    )
    assert content_policy([]) == own
    assert content_policy(["https://www.youtube-nocookie.com"]) == own + "; frame-src https://www.youtube-nocookie.com"
    assert content_policy([""]) == own + "; media-src 'self'"


def test_drawings_stay_on_the_page_whose_style_colours_them(tmp_path: Path):
    """In a mail or a feed they would be black."""
    theme = {"docs/themas/licht.nl.md": a_page("Start"), "docs/_data/themes.yml": "licht: {nl: Licht, en: Light}\n"}
    organisation = {
        "docs/_data/organisations/zorg.yml": "name: Zorg\nsector: zorg\nroles: [{role: member, source: Brief}]\n"
    }
    files = {**theme, **organisation, "docs/_data/sectors.yml": "zorg: {nl: Zorg, en: Care}\n"}
    body = "[[themes]]\n\n[[organisations]]"

    page = shown(tmp_path, body, files)
    mail = shown(tmp_path, body, files, where="mail")

    assert page.count("<svg") == 1
    assert page.count("monogram") == 1
    assert "<svg" not in mail
    assert "monogram" not in mail
    assert "Start</a>" in mail


def test_ways_back_from_a_source_have_names_of_their_own(tmp_path: Path):
    """A letter for each place that refers to it; in a mail nothing leads back."""
    sources = {"docs/_data/sources.yml": "S1: {url: 'https://a.example/', title: Een bericht, publisher: De krant}\n"}
    body = "Eén.[^S1] Twee.[^S1] Drie.[^eigen]\n\n[^eigen]: Een voetnoot."

    page = parse_html(shown(tmp_path, body, sources))
    ways = [tag for tag in page.all("a") if tag.attributes.get("class") == "footnote-backref"]

    assert [tag.text for tag in ways] == ["a", "b", "a"]
    names = [tag.attributes["aria-label"] for tag in ways]
    assert names == [f"Terug naar verwijzing {number} in de tekst" for number in ("1a", "1b", "2a")]
    assert "footnote-backref" not in mail_body(shown(tmp_path, body, sources, where="mail"))


def test_footnotes_are_numbered_down_the_page(tmp_path: Path):
    """In a list and a table too; and the ways back are in the order of the places they lead to."""
    body = "Eén.[^a]\n\n- Twee.[^b]\n\n| Kop |\n| --- |\n| Drie.[^c] |\n\nVier.[^d][^b]\n\n" + "".join(
        f"[^{key}]: Noot {key}.\n" for key in "dcba"
    )

    page = parse_html(shown(tmp_path, body))
    notes = [(tag.text, tag.attributes["href"]) for tag in page.all("a") if "fn" in tag.attributes.get("href", "")]

    assert notes[:5] == [("1", "#fn:a"), ("2", "#fn:b"), ("3", "#fn:c"), ("4", "#fn:d"), ("2", "#fn:b")]
    places = [tag.attributes["id"] for tag in page.all("sup")]
    assert [href for _, href in notes[5:]] == [f"#{places[number]}" for number in (0, 1, 4, 2, 3)]


def test_a_source_goes_by_its_title(tmp_path: Path):
    """Links to different addresses say different things, and no key of ours is shown."""
    sources = {
        "docs/_data/sources.yml": "S1: {url: 'https://a.example/', title: Een bericht, publisher: De krant, date: 2021}\n"
        "S2: {url: 'https://b.example/', title: Other news, publisher: De krant, locale: en}\n"
    }
    page = parse_html(shown(tmp_path, "Eén.[^S1]\n\n[[sources]]", sources))
    links = [(tag.text, tag.attributes.get("lang")) for tag in page.all("a") if "example" in tag.attributes["href"]]

    assert links == [("Een bericht", None), ("Other news", "en"), ("Een bericht", None)]
    assert "S1" not in "".join(tag.text for tag in page.all("li"))
