"""Pictures of every page type for people to look at, with a sheet of all of them: build/screenshots/index.html."""

import html
import itertools
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from chromium import open_browser, visit
from page_types import EXAMPLES, Example, find_examples
from playwright.sync_api import Browser, Page
from server import serve

ROOT = Path(__file__).parent.parent
OUT = ROOT / "build/screenshots"
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


def open_menu(page: Page) -> bool:
    button = page.locator("header").locator("summary, button[aria-expanded]").filter(has_text="Menu").first
    if not button.is_visible():
        return False
    button.click()
    return True


def open_search(page: Page) -> bool:
    page.keyboard.press("/")
    field = page.locator("dialog[open] input, [role=dialog] input").first
    page.wait_for_timeout(300)
    if not field.is_visible():
        return False
    field.press_sequentially("zorg")
    page.wait_for_timeout(1500)
    return True


def use_filters(page: Page) -> bool:
    page.locator("main input[type=search]").first.fill("gemeente")
    page.wait_for_timeout(300)
    return True


def on_paper(page: Page) -> bool:
    page.emulate_media(media="print")
    return True


ACTS: dict[str, tuple[str, Callable[[Page], bool]]] = {
    "menu": ("home", open_menu),
    "search-open": ("home", open_search),
    "filters": ("index", use_filters),
    "print": ("text", on_paper),
}
"""Besides the pages as they come: on which page type, and what to do there; false when there is nothing to see."""


def take(browser: Browser, url: str, examples: list[Example]) -> Iterator[str]:
    """File names of what was taken: `home-nl-360-light.png`."""
    for width, scheme in itertools.product(WIDTHS, SCHEMES):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        for example in examples:
            visit(page, url + example.url)
            yield shoot(page, f"{example}-{width}-{scheme}", full=True)
            for name in [name for name, (where, _) in ACTS.items() if where == example.name]:
                visit(page, url + example.url)
                if ACTS[name][1](page):
                    yield shoot(page, f"{name}-{example.locale}-{width}-{scheme}", full=name in ("print", "filters"))
                page.emulate_media(media="screen")
        context.close()


def shoot(page: Page, name: str, *, full: bool) -> str:
    page.screenshot(path=OUT / f"{name}.png", full_page=full)
    print(f"\r{name:60}", end="", flush=True)
    return f"{name}.png"


def sheet(names: list[str]) -> str:
    """One row a page type and language, so that widths and schemes stand side by side."""
    rows = itertools.groupby(sorted(names), key=lambda name: name.rsplit("-", 2)[0])
    body = "".join(
        f"<h2>{html.escape(row)}</h2><div>"
        + "".join(f'<a href="{name}"><img src="{name}" alt="{name}" loading="lazy"></a>' for name in group)
        + "</div>"
        for row, group in rows
    )
    style = "body{font:16px sans-serif;background:#888}div{display:flex;gap:12px;align-items:start}img{height:480px;object-fit:cover;object-position:top;max-width:45vw}"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Screenshots</title><style>{style}</style>{body}'
    )


def main() -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as name:
        site, folder = Path(name, "site"), Path(name, "nginx")
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-m", "slimmer", "build", "--site-dir", str(site)],
            cwd=ROOT / "tests/sites/network",
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with serve(site, folder) as server, open_browser() as browser:
            names = list(take(browser, server.url, find_examples(site, EXAMPLES["network"])))
    (OUT / "index.html").write_text(sheet(names), "utf-8")
    print(f"\r{len(names)} pictures: {OUT.relative_to(ROOT) / 'index.html'}{'':30}")


if __name__ == "__main__":
    main()
