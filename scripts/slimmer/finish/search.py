"""The search index, by Pagefind: a bundle per language, fetched in small pieces and only by who searches."""

import gzip
import json
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
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
    """Make `<locale>/` in `target` from the pages of each locale, while other files are written.

    One Pagefind at a time: it uses all processors, and two would need the memory of both.
    """
    with tempfile.TemporaryDirectory(prefix="slimmer-") as folder, ThreadPoolExecutor(1) as pagefind:
        running = []
        for code, pages in found.items():
            bundle = make_bundle(pages, code, load_rules(code), glossary)
            copies = Path(folder, code)
            copies.mkdir()
            for url, text in bundle.copies:
                (copies / _name(url)).write_text(text, "utf-8")
            running.append((pagefind.submit(_run_pagefind, copies, target / code), bundle, code))
        yield
        for done, bundle, code in running:
            done.result()
            _complete(target / code, bundle)


def _name(url: str) -> str:
    """All copies in one folder, as making a folder costs as much as making a file; `search_engine.js` reads it back."""
    return f"{url.replace('/', '~')}.html"


def _address(name: str) -> str:
    """Of a copy as Pagefind names it: `/blog~.html` → `blog/`."""
    return name.removeprefix("/").removesuffix(".html").replace("~", "/")


def _run_pagefind(copies: Path, target: Path) -> None:
    """Without a language of Pagefind's own: which words belong together is decided here."""
    command = [str(get_executable()), "--site", str(copies), "--output-path", str(target)]
    command += ["--force-language", "unknown", "--quiet"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise SearchFailed(done.stderr or done.stdout)


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
        ids[_address(fragment["url"])] = path.stem.removeprefix("unknown_")
    return ids


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")), "utf-8")
