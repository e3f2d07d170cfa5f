"""What a first visit costs: a page of every type, counted from the server's log. `slimmer verify` weighs all pages by
their files."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from builders import ROOT
from page_types import Example
from pages import load_pages
from playwright.sync_api import Browser, Page
from server import VISIT, Request, Server

BUDGET = yaml.safe_load((ROOT / "tests/budget.yml").read_text("utf-8"))
LIMITS = BUDGET["page"]
BLOCKING_CSS = """() => performance.getEntriesByType("resource")
  .filter(one => one.renderBlockingStatus === "blocking" && new URL(one.name).pathname.endsWith(".css"))
  .map(one => new URL(one.name).pathname)"""
PARTS = ("html", "css", "js")
AT_A_TIME = 8


@dataclass(frozen=True)
class Visit:
    url: str
    requests: tuple[Request, ...]
    blocking: frozenset[str]
    """Addresses of the style sheets that the browser waited for."""
    icons: int
    """Not every browser without a window asks for the icon; others do."""

    def size(self, *kinds: str) -> int:
        return sum(one.size for one in self.requests if one.kind in kinds)

    @property
    def asked_icon(self) -> bool:
        return any(one.kind == "svg" and "/mark." in one.address for one in self.requests)

    @property
    def figures(self) -> Mapping[str, int]:
        return {
            "html_css_script": self.size(*PARTS),
            "requests": len(self.requests) + (0 if self.asked_icon else self.icons),
            "html_blocking_css": self.size("html")
            + sum(one.size for one in self.requests if one.address in self.blocking),
        }

    def __str__(self) -> str:
        parts = "".join(f"{self.size(part):>8}" for part in PARTS)
        return parts + "".join(f"{value:>18}" for value in self.figures.values()) + f"  /{self.url}"


Seen = tuple[str, str, frozenset[str], int]
"""Name of the visit in the log, address, style sheets waited for, icons."""


@contextmanager
def empty_page(browser: Browser, width: int = 1280) -> Iterator[Page]:
    """In a context of its own, with an empty cache that stays empty."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page
    context.close()


def look(page: Page, nginx: Server, url: str, name: str) -> Seen:
    page.set_extra_http_headers({VISIT: name})
    page.goto(nginx.url + url)
    return name, url, frozenset(page.evaluate(BLOCKING_CSS)), page.locator("link[rel=icon]").count()


def read_log(nginx: Server, seen: Iterable[Seen]) -> list[Visit]:
    """The log tells the visits apart by a header."""
    log: dict[str, list[Request]] = defaultdict(list)
    for request in nginx.requests():
        log[request.visit].append(request)
    return [Visit(url, tuple(log[name]), blocking, icons) for name, url, blocking, icons in seen]


@pytest.fixture(scope="module")
def visits(browser: Browser, nginx: Server, examples: list[Example]) -> list[Visit]:
    urls = [example.url for example in examples]
    with empty_page(browser) as page:
        return read_log(nginx, [look(page, nginx, url, f"load:/{url}") for url in urls])


def table(visits: Iterable[Visit]) -> str:
    head = "".join(f"{part:>8}" for part in PARTS) + "".join(f"{name:>18}" for name in LIMITS)
    return "\n".join(["", head, *map(str, visits)])


@pytest.mark.parametrize("figure", LIMITS)
def test_every_page_is_within_the_budget(visits: list[Visit], figure: str):
    worst = sorted(visits, key=lambda visit: -visit.figures[figure])
    over = [visit for visit in worst if visit.figures[figure] > LIMITS[figure]]

    assert not over, f"{len(over)} pages over {figure} {LIMITS[figure]}; the worst:{table(worst[:12])}"


def test_everything_was_found_and_compressed(visits: list[Visit], built: Path):
    """Otherwise the budget counts the wrong thing."""
    for visit in visits:
        assert visit.size("html") > 0, visit.url
        assert visit.size("css") > 0, visit.url
        for request in visit.requests:
            assert request.status == 200, request
            path = built / urlsplit(request.address).path.removeprefix("/")
            if request.kind in ("css", "js") and path.stat().st_size > 1000:
                assert request.size < path.stat().st_size / 2, request


SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 100);
})"""


@dataclass(frozen=True)
class Rested:
    example: Example
    width: int
    visit: Visit
    shift: float
    """Cumulative, of all that moved by itself."""


@pytest.fixture(scope="module")
def rested(browser: Browser, nginx: Server, examples: list[Example]) -> list[Rested]:
    """Every page type in a context of its own, watched until it rests; as that takes half a second, some at a time."""
    seen, shifts = [], []
    asked = [(width, example) for width in (360, 1280) for example in examples]
    for start in range(0, len(asked), AT_A_TIME):
        with ExitStack() as stack:
            pages = []
            for width, example in asked[start : start + AT_A_TIME]:
                page = stack.enter_context(empty_page(browser, width))
                seen.append(look(page, nginx, example.url, f"rest-{width}:/{example.url}"))
                pages.append(page)
            for page in pages:
                page.wait_for_load_state("networkidle")
                shifts.append(page.evaluate(SHIFTS))
    visits = read_log(nginx, seen)
    return [Rested(example, width, *one) for (width, example), *one in zip(asked, visits, shifts, strict=True)]


def test_nothing_comes_after_the_page_is_loaded(rested: list[Rested], visits: list[Visit]):
    counted = {visit.url: visit.figures for visit in visits}
    for one in rested:
        if one.width == 1280:
            assert one.visit.figures == counted[one.example.url], f"{one.example}:{table([one.visit])}"


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_shifts_while_a_page_loads(rested: list[Rested], width: int):
    limit = BUDGET["lighthouse"]["cumulative-layout-shift"]
    shifts = {str(one.example): one.shift for one in rested if one.width == width}

    assert shifts
    assert {name: shift for name, shift in shifts.items() if shift > limit} == {}


def test_no_script_stands_in_a_page(built: Path):
    """Data for search engines is not run, so it may."""
    for page in load_pages(built):
        for tag in page.all("script"):
            assert tag.attributes.get("src") or tag.attributes.get("type") == "application/ld+json", (page.url, tag)


RULE = re.compile(r"([^{};]+)\{")
NAME = re.compile(r"([.#])(-?[A-Za-z_][\w-]*)")
STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")


def selectors(css: str) -> set[str]:
    """The classes and ids that rules ask for: `.card`, `#q`."""
    bare = re.sub(r"/\*.*?\*/|\[[^\]]*\]", "", css, flags=re.DOTALL)
    return {
        sign + name
        for rule in RULE.findall(bare)
        if not rule.strip().startswith("@")
        for sign, name in NAME.findall(rule)
    }


def names_in_scripts(built: Path) -> set[str]:
    """A script may give a class: every word in its strings counts."""
    texts = (path.read_text("utf-8") for path in (built / "assets").glob("*.js"))
    return {word for text in texts for string in STRING.findall(text) for word in re.findall(r"[\w-]+", string)}


def test_selectors_are_read_from_rules_alone():
    css = '.a:not(#b, .c-d)>p{color:#fff;margin:.5em}@media (width>1.5em){.e[href$=".pdf"]{top:0}}@keyframes f{12.5%{top:0}}'

    assert selectors(css) == {".a", "#b", ".c-d", ".e"}


def test_every_class_and_id_in_the_styles_is_used(built: Path):
    tags = [tag for page in load_pages(built) for tag in page.tags]
    used = {f".{name}" for tag in tags for name in tag.attributes.get("class", "").split()}
    used |= {f"#{tag.attributes['id']}" for tag in tags if "id" in tag.attributes}
    used |= {sign + name for name in names_in_scripts(built) for sign in ".#"}
    asked = {path.name: selectors(path.read_text("utf-8")) for path in (built / "assets").glob("*.css")}
    unused = {name: sorted(found - used - set(BUDGET["unused_selectors"])) for name, found in asked.items()}

    assert not any(unused.values()), unused
    needless = set(BUDGET["unused_selectors"]) & used
    assert not needless, f"used, so no longer an exception: {needless}"
