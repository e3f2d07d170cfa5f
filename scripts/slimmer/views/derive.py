"""Every page of the site as a `View`, and what is around them: what writers wrote, and what follows from it."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from slimmer.content.addresses import SPECIALS
from slimmer.content.directory import Directory
from slimmer.content.links import LinkTable
from slimmer.content.listings import Listings
from slimmer.content.navigation import Section, derive_sections
from slimmer.content.related import Relations
from slimmer.locales.words import Words
from slimmer.markup.document import Document
from slimmer.media.pictures.outcome import Refused
from slimmer.media.pictures.renditions import Made
from slimmer.media.pictures.uses import Gallery
from slimmer.messages.tell import why_unpublished
from slimmer.model.library import Library
from slimmer.model.settings import Settings
from slimmer.views.directory import DirectoryView, derive_directory
from slimmer.views.listings import listing_views
from slimmer.views.lists import Lists
from slimmer.views.logos import logo_of
from slimmer.views.organisations import organisation_views
from slimmer.views.pages import page_view
from slimmer.views.pairs import Behind, stale
from slimmer.views.refs import Refs
from slimmer.views.special import special_view
from slimmer.views.teasers import Pictures, Teasers
from slimmer.views.texts import Text, TextPlacer
from slimmer.views.values import Logo, View


class Reader(NamedTuple):
    """What the pages of one locale are made with."""

    refs: Refs
    teasers: Teasers
    lists: Lists


class Derived(NamedTuple):
    views: tuple[View, ...]
    """In an order that does not depend on the machine."""
    texts: Mapping[PurePosixPath, Text]
    readers: Mapping[str, Reader]
    sections: Mapping[str, tuple[Section, ...]]
    listings: Listings
    directory: Directory
    relations: Relations
    placer: TextPlacer


def derive(
    library: Library,
    settings: Settings,
    documents: Mapping[PurePosixPath, Document],
    links: LinkTable,
    gallery: Gallery,
    logos: Mapping[str, Made | Refused],
    day: str,
    behind: Mapping[PurePosixPath, Behind],
) -> Derived:
    """`day`: when the organisations last changed, as ISO; `behind`: the translations that lag behind, by path."""
    listings, directory = Listings(library, settings), Directory(library, settings)
    pictures = Pictures(links, gallery)
    shown = {key: logo_of(one.name, logos.get(key)) for key, one in library.organisations.items()}
    readers = {}
    for code in settings.codes:
        refs = Refs(library, links.addresses, settings, Words(code, library.words[code]))
        teasers = Teasers(refs, documents, pictures.own)
        readers[code] = Reader(refs, teasers, Lists(refs, teasers, listings, shown))
    sections = {code: derive_sections(library, settings, code) for code in settings.codes}
    placer = TextPlacer(
        links,
        links.addresses,
        pictures,
        {code: one.lists.derive for code, one in readers.items()},
        {code: partial(_directory_of, directory, one.refs, day) for code, one in readers.items()},
    )
    texts = {page.path: placer.place(page, documents[page.path]) for page in library.pages}
    relations = Relations(library, listings)
    derived = Derived((), texts, readers, sections, listings, directory, relations, placer)
    return derived._replace(views=tuple(_views(derived, library, documents, shown, day, behind)))


def _views(
    derived: Derived,
    library: Library,
    documents: Mapping[PurePosixPath, Document],
    logos: Mapping[str, Logo],
    day: str,
    behind: Mapping[PurePosixPath, Behind],
) -> Iterator[View]:
    """From all that is derived already."""
    _, texts, readers, sections, listings, directory, relations, _ = derived
    hidden = {one.path: one for one in library.unpublished}
    for page in library.pages:
        why = why_unpublished(hidden[page.path], page.locale) if page.path in hidden else ""
        source = behind.get(page.path)
        old = stale(source, readers[page.locale].refs) if source else None
        document, text, teasers = documents[page.path], texts[page.path], readers[page.locale].teasers
        yield page_view(page, document, text, sections[page.locale], listings, relations, teasers, why, old)
    for versions in listings.table.values():
        for code, listing in versions.items():
            yield from listing_views(listing, versions, listings, relations, readers[code].teasers)
    for code, one in readers.items():
        yield from organisation_views(directory, relations, one.teasers, logos, day)
        samples = one.teasers.of(listings.posts[code][:3])
        for name in SPECIALS:
            yield special_view(name, one.refs, samples)


def _directory_of(directory: Directory, refs: Refs, day: str, role: str) -> DirectoryView:
    return derive_directory(directory.with_role(role), refs, day, role)
