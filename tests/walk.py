"""One walk along a page of every type: each is visited once on a phone, and on a desktop in at least one language, with
all probes in it.

`probes.py` has what is looked for, `test_page_types.py` says what must be found.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest

import axe
from chromium import wait_until_laid_out
from page_types import Example
from playwright.sync_api import Browser, Page
from probes import DESKTOP, PHONE, WITHOUT_SCRIPTS, Probe
from server import VISIT, Request, Server

PARTS = ("html", "css", "js")
BLOCKING_CSS = """() => performance.getEntriesByType("resource")
  .filter(one => one.renderBlockingStatus === "blocking" && new URL(one.name).pathname.endsWith(".css"))
  .map(one => new URL(one.name).pathname)"""
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 100);
})"""


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


@dataclass
class Seen:
    """What the walk saw."""

    faults: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    """By the name of a probe and then of an example; also of what is good."""
    loaded: list[Visit] = field(default_factory=list)
    """With an empty cache, until the page was loaded; on a desktop where something is looked for there."""
    rested: list[Visit] = field(default_factory=list)
    """The same until it asked for nothing any more."""
    shifts: dict[int, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    """By width and example, cumulative: all that moved by itself."""
    asked: set[str] = field(default_factory=set)
    """Every address."""
    said: list[str] = field(default_factory=list)
    """Errors in the console."""
    cookies: int = 0

    def wrong(self, probe: str) -> Mapping[str, list[str]]:
        """By example; a probe that looked at nothing is a fault too."""
        assert self.faults[probe], f"{probe} looked at nothing"
        return {name: faults for name, faults in self.faults[probe].items() if faults}


class Tab:
    """A page in a context of its own, with an empty cache that stays empty."""

    def __init__(self, page: Page, width: int, probes: Sequence[Probe], nginx: Server, seen: Seen) -> None:
        self.page, self.width, self.probes, self.nginx, self.seen = page, width, probes, nginx, seen
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        page.on("request", lambda one: seen.asked.add(one.url))
        page.on("pageerror", lambda error: seen.said.append(str(error)))
        page.on("console", lambda one: seen.said.append(one.text) if one.type == "error" else None)
        self.resources: dict[str, tuple[frozenset[str], int]] = {}

    def name(self, example: Example, when: str) -> str:
        return f"{when}-{self.width}:/{example.url}"

    def load(self, example: Example) -> None:
        """It rests while another page is looked at; a page that is there is not loaded again."""
        if example.url in self.resources:
            return
        self.page.emulate_media(color_scheme="light", reduced_motion="no-preference")
        self.page.set_viewport_size({"width": self.width, "height": 800})
        self.page.set_extra_http_headers({VISIT: self.name(example, "load")})
        self.page.goto(self.nginx.url + example.url)
        self.page.set_extra_http_headers({VISIT: self.name(example, "rest")})
        icons = self.page.locator("link[rel=icon]").count()
        self.resources[example.url] = frozenset(self.page.evaluate(BLOCKING_CSS)), icons

    def look(self, example: Example) -> None:
        wait_until_laid_out(self.page)
        self.page.wait_for_load_state("networkidle")
        self.page.set_extra_http_headers({VISIT: self.name(example, "probe")})
        self.seen.shifts[self.width][str(example)] = self.page.evaluate(SHIFTS)
        run_probes(self.page, example, self.probes, self.seen)


def run_probes(page: Page, example: Example, probes: Iterable[Probe], seen: Seen) -> None:
    for probe in probes:
        if probe.wants(example):
            seen.faults[probe.name][f"{example} {probe.state}".strip()] = list(probe.faults(page))


@contextmanager
def new_tab(browser: Browser, width: int, probes: Sequence[Probe], nginx: Server, seen: Seen) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(axe.SOURCE)  # is at hand on every page, and asks nothing of the server
    yield Tab(context.new_page(), width, probes, nginx, seen)
    seen.cookies += len(context.cookies())
    context.close()


def walk(browser: Browser, nginx: Server, examples: Sequence[Example]) -> Seen:
    seen = Seen()
    with (
        new_tab(browser, 1280, DESKTOP, nginx, seen) as desktop,
        new_tab(browser, 360, PHONE, nginx, seen) as phone,
    ):
        on_desktop = [example for example in examples if any(probe.wants(example) for probe in DESKTOP)]
        tabs = {example: [desktop, phone] if example in on_desktop else [phone] for example in examples}
        stops = [(tab, example) for example in examples for tab in tabs[example]]
        for (tab, example), following in zip_longest(stops, stops[1:]):
            tab.load(example)
            if following and following[0] is not tab:
                following[0].load(following[1])
            tab.look(example)
        log: dict[str, list[Request]] = defaultdict(list)
        for request in nginx.requests():
            log[request.visit].append(request)
        for example in examples:
            tab = tabs[example][0]
            resources = tab.resources[example.url]
            load, rest = (log[tab.name(example, when)] for when in ("load", "rest"))
            seen.loaded.append(Visit(example.url, tuple(load), *resources))
            seen.rested.append(Visit(example.url, (*load, *rest), *resources))
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    for example in examples:
        if any(probe.wants(example) for probe in WITHOUT_SCRIPTS):
            page.goto(nginx.url + example.url)
            run_probes(page, example, WITHOUT_SCRIPTS, seen)
    context.close()
    return seen
