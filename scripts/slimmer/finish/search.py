"""The search index, by Pagefind: one per language, fetched in small pieces and only by who searches."""

import json
import subprocess
from pathlib import Path

from pagefind_bin import get_executable

# Pagefind's own interfaces; the site has its own.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")


class SearchFailed(Exception):
    """Pagefind did not make an index; the message is its own."""


def write_search(site_dir: Path) -> None:
    """Index every page of the built site that has `data-pagefind-body`, into `pagefind/`."""
    command = [str(get_executable()), "--site", str(site_dir), "--quiet"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")
    if done.returncode:
        raise SearchFailed(done.stderr or done.stdout)
    folder = site_dir / "pagefind"
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    # With two languages the order of keys differs from run to run.
    entry = folder / "pagefind-entry.json"
    if entry.exists():
        entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")
