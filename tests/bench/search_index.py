"""What the search index of a built project costs: `search_index.py PROJECT`, where PROJECT has a `site/`.

Prints seconds on the clock and of the processor (Pagefind's processes with it), with the reading of the rendered
pages, which a build does while it renders and has them in memory, and the peak of memory: of Pagefind's processes
together, and what this process needed on top of the site that it has in memory anyway. Before it, in the same run and
for comparison, Pagefind by itself with its defaults on the same pages.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from slimmer.derive.all_views import derive_views
from slimmer.engine.run import load_settings
from slimmer.finish.search import writing_search
from slimmer.search.entry import search_entry
from slimmer.search.text import read_blocks
from slimmer.site import prepare


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


def main() -> None:
    project = Path(sys.argv[1])
    os.chdir(project)
    site = prepare(load_settings(project / "mkdocs.yml"))
    views = tuple(derive_views(site))
    found: dict[str, list] = {code: [] for code in site.settings.codes}
    indexed = (view for view in views if search_entry(view, site))
    pages = [(view, (project / "site" / view.url / "index.html").read_text("utf-8")) for view in indexed]
    with tempfile.TemporaryDirectory() as folder:
        print(f"plain Pagefind, the same pages: {plain(project / 'site', Path(folder)):.2f} s")
    peaks: dict[str, float] = {}
    done = threading.Event()
    watching = threading.Thread(target=watch, args=(peaks, done))
    watching.start()
    start, before = time.perf_counter(), os.times()
    for view, html in pages:
        if entry := search_entry(view, site):
            found[view.locale].append((entry, read_blocks(html)))
    read = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        with writing_search(found, site.library.glossary, Path(folder, "pagefind")):
            python = time.perf_counter() - start
        seconds = time.perf_counter() - start
    after = os.times()
    done.set()
    watching.join()
    spent = sum(after[:4]) - sum(before[:4])
    print(
        f"search index of {sum(map(len, found.values()))} pages: {seconds:.2f} s (reading {read:.2f} s, then given to Pagefind until {python:.2f} s), {spent:.2f} s of the processor; "
        f"Pagefind {peaks['pagefind']:.0f} MB, in all {peaks['both']:.0f} MB"
    )


if __name__ == "__main__":
    main()
