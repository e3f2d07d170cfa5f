"""What WCAG 2.2 AA asks and only a real browser shows: on every page type, without naming how it is made."""

import itertools
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from chromium import visit, wait_until_laid_out
from page_types import Example
from playwright.sync_api import Browser, Page, expect

from slimmer.text.longest import long_step

LONG_WORD = "Gezondheidszorginnovatieprogrammacoördinator"
WIDTH = "document.documentElement.scrollWidth"
FOCUS = (Path(__file__).parent / "focus.js").read_text("utf-8")
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


def tab_through(page: Page) -> Iterator[Mapping[str, Any]]:
    """What has the focus, stop by stop, until it leaves the page."""
    for _ in range(600):
        page.keyboard.press("Tab")
        state = page.evaluate(FOCUS)
        if state is None:
            return
        yield state
    raise AssertionError("the focus does not leave the page")


def test_keyboard_goes_from_skip_link_to_footer_and_always_shows_where_it_is(
    browser: Browser, server: str, examples: list[Example]
):
    """WCAG 2.1.1, 2.1.2, 2.4.7, 2.4.11 and 1.4.11: reached, not trapped, visible, and against its ground at least 3:1."""
    wrong: dict[str, list[str]] = {}
    with visitor(browser) as page:
        for example in one_locale(examples):
            visit(page, server + example.url)
            stops = list(tab_through(page))
            faults = [f"{stop['html']}: {stop['fault']}" for stop in stops if stop["fault"]]
            if not (stops[0]["html"].startswith("<a") and "#" in stops[0]["html"]):
                faults.append(f"first is no skip link: {stops[0]['html']}")
            if not stops[-1]["footer"]:
                faults.append(f"ends at {stops[-1]['html']}")
            if faults:
                wrong[str(example)] = faults
    assert wrong == {}


def test_skip_link_goes_to_the_text(browser: Browser, server: str, examples: list[Example]):
    with visitor(browser) as page:
        for example in one_locale(examples):
            visit(page, server + example.url)
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.matches('main, main *')"), example


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


def test_nothing_scrolls_sideways_at_400_percent(browser: Browser, server: str, examples: list[Example]):
    """WCAG 1.4.10: 1280 px at 400 % is 320 px. WCAG 1.4.12: nor with wider spacing, and no text is cut."""
    wrong: dict[str, list[str]] = {}
    with visitor(browser, 320) as page:
        for example in examples:
            visit(page, server + example.url)
            faults = [f"{page.evaluate(WIDTH)} px wide"] if page.evaluate(WIDTH) > 320 else []
            page.evaluate(SPACING)
            faults += [f"{page.evaluate(WIDTH)} px wide when spaced"] if page.evaluate(WIDTH) > 320 else []
            if faults := faults + page.evaluate(CLIPPED):
                wrong[str(example)] = faults
    assert wrong == {}


def test_a_long_dutch_word_breaks_with_a_hyphen(browser: Browser, server: str, examples: list[Example]):
    with visitor(browser, 320) as page:
        for example in one_locale(examples):
            visit(page, server + example.url)
            heading = page.get_by_role("heading", level=1).first
            # As a template writes it.
            given = [LONG_WORD, long_step(LONG_WORD)]
            heading.evaluate("(one, [word, step]) => { one.textContent = word; one.dataset.long = step }", given)
            assert heading.evaluate("one => getComputedStyle(one).hyphens") == "auto", example
            assert heading.evaluate("one => one.scrollWidth <= one.clientWidth"), example
            assert page.evaluate(WIDTH) <= 320, example


def test_lines_are_60_to_75_characters(browser: Browser, server: str, examples: list[Example]):
    """The median of the full lines of running text."""
    medians = {}
    with visitor(browser) as page:
        for example in examples:
            if example.name in ("text", "project", "theme", "post"):
                visit(page, server + example.url)
                lines = sorted(count for count in page.evaluate(LINES) if count > 20)
                assert len(lines) >= 3, example
                medians[str(example)] = lines[len(lines) // 2]
    assert all(60 <= median <= 75 for median in medians.values()), medians


def test_controls_are_at_least_24_px(browser: Browser, server: str, examples: list[Example]):
    """WCAG 2.5.8."""
    wrong: dict[str, list[str]] = {}
    with visitor(browser) as page:
        for width, example in itertools.product((320, 1280), one_locale(examples)):
            page.set_viewport_size({"width": width, "height": 800})
            visit(page, server + example.url)
            if small := page.evaluate(SMALL):
                wrong[f"{example} {width}"] = small
    assert wrong == {}


def test_forced_colours_keep_text_controls_and_focus(browser: Browser, server: str, examples: list[Example]):
    """Windows' contrast themes take all colours of a page away; borders and outlines stay."""
    with visitor(browser, forced_colors="active") as page:
        for example in one_locale(examples):
            visit(page, server + example.url)
            page.keyboard.press("Tab")
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            assert stop["outline"], (example, stop)
            bare = page.evaluate(
                """() => [...document.querySelectorAll("main button, main input:not([type=hidden]), main select")]
                  .filter(one => one.checkVisibility() && parseFloat(getComputedStyle(one).borderTopWidth) === 0
                    && parseFloat(getComputedStyle(one).outlineWidth) === 0 && !one.closest("[class]:has(> :focus)"))
                  .filter(one => !["checkbox", "radio", "search"].includes(one.type)).map(one => one.outerHTML.slice(0, 100))"""
            )
            assert bare == [], example
            assert len(set(page.screenshot())) > 50, example


def test_nothing_moves_for_who_wants_that(browser: Browser, server: str, examples: list[Example]):
    with visitor(browser, reduced_motion="reduce") as page:
        for example in one_locale(examples):
            visit(page, server + example.url)
            assert page.evaluate(MOVING) == [], example
            assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto", example


def test_without_scripts_every_page_keeps_its_text_and_its_ways_out(
    browser: Browser, server: str, examples: list[Example]
):
    """Text, menu, language and footer are in the page; scripts only add."""
    with visitor(browser) as with_scripts, visitor(browser, java_script_enabled=False) as without:
        for example in one_locale(examples):
            for page in (with_scripts, without):
                page.goto(server + example.url)
            links = [
                set(page.locator("a[href]").evaluate_all("all => all.map(one => one.href)"))
                for page in (with_scripts, without)
            ]
            assert links[0] <= links[1], (example, links[0] - links[1])
            expect(without.get_by_role("heading", level=1)).to_be_visible()
            expect(without.locator("header nav a:visible").first).to_be_visible()


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


@pytest.mark.parametrize("scripts", [True, False])
def test_the_whole_page_is_laid_out(browser: Browser, server: str, examples: list[Example], scripts: bool):
    """What waits for the first paint (90-media.css) waits no longer than that (scheme.js); without scripts nothing does."""
    waiting = "all => all.filter(one => getComputedStyle(one).contentVisibility === 'auto').map(one => one.className)"
    with visitor(browser, java_script_enabled=scripts) as page:
        for example in one_locale(examples):
            page.goto(server + example.url)
            if scripts:
                wait_until_laid_out(page)
            assert page.locator("body *").evaluate_all(waiting) == [], example


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
TOP = "number => document.querySelectorAll('main h2[id], .text > p')[number].getBoundingClientRect().top"


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
                page.wait_for_timeout(100)
                assert 0 <= page.evaluate(TOP, number) <= 800, (example, fragment)
            visit(page, server + example.url)
            page.evaluate("scrollTo({top: document.documentElement.scrollHeight * 0.6, behavior: 'instant'})")
            page.wait_for_timeout(1200)  # the browser notes the place once a second
            before = page.evaluate("scrollY")
            page.reload()
            wait_until_laid_out(page)
            page.wait_for_timeout(100)
            assert page.evaluate("scrollY") == pytest.approx(before, abs=2), example


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_links_in_text_are_seen_without_colour(browser: Browser, server: str, examples: list[Example], scheme: Any):
    """WCAG 1.4.1: underlined."""
    script = """all => all.filter(one => one.textContent.trim() && getComputedStyle(one).textDecorationLine !== "underline"
      && getComputedStyle(one).borderBottomWidth === "0px").map(one => one.outerHTML.slice(0, 100))"""
    with visitor(browser, color_scheme=scheme) as page:
        for example in one_locale(examples):
            if example.name in ("text", "project", "theme", "post"):
                visit(page, server + example.url)
                prose = page.locator("main p").filter(has_text=". ").locator("a[href]:not(sup a):not([role=button])")
                assert prose.evaluate_all(script) == [], example
