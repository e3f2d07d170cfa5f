"""The browser of the machine."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the same browser without windows, so without an address bar that takes as long as a page does."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "no browser: run tests/install-browser"
    return found


@contextmanager
def open_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield running
        running.close()


def visit(page: Page, address: str) -> None:
    """Goes there, with scripts, and waits until all of it is laid out."""
    page.goto(address)
    wait_until_laid_out(page)


def wait_until_laid_out(page: Page) -> None:
    """What is below the first window comes after the first paint, the footer last."""
    page.locator("[data-whole]:is(html, .site-footer)").first.wait_for(state="attached")
