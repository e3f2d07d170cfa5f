"""Every address is a file of its own, whoever wrote it."""

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from slimmer.content.addresses import Addresses, clean_alias
from slimmer.content.listings import Listing, Listings
from slimmer.content.special import derived_urls
from slimmer.model.library import Library
from slimmer.model.problem import Problem, Value, problem, term
from slimmer.model.settings import Settings
from slimmer.text.site_paths import is_too_long, site_file

FIXED = ("robots.txt", "sitemap.xml", ".nojekyll", ".slimmer.json", "favicon.ico", "apple-touch-icon.png")
"""Files at addresses that others have chosen."""
FEEDS = ("feed.xml", "rss.xml", "feed.json")
_VOCABULARIES = {"category": "categories", "tag": "tags", "theme": "themes"}


class _Taken:
    """Files and the folders that they stand in. A name is either."""

    def __init__(self) -> None:
        self._files: dict[str, Value] = {}
        self._folders: dict[str, Value] = {}

    def take(self, url: str, who: Value) -> Value | None:
        """Who has this file, or one where its folder must be; nobody when it was free."""
        path = site_file(url)
        folders = list(_folders_of(path))
        held = [self._files.get(path), self._folders.get(path), *map(self._files.get, folders)]
        before = next((one for one in held if one is not None), None)
        if before is None:
            self._files[path] = who
            for folder in folders:
                self._folders.setdefault(folder, who)
        return before


def _folders_of(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path


def check_addresses(library: Library, addresses: Addresses, settings: Settings) -> Iterator[Problem]:
    """Two files with one address would overwrite each other; one would vanish in silence."""
    taken, own = _Taken(), term("own-page")
    yield from _check_listings(library, settings, taken)
    for url in (*derived_urls(library, settings), *FIXED):
        taken.take(url, own)
    for page in library.pages:
        url = addresses.pages[page.path]
        name = url.strip("/").rpartition("/")[2] or page.key.name
        if is_too_long(url):
            yield problem(
                page.path, page.line("slug"), "address-long", url=_short(url), suggestion=name[:60].rstrip("-")
            )
        other = taken.take(url, str(page.path))
        if other is not None and page.kind != "newsletter":
            yield problem(page.path, page.line("slug"), "address-taken", url=url, other=other, suggestion=f"{name}-2")
    for asset in library.assets:
        url = addresses.assets[asset.path]
        if (other := taken.take(url, str(asset.path))) is not None:
            yield problem(asset.path, 1, "asset-address-taken", url=url, other=other)
    for page in library.pages:
        for number, alias in enumerate(page.fields.aliases):
            url = clean_alias(alias)
            line = page.lines.get(f"aliases.{number}", page.line("aliases"))
            if not site_file(url) or is_too_long(url):
                yield problem(page.path, line, "alias-invalid", value=_short(alias))
            elif (other := taken.take(url, str(page.path))) is not None:
                yield problem(page.path, line, "alias-taken", url=url, other=other)


def _check_listings(library: Library, settings: Settings, taken: _Taken) -> Iterator[Problem]:
    """Labels that differ may give one address: `A&B` and `A B`."""
    for versions in Listings(library, settings).table.values():
        for listing in versions.values():
            kind = _VOCABULARIES.get(listing.by, "")
            path, line = library.data_lines.get((kind, listing.key), (PurePosixPath(), 1))
            other = taken.take(listing.url, f"{path}:{line}" if kind else term("own-page"))
            if other is not None and kind:
                yield problem(path, line, "label-address-taken", value=listing.label, url=listing.url, other=other)
            for url in _more(listing, library):
                taken.take(url, term("own-page"))


def _more(listing: Listing, library: Library) -> Iterator[str]:
    word = library.words[listing.locale]["slug_page"]
    yield from (listing.page_url(number, word) for number in range(2, len(listing.pages) + 1))
    yield from (f"{listing.url}{name}" for name in FEEDS)


def _short(text: str) -> str:
    return f"{text[:60]}…" if len(text) > 61 else text
