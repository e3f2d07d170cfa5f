"""Who wants which address: one list of all files of the site, those that no one wrote among them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from slimmer.content.addresses import Addresses, clean_alias, group_urls, organisation_url, special_urls
from slimmer.content.directory import Directory
from slimmer.content.listings import Listing, Listings
from slimmer.model.library import Library, Page
from slimmer.model.problem import Value, term
from slimmer.model.settings import Settings

FIXED = ("robots.txt", "sitemap.xml", ".nojekyll", ".slimmer.json", "favicon.ico", "apple-touch-icon.png")
"""Files at addresses that others have chosen."""
FEEDS = ("feed.xml", "rss.xml", "feed.json")
_NAMED_BY_CONTENT = re.compile(r"(?:assets|pictures|logos)/[^/]+\.[0-9a-f]{8,16}(?:\.[^./]*)?(?:/.*)?")
"""`assets/site.1a2b3c4d.css`: what it will be called is not known before it is made."""
_VOCABULARIES = {"category": "categories", "tag": "tags", "theme": "themes", "sector": "sectors"}


class Claim(NamedTuple):
    url: str
    who: Value
    """As others hear it: a place in the content, or what the site makes by itself."""
    path: PurePosixPath = PurePosixPath()
    """Where it can be changed; nowhere when the site makes it by itself."""
    line: int = 0
    code: str = ""
    """Of what is wrong when another has the address."""
    field: str = ""
    """To be given another value, `value` being this one."""
    value: str = ""
    page: Page | None = None


def is_made(file: str, settings: Settings) -> bool:
    """Whether a file (as of `site_file`) is in a place where the site puts what it makes."""
    folders = ("assets/cards/", ".next/", *(f"search/{code}/".casefold() for code in settings.codes))
    return file.startswith(folders) or bool(_NAMED_BY_CONTENT.fullmatch(file))


def derive_claims(library: Library, addresses: Addresses, settings: Settings) -> Iterator[Claim]:
    """Who comes first keeps the address; first comes what cannot be had elsewhere."""
    yield from (Claim(url, term("own-file")) for url in FIXED)
    if library.organisations:
        yield Claim("data/organisations.schema.json", term("own-file"))
        for code in settings.codes:
            yield from (
                Claim(f"data/{code}/organisations.{kind}", term("own-file")) for kind in ("json", "csv", "xlsx")
            )
    homes = [page for page in library.pages if page.key == PurePosixPath("docs/index")]
    yield from (_page(page, addresses.pages) for page in homes)
    yield from (Claim(url, term("own-page")) for url in special_urls(library, settings))
    for versions in Listings(library, settings).table.values():
        for listing in versions.values():
            yield from _listing(listing, library)
    for (kind, key, code), url in group_urls(Directory(library, settings), library, settings).items():
        yield _label(kind, key, code, url, library)
    for key in library.every_organisation:
        path, line = library.data_lines["organisations", key]
        for code in settings.codes:
            url = organisation_url(key, code, library, settings)
            yield Claim(url, str(path), path, line, "asset-address-taken", "", path.name)
    yield from (_page(page, addresses.pages) for page in library.pages if page not in homes)
    yield from (_page(page, addresses.damaged) for page in library.damaged if page.path in addresses.damaged)
    for asset in library.assets:
        yield Claim(
            addresses.assets[asset.path], str(asset.path), asset.path, 1, "asset-address-taken", "", asset.path.name
        )
    for page in library.every_page:
        for number, alias in enumerate(page.fields.aliases):
            line = page.lines.get(f"aliases.{number}", page.line("aliases"))
            yield Claim(clean_alias(alias), f"{page.path}:{line}", page.path, line, "alias-taken", "aliases", alias)
    for key, organisation in library.every_organisation.items():
        for number, former in enumerate(organisation.aliases):
            path, line = library.data_lines["organisations", f"{key}.aliases.{number}"]
            for code in settings.codes:
                url = organisation_url(former, code, library, settings)
                yield Claim(url, f"{path}:{line}", path, line, "alias-taken", "aliases", former)


def _page(page: Page, urls: Mapping[PurePosixPath, str]) -> Claim:
    url = urls[page.path]
    name = url.strip("/").rpartition("/")[2] or page.key.name
    return Claim(url, str(page.path), page.path, page.line("slug"), "address-taken", "slug", name, page)


def _listing(listing: Listing, library: Library) -> Iterator[Claim]:
    """All its pages and feeds: who would be in the way of the second page is told before there is one."""
    if listing.by in _VOCABULARIES:
        first = _label(listing.by, listing.key, listing.locale, listing.url, library)
    elif listing.by == "author":
        path, line = library.data_lines["people", listing.key]
        line = library.data_lines.get(("people", f"{listing.key}.key"), (path, line))[1]
        first = Claim(listing.url, f"{path}:{line}", path, line, "label-address-taken", "key", listing.key)
    else:
        first = Claim(listing.url, term("own-page"))
    yield first
    word = library.words[listing.locale]["slug_page"]
    for number in range(2, len(listing.pages) + 1):
        yield first._replace(url=listing.page_url(number, word), who=term("own-page"))
    yield from (first._replace(url=f"{listing.url}{name}", who=term("own-file")) for name in FEEDS)


def _label(by: str, key: str, code: str, url: str, library: Library) -> Claim:
    """Of a page about what stands in a vocabulary."""
    kind = _VOCABULARIES.get(by, "municipalities")
    place = library.data_lines.get((kind, f"{key}.{code}")) or library.data_lines.get((kind, key))
    if place is None:
        # Not in the vocabulary, and that is told where it is used.
        return Claim(url, term("own-page"))
    path, line = place
    label = getattr(library, kind)[key].get(code, key) if by in _VOCABULARIES else key
    return Claim(url, f"{path}:{line}", path, line, "label-address-taken", code, label)
