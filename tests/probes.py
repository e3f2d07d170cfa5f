"""What is looked for on a page of every type, without naming how it is made: most of WCAG 2.2 AA that only a browser shows.

A probe leaves a page as the next one needs it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe import ALL, BOXES, COLOURS, shown_between, violations
from page_types import Example
from playwright.sync_api import Page

from slimmer.text.longest import long_step

LONG_WORD = "Gezondheidszorginnovatieprogrammacoördinator"
FOCUS = (Path(__file__).parent / "focus.js").read_text("utf-8")
BROKEN = (Path(__file__).parent / "broken.js").read_text("utf-8")
LARGE = "h1, main h2, .figures dt"
TILES = ":is(.card, .entries) :is(h2, h3, h4), .section-menu a, .grid.cards li > a:first-child"
MANY_WIDTHS = (
    280,
    320,
    344,
    360,
    390,
    412,
    480,
    560,
    640,
    720,
    768,
    820,
    900,
    1024,
    1100,
    1180,
    1280,
    1440,
    1680,
    1920,
)
RUNNING_TEXT = ("text", "project", "theme", "post")
FOLDED = ("home", "index", "tables", "search", "style")
ONLY_DUTCH = ("untranslated", "not-found")
WIDTH = "document.documentElement.scrollWidth"
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    + "p { margin-block-end: 2em !important }");
  document.adoptedStyleSheets.push(sheet);
}"""
"""WCAG 1.4.12: a visitor may set these, and nothing may be lost."""
CLIPPED = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(one => {
  const style = getComputedStyle(one);
  const hides = value => value === "hidden" || value === "clip";
  const text = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  return text && one.clientWidth > 2 && style.display !== "inline" && one.checkVisibility()
    && ((hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
     || (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1));
}).map(one => one.outerHTML.slice(0, 120))"""
SMALL = """() => [...document.querySelectorAll("button, summary, select, input:not([type=hidden]), [role=button]")]
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .map(one => [one.outerHTML.slice(0, 100), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
  .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
MOVING = """() => [...document.querySelectorAll("*")].flatMap(one => {
  const style = getComputedStyle(one);
  const times = [...style.transitionDuration.split(","), ...(style.animationName === "none" ? [] : style.animationDuration.split(","))];
  return Math.max(...times.map(parseFloat)) > 0.01 ? [one.outerHTML.slice(0, 80)] : [];
})"""
LINES = """() => [...document.querySelectorAll("main p, main li:not(:has(p, ul, a:only-child))")].filter(one => one.textContent.length > 160)
  .filter((one, _, all) => one.clientWidth > 0.85 * Math.max(...all.map(other => other.clientWidth))).flatMap(one => {
  const range = document.createRange();
  const counts = new Map();
  for (let walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), node; (node = walk.nextNode());) {
    for (let i = 0; i < node.length; i++) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const [box] = range.getClientRects();
      if (box && box.width) counts.set(Math.round(box.bottom / 8), (counts.get(Math.round(box.bottom / 8)) || 0) + 1);
    }
  }
  return [...counts.entries()].sort((a, b) => a[0] - b[0]).map(([, count]) => count).slice(0, -1);
})"""
"""Characters on each full line of the paragraphs; the last line is never full.

Cards and columns are narrower, so left out. A raised figure counts as a line of one or two."""
PLAIN_LINKS = """all => all.filter(one => one.textContent.trim() && getComputedStyle(one).textDecorationLine !== "underline"
  && getComputedStyle(one).borderBottomWidth === "0px").map(one => one.outerHTML.slice(0, 100))"""
BARE = """() => [...document.querySelectorAll("main button, main input:not([type=hidden]), main select")]
  .filter(one => one.checkVisibility() && parseFloat(getComputedStyle(one).borderTopWidth) === 0
    && parseFloat(getComputedStyle(one).outlineWidth) === 0 && !one.closest("[class]:has(> :focus)"))
  .filter(one => !["checkbox", "radio", "search"].includes(one.type)).map(one => one.outerHTML.slice(0, 100))"""
UNFOLD = "document.querySelectorAll('details:not([open])').forEach(one => { one.open = true; one.dataset.folded = '' })"
FOLD = "document.querySelectorAll('[data-folded]').forEach(one => { one.open = false; delete one.dataset.folded })"
"""Menu, tables behind charts, transcripts: all that a visitor can unfold."""
STOPS = f"""() => {{
  const look = {FOCUS}, seen = [], listening = new AbortController();
  window.stops = {{seen, left: false, end: () => listening.abort()}};
  let began = false;
  addEventListener("keydown", event => {{
    const stop = began && !stops.left && look();
    if (stop) seen.push(stop);
    else if (began) stops.left = true;
    if (stops.left) event.preventDefault();
    began = true;
  }}, {{capture: true, signal: listening.signal}});
}}"""
"""Each key first notes what the one before it led to; none does anything after one that led out of the page."""
WAITING = "all => all.filter(one => getComputedStyle(one).contentVisibility === 'auto').map(one => one.className)"
LINKS = "all => all.map(one => one.href)"


@dataclass(frozen=True)
class Probe:
    name: str
    faults: Callable[[Page], Iterable[str]]
    locales: Sequence[str] = ("nl",)
    """Both where the words make a difference."""
    types: Sequence[str] = ()
    """All of them when it names none."""
    not_types: Sequence[str] = ()
    state: str = ""

    def wants(self, example: Example) -> bool:
        wanted = (not self.types or example.name in self.types) and example.name not in self.not_types
        return wanted and example.locale in self.locales


def run_axe(
    width: int, scheme: str, rules: Sequence[str], within: str = "html", unfold: bool = False
) -> Callable[[Page], list[str]]:
    """Without movement, which lasts until the page is left: a colour on its way to another is no fault."""

    def faults(page: Page) -> list[str]:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        if unfold:
            page.evaluate(UNFOLD)
        found = violations(page, rules, within)
        if unfold:
            page.evaluate(FOLD)
        return found

    return faults


def axe(width: int, locales: Sequence[str] = ("nl",), types: Sequence[str] = ()) -> Iterator[Probe]:
    """All rules, also with everything unfolded."""
    state = f"{width} light"
    yield Probe("axe", run_axe(width, "light", ALL), locales, types, state=state)
    yield Probe("axe unfolded", run_axe(width, "light", ALL, unfold=True), locales, types or FOLDED, state=state)


def axe_again(width: int, scheme: str, rules: Sequence[str]) -> Iterator[Probe]:
    """What can differ from another width or scheme, in the text, and on some pages around it: that is alike on all."""
    state = f"{width} {scheme}"
    yield Probe("axe", run_axe(width, scheme, rules, "main"), not_types=FOLDED, state=state)
    yield Probe("axe unfolded", run_axe(width, scheme, rules, unfold=True), types=FOLDED, state=state)


def small_controls(width: int) -> Probe:
    def faults(page: Page) -> list[str]:
        page.set_viewport_size({"width": width, "height": 800})
        return list(page.evaluate(SMALL))

    return Probe("small controls", faults, state=f"{width}")


def line_lengths(page: Page) -> Iterator[str]:
    """The median of the full lines of running text is 60 to 75 characters."""
    lines = sorted(count for count in page.evaluate(LINES) if count > 20)
    if len(lines) < 3:
        yield f"{len(lines)} lines"
    elif not 60 <= lines[len(lines) // 2] <= 75:
        yield f"a median of {lines[len(lines) // 2]}"


def links_without_colour(page: Page) -> Iterator[str]:
    prose = page.locator("main p").filter(has_text=". ").locator("a[href]:not(sup a):not([role=button])")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        yield from prose.evaluate_all(PLAIN_LINKS)
    page.emulate_media(color_scheme="light")


def tab_through(page: Page) -> list[Mapping[str, Any]]:
    """What has the focus, stop by stop, until it leaves the page."""
    page.evaluate(STOPS)
    for _ in range(60):
        for _ in range(10):
            page.keyboard.down("Tab")  # and held, which is half the work for the browser
        if page.evaluate("stops.left"):
            page.keyboard.up("Tab")
            page.evaluate("stops.end()")
            return list(page.evaluate("stops.seen"))
    raise AssertionError("the focus does not leave the page")


def keyboard(page: Page) -> Iterator[str]:
    """Reached, not trapped, visible, and against its ground at least 3:1; and then the skip link is followed."""
    page.set_viewport_size({"width": 1280, "height": 800})
    stops = tab_through(page)
    yield from (f"{stop['html']}: {stop['fault']}" for stop in stops if stop["fault"])
    if not (stops[0]["html"].startswith("<a") and "#" in stops[0]["html"]):
        yield f"first is no skip link: {stops[0]['html']}"
    if not stops[-1]["footer"]:
        yield f"ends at {stops[-1]['html']}"


def skip_link(page: Page) -> Iterator[str]:
    """After `keyboard`, which left the page, so the first stop comes again."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    if not page.evaluate("document.activeElement.matches('main, main *')"):
        yield "does not lead to the text"


def forced_colours(page: Page) -> Iterator[str]:
    """Windows' contrast themes take all colours of a page away; borders and outlines stay."""
    page.emulate_media(forced_colors="active")
    # The last key that was pressed was one, so the focus shows.
    page.locator("a[href]").nth(1).focus()
    stop = page.evaluate(FOCUS)
    if not stop or not stop["outline"]:
        yield f"no outline: {stop}"
    yield from page.evaluate(BARE)
    if len(set(page.screenshot())) <= 50:
        yield "an empty picture"
    page.emulate_media(forced_colors="none")


def movement(page: Page) -> Iterator[str]:
    """For who does not want it; the page is left so."""
    page.emulate_media(reduced_motion="reduce")
    yield from page.evaluate(MOVING)
    if page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") != "auto":
        yield "scrolls smoothly"


def sideways(page: Page) -> Iterator[str]:
    """1280 px at 400 % is 320 px; nor with wider spacing, and no text is cut."""
    page.set_viewport_size({"width": 320, "height": 800})
    if page.evaluate(WIDTH) > 320:
        yield f"{page.evaluate(WIDTH)} px wide"
    page.evaluate(SPACING)
    if page.evaluate(WIDTH) > 320:
        yield f"{page.evaluate(WIDTH)} px wide when spaced"
    yield from page.evaluate(CLIPPED)
    page.evaluate("document.adoptedStyleSheets.pop()")


def broken(page: Page, selector: str = LARGE) -> list[str]:
    """Large text never breaks inside a word: the browser says on which line each letter stands."""
    return list(page.evaluate(BROKEN, selector))


def large_text(page: Page) -> Iterator[str]:
    """At widths that no other probe needs."""
    for width in (280, 390, 480, 640, 900, 1100, 1680):
        page.set_viewport_size({"width": width, "height": 800})
        yield from (f"{width}: {one}" for one in broken(page, f"{LARGE}, {TILES}"))


def twice_as_large(page: Page) -> Iterator[str]:
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 800})
        yield from (f"{width}: {one}" for one in broken(page, f"{LARGE}, {TILES}"))
        if page.evaluate(WIDTH) > width:
            yield f"{page.evaluate(WIDTH)} px wide at {width}"
    page.evaluate("document.documentElement.style.fontSize = ''")


def long_word(page: Page) -> Iterator[str]:
    """In the heading, as a template writes it."""
    page.set_viewport_size({"width": 320, "height": 800})
    heading = page.get_by_role("heading", level=1).first
    given = [LONG_WORD, long_step(LONG_WORD)]
    heading.evaluate("(one, [word, step]) => { one.textContent = word; one.dataset.long = step }", given)
    if heading.evaluate("one => getComputedStyle(one).hyphens") != "auto":
        yield "no hyphens"
    if not heading.evaluate("one => one.scrollWidth <= one.clientWidth") or page.evaluate(WIDTH) > 320:
        yield "too wide"


def laid_out(page: Page) -> list[str]:
    """What waits for the first paint (90-media.css) waits no longer than that (scheme.js)."""
    return list(page.locator("body *").evaluate_all(WAITING))


def links_of_scripts(links: dict[str, set[str]]) -> Callable[[Page], list[str]]:
    """Kept, to be compared with those of the page without scripts."""

    def keep(page: Page) -> list[str]:
        links[page.url] = set(page.locator("a[href]").evaluate_all(LINKS))
        return []

    return keep


def without_scripts(links: dict[str, set[str]]) -> Callable[[Page], Iterator[str]]:
    """Text, menu, language and footer are in the page; scripts only add. And nothing waits to be laid out."""

    def faults(page: Page) -> Iterator[str]:
        yield from sorted(links.pop(page.url) - set(page.locator("a[href]").evaluate_all(LINKS)))
        if not page.get_by_role("heading", level=1).is_visible():
            yield "no title"
        if not page.locator("header nav a:visible").first.is_visible():
            yield "no menu"
        yield from laid_out(page)

    return faults


_links: dict[str, set[str]] = {}
DESKTOP = (
    Probe("links", links_of_scripts(_links)),
    Probe("laid out", laid_out),
    Probe("line lengths", line_lengths, ("nl", "en"), RUNNING_TEXT),
    Probe("links without colour", links_without_colour, types=RUNNING_TEXT),
    small_controls(1280),
    Probe("movement", movement),
    Probe("keyboard", keyboard),
    Probe("skip link", skip_link),
    Probe("forced colours", forced_colours),
    *axe(1280),
    *axe_again(1280, "dark", COLOURS),
    Probe("large text", broken, state="1280"),
    Probe("between", shown_between),
    Probe("large text", broken, state="768"),
    *axe_again(768, "light", BOXES),
    Probe("large text", large_text),
)
PHONE = (
    Probe("letters twice as large", twice_as_large, ("nl", "en")),
    Probe("sideways", sideways, ("nl", "en")),
    small_controls(320),
    Probe("large text", broken, state="320"),
    # The other language has the same elements with other words: one of the two gets all rules, both get the colours.
    *axe(320, ("en",)),
    *axe(320, ("nl",), ONLY_DUTCH),
    *axe_again(320, "light", BOXES),
    *axe_again(320, "dark", COLOURS),
    Probe("long word", long_word),
)
WITHOUT_SCRIPTS = (Probe("without scripts", without_scripts(_links)),)
