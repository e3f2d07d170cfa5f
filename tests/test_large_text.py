"""Large text never breaks inside a word, however long; `probes.py` looks at pages of every type."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_page, a_site
from playwright.sync_api import Browser, Page
from probes import LARGE, MANY_WIDTHS, TILES, broken, twice_as_large
from server import serve_files

from slimmer.text.longest import long_step

LONG = (
    "Gezondheidszorg",
    "Toegankelijkheid",
    "Samenwerkingsverbanden",
    "Toegankelijkheidsverklaring",
    "Samen voor gezondheid in de Brainportregio",
    "Multidisciplinaire netwerkbijeenkomsten",
)
FIGURES = """
<div class="figures" markdown>

{first}
:   Waar het om gaat.

{second}
:   Waar het ook om gaat.

</div>
"""
TOPICS = "## Wat\n\n## Waarom\n\n## Hoe\n\nTekst.\n"
AMOUNTS = (
    ("21 gemeenten", "€ 370 miljoen"),
    ("770.000 inwoners", "85 municipalities"),
    ("+3 jaar", "gezondheidswinst"),
)


def broken_at_some_width(page: Page, address: str, selector: str = LARGE) -> Iterator[str]:
    page.goto(address)
    for width in MANY_WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        yield from (f"{address} at {width}: {one}" for one in broken(page, selector))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_long_words_and_figures(page: Page, tmp_path: Path):
    """In the title, in headings and in figures side by side."""
    body = "".join(f"## {title}\n\nTekst.\n\n" for title in LONG)
    body += "".join(FIGURES.format(first=first, second=second) for first, second in AMOUNTS)
    files = {f"docs/lang-{number}.nl.md": a_page(title, body) for number, title in enumerate(LONG)}
    files |= {"docs/index.nl.md": a_page(LONG[4], FIGURES.format(first="21 gemeenten", second="€ 370 miljoen"))}
    site = a_site(tmp_path / "content", files)
    with serve_files(site.files, tmp_path) as running:
        urls = ["", *(f"lang-{number}/" for number in range(len(LONG)))]
        found = [one for url in urls for one in broken_at_some_width(page, running.url + url)]

    assert found == []


def test_tiles_of_a_section(page: Page, tmp_path: Path):
    """In the cards of a text and in the menu of the section, with letters twice as large too, where a word of 16 signs fits."""
    titles = [title for title in LONG if long_step(title) <= "16"]
    cards = "".join(f"- [{title}](lang-{number}.md) – waar het om gaat.\n" for number, title in enumerate(titles))
    files = {f"docs/deel/lang-{number}.nl.md": a_page(title, TOPICS) for number, title in enumerate(titles)}
    files["docs/deel/index.nl.md"] = a_page("Deel", f'<div class="grid cards" markdown>\n\n{cards}\n</div>\n')
    site = a_site(tmp_path / "content", files, navigation=(("deel/index",),))
    with serve_files(site.files, tmp_path) as running:
        found, tiles = [], 0
        for url in ("deel/", "deel/lang-0/"):
            found += broken_at_some_width(page, running.url + url, TILES)
            found += twice_as_large(page)
            tiles += page.locator(TILES).count()

    assert found == []
    assert tiles == 2 * len(titles) + 1
