"""The site as a table: every file that it has, whoever made it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from slimmer.content.addresses import Addresses, clean_alias, organisation_url
from slimmer.content.links import LinkTable
from slimmer.files.cache import PICTURES, program
from slimmer.files.lines import read_source
from slimmer.markup.document import Document
from slimmer.media.drawings.mark import ICONS
from slimmer.media.drawings.tokens import Identity, load_identity
from slimmer.media.pictures.outcome import Refused
from slimmer.media.pictures.renditions import Made, contents
from slimmer.media.pictures.uses import FOLDER, Gallery
from slimmer.model.library import Library
from slimmer.model.settings import Settings
from slimmer.outputs.cards import with_cards
from slimmer.outputs.data import SCHEMA_URL, render_data_csv, render_data_json, render_schema
from slimmer.outputs.feeds import ENTRIES
from slimmer.outputs.output import Bundle, Output, key_of, page_path
from slimmer.outputs.pages import page_outputs
from slimmer.outputs.redirects import render_redirect
from slimmer.outputs.search.entry import search_entry
from slimmer.outputs.search.outputs import search_bundles
from slimmer.outputs.site_feeds import feed_outputs, feed_story
from slimmer.outputs.sitemap import render_robots, render_sitemap
from slimmer.outputs.workbook import render_data_xlsx
from slimmer.render.page import Frame
from slimmer.render.theme import load_theme, theme_digest
from slimmer.text.file_names import is_picture
from slimmer.views.chrome import derive_chrome
from slimmer.views.derive import Derived, derive
from slimmer.views.logos import FOLDER as LOGOS
from slimmer.views.pairs import Behind
from slimmer.views.records import data_url, derive_records
from slimmer.views.values import View


class Table(NamedTuple):
    outputs: tuple[Output, ...]
    """Each path once."""
    bundles: tuple[Bundle, ...]
    views: tuple[View, ...]
    """With the addresses of their cards."""
    derived: Derived
    frame: Frame
    base: str
    """A digest of program and templates."""


def derive_table(
    library: Library,
    settings: Settings,
    documents: Mapping[PurePosixPath, Document],
    links: LinkTable,
    gallery: Gallery,
    logos: Mapping[str, Made | Refused],
    modified: Mapping[PurePosixPath, date],
    day: str,
    behind: Mapping[PurePosixPath, PurePosixPath],
) -> Table:
    """`modified`: when each file last changed; `day`: when the organisations did, as ISO; `behind`: translation → the
    text that changed since."""
    pages_behind = {
        path: Behind(library.by_path[source], modified.get(source))
        for path, source in behind.items()
        if source in library.by_path
    }
    derived = derive(library, settings, documents, links, gallery, logos, day, pages_behind)
    theme = load_theme(*settings.theme)
    identity = load_identity(*settings.theme)
    assets = {name: one.url for name, one in theme.items()}
    refs = {code: one.refs for code, one in derived.readers.items()}
    chromes = {code: derive_chrome(derived.sections[code], derived.listings, refs[code], assets) for code in refs}
    words = {code: one.words for code, one in refs.items()}
    version = theme_digest(*settings.theme)
    frame = Frame(settings.root, (*settings.theme, *settings.icons), version, chromes, words, settings.preview)
    base = key_of(program=(program(), settings.preview), theme=version)
    views, cards = with_cards(derived.views, chromes, identity)
    sources = {str(page.path): page for page in library.pages}
    entries = {view.url: search_entry(view, sources.get(view.source), refs[view.locale]) for view in views}
    pages = tuple(page_outputs(views, entries, library.glossary, frame, base))
    outputs = [
        *pages,
        *(_as_it_is(one.url, one.content) for one in theme.values()),
        *cards,
        *_icons(identity, base),
        *_files(library, links.addresses, settings.root),
        *_pictures(gallery, logos, links.addresses, settings.root / PICTURES),
        *_redirects(library, links.addresses, settings, assets["redirect.js"], base),
        *_feeds(derived, frame, assets["mark.svg"], base),
        *_data(derived, settings, base, day),
        *_fixed(views, settings.site_url, modified),
    ]
    return Table(
        _each_once(outputs, strict=not settings.preview),
        search_bundles(views, pages, library.glossary, base),
        views,
        derived,
        frame,
        base,
    )


def _each_once(outputs: Iterable[Output], *, strict: bool) -> tuple[Output, ...]:
    """The same file from two sources is one. Of two that differ a preview, which told why, shows the first; in a build
    they are a fault that no check saw."""
    found: dict[str, Output] = {}
    for one in outputs:
        if found.setdefault(one.path, one).key != one.key and strict:
            raise ValueError(f"two files for {one.path}")
    return tuple(found.values())


def _icons(identity: Identity, base: str) -> Iterator[Output]:
    key = key_of(base, mark=(identity.mark, identity.colours["ground"]))
    return (Output(name, key, partial(make, identity)) for name, make in ICONS.items())


def _files(library: Library, addresses: Addresses, root: Path) -> Iterator[Output]:
    """What is published as it is: no pictures, which may tell where and by whom they were made."""
    for asset in library.assets:
        if not is_picture(asset.path):
            yield _as_it_is(addresses.assets[asset.path], read_source(root / asset.path))


def _pictures(
    gallery: Gallery, logos: Mapping[str, Made | Refused], addresses: Addresses, cache: Path
) -> Iterator[Output]:
    shown = [(FOLDER, made) for (_, use), made in gallery.made.items() if use == "shown"]
    for folder, made in [*((LOGOS, made) for made in logos.values()), *shown]:
        if isinstance(made, Made):
            for number, file in enumerate(made.files):
                yield Output(folder + file.name, made.digest, partial(_rendition, made, number, cache))
    for path, made in gallery.linked():
        yield Output(addresses.assets[path], made.digest, partial(_rendition, made, 0, cache))


def _rendition(made: Made, number: int, cache: Path) -> bytes:
    return contents(made, cache)[number]


def _redirects(library: Library, addresses: Addresses, settings: Settings, script: str, base: str) -> Iterator[Output]:
    for page in library.pages:
        for alias in page.fields.aliases:
            old = clean_alias(alias)
            values = old, addresses.pages[page.path], page.title, page.locale, settings.site_url, script
            yield Output(page_path(old), key_of(base, redirect=values), partial(_encoded, render_redirect, *values))
    for key, organisation in library.organisations.items():
        for former in organisation.aliases:
            for code in settings.codes:
                old, new = (organisation_url(one, code, library, settings) for one in (former, key))
                values = old, new, organisation.name, code, settings.site_url, script
                yield Output(page_path(old), key_of(base, redirect=values), partial(_encoded, render_redirect, *values))


def _encoded(render: Callable[..., str], *values: str) -> bytes:
    return render(*values).encode()


def _feeds(derived: Derived, frame: Frame, icon: str, base: str) -> Iterator[Output]:
    refs = {code: one.refs for code, one in derived.readers.items()}
    listings = {
        code: [versions[code] for versions in derived.listings.table.values() if code in versions] for code in refs
    }
    shown = {page for found in listings.values() for one in found for page in one.entries[:ENTRIES]}
    stories = {
        page.path: feed_story(page, derived.texts[page.path], derived.readers[page.locale].teasers) for page in shown
    }
    yield from feed_outputs(listings, stories, refs, frame, icon, base)


def _data(derived: Derived, settings: Settings, base: str, day: str) -> Iterator[Output]:
    """Open data; none when there are no organisations."""
    members = derived.directory.members
    if not members:
        return
    schema = partial(render_schema, settings.site_name, settings.site_url, settings.roles)
    yield Output(SCHEMA_URL, key_of(base, settings=(settings.site_name, settings.site_url, settings.roles)), schema)
    for code, reader in derived.readers.items():
        records = derive_records(members, reader.refs)
        key = key_of(base, records=records, settings=settings.site_url, day=day)
        yield Output(data_url(code, "json"), key, partial(render_data_json, records, settings.site_url, day))
        yield Output(data_url(code, "csv"), key, partial(render_data_csv, records, day))
        title = reader.refs.words("organisations")
        yield Output(data_url(code, "xlsx"), key_of(key, title=title), partial(render_data_xlsx, records, title, day))


def _fixed(views: Iterable[View], site_url: str, modified: Mapping[PurePosixPath, date]) -> Iterator[Output]:
    """What stands at an address that others have chosen."""
    texts = {
        "sitemap.xml": render_sitemap(views, site_url, modified),
        "robots.txt": render_robots(site_url),
        # Tells GitHub Pages to serve every file as it is.
        ".nojekyll": "",
    }
    for path, text in texts.items():
        yield _as_it_is(path, text.encode())


def _as_it_is(path: str, content: bytes) -> Output:
    return Output(path, hashlib.sha256(content).hexdigest(), partial(bytes, content))
