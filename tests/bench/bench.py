"""Speed and memory, measured: `make bench`. Figures are medians; compare them within one run only.

bench.py [--runs 5] [--posts 1000]
"""

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
CARDS, EXPORTS, ORGANISATIONS, ROWS = 200, 100, 1000, 5000
CORPUS = ROOT.parent / "shared" / "bench" / "make_corpus.py"


def measure(command: list[str], cwd: Path) -> tuple[float, float]:
    """Seconds and peak memory in MB (of the largest process) of one command that must succeed."""
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as running:
        error = running.stderr.read() if running.stderr else b""
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        sys.exit(error.decode())
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def show(name: str, command: list[str], cwd: Path, runs: int, before: Callable[[], None] = lambda: None) -> float:
    taken = []
    for _ in range(runs):
        before()
        taken.append(measure(command, cwd))
    seconds = statistics.median(one[0] for one in taken)
    memory = max(one[1] for one in taken)
    print(f"{name:<52} {seconds:7.2f} s  {memory:6.0f} MB", flush=True)
    return seconds


def project_copy(folder: Path) -> Path:
    target = folder / "project"
    made = shutil.ignore_patterns(".venv", "node_modules", ".cache", ".git", "__pycache__")
    # `overrides/styles/site` is a source, `site` is not.
    shutil.copytree(ROOT, target, ignore=lambda at, names: {*made(at, names), *(["site"] if Path(at) == ROOT else [])})
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--posts", type=int, default=1000)
    options = parser.parse_args()
    slimmer = [sys.executable, "-m", "slimmer"]
    with tempfile.TemporaryDirectory() as folder:
        project = project_copy(Path(folder))

        def clean(where: Path = project) -> None:
            shutil.rmtree(where / "site", ignore_errors=True)
            shutil.rmtree(where / ".cache", ignore_errors=True)

        show("real content: check", [*slimmer, "check"], project, options.runs)
        base = show("real content: build, cold", [*slimmer, "build"], project, options.runs, clean)
        real = Path(folder) / "real"
        shutil.copytree(project / "site", real)
        cards = f"""
from pathlib import Path
from slimmer.drawings.card import Card
from slimmer.drawings.cards import kept_card
from slimmer.drawings.tokens import load_identity
identity = load_identity(Path("overrides"))
cards = [Card(f"Een bericht met een titel van gewone lengte {{n}}", "Blog", "Test", str(n), "nl") for n in range({CARDS})]
for card in cards:
    kept_card(card, card.digest(identity), identity, Path(".cache/cards"))
"""
        made = [sys.executable, "-c", cards]
        show(f"{CARDS} social cards, cold, one process", made, project, options.runs, clean)
        show(f"{CARDS} social cards, cached", made, project, options.runs)
        exports = f"""
import sys
from pathlib import Path
from slimmer.load.config import load_settings
from slimmer.mail.message import make_mail, make_message
from slimmer.site import prepare
site = prepare(load_settings(Path("mkdocs.yml")))
page = site.library.of_kind("newsletter", "nl")[0]
for _ in range({EXPORTS}):
    make_message(make_mail(page, site), sender="a@example.org", recipients=[]).as_bytes()
"""
        show(f"{EXPORTS} exports of a newsletter", [sys.executable, "-c", exports], project, options.runs)
        photo = [sys.executable, str(ROOT / "tests/bench/photo.py"), str(Path(folder) / "photo.jpg")]
        for _ in ("make", "measure"):
            subprocess.run(photo, check=True)
        if not CORPUS.exists():
            print("no synthetic corpus beside the project: the large builds are left out")
            return
        many = project_copy(Path(folder) / "organisations")
        corpus = [sys.executable, str(CORPUS), str(many), "--posts", "0", "--newsletters", "0"]
        subprocess.run([*corpus, "--organisations", str(ORGANISATIONS)], check=True)
        taken = show(f"and {ORGANISATIONS} organisations: build", [*slimmer, "build"], many, 3, lambda: clean(many))
        print(f"  their pages and data: {taken - base:.2f} s")
        index = (many / "site" / "organisaties" / "index.html").read_bytes()
        print(f"  the index page: {len(gzip.compress(index)) / 1000:.1f} kB compressed")
        subprocess.run([sys.executable, str(ROOT / "tests/bench/filters.py"), str(many / "site")], check=True)
        rows = "".join(f"Organisatie {n:04d};zorg;Best;ondertekenaar;2021-11-25;Een brief\n" for n in range(ROWS))
        (project / "lijst.csv").write_text(f"Naam;Sector;Gemeente;Rol;Datum;Bron\n{rows}", "utf-8")
        show(f"import of {ROWS} rows, dry run", [*slimmer, "organisations", "import", "lijst.csv"], project, 3)
        done = 0.0
        for posts in (options.posts // 2, options.posts):
            corpus = [sys.executable, str(CORPUS), str(project), "--posts", str(posts)]
            corpus += ["--newsletters", str(posts // 20), "--organisations", str(posts // 2)]
            subprocess.run(corpus, check=True)
            seconds = show(f"{posts} posts in 2 locales: build, cold", [*slimmer, "build"], project, 1, clean)
            if done:
                print(f"  twice the posts cost {seconds / done:.2f} times the time")
            done = seconds
        search = [sys.executable, str(ROOT / "tests/bench/search_index.py"), str(project)]
        subprocess.run(search, check=True)
        search = [sys.executable, str(ROOT / "tests/bench/search.py"), str(real), str(project / "site")]
        subprocess.run(search, check=True)


if __name__ == "__main__":
    main()
