"""Large text never breaks inside a word: a browser says on which line each letter stands, at many widths."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from builders import a_page, a_site
from chromium import visit
from conftest import Built
from playwright.sync_api import Browser, Page
from server import serve_files

WIDTHS = (280, 320, 344, 360, 390, 412, 480, 560, 640, 720, 768, 820, 900, 1024, 1100, 1180, 1280, 1440, 1680, 1920)
BROKEN = """() => {
  const broken = [];
  for (const one of document.querySelectorAll("h1, main h2, .figures dt")) {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const match of walker.currentNode.data.matchAll(/[^\\s\\-–—/]+/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, match.index);
        range.setEnd(walker.currentNode, match.index + match[0].length);
        const lines = new Set([...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top)));
        if (lines.size > 1) broken.push(`broken: ${match[0]}`);
        const end = range.getBoundingClientRect().right;
        if (end > document.documentElement.clientWidth + 1) broken.push(`outside: ${match[0]}`);
      }
    }
  }
  return broken;
}"""
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
AMOUNTS = (
    ("21 gemeenten", "€ 370 miljoen"),
    ("770.000 inwoners", "85 municipalities"),
    ("+3 jaar", "gezondheidswinst"),
)


def broken_at_some_width(page: Page, address: str, widths: Sequence[int] = WIDTHS) -> Iterator[str]:
    page.goto(address)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        yield from (f"{address} at {width}: {one}" for one in page.evaluate(BROKEN))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_on_pages_of_every_type(page: Page, server: str, network: Built):
    urls = [example.url for example in network.examples if example.locale == "nl"]
    found = [one for url in urls for one in broken_at_some_width(page, server + url, WIDTHS[::2])]

    assert found == []


def test_letters_twice_as_large_fit_on_a_phone(page: Page, server: str, network: Built):
    """WCAG 1.4.4: titles stay whole, and nothing goes out of the window."""
    page.set_viewport_size({"width": 360, "height": 800})
    found = {}
    for example in network.examples:
        visit(page, server + example.url)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        broken = page.evaluate(BROKEN.replace("h1, main h2, .figures dt", "h1"))
        wide = page.evaluate("document.documentElement.scrollWidth")
        found.update({str(example): (broken, wide)} if broken or wide > 360 else {})

    assert found == {}


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
