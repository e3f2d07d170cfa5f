"""The browser of the machine."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
"""Two pages of its own, which a desktop browser loads beside every page in a new context: a third of the processor
time of a visit. A phone has none."""
LEFT_OUT = (
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    *ADDRESS_BAR,
)
"""What the browser does not do: all but the last as Playwright has it, as one list takes the place of the other."""


def find_browser() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "no browser: run tests/install-browser"
    return found


@contextmanager
def open_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        flags = [*FLAGS, f"--disable-features={','.join(LEFT_OUT)}"]
        running = playwright.chromium.launch(executable_path=find_browser(), args=flags)
        yield running
        running.close()


def visit(page: Page, address: str) -> None:
    """Goes there, with scripts, and waits until all of it is laid out."""
    page.goto(address)
    wait_until_laid_out(page)


def wait_until_laid_out(page: Page) -> None:
    """What is below the first window comes after the first paint, the footer last."""
    page.locator("[data-whole]:is(html, .site-footer)").first.wait_for(state="attached")
