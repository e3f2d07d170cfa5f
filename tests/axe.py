"""axe-core in a page of the browser. `evaluate` passes a strict content security policy; a script tag would not."""

from pathlib import Path

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "node_modules/axe-core/axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""What can differ between two colour schemes of one page; the other rules look at what is there."""
RUN = "only => axe.run(document, {runOnly: only, resultTypes: ['violations'], preload: {assets: ['media']}})"


def violations(page: Page, *, colours_only: bool = False) -> list[str]:
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(SOURCE)
    only = {"type": "rule", "values": COLOURS} if colours_only else {"type": "tag", "values": RULES}
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in page.evaluate(RUN, only)["violations"]
        for node in one["nodes"]
    ]


def in_both_schemes(page: Page) -> list[str]:
    """Light and dark; who visits wants no movement, or a colour is on its way to another."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, colours_only=True)
    page.emulate_media(color_scheme="light")
    return found
