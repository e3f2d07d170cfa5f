"""The stages joined: settings → a checked site in memory, ready to be rendered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import PurePosixPath

from slimmer.checks.organisations import check_organisations
from slimmer.checks.pages import (
    check_bodies,
    check_descriptions,
    check_file_names,
    check_menu,
    check_one_newsletter_a_month,
    check_project_dates,
    check_running,
)
from slimmer.checks.references import check_references
from slimmer.checks.texts import check_texts
from slimmer.content.addresses import Addresses, assign_addresses, check_addresses
from slimmer.content.directory import Directory
from slimmer.content.links import LinkTable
from slimmer.content.listings import Listings
from slimmer.content.related import Relations
from slimmer.content.sources import source_markdown
from slimmer.content.special import group_urls, organisation_urls, special_urls
from slimmer.files.cache import PICTURES, TEXTS
from slimmer.load.library import load_library
from slimmer.load.modified import load_modified
from slimmer.locales.words import Words
from slimmer.markup.document import Document
from slimmer.markup.kept import read_text
from slimmer.markup.parse import Dialect
from slimmer.media.pictures.check import check_logos, wanted_logos
from slimmer.media.pictures.refused import Refused
from slimmer.media.pictures.renditions import Made, make_renditions
from slimmer.media.pictures.uses import Gallery, check_pictures, find_uses, is_picture, wanted_pictures
from slimmer.model.library import Asset, Library, Page, Unpublished
from slimmer.model.problem import Problem, term
from slimmer.model.settings import Settings

ORGANISATIONS = PurePosixPath("docs/_data/organisations")


@dataclass(frozen=True)
class Site:
    settings: Settings
    library: Library
    addresses: Addresses
    documents: Mapping[PurePosixPath, Document]
    """Source path → its text, each parsed once."""
    problems: tuple[Problem, ...]
    logos: Mapping[str, Made | Refused] = field(default_factory=dict)
    """Key of an organisation → its logo as it is shown."""
    gallery: Gallery = field(default_factory=lambda: Gallery({}))

    @cached_property
    def links(self) -> LinkTable:
        return LinkTable(self.library, self.addresses, self.settings)

    @cached_property
    def files(self) -> tuple[Asset, ...]:
        """What is published as it is: no pictures, which may tell where and by whom they were made."""
        return tuple(one for one in self.library.assets if not is_picture(one.path))

    @cached_property
    def unpublished(self) -> tuple[Unpublished, ...]:
        """What visitors do not see, the pictures that no text uses among it."""
        used = {path for path, _ in self.gallery.made}
        unused = (one.path for one in self.library.assets if is_picture(one.path) and one.path not in used)
        return (*self.library.unpublished, *(Unpublished(path, term("picture-unused")) for path in unused))

    @cached_property
    def listings(self) -> Listings:
        return Listings(self.library, self.settings)

    @cached_property
    def relations(self) -> Relations:
        return Relations(self.library, self.listings)

    @cached_property
    def directory(self) -> Directory:
        return Directory(self.library, self.settings)

    @cached_property
    def organisation_urls(self) -> Mapping[tuple[str, str], str]:
        """(key, locale) → the address of its page."""
        return organisation_urls(self.library, self.settings)

    @cached_property
    def modified(self) -> Mapping[PurePosixPath, date]:
        """When each file last changed, by git, read once; a preview does without."""
        return {} if self.settings.preview else load_modified(self.settings.root)

    @cached_property
    def data_date(self) -> date:
        """When the organisations last changed; today where git does not know."""
        days = [day for path, day in self.modified.items() if path.is_relative_to(ORGANISATIONS)]
        return max(days, default=self.settings.today)

    @cached_property
    def words(self) -> Mapping[str, Words]:
        return {code: Words(code, self.library.words[code]) for code in self.settings.codes}

    def url(self, page: Page) -> str:
        return self.addresses.pages[page.path]


def prepare(settings: Settings, progress: Callable[[int, int], None] | None = None) -> Site:
    """Load, parse and check everything. `progress` is told how many texts are done, of how many."""
    library, problems = load_library(settings)
    dialects = {code: dialect(code, library, settings) for code in settings.codes}
    documents: dict[PurePosixPath, Document] = {}
    for number, page in enumerate(library.every_page, 1):
        documents[page.path], found = read_text(page, dialects[page.locale], settings.root / TEXTS)
        problems += found
        if progress:
            progress(number, len(library.every_page))
    addresses = assign_addresses(library, settings)
    site = Site(settings, library, addresses, documents, ())
    problems += check_addresses(library, addresses, derived_urls(site))
    problems += check_descriptions(library)
    problems += check_project_dates(library)
    problems += check_running(library)
    problems += check_bodies(library)
    problems += check_file_names(library)
    problems += check_one_newsletter_a_month(library)
    problems += check_menu(library, settings)
    problems += check_references(library, settings)
    problems += check_organisations(library, settings)
    problems += check_texts(library, documents, site.links, settings.roles)
    cache = settings.root / PICTURES
    logos = make_renditions(wanted_logos(library, library.logos, settings.root), cache)
    problems += check_logos(library, library.logos, logos)
    uses = find_uses(library, documents, site.links)
    wanted = wanted_pictures(uses, settings.root, settings.codes, quick=settings.preview)
    pictures = make_renditions(wanted, cache, progress=progress)
    problems += check_pictures(pictures)
    return replace(site, problems=tuple(sorted(set(problems))), logos=logos, gallery=Gallery(pictures))


def derived_urls(site: Site) -> list[str]:
    """Every address of a page that no one wrote."""
    groups = group_urls(site.directory, site.library, site.settings)
    special = special_urls(site.library, site.settings)
    return [*special, *site.listings.urls(), *groups.values(), *site.organisation_urls.values()]


def dialect(code: str, library: Library, settings: Settings) -> Dialect:
    """How a text in this locale is read."""
    words = Words(code, library.words[code])
    return Dialect(
        locale=code,
        words=words,
        extensions=settings.markdown_extensions,
        configs=settings.markdown_configs,
        footnote=partial(source_markdown, sources=library.sources, words=words, content_locale=settings.content_locale),
        source_keys=tuple(library.sources),
        glossary={short: long[code] for short, long in library.glossary.items() if code in long},
    )
