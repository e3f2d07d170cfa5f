"""axe-core in a page of the browser. `evaluate` passes a strict content security policy; a script tag would not."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "node_modules/axe-core/axe.min.js").read_text("utf-8")
ALL = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
"""What can differ between two colour schemes of one page; the other rules look at what is there."""
BOXES = (*COLOURS, "target-size", "scrollable-region-focusable")
"""What can differ between two widths at which the same elements show."""
RUN = "([within, only]) => axe.run(within, {runOnly: only, resultTypes: ['violations'], preload: {assets: ['media']}})"
SHOWN = """width => {
  if (width === 320) window.shown = new WeakMap();
  return [...document.body.querySelectorAll("*")].filter(one => {
    const now = one.checkVisibility({visibilityProperty: true}), before = shown.get(one);
    shown.set(one, before || now);
    return now && before === false;
  }).map(one => one.outerHTML.slice(0, 100));
}"""
"""What did not show at the widths before this one; the first is 320."""


def violations(page: Page, rules: Sequence[str] = ALL, within: str = "html") -> list[str]:
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(SOURCE)
    only = {"type": "tag" if rules == ALL else "rule", "values": rules}
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in page.evaluate(RUN, [within, only])["violations"]
        for node in one["nodes"]
    ]


def in_both_schemes(page: Page, within: str = "main") -> list[str]:
    """Light, and in the dark what is in here; who visits wants no movement, or a colour is on its way to another."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, COLOURS, within)
    page.emulate_media(color_scheme="light")
    return found


def shown_between(page: Page) -> list[str]:
    """What shows at 768 px and neither on a phone nor on a desktop; the page is left at 768 px."""
    for width in (320, 1280, 768):
        page.set_viewport_size({"width": width, "height": 800})
        found = list(page.evaluate(SHOWN, width))
    return found


def at_every_width(page: Page, within: str = "main") -> Iterator[str]:
    """In both schemes on a phone and on a desktop, and between them what depends on the width; the page is left narrow."""
    yield from (f"768: {one}" for one in shown_between(page) + violations(page, BOXES, within))
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        yield from (f"{width}: {one}" for one in in_both_schemes(page, within))
