"""Lighthouse on four page types, as a phone sees them: a table, and exit code 1 when one is over the budget.

The site is built for the address at which it is served, as the canonical address must be the page's own.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import yaml
from chromium import FLAGS, find_browser
from server import Server, free_port, serve

ROOT = Path(__file__).parent.parent
BUDGET: Mapping[str, float] = yaml.safe_load((ROOT / "tests/budget.yml").read_text("utf-8"))["lighthouse"]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = ("", "blog/2026/vijf-jaar-regioakkoord/", "organisaties/", "organisaties/summa-college/")
RUNS = 3


@contextmanager
def served_site() -> Iterator[Server]:
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        site, folder = Path(name, "site"), Path(name, "nginx")
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-m", "slimmer", "build", "--site-dir", str(site)],
            env={**os.environ, "SITE_URL": f"http://127.0.0.1:{port}/"},
            cwd=ROOT / "tests/sites/network",
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with serve(site, folder, port) as running:
            yield running


def measure(url: str, categories: Sequence[str] = CATEGORIES) -> Mapping[str, float]:
    """One run: scores of 0–100 and times in milliseconds; what cost points goes to standard error."""
    done = subprocess.run(
        [
            "node",
            "node_modules/lighthouse/cli/index.js",
            url,
            "--quiet",
            "--output=json",
            "--disable-full-page-screenshot",
            f"--only-categories={','.join(categories)}",
            f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
        ],
        cwd=ROOT / "tests",
        env={**os.environ, "CHROME_PATH": find_browser()},
        check=True,
        capture_output=True,
        text=True,
    )
    report = json.loads(done.stdout)
    scores = {name: round(100 * one["score"]) for name, one in report["categories"].items()}
    figures = {name: one["numericValue"] for name, one in report["audits"].items() if name in BUDGET}
    for name in costs(report):
        print(f"    {url}: {name}", file=sys.stderr)
    return scores | figures


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


def main() -> int:
    print("".join(f"{name:>26}" for name in BUDGET))
    good = True
    with served_site() as server:
        for page in PAGES:
            runs = [measure(server.url + page) for _ in range(RUNS)]
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
