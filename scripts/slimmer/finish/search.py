"""The search index, by Pagefind: a bundle per language, fetched in small pieces and only by who searches."""

import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pagefind_bin import get_executable

from slimmer.derive.views import View
from slimmer.search.copy import render_copy
from slimmer.search.entry import Entry, search_entry
from slimmer.search.text import read_blocks
from slimmer.site import Site

# Pagefind's own interfaces, and its worker: the engine of the site runs in the page itself.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")


class SearchFailed(Exception):
    """Pagefind did not make an index; the message is its own."""


@contextmanager
def writing_search(site: Site, views: Iterable[View], site_dir: Path) -> Iterator[None]:
    """Make `pagefind/<locale>/` from the pages in `site_dir`, while other files are written."""
    views = tuple(views)
    with tempfile.TemporaryDirectory(prefix="slimmer-") as folder:
        running = []
        for code in site.settings.codes:
            copies = Path(folder, code)
            _write_copies([view for view in views if view.locale == code], site, site_dir, copies)
            running.append(_start(copies, site_dir / "pagefind" / code))
        yield
        for process, target in running:
            out, error = process.communicate()
            if process.returncode:
                raise SearchFailed(error or out)
            _tidy(target)


def _write_copies(views: Sequence[View], site: Site, site_dir: Path, folder: Path) -> None:
    for view in views:
        entry = search_entry(view, site)
        if entry is not None:
            _write_copy(entry, site_dir, folder)


def _write_copy(entry: Entry, site_dir: Path, folder: Path) -> None:
    blocks = read_blocks((site_dir / entry.url / "index.html").read_text("utf-8"))
    target = folder / entry.url / "index.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render_copy(entry, blocks), "utf-8")


def _start(copies: Path, target: Path) -> tuple[subprocess.Popen[str], Path]:
    """Without a language of Pagefind's: which words belong together is decided here."""
    command = [str(get_executable()), "--site", str(copies), "--output-path", str(target)]
    command += ["--force-language", "unknown", "--quiet"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, encoding="utf-8", errors="replace", **pipes), target  # type: ignore[call-overload]


def _tidy(folder: Path) -> None:
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    entry = folder / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")
