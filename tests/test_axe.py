"""axe where filters are in use, in every width and scheme and in both languages; `probes.py` has the page types."""

import itertools
from collections.abc import Iterator

import pytest
from axe import violations
from chromium import visit
from page_types import Example
from playwright.sync_api import Browser, Page, expect

WIDTHS = {"nl": (320, 768, 1280), "en": (320,)}
"""The other language has the same elements with other words: they matter where there is little room."""
SCHEMES = ("light", "dark")


def states(page: Page, locale: str) -> Iterator[tuple[str, list[str]]]:
    """A page in every width and scheme; styles follow by themselves, so it is loaded once."""
    for width, scheme in itertools.product(WIDTHS[locale], SCHEMES):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        yield f"{width} {scheme}", violations(page, colours_only=scheme == "dark")


@pytest.fixture
def watched(browser: Browser) -> Iterator[Page]:
    """A page on which nothing may go wrong unseen."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def found(page: Page, example: Example, what: str = "") -> dict[str, list[str]]:
    return {f"{example} {what} {state}": faults for state, faults in states(page, example.locale) if faults}


@pytest.mark.parametrize("name", ["index", "group"])
def test_nor_with_the_filters_in_use(watched: Page, server: str, examples: list[Example], name: str):
    """With results, and with none."""
    wrong: dict[str, list[str]] = {}
    for example in examples:
        if example.name == name:
            visit(watched, server + example.url)
            field = watched.locator("main input[type=search]").first
            if name == "group" and not field.is_visible():
                continue
            for text in ("gemeente", "niemand heet zo"):
                field.fill(text)
                expect(watched.locator(".directory-full")).to_be_hidden()
                wrong |= found(watched, example, text)
    assert wrong == {}
