"""The search index, by Pagefind: one per language, fetched in small pieces and only by who searches."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pagefind_bin import get_executable

# Pagefind's own interfaces; the site has its own.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")


class SearchFailed(Exception):
    """Pagefind did not make an index; the message is its own."""


@contextmanager
def writing_search(site_dir: Path) -> Iterator[None]:
    """Index every page that has `data-pagefind-body` into `pagefind/`, while other files are written."""
    command = [str(get_executable()), "--site", str(site_dir), "--quiet"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, encoding="utf-8", errors="replace", **pipes) as running:  # type: ignore[call-overload]
        yield
        out, error = running.communicate()
    if running.returncode:
        raise SearchFailed(error or out)
    _tidy(site_dir)


def _tidy(site_dir: Path) -> None:
    folder = site_dir / "pagefind"
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    # With two languages the order of keys differs from run to run.
    entry = folder / "pagefind-entry.json"
    if entry.exists():
        entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")
