"""What a build costs beside others, measured in one run: `make bench`.

bench.py [--posts 100 1000] [--runs 3] [--peers Hugo Material] [--write]. A synthetic corpus of posts in two languages and nothing else; each
run of Slimmer is followed by one of Hugo and of stock Material (a site a language) in the same folder, and the medians
are compared: seconds of two runs of this program cannot be. `--write` keeps the table in scripts/benchmarks.md.
"""

import argparse
import contextlib
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
REPORT = ROOT / "scripts/benchmarks.md"
BIN = Path(sys.executable).parent
PEERS_AT_MOST = 1000
"""Posts; beyond that Material takes an hour."""
STATUS = [sys.executable, "-m", "slimmer", "status"]
ADDRESS = "127.0.0.1:8437"
# Who works with it has its modules compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


class Cost(NamedTuple):
    wall: float
    """Seconds, as `processor`, of all processes together."""
    processor: float
    memory: float
    """Megabytes of all processes together, at its highest."""

    def __str__(self) -> str:
        return f"{self.wall:.2f} s, {self.processor:.2f} s, {self.memory:.0f} MB"


def measure(command: list[str], cwd: Path) -> Cost:
    """Of one command that must succeed; memory is looked at every 20 ms, shared pages divided."""
    start, before, memory = time.perf_counter(), os.times(), 0.0
    running = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while running.poll() is None:
        memory = max(memory, _memory(running.pid))
        time.sleep(0.02)
    error = running.stderr.read() if running.stderr else b""
    if running.returncode:
        sys.exit(error.decode())
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.perf_counter() - start, processor, memory)


def _memory(pid: int) -> float:
    found = 0.0
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                found += int(line.split()[1]) / 1024
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            found += _memory(int(child))
    return found


def median(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))


# Projects


def project(folder: Path, posts: int) -> Path:
    """The tests' own network with synthetic posts, for Slimmer, Hugo and Material."""
    target = folder / "project"
    for name in ("docs", "blog", "overrides"):
        shutil.copytree(ROOT / "tests/sites/network" / name, target / name)
    shutil.copy(ROOT / "tests/sites/network/mkdocs.yml", target)
    options = ["--posts", str(posts), "--newsletters", "0", "--organisations", "0"]
    subprocess.run([sys.executable, str(HERE / "make_corpus.py"), str(target), *options], check=True)
    shutil.copytree(HERE / "hugo", target, dirs_exist_ok=True)
    for locale in ("nl", "en"):
        copy_for_material(target, locale)
    all_translated(target)
    return target


def all_translated(root: Path) -> None:
    """Every translation is right as it is: the texts are random, so all of them differ."""
    subprocess.run([*STATUS, "--ok-all"], cwd=root, check=True, stdout=subprocess.DEVNULL)


def copy_for_material(root: Path, locale: str) -> None:
    """The same posts for its blog plugin, with its tags, search and feeds of lists left as they come."""
    docs = root / f"material-{locale}"
    (docs / "blog/posts").mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n", "utf-8")
    (docs / "blog/index.md").write_text("# Blog\n", "utf-8")
    for post in root.glob(f"blog/posts/*-synthetic-*.{locale}.md"):
        text = re.sub(r"(?m)^(?:category|authors|slug):.*\n", "", post.read_text("utf-8"), count=3)
        (docs / "blog/posts" / post.name).write_text(text, "utf-8")
    (root / f"material-{locale}.yml").write_text(
        f"site_name: Bench\ndocs_dir: material-{locale}\nsite_dir: material-site-{locale}\n"
        f"theme: {{name: material, language: {locale}}}\n"
        "plugins: [search, {blog: {archive: true, categories: true, pagination_per_page: 10}}, tags]\n"
        "markdown_extensions: [attr_list, admonition, footnotes, tables, toc]\n",
        "utf-8",
    )


# Makers and edits


MKDOCS = [sys.executable, "-m", "mkdocs", "build", "-q"]
MAKERS = {
    "Slimmer": [[sys.executable, "-m", "slimmer", "build"]],
    "Hugo": [[str(BIN / "hugo"), "--quiet", "--config", "hugo.toml"]],
    "Material": [[*MKDOCS, "-f", "material-nl.yml"], [*MKDOCS, "-f", "material-en.yml"]],
}
"""Commands that make the whole site."""


def edits(root: Path, posts: int) -> Mapping[str, Callable[[], None]]:
    name = sorted(root.glob("blog/posts/*-synthetic-*.nl.md"))[posts // 2].name
    copies = [root / "blog/posts" / name, root / "material-nl/blog/posts" / name]

    def clean() -> None:
        for folder in ("site", ".cache", "public", "resources", "material-site-nl", "material-site-en"):
            shutil.rmtree(root / folder, ignore_errors=True)

    def sentence() -> None:
        for post in copies:
            post.write_text(f"{post.read_text('utf-8')}\nEen zin van {time.time_ns()}.\n", "utf-8")

    def title() -> None:
        for post in copies:
            post.write_text(
                re.sub('title: "?', lambda m: f"{m[0]}{time.time_ns()} ", post.read_text("utf-8"), count=1), "utf-8"
            )

    def template() -> None:
        partial = root / "overrides/partials/facts.html"
        partial.parent.mkdir(exist_ok=True)
        own = (ROOT / "scripts/slimmer/theme/partials/facts.html").read_text("utf-8")
        partial.write_text(f"{own}<!-- {time.time_ns()} -->\n", "utf-8")

    return {
        "cold, pages alone": clean,
        "cold": clean,
        "no change": lambda: None,
        "a sentence": sentence,
        "a title": title,
        "a template": template,
    }


PAGES_ALONE = """
from pathlib import Path
from slimmer.load.config import load_settings
from slimmer.outputs.build import content_table
from slimmer.outputs.cards import FOLDER as CARDS
from slimmer.media.pictures.uses import FOLDER as PICTURES
from slimmer.outputs.write import write_site
from slimmer.files.store import Store
from slimmer.stages import read_content
settings = load_settings(Path("mkdocs.yml"))
table = content_table(read_content(settings), settings)
alone = [one._replace(note=None) for one in table.outputs if not one.path.startswith((CARDS, PICTURES))]
write_site(alone, (), settings.site_dir, Store(settings.root / ".cache/store.db"))
"""
"""A build without cards, search and pictures, which Hugo does not make either."""
INSTEAD: Mapping[str, Mapping[str, list[list[str]]]] = {
    "cold, pages alone": {"Slimmer": [[sys.executable, "-c", PAGES_ALONE]], "Material": []},
    "a template": {"Hugo": [], "Material": []},
}
"""Rows in which it is not the usual command; none where there is nothing to compare."""


def rows(root: Path, posts: int, runs: int, peers: list[str]) -> Iterator[tuple[str, Mapping[str, Cost]]]:
    for what, edit in edits(root, posts).items():
        costs: dict[str, list[Cost]] = {}
        for _ in range(runs):
            edit()
            # What is younger than two seconds is not trusted to be unchanged.
            time.sleep(2.2)
            for name, commands in {**MAKERS, **INSTEAD.get(what, {})}.items():
                if not commands or (name != "Slimmer" and (name not in peers or posts > PEERS_AT_MOST)):
                    continue
                parts = [measure(command, root) for command in commands]
                walls, processors, memories = zip(*parts, strict=True)
                costs.setdefault(name, []).append(Cost(sum(walls), sum(processors), max(memories)))
        yield what, {name: median(found) for name, found in costs.items()}


def checks(root: Path, posts: int, runs: int) -> Iterator[tuple[str, Cost]]:
    """What a writer waits for."""
    changes = edits(root, posts)
    post = sorted(root.glob("blog/posts/*-synthetic-*.nl.md"))[posts // 2]
    for what, edit, given in (
        ("check, cold", changes["cold"], []),
        ("check, a sentence", changes["a sentence"], []),
        ("check of one file that changed", changes["a sentence"], [str(post.relative_to(root))]),
    ):
        costs = []
        for _ in range(runs):
            edit()
            time.sleep(2.2)
            costs.append(measure([sys.executable, "-m", "slimmer", "check", *given], root))
        yield what, median(costs)


def preview(root: Path, posts: int, runs: int) -> float:
    """Seconds from a save to the page that shows it, as a median; a writer saves once in a few seconds."""
    post = sorted(root.glob("blog/posts/*-synthetic-*.nl.md"))[posts // 2]
    command = [sys.executable, "-m", "slimmer", "serve", "--address", ADDRESS]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            url = _address(post.name)
            found = []
            for _ in range(runs):
                mark = f"Zin {time.time_ns()}."
                start = time.perf_counter()
                post.write_text(f"{post.read_text('utf-8')}\n{mark}\n", "utf-8")
                while mark not in _fetch(url):
                    time.sleep(0.01)
                found.append(time.perf_counter() - start)
                time.sleep(5)
            return statistics.median(found)
        finally:
            running.terminate()


def _address(name: str) -> str:
    """Of the Dutch page of this post, as soon as the preview is there."""
    key = name.split(".")[0].split("-", 3)[-1]
    for _ in range(1200):
        found = re.search(rf"<loc>https?://[^/<]+(/blog/[^<]*{key}/)</loc>", _fetch(f"http://{ADDRESS}/sitemap.xml"))
        if found:
            return f"http://{ADDRESS}{found[1]}"
        time.sleep(0.5)
    sys.exit("the preview does not start")


def _fetch(url: str) -> str:
    with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=60) as answer:
        return str(answer.read().decode("utf-8", "replace"))
    return ""


# The table


def table(root: Path, posts: int, runs: int, peers: list[str]) -> Iterator[str]:
    yield f"### {posts:,} posts × 2\n"
    yield "| | Slimmer | Hugo | × wall | × processor | Material |\n| --- | --- | --- | --- | --- | --- |"
    for what, costs in rows(root, posts, runs, peers):
        ours, hugo, material = (costs.get(name) for name in ("Slimmer", "Hugo", "Material"))
        ratios = (
            [f"{ours.wall / hugo.wall:.2f}", f"{ours.processor / hugo.processor:.2f}"] if ours and hugo else ["", ""]
        )
        cells = [what, str(ours), str(hugo or ""), *ratios, str(material or "")]
        yield f"| {' | '.join(cells)} |"
    all_translated(root)
    for what, cost in checks(root, posts, runs):
        yield f"| {what} | {cost} | | | | |"
    all_translated(root)
    status = median([measure(STATUS, root) for _ in range(runs)])
    yield f"| status of every translation | {status} | | | | |"
    yield f"| preview: save to the page showing it | {preview(root, posts, runs) * 1000:.0f} ms | | | | |\n"


def machine() -> str:
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())
    size = f"{int(memory[1]) / 2**20:.0f} GB" if memory else ""
    return f"{os.cpu_count()} cores ({model[1] if model else platform.machine()}), {size}, Python {platform.python_version()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", nargs="*", default=["Hugo", "Material"], help="beside whom it is measured")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    told = [f"{date.today()}, {machine()}, {options.runs} runs, load {os.getloadavg()[0]:.1f} at the start.\n"]
    print(told[0])
    for posts in options.posts:
        with tempfile.TemporaryDirectory() as name:
            for line in table(project(Path(name), posts), posts, options.runs, options.peers):
                print(line, flush=True)
                told.append(line)
    if options.write:
        head = REPORT.read_text("utf-8").split("<!-- measured -->")[0]
        REPORT.write_text(f"{head}<!-- measured -->\n\n" + "\n".join(told), "utf-8")


if __name__ == "__main__":
    main()
