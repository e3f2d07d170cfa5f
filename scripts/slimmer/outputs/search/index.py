"""The search index: a bundle per language, fetched in small pieces and only by who searches."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from fnmatch import fnmatch
from hashlib import blake2b
from pathlib import Path
from typing import Any

from slimmer.outputs.search.bundle import Bundle, Found, make_bundle
from slimmer.outputs.search.glossary import Glossary
from slimmer.outputs.search.pagefind import Pagefind, SearchFailed
from slimmer.outputs.search.words import load_rules

_UNUSED = ("pagefind-*.css", "pagefind-*.js", "fragment/*")
"""Pagefind's own interfaces and worker, and the texts that it would show: the engine of the site has its own."""
_LONG = re.compile(".{200}(?=.)")
_SIGNATURE = b"pagefind_dcd"
_FIRST = re.compile(
    _SIGNATURE + rb"\x81(?:[\x80-\x97]|\x98.|\x99..|\x9a.{4})\x83(?:([\x60-\x77])|\x78(.)|\x79(..))", re.DOTALL
)
"""Where the first word of a piece of index begins, and its length in bytes: CBOR, a list of words with their pages."""
_SILENT = re.compile(rb"(?<=catch\(e\)\{)console\.error\(`Failed to load the index chunk [^`]*`\);(?=\})")


@contextmanager
def writing_search(found: Mapping[str, Sequence[Found]], glossary: Glossary, target: Path) -> Iterator[None]:
    """Make `<locale>/` in `target` from the pages of each locale, while other files are written."""
    with ExitStack() as stack:
        running: list[tuple[Pagefind, Bundle, Path]] = []
        for code, pages in found.items():
            index = stack.enter_context(Pagefind())
            bundle = make_bundle(pages, code, load_rules(code), glossary)
            for url, bag in bundle.bags:
                index.add(url, bag)
            index.finish()
            running.append((index, bundle, target / code))
        versions = [_write_texts(bundle, folder) for _, bundle, folder in running]
        yield
        for (index, bundle, folder), version in zip(running, versions, strict=True):
            _write_index(index, {**bundle.table, "version": version}, folder)


def text_name(url: str) -> str:
    """All in one folder, as making a folder costs as much as making a file, but for what is longer than a name may be;
    and none that begins with a dot, as some hosts leave those out: `blog/` → `~blog~.json`. `search_engine.js` names
    them likewise."""
    return _LONG.sub(r"\g<0>/", f"/{url}".replace("/", "~")) + ".json"


def _write_texts(bundle: Bundle, folder: Path) -> str:
    """What tells these texts from those of another build."""
    version = blake2b(digest_size=6)
    folder.mkdir(parents=True)
    for url, text in bundle.texts:
        content = _as_json(text)
        version.update(content)
        path = folder / "text" / text_name(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (folder / "rules.json").write_bytes(_as_json(bundle.rules))
    (folder / "vocabulary.json").write_bytes(_as_json(bundle.vocabulary))
    return version.hexdigest()


def _write_index(index: Pagefind, table: Mapping[str, Any], folder: Path) -> None:
    files = dict(index.files())
    files["pagefind.js"] = _failing_aloud(files["pagefind.js"])
    for name, content in files.items():
        if not any(fnmatch(name, pattern) for pattern in _UNUSED):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
    ids = _read_ids(files)
    if len(ids) != index.pages:
        raise SearchFailed(f"Pagefind: {index.pages} pages given, {len(ids)} found in the index")
    # A page without a single word was not given: no question leads to it.
    pages = {ids[url]: {"url": url, **facts} for url, facts in table["pages"].items() if url in ids}
    pieces = sorted(_first_word(content) for name, content in files.items() if name.startswith("index/"))
    (folder / "pages.json").write_bytes(_as_json({**table, "pages": pages, "pieces": pieces}))


def _failing_aloud(script: bytes) -> bytes:
    """Pagefind searches on without a piece of its index that does not come, and finds nothing in it."""
    changed, count = _SILENT.subn(b"throw e;", script)
    if count != 1:
        raise SearchFailed("pagefind.js: no longer as finish/search.py knows it")
    return changed


def _first_word(piece: bytes) -> str:
    content = gzip.decompress(piece)
    match = _FIRST.match(content)
    if match is None:
        raise SearchFailed("Pagefind: a piece of its index is no longer as finish/search.py knows it")
    length = match[1][0] - 0x60 if match[1] else int.from_bytes(match[2] or match[3])
    return content[match.end() : match.end() + length].decode()


def _read_ids(files: Mapping[str, bytes]) -> dict[str, str]:
    """Address → what Pagefind calls the page: the name of its fragment, a hash."""
    ids = {}
    for name, content in files.items():
        if name.startswith("fragment/"):
            fragment = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
            ids[fragment["url"]] = Path(name).stem
    return ids


def _as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
