"""Every file of the site: where it stands, what its bytes depend on, and how it is made."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from slimmer.views.texts import Text


class Output(NamedTuple):
    path: str
    """Below the folder of the site, with slashes: `over/index.html`."""
    key: str
    """Of everything that its bytes depend on (`key_of`)."""
    make: Callable[[], bytes]
    """Can be sent to another process: a function of a module, with its values."""
    note: Callable[[bytes], bytes] | None = None
    """From its bytes, what a `Bundle` needs to know of it; kept as long as the key is the same."""
    kept: bool = False
    """Whether it takes so long that it is kept beside the site too."""


class Bundle(NamedTuple):
    """Files that are made together from the notes of others: the search index of a locale."""

    folder: str
    """`search/nl/`."""
    key: str
    notes: tuple[str, ...]
    """Paths of the outputs whose notes it needs, in order."""
    make: Callable[[Iterable[bytes]], Mapping[str, bytes]]
    """From those notes its files, by their path below the folder."""


def key_of(base: str = "", /, **parts: object) -> str:
    """`page:1a2b… words:3c4d…`: a digest of each part, so that one can say which is another. A part is made of
    strings, numbers, and tuples, lists and mappings of these; `base` is a key that this one goes on from."""
    return " ".join(filter(None, (base, *(f"{name}:{_digest(value)}" for name, value in parts.items()))))


def parts_of(key: str) -> Mapping[str, str]:
    """The digest of each part; empty for the key of a file that is what it is."""
    return dict(part.split(":", 1) for part in key.split(" ") if ":" in part)


def _digest(value: object) -> str:
    content = json.dumps(value, default=_digested, sort_keys=True)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _digested(value: object) -> str:
    if isinstance(value, Text):
        return value.key
    raise TypeError(f"{type(value).__name__} is no value")


def page_path(url: str) -> str:
    """The file of an address: `over/` → `over/index.html`."""
    return f"{url}index.html" if not url or url.endswith("/") else url
