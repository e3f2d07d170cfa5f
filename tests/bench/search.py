"""Search side by side: this site's own, plain Pagefind and Material's, in Chromium: `search.py REAL [LARGE]`.

REAL is the built site with the real content: the judged questions (`tests/search/`) are put to all three, and each as
the first on the results page, from a server without caching headers: kilobytes of script, style and index, with gzip.
LARGE is a
built site of about 1,000 pages a locale, behind nginx: bytes and time of a first query at 1.6 Mbit/s, 150 ms and 4× CPU
throttling, until the results are there and until the ten that are shown have their contexts too; then later questions,
without a slow network, with the processor slow and as it is, asked of the engine whole, and of this site's own also
typed in the search box, from the last key until the results stand there. Of each the median of five runs.
"""

import gzip
import http.server
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from chromium import open_browser  # noqa: E402
from judged import judge, load_questions  # noqa: E402
from server import Server, serve  # noqa: E402

from slimmer.outputs.search.text import main_content, read_blocks  # noqa: E402

HOMES = {"nl": "", "en": "en/"}
SEARCH_PAGES = ("zoeken/", "en/search/")
QUERIES = {
    "nl": ("netwerk", "gezonde wijk", "samenwerking", "vergadering", "kennis delen", "netwerk gezonde wijk", "netwerk"),
    "en": (
        "network",
        "healthy region",
        "meeting",
        "volunteers",
        "local education",
        "network healthy region",
        "network",
    ),
}
"""The last but one has only known words, the last was asked before; those between have new words."""
OF_SEARCH = ("/assets/search", "/search/")
"""Where the addresses begin that a page asks for only to search."""
RUNS = 5
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 100_000}
FAST = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}

OWN = """async ([engine, base, locale, queries]) => {
  const search = (await import(engine)).openSearch(base, locale);
  const found = [];
  for (const query of queries) {
    const start = performance.now();
    const { results } = await search.search(query);
    const time = performance.now() - start;
    await Promise.all(results.map((one) => one.context()));
    found.push({urls: results.map((one) => one.url), time, whole: performance.now() - start});
  }
  return found;
}"""
PAGEFIND = """async ([bundle, queries]) => {
  const start = performance.now();
  const pagefind = await import(bundle);
  const found = [];
  let before = performance.now() - start;
  for (const query of queries) {
    const start = performance.now();
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, 10).map((one) => one.data()));
    const time = before + performance.now() - start;
    found.push({urls: shown.map((one) => new URL(one.raw_url ?? one.url, location.origin).href), time, whole: time});
    before = 0;
  }
  return found;
}"""
WATCH = """() => {
  const [input, status] = ["input", "[role=status]"].map((one) => document.querySelector(`.search-box ${one}`));
  input.addEventListener("input", () => {
    const start = performance.now();
    window.took = new Promise((done) => {
      const watch = () => { if (status.textContent.includes(`‘${input.value.trim()}’`)) done(performance.now() - start); };
      new MutationObserver(watch).observe(status, { childList: true });
    });
  });
}"""
KEY = 180
"""Milliseconds from one key to the next."""
MKDOCS = """site_name: Bench
theme: {{name: material, language: {locale}, font: false}}
plugins: [{{search: {{lang: {locale}}}}}]
"""


@contextmanager
def serving(site: Path) -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder, serve(site, Path(folder)) as server:
        yield server


def plain_pagefind(site: Path, folder: Path) -> Path:
    """The same published pages, indexed with Pagefind's defaults; what is left out of one index is left out of both."""
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("*.avif", "*.webp", "*.jpg"))
    for path in folder.rglob("*.html"):
        html = path.read_text("utf-8").replace("data-search-ignore", "data-pagefind-ignore")
        path.write_text(html.replace("<main", "<main data-pagefind-body"), "utf-8")
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"], check=True)
    return folder


def material(site: Path, folder: Path, locale: str) -> Path:
    """The same texts, as pages of a stock Material site with its search."""
    docs = folder / "docs"
    for page in sorted(site.rglob("index.html")):
        url = page.parent.relative_to(site)
        if (url.parts[:1] == ("en",)) != (locale == "en") or url.as_posix() + "/" in SEARCH_PAGES:
            continue
        lines = [
            f"{'#' * int(one.tag[1])} {one.text}" if one.tag != "p" else one.text
            for one in read_blocks(main_content(page.read_text("utf-8")))
        ]
        target = docs / url / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n\n".join(lines), "utf-8")
    (docs / "index.md").touch()
    (folder / "mkdocs.yml").write_text(MKDOCS.format(locale=locale), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, stderr=subprocess.DEVNULL
    )
    return folder / "site"


def ask_own(page: Page, server: Server, site: Path, locale: str, queries: Sequence[str]) -> list[dict]:
    engine = next((site / "assets").glob("search_engine.*.js")).name
    page.goto(server.url + HOMES[locale])
    return page.evaluate(OWN, [f"{server.url}assets/{engine}", f"{server.url}search/{locale}/", locale, list(queries)])


def ask_pagefind(page: Page, server: Server, _: Path, locale: str, queries: Sequence[str]) -> list[dict]:
    page.goto(server.url + HOMES[locale])
    return page.evaluate(PAGEFIND, [f"{server.url}pagefind/pagefind.js", list(queries)])


def ask_material(page: Page, server: Server, _: Path, locale: str, queries: Sequence[str]) -> list[dict]:
    """By its own search field: it fetches its index with every first page."""
    start = page.evaluate("Date.now()")
    page.goto(server.url + HOMES[locale], wait_until="domcontentloaded")
    found = []
    page.keyboard.press("f")
    field = page.locator("input.md-search__input")
    for query in queries:
        field.fill("")
        field.press_sequentially(query)
        page.wait_for_function(
            "!/^(Zoeken initialiseren|Initializing search)/.test(document.querySelector('.md-search-result__meta').textContent)",
            timeout=60_000,
        )
        page.wait_for_timeout(250)
        urls = page.locator(".md-search-result__item > a.md-search-result__link").evaluate_all(
            "all => all.map((one) => one.href.split(/[?#]/)[0])"
        )
        time = page.evaluate("Date.now()") - start - 250
        found.append({"urls": urls[:10], "time": time, "whole": time})
        start = page.evaluate("Date.now()")
    return found


Ask = Callable[[Page, Server, Path, str, Sequence[str]], list[dict]]


def print_quality(browser: Browser, name: str, ask: Ask, site: Path, locale: str) -> None:
    questions = load_questions(ROOT / f"tests/search/{locale}.yml")
    with serving(site) as server:
        page = browser.new_page()
        answers = ask(page, server, site, locale, [one.query for one in questions])
        page.close()
        found = [list(dict.fromkeys(url.removeprefix(server.url) for url in one["urls"])) for one in answers]
    one = judge(questions, found)
    print(
        f"{locale} {name:<16} recall {one.recall:.4f}  precision {one.precision:.4f}  reciprocal rank {one.reciprocal_rank:.4f}",
        flush=True,
    )


SENT: list[tuple[str, int]] = []
"""Path and bytes of the body, of each answer of `Plain`."""


class Plain(http.server.SimpleHTTPRequestHandler):
    """What `python -m http.server` sends, compressed."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        SENT.append((self.path, len(content)))

    def log_message(self, *_: object) -> None:
        """Nothing."""


def print_first_questions(browser: Browser, site: Path, locale: str) -> None:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = []
    for question in load_questions(ROOT / f"tests/search/{locale}.yml"):
        SENT.clear()
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        address = SEARCH_PAGES[locale != "nl"] + "?" + urlencode({"q": question.query})
        page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
        page.locator(".search-page [role=status]", has_text="‘").wait_for()
        page.wait_for_load_state("networkidle")
        page.close()
        sizes = [size for name, size in SENT if name.startswith(OF_SEARCH)]
        found.append((sum(sizes) / 1000, len(sizes), question.query))
    server.shutdown()
    most = ", ".join(f"‘{query}’ {size:.1f} kB, {number} requests" for size, number, query in sorted(found)[:-4:-1])
    print(
        f"{locale} first of {len(found)} questions: median {statistics.median(size for size, _, _ in found):.1f} kB; most: {most}",
        flush=True,
    )


def print_cost(browser: Browser, name: str, ask: Ask, site: Path, locale: str) -> None:
    first = [ask_throttled(browser, ask, site, locale, QUERIES[locale][:1], SLOW, 4) for _ in range(RUNS)]
    print(f"{locale} {name:<16} first query {first[0][0]:4.0f} kB, {said(first, 0)}", flush=True)
    if ask is ask_material:
        return
    for rate in (4, 1):
        later = [ask_throttled(browser, ask, site, locale, QUERIES[locale], FAST, rate) for _ in range(RUNS)]
        words = ", ".join(f"‘{query}’ {said(later, n)}" for n, query in enumerate(QUERIES[locale]) if n)
        print(f"   later, processor {rate}× slower: {words}", flush=True)
        if ask is ask_own:
            typed = [type_throttled(browser, site, locale, QUERIES[locale], rate) for _ in range(RUNS)]
            times = map(statistics.median, zip(*typed, strict=True))
            words = ", ".join(f"‘{query}’ {time:.0f} ms" for query, time in zip(QUERIES[locale], times, strict=True))
            print(f"   typed, processor {rate}× slower: {words}", flush=True)


Asked = tuple[float, list[dict]]
"""Kilobytes over the wire, and the answers."""


def ask_throttled(
    browser: Browser, ask: Ask, site: Path, locale: str, queries: Sequence[str], network: dict, rate: int
) -> Asked:
    with serving(site) as server:
        context = browser.new_context()
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", network)
        session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        answers = ask(page, server, site, locale, queries)
        context.close()
        asked = [one for one in server.requests() if ask is ask_material or one.address.startswith(OF_SEARCH)]
    return sum(one.size for one in asked) / 1000, answers


def type_throttled(browser: Browser, site: Path, locale: str, queries: Sequence[str], rate: int) -> list[float]:
    """In the search box of a phone's window: milliseconds from the last key of each."""
    with serving(site) as server:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto(server.url + HOMES[locale])
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
        page.keyboard.press("/")
        field = page.locator(".search-box input[role=combobox]")
        field.wait_for()
        page.evaluate(WATCH)
        times = []
        for query in queries:
            field.fill("")
            field.press_sequentially(query, delay=KEY)
            times.append(page.evaluate("() => window.took"))
        page.close()
    return times


def said(runs: Sequence[Asked], number: int) -> str:
    time, whole = (statistics.median(answers[number][what] for _, answers in runs) for what in ("time", "whole"))
    return f"{time:.0f}/{whole:.0f} ms"


def main() -> None:
    sites = [(Path(name), show) for name, show in zip(sys.argv[1:], (print_quality, print_cost), strict=False)]
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        for number, (site, show) in enumerate(sites):
            pagefind = plain_pagefind(site, Path(folder, f"pagefind-{number}"))
            for locale in HOMES:
                show(browser, "own", ask_own, site, locale)
                if show is print_quality:
                    print_first_questions(browser, site, locale)
                show(browser, "plain Pagefind", ask_pagefind, pagefind, locale)
                stock = material(site, Path(folder, f"material-{number}-{locale}"), locale)
                show(browser, "Material", ask_material, stock, locale)


if __name__ == "__main__":
    main()
