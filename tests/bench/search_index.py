"""What the search index of a built project costs: `search_index.py PROJECT`, where PROJECT has a `site/`.

From the rendered pages, which a build has in memory, and as a build does it: the notes in a process for each core, the
index of each language from them. Cold; then, by processes that know nothing yet, after an edit of one page: its note,
and the index of its language. Of each the median, in seconds on the clock and of all processors.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from builders import prepare, search_entries  # noqa: E402

from slimmer.files.parallel import in_parallel  # noqa: E402
from slimmer.load.config import load_settings  # noqa: E402
from slimmer.outputs.search.index import make_index  # noqa: E402
from slimmer.outputs.search.outputs import search_note  # noqa: E402
from slimmer.outputs.search.page import unpack  # noqa: E402
from slimmer.outputs.search.words import fold, load_stemmer, ways  # noqa: E402

RUNS = 5


def main() -> None:
    project = Path(sys.argv[1]).resolve()
    os.chdir(project)
    site = prepare(load_settings(project / "mkdocs.yml"))
    glossary, codes = site.library.glossary, [view.locale for view in site.table.views]
    locale = dict(zip((view.url for view in site.table.views), codes, strict=True))
    found = [
        (entry, locale[url], glossary, (project / "site" / url / "index.html").read_bytes())
        for url, entry in search_entries(site).items()
    ]
    notes: list[bytes] = []

    def index(code: str) -> None:
        own = (unpack(note) for (_, of, *_), note in zip(found, notes, strict=True) if of == code)
        make_index(own, code, load_stemmer(code), glossary)

    def cold() -> None:
        notes[:] = in_parallel(search_note, found)
        for code in dict.fromkeys(codes):
            index(code)

    def edit() -> None:
        entry, code, _, html = found[0]
        notes[0] = search_note(entry, code, glossary, html.replace(b"</main>", b"<p>zeldzaamwoord</p></main>"))
        index(code)

    print(f"search index of {len(found)} pages")
    for name, work in (("cold", cold), ("after an edit of one page", edit)):
        times = [_timed(work) for _ in range(RUNS)]
        clock, processor = map(statistics.median, zip(*times, strict=True))
        print(f"  {name:<28} {clock:.2f} s, {processor:.2f} s of processors", flush=True)


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    for cached in (load_stemmer, fold, ways):
        cached.cache_clear()
    clock, before = time.perf_counter(), sum(os.times()[:4])
    work()
    return time.perf_counter() - clock, sum(os.times()[:4]) - before


if __name__ == "__main__":
    main()
