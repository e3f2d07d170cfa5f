"""What the search index of a built project costs: `search_index.py PROJECT`, where PROJECT has a `site/`.

From the rendered pages, which a build has in memory: seconds on the clock and of the processor. Cold, both languages;
then, by a process that knows nothing yet, after an edit of one page: that page is read, what is kept of the others is
unpacked, and the index of its language is made. Of each the median.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from builders import prepare, search_entries  # noqa: E402

from slimmer.load.config import load_settings  # noqa: E402
from slimmer.outputs.search.entry import Entry  # noqa: E402
from slimmer.outputs.search.index import make_index  # noqa: E402
from slimmer.outputs.search.page import Page, read_page, unpack  # noqa: E402
from slimmer.outputs.search.text import main_content  # noqa: E402
from slimmer.outputs.search.words import Glossary, fold, load_stemmer, long_forms, ways  # noqa: E402

RUNS = 5
Found = list[tuple[str, Entry, str]]
"""Locale, what search knows of a page, and its main content."""


def read(found: Found, glossary: Glossary) -> dict[str, list[Page]]:
    pages: dict[str, list[Page]] = {}
    for code, entry, html in found:
        pages.setdefault(code, []).append(read_page(entry, html, long_forms(glossary, code)))
    return pages


def make(pages: dict[str, list[Page]], glossary: Glossary) -> None:
    for code, of_code in pages.items():
        make_index(of_code, code, load_stemmer(code), glossary)


def forget() -> None:
    """What a process remembers of the words that it saw."""
    for cached in (load_stemmer, fold, ways):
        cached.cache_clear()


def edit(notes: list[bytes], found: Found, glossary: Glossary, number: int) -> None:
    """`notes`: of each page in the language of the first what is kept of it."""
    code, entry, html = found[0]
    page = read_page(entry, f"{html}<p>zeldzaam{number}woord</p>", long_forms(glossary, code))
    make_index([page, *map(unpack, notes[1:])], code, load_stemmer(code), glossary)


def timed(work: Callable[[], None]) -> tuple[float, float]:
    start, before = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - before


def main() -> None:
    project = Path(sys.argv[1]).resolve()
    os.chdir(project)
    site = prepare(load_settings(project / "mkdocs.yml"))
    glossary = site.library.glossary
    locale = {view.url: view.locale for view in site.table.views}
    found = [
        (locale[url], entry, main_content((project / "site" / url / "index.html").read_text("utf-8")))
        for url, entry in search_entries(site).items()
    ]
    pages: dict[str, list[Page]] = {}

    def cold() -> None:
        nonlocal pages
        pages = read(found, glossary)
        make(pages, glossary)

    runs: dict[str, list[tuple[float, float]]] = {"cold": [], "after an edit of one page": []}
    for number in range(RUNS):
        forget()
        runs["cold"].append(timed(cold))
        notes = [json.dumps(page).encode() for page in pages[found[0][0]]]
        forget()
        runs["after an edit of one page"].append(timed(lambda n=number, notes=notes: edit(notes, found, glossary, n)))
    print(f"search index of {len(found)} pages")
    for name, times in runs.items():
        clock, processor = map(statistics.median, zip(*times, strict=True))
        print(f"  {name:<28} {clock:.2f} s, {processor:.2f} s of the processor", flush=True)


if __name__ == "__main__":
    main()
