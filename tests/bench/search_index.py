"""What the search index of a built project costs: `search_index.py PROJECT`, where PROJECT has a `site/`.

Five times, with Pagefind by itself on the same pages (its defaults) before each: seconds on the clock and of the
processor (Pagefind's processes with it), from the rendered pages, which a build has in memory; and the peak of memory,
of Pagefind's processes together, and what this process needed on top of the site that it has in memory anyway. Nothing
is thrown away before the end: some file systems look at each file that was deleted in the last minutes before they make
a new one.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from builders import Site, derive_views, prepare
from slimmer.views.views import View

from slimmer.load.config import load_settings
from slimmer.outputs.search.entry import search_entry
from slimmer.outputs.search.index import writing_search
from slimmer.outputs.search.text import main_content

RUNS = 5


def resident(pid: int | str) -> float:
    """Megabytes."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def watch(peaks: dict[str, float], done: threading.Event) -> None:
    before = resident("self")
    while not done.wait(0.05):
        try:
            children = Path("/proc/self/task").glob("*/children")
            pids = {pid for path in children for pid in path.read_text().split()}
        except OSError:
            continue
        together = sum(map(resident, pids))
        own = resident("self") - before
        for name, value in (("pagefind", together), ("own", own), ("both", together + own)):
            peaks[name] = max(peaks.get(name, 0.0), value)


def plain(site: Path, folder: Path) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(folder), "--quiet"]
    subprocess.run(command, check=True)
    return time.perf_counter() - start


@dataclass(frozen=True)
class Cost:
    seconds: float
    processor: float
    pagefind_memory: float
    memory: float

    def __str__(self) -> str:
        return (
            f"{self.seconds:.2f} s, {self.processor:.2f} s of the processor, "
            f"Pagefind {self.pagefind_memory:.0f} MB, in all {self.memory:.0f} MB"
        )


def own(site: Site, pages: Sequence[tuple[View, str]], folder: Path) -> Cost:
    peaks: dict[str, float] = {}
    done = threading.Event()
    watching = threading.Thread(target=watch, args=(peaks, done), daemon=True)
    watching.start()
    start, before = time.perf_counter(), os.times()
    found: dict[str, list] = {code: [] for code in site.settings.codes}
    for view, html in pages:
        if entry := search_entry(view, site):
            found[view.locale].append((entry, main_content(html)))
    with writing_search(found, site.library.glossary, folder):
        pass
    seconds, after = time.perf_counter() - start, os.times()
    done.set()
    watching.join()
    return Cost(seconds, sum(after[:4]) - sum(before[:4]), peaks["pagefind"], peaks["both"])


def main() -> None:
    project = Path(sys.argv[1])
    os.chdir(project)
    site = prepare(load_settings(project / "mkdocs.yml"))
    views = (view for view in derive_views(site) if search_entry(view, site))
    pages = [(view, (project / "site" / view.url / "index.html").read_text("utf-8")) for view in views]
    costs, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(RUNS):
            theirs.append(plain(project / "site", Path(folder, f"plain-{number}")))
            costs.append(own(site, pages, Path(folder, f"own-{number}")))
            print(f"plain Pagefind {theirs[-1]:.2f} s; own {costs[-1]}", flush=True)
    seconds, processor, *memory = zip(*map(astuple, costs), strict=True)
    whole = Cost(statistics.median(seconds), statistics.median(processor), *map(max, memory))
    print(
        f"search index of {len(pages)} pages, medians and the highest peaks: "
        f"plain Pagefind {statistics.median(theirs):.2f} s; own {whole}"
    )


if __name__ == "__main__":
    main()
