"""The search index, by Pagefind: a bundle per language, fetched in small pieces and only by who searches."""

import gzip
import json
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pagefind_bin import get_executable

from slimmer.search.bundle import Bundle, Found, facets, make_bundle
from slimmer.search.glossary import Glossary
from slimmer.search.words import load_rules

# Pagefind's own interfaces, and its worker: the engine of the site runs in the page itself.
_UNUSED = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
    "pagefind-worker.js",
)


_SIGNATURE = b"pagefind_dcd"


class SearchFailed(Exception):
    """Pagefind did not make an index; the message is its own."""


@contextmanager
def writing_search(found: Mapping[str, Sequence[Found]], glossary: Glossary, target: Path) -> Iterator[None]:
    """Make `<locale>/` in `target` from the pages of each locale, while other files are written."""
    with tempfile.TemporaryDirectory(prefix="slimmer-") as folder:
        running = []
        for code, pages in found.items():
            bundle = make_bundle(pages, code, load_rules(code), glossary)
            running.append((_start(bundle, Path(folder, code), target / code), bundle, code))
        yield
        for process, bundle, code in running:
            out, error = process.communicate()
            if process.returncode:
                raise SearchFailed(error or out)
            _complete(target / code, bundle)


def _start(bundle: Bundle, copies: Path, target: Path) -> subprocess.Popen[str]:
    """Without a language of Pagefind's own: which words belong together is decided here."""
    for url, text in bundle.copies.items():
        path = copies / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    command = [str(get_executable()), "--site", str(copies), "--output-path", str(target)]
    command += ["--force-language", "unknown", "--quiet"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, encoding="utf-8", errors="replace", **pipes)  # type: ignore[call-overload,no-any-return]


def _complete(folder: Path, bundle: Bundle) -> None:
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    _write_json(folder / "rules.json", bundle.rules)
    _write_json(folder / "vocabulary.json", bundle.vocabulary)
    # Not by Pagefind's filters: the order in those differs from run to run.
    _write_json(folder / "facets.json", facets(bundle, _read_ids(folder)))


def _read_ids(folder: Path) -> dict[str, str]:
    """Address → the name that Pagefind gave to the page: a hash of its content."""
    ids = {}
    for path in (folder / "fragment").iterdir():
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))
        ids[fragment["url"].removeprefix("/")] = path.stem.removeprefix("unknown_")
    return ids


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")), "utf-8")
