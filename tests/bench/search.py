"""Search side by side: this site's own, plain Pagefind and Material's, in Chromium: `search.py REAL [LARGE]`.

REAL is the built site with the real content: the judged questions (`tests/search/`) are put to all three. LARGE is a
built site of about 1,000 pages a locale: bytes and time of a first query at 1.6 Mbit/s, 150 ms and 4× CPU throttling,
text compressed by gzip as a server would, everything counted until the first results are there; then later questions, with
the processor still slow and the network no longer.
"""

import gzip
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from judged import judge, load_questions  # noqa: E402

from slimmer.search.text import read_blocks  # noqa: E402

SEARCH_PAGES = {"nl": "zoeken/", "en": "en/search/"}
QUERIES = {"nl": ("netwerk", "gezonde wijk"), "en": ("network", "healthy region")}
LATER = ("new words", "known words together", "the same again")
TEXT = (".html", ".js", ".json", ".css", ".svg")
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 100_000}

OWN = """async ([engine, base, locale, queries]) => {
  const search = (await import(engine)).openSearch(base, locale);
  const found = [];
  for (const query of queries) {
    const start = performance.now();
    const { results } = await search.search(query);
    found.push({urls: results.map((one) => one.url), time: performance.now() - start});
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
    found.push({urls: shown.map((one) => new URL(one.raw_url ?? one.url, location.origin).href), time: before + performance.now() - start});
    before = 0;
  }
  return found;
}"""
MKDOCS = """site_name: Bench
theme: {{name: material, language: {locale}, font: false}}
plugins: [{{search: {{lang: {locale}}}}}]
"""


@dataclass
class Server:
    address: str
    sent: list[int] = field(default_factory=list)
    """Bytes of each answer, as they went over the wire."""


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    found = Server("")

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self.send_error(404)
                return
            content = path.read_bytes()
            packed = path.suffix in TEXT
            content = gzip.compress(content) if packed else content
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Length", str(len(content)))
            # As GitHub Pages does.
            self.send_header("Cache-Control", "max-age=600")
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(content)
            found.sent.append(len(content))

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        found.address = f"http://127.0.0.1:{running.server_port}/"
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield found
        running.shutdown()


def plain_pagefind(site: Path, folder: Path) -> Path:
    """The same published pages, indexed with Pagefind's defaults."""
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("pagefind", "*.avif", "*.webp", "*.jpg"))
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"], check=True)
    return folder


def material(site: Path, folder: Path, locale: str) -> Path:
    """The same texts, as pages of a stock Material site with its search."""
    docs = folder / "docs"
    for page in sorted(site.rglob("index.html")):
        url = page.parent.relative_to(site)
        if (url.parts[:1] == ("en",)) != (locale == "en") or url.as_posix() + "/" in SEARCH_PAGES.values():
            continue
        lines = [
            f"{'#' * int(one.tag[1])} {one.text}" if one.tag != "p" else one.text
            for one in read_blocks(page.read_text("utf-8"))
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
    page.goto(server.address + SEARCH_PAGES[locale])
    server.sent.clear()
    return page.evaluate(
        OWN, [f"{server.address}assets/{engine}", f"{server.address}pagefind/{locale}/", locale, list(queries)]
    )


def ask_pagefind(page: Page, server: Server, _: Path, locale: str, queries: Sequence[str]) -> list[dict]:
    page.goto(server.address + SEARCH_PAGES[locale])
    server.sent.clear()
    return page.evaluate(PAGEFIND, [f"{server.address}pagefind/pagefind.js", list(queries)])


def ask_material(page: Page, server: Server, _: Path, locale: str, queries: Sequence[str]) -> list[dict]:
    """By its own search field: it fetches its index with every first page."""
    start = page.evaluate("Date.now()")
    server.sent.clear()
    page.goto(server.address + ("en/" if locale == "en" else ""), wait_until="domcontentloaded")
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
        found.append({"urls": urls[:10], "time": page.evaluate("Date.now()") - start - 250})
        start = page.evaluate("Date.now()")
    return found


Ask = Callable[[Page, Server, Path, str, Sequence[str]], list[dict]]


def print_quality(browser: Browser, name: str, ask: Ask, site: Path, locale: str) -> None:
    questions = load_questions(ROOT / f"tests/search/{locale}.yml")
    with serving(site) as server:
        page = browser.new_page()
        answers = ask(page, server, site, locale, [one.query for one in questions])
        page.close()
        found = [list(dict.fromkeys(url.removeprefix(server.address) for url in one["urls"])) for one in answers]
    one = judge(questions, found)
    print(
        f"{locale} {name:<16} recall {one.recall:.2f}  precision {one.precision:.2f}  reciprocal rank {one.reciprocal_rank:.2f}",
        flush=True,
    )


def print_cost(browser: Browser, name: str, ask: Ask, site: Path, locale: str) -> None:
    with serving(site) as server:
        context = browser.new_context()
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        first = ask(page, server, site, locale, QUERIES[locale][:1])[0]["time"]
        size = sum(server.sent) / 1000
        if ask is ask_material:
            later = "–"
        else:
            session.send("Network.emulateNetworkConditions", {**SLOW, "latency": 0, "downloadThroughput": -1})
            one, two = QUERIES[locale]
            answers = ask(page, server, site, locale, [one, two, f"{one} {two}", one])
            later = ", ".join(
                f"{what} {answer['time']:.0f} ms" for what, answer in zip(LATER, answers[1:], strict=True)
            )
        context.close()
    print(f"{locale} {name:<16} first query {size:6.0f} kB, {first / 1000:5.2f} s; {later}", flush=True)


def main() -> None:
    sites = [(Path(name), show) for name, show in zip(sys.argv[1:], (print_quality, print_cost), strict=False)]
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for number, (site, show) in enumerate(sites):
            pagefind = plain_pagefind(site, Path(folder, f"pagefind-{number}"))
            for locale in SEARCH_PAGES:
                show(browser, "own", ask_own, site, locale)
                show(browser, "plain Pagefind", ask_pagefind, pagefind, locale)
                stock = material(site, Path(folder, f"material-{number}-{locale}"), locale)
                show(browser, "Material", ask_material, stock, locale)
        browser.close()


if __name__ == "__main__":
    main()
