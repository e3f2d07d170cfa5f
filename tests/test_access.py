"""What WCAG 2.2 AA asks and only a real browser shows, beside what `test_page_types.py` sees on every page type."""

import contextlib
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from chromium import visit, wait_until_laid_out
from page_types import Example
from playwright.sync_api import Browser, Page, TimeoutError, expect


@contextmanager
def visitor(browser: Browser, width: int = 1280, **wishes: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 800}, **wishes)
    yield context.new_page()
    context.close()


def one_locale(examples: list[Example]) -> list[Example]:
    """Where the language makes no difference."""
    return [example for example in examples if example.locale == "nl"]


def menu_button(page: Page) -> Any:
    """What opens the menu on a narrow screen, a button or a summary."""
    return page.locator("header").locator("summary, button[aria-expanded]").filter(has_text="Menu").first


def test_menu_works_by_keyboard_on_a_phone(browser: Browser, server: str):
    with visitor(browser, 360) as page:
        visit(page, server)
        button = menu_button(page)
        link = page.locator("header nav").get_by_role("link", name="Projecten", exact=True)
        expect(link).to_be_hidden()
        button.focus()
        page.keyboard.press("Enter")
        expect(link).to_be_visible()
        for _ in range(20):
            page.keyboard.press("Tab")
            if link.evaluate("one => one === document.activeElement"):
                break
        expect(link).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Projecten")


def test_print_gives_the_text_and_the_addresses_of_its_links(
    browser: Browser, server: str, examples: list[Example], tmp_path: Path
):
    """Header, menu and footer stay behind; who reads on paper sees where a link leads."""
    wrong: dict[str, list[str]] = {}
    with visitor(browser) as page:
        for example in one_locale(examples):
            if example.name not in ("text", "project", "theme", "post", "newsletter", "organisation"):
                continue
            visit(page, server + example.url)
            page.pdf(path=tmp_path / "page.pdf", format="A4")
            printed = _text_of(tmp_path / "page.pdf")
            if faults := list(_print_faults(page, printed)):
                wrong[str(example)] = faults
    assert wrong == {}


PLACES = """() => {
  const end = document.documentElement.scrollHeight - innerHeight;
  const once = (words) => document.body.innerText.split(words).length === 2;
  const words = (one) => one.firstChild?.data?.match(/^.{25,}?(?= )/)?.filter(once)[0];
  return [...document.querySelectorAll("main h2[id], .text > p")].map((one, number) => {
    const fragment = one.id ? one.id : words(one) && ":~:text=" + encodeURIComponent(words(one));
    return one.getBoundingClientRect().top < end && fragment && [number, fragment];
  }).filter(Boolean);
}"""
"""Headings and paragraphs that can be at the top of the window, with a fragment that leads there."""
IN_WINDOW = """number => {
  const {top} = document.querySelectorAll("main h2[id], .text > p")[number].getBoundingClientRect();
  return 0 <= top && top <= 800;
}"""
SCROLL = "scrollTo({top: document.documentElement.scrollHeight * 0.6, behavior: 'instant'})"
AT = "place => Math.abs(scrollY - place) <= 2"


@pytest.mark.parametrize("width", [360, 1280])
def test_who_comes_to_a_place_on_a_page_gets_there(browser: Browser, server: str, examples: list[Example], width: int):
    """By a heading's address, by words as a search engine links to them, and by reading the page again."""
    with visitor(browser, width) as page:
        for example in one_locale(examples):
            if example.name not in ("home", "long-text", "post", "building-blocks", "newsletter", "index"):
                continue
            visit(page, server + example.url)
            places = page.evaluate(PLACES)
            for number, fragment in (places[len(places) // 3], places[len(places) // 2], places[-1]):
                page.goto("about:blank")
                visit(page, f"{server}{example.url}#{fragment}")
                page.wait_for_function(IN_WINDOW, arg=number)
                page.wait_for_timeout(100)
                assert page.evaluate(IN_WINDOW, number), (example, fragment)
            visit(page, server + example.url)
            assert any(comes_back(page, pause) for pause in (1200, 5000, 20_000)), example


def comes_back(page: Page, pause: int) -> bool:
    """The browser notes the place once a second, or later on a busy machine."""
    page.evaluate(SCROLL)
    page.wait_for_timeout(pause)
    before = page.evaluate("scrollY")
    page.reload()
    wait_until_laid_out(page)
    with contextlib.suppress(TimeoutError):
        page.wait_for_function(AT, arg=before, timeout=3 * pause)
        page.wait_for_timeout(100)
        return bool(page.evaluate(AT, before))
    return False


@pytest.mark.parametrize("chosen", [False, True])
def test_paper_is_white_also_for_who_reads_in_the_dark(browser: Browser, server: str, chosen: bool):
    colours = (
        "['--ink', '--accent', '--tint'].map(name => getComputedStyle(document.documentElement).getPropertyValue(name))"
    )
    with visitor(browser, color_scheme="light" if chosen else "dark") as page:
        visit(page, server)
        if chosen:
            page.evaluate("localStorage.setItem('scheme', 'dark')")
            page.reload()
        dark = page.evaluate(colours)
        page.emulate_media(media="print")
        on_paper = page.evaluate(colours)
        page.evaluate("localStorage.setItem('scheme', 'light')")
        page.reload()
        light = page.evaluate(colours)

    assert on_paper == light
    assert dark != light


def _text_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return "".join(done.stdout.decode().split()).replace("\u00ad", "").replace("-", "")


def _print_faults(page: Page, printed: str) -> Iterator[str]:
    """White space and hyphens left out, as lines break elsewhere on paper."""

    def on_paper(text: str) -> bool:
        return "".join(text.split()).replace("-", "").replace("\u00ad", "") in printed

    title = page.get_by_role("heading", level=1).inner_text()
    if not on_paper(title):
        yield f"title is not printed: {title}"
    for selector in ("body > header nav", "body > footer nav"):
        shown = page.locator(selector).first.text_content()
        assert shown
        if on_paper(shown):
            yield f"is printed: {selector}"
    script = "all => all.map(one => one.getAttribute('href')).filter(href => /^https?:/.test(href))"
    for href in page.locator("main p a[href^=http]").evaluate_all(script):
        if not on_paper(href):
            yield f"address is not printed: {href}"
