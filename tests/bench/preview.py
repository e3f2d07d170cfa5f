"""From a save to the open page that shows it: wall and processor time of the preview.

preview.py [FOLDER] [--posts 300] [--runs 10]. FOLDER: content with a mkdocs.yml, of which a copy is taken; without
it the tests' own network with so many posts a locale more.
"""

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path, PurePosixPath

from bench import project

from slimmer.load.config import load_settings
from slimmer.stages import gather_content


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=60) as answer:
        return str(answer.read().decode())


def seconds_of(pid: int) -> float:
    """Processor time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(root: Path, post: Path, runs: int) -> tuple[list[float], list[float]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "slimmer", "serve", "--address", address]
    text = post.read_text("utf-8")
    wall: list[float] = []
    processor: list[float] = []
    content = gather_content(load_settings(root / "mkdocs.yml", preview=True))
    page = content.links.addresses.pages[PurePosixPath(post.relative_to(root))]
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stderr
            while address not in running.stderr.readline():
                pass
            for number in range(runs):
                get(f"http://{address}/{page}")
                news = f"http://{address}/_slimmer/news?page=/{page}"
                seen = json.loads(get(news))["seen"]
                before = seconds_of(running.pid)
                start = time.perf_counter()
                post.write_text(f"{text}\nZin nummer {number}.\n", "utf-8")
                while f"Zin nummer {number}." not in get(f"http://{address}/{page}"):
                    seen = json.loads(get(f"{news}&seen={seen}"))["seen"]
                wall.append(time.perf_counter() - start)
                processor.append(seconds_of(running.pid) - before)
                time.sleep(5)
        finally:
            running.terminate()
    return wall, processor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--posts", type=int, default=300)
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if options.folder:
            root = Path(name) / "project"
            for one in ("docs", "blog", "overrides"):
                shutil.copytree(options.folder / one, root / one)
            shutil.copy(options.folder / "mkdocs.yml", root)
        else:
            root = project(Path(name), options.posts)
        posts = sorted(root.glob("blog/posts/*.nl.md"))
        wall, processor = measure(root, posts[len(posts) // 2], options.runs)
    print(f"save to page: {statistics.median(wall) * 1000:.0f} ms, at most {max(wall) * 1000:.0f};", end=" ")
    print(f"processor until then {statistics.median(processor) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
