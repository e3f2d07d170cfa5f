"""Lighthouse on four page types, as a phone sees them: a table, and exit code 1 when one is over the budget.

`make lighthouse`; `test_lighthouse.py` has what does not depend on the machine.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from statistics import median

import yaml
from chromium import FLAGS, find_browser
from server import Server, free_port, serve

from slimmer.load.config import load_settings

ROOT = Path(__file__).parent.parent
NETWORK = ROOT / "tests/sites/network"
BUDGET: Mapping[str, float] = yaml.safe_load((ROOT / "tests/budget.yml").read_text("utf-8"))["lighthouse"]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = ("", "blog/2026/vijf-jaar-regioakkoord/", "organisaties/", "organisaties/summa-college/")
RUNS = 3


@contextmanager
def serve_as_own(site: Path, url: str) -> Iterator[Server]:
    """A copy of a site of this address that says it is where it is served: the canonical address is the page's own."""
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        here, folder = Path(name, "site"), Path(name, "nginx")
        folder.mkdir()
        shutil.copytree(site, here)
        for path in (*here.rglob("*.html"), here / "robots.txt", here / "sitemap.xml"):
            path.write_bytes(path.read_bytes().replace(url.encode(), f"http://127.0.0.1:{port}/".encode()))
        with serve(here, folder, port) as running:
            yield running


def measure(urls: Sequence[str], categories: Sequence[str] = CATEGORIES) -> list[Mapping[str, float]]:
    """One run on each: scores of 0–100 and times in milliseconds; what cost points goes to standard error."""
    asked = {"urls": urls, "categories": categories, "chromePath": find_browser()}
    asked |= {"chromeFlags": ["--headless=new", *FLAGS]}
    command = ["node", "lighthouse.mjs", json.dumps(asked)]
    done = subprocess.run(command, cwd=ROOT / "tests", check=True, capture_output=True, text=True)
    return [figures(url, report) for url, report in zip(urls, json.loads(done.stdout), strict=True)]


def figures(url: str, report: Mapping[str, dict]) -> Mapping[str, float]:
    for name in costs(report):
        print(f"    {url}: {name}", file=sys.stderr)
    scores = {name: round(100 * one["score"]) for name, one in report["categories"].items()}
    return scores | {name: one["numericValue"] for name, one in report["audits"].items() if name in BUDGET}


def costs(report: Mapping[str, dict]) -> list[str]:
    """The audits that keep a score below 100."""
    weighed = {ref["id"] for one in report["categories"].values() for ref in one["auditRefs"] if ref["weight"]}
    return [
        f"{one['title']} ({one.get('displayValue') or one['score']})"
        for name, one in report["audits"].items()
        if name in weighed and one["score"] is not None and one["score"] < 0.9
    ]


def within(name: str, value: float) -> bool:
    return value >= BUDGET[name] if name in CATEGORIES else round(value, 3) <= BUDGET[name]


def built(site: Path) -> AbstractContextManager[Server]:
    command = [sys.executable, "-m", "slimmer", "build", "--site-dir", str(site)]
    subprocess.run(command, cwd=NETWORK, check=True, stdout=subprocess.DEVNULL)
    return serve_as_own(site, load_settings(NETWORK / "mkdocs.yml").site_url)


def main() -> int:
    print("".join(f"{name:>26}" for name in BUDGET))
    good = True
    with tempfile.TemporaryDirectory() as site, built(Path(site)) as server:
        for page in PAGES:
            runs = [measure([server.url + page])[0] for _ in range(RUNS)]
            row = {name: median(run[name] for run in runs) for name in BUDGET}
            good = good and all(within(name, value) for name, value in row.items())
            cells = (f"{value:.3g}" if value < 1 else f"{value:.0f}" for value in row.values())
            marks = ("" if within(name, value) else " !" for name, value in row.items())
            print(
                "".join(f"{cell + mark:>26}" for cell, mark in zip(cells, marks, strict=True)), f" /{page}", flush=True
            )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
