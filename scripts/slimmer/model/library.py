"""The content of the site in memory: read once by `load`, never changed afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

from slimmer.model.problem import Silence, Term
from slimmer.model.schemas import (
    Municipality,
    NewsletterFields,
    Organisation,
    PageFields,
    Person,
    PostFields,
    ProjectFields,
    Source,
    ThemeFields,
)

Kind: TypeAlias = Literal["page", "theme", "project", "post", "newsletter"]

FIELDS: Mapping[Kind, type[PageFields]] = {
    "page": PageFields,
    "theme": ThemeFields,
    "project": ProjectFields,
    "post": PostFields,
    "newsletter": NewsletterFields,
}


@dataclass(frozen=True, eq=False)
class Page:
    """One Markdown file: a page, theme line, project, post or newsletter issue. Compared by identity."""

    path: PurePosixPath
    """Relative to the repository: `blog/posts/2026-01-12-start.nl.md`."""
    key: PurePosixPath
    """What it shares with its translation: `blog/posts/2026-01-12-start`."""
    locale: str
    kind: Kind
    fields: PageFields
    """Of the schema that belongs to `kind`."""
    body: str
    body_line: int
    """The line of the file on which `body` begins."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Where each front matter field stands; `themes.0` for an item of a list."""

    @property
    def title(self) -> str:
        return self.fields.title

    @property
    def date(self) -> date | None:
        """When a post or newsletter appears; other pages have no date."""
        return getattr(self.fields, "date", None)

    @property
    def is_index(self) -> bool:
        return self.key.name == "index"

    @property
    def folder(self) -> PurePosixPath:
        """Where it stands in the tree of pages; an index page stands one higher than its folder."""
        return self.key.parent.parent if self.is_index else self.key.parent

    def line(self, name: str) -> int:
        """The line of a field, or the first line when the field is not given."""
        return self.lines.get(name, 1)


@dataclass(frozen=True)
class Asset:
    """A file that is published as it is: a picture, a document."""

    path: PurePosixPath
    """Relative to the repository."""
    size: int
    """Bytes."""


@dataclass(frozen=True)
class Unpublished:
    """Something in the content folders that visitors do not see, with the reason."""

    path: PurePosixPath
    reason: Term


ALL = ""
"""No entry has this key: stands for every entry of a file that could not be read."""


@dataclass(frozen=True)
class Library:
    """Everything the writers wrote that could be read. Order never depends on the file system."""

    pages: tuple[Page, ...] = ()
    """Published pages of all kinds and locales, sorted by path."""
    damaged: tuple[Page, ...] = ()
    """Pages with a problem in their fields, which are not shown; the rest of them is checked all the same."""
    assets: tuple[Asset, ...] = ()
    logos: tuple[str, ...] = ()
    """Names of the pictures beside the files of the organisations."""
    unpublished: tuple[Unpublished, ...] = ()
    unreadable: frozenset[PurePosixPath] = frozenset()
    """Files with a problem of their own: what links to them is not wrong as well."""
    unreadable_data: frozenset[tuple[str, str]] = frozenset()
    """The same for entries in `docs/_data/`: ("people", "redactie"), or all of them: ("people", ALL)."""
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    damaged_organisations: Mapping[str, Organisation] = field(default_factory=dict)
    """What could be read of those with a problem; likewise people and sources."""
    people: Mapping[str, Person] = field(default_factory=dict)
    damaged_people: Mapping[str, Person] = field(default_factory=dict)
    damaged_sources: Mapping[str, Source] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    themes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Key → label per locale; likewise `sectors`, `categories` and `tags`."""
    categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tags: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sectors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    municipalities: Mapping[str, Municipality] = field(default_factory=dict)
    glossary: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Abbreviation → its long form per locale; a locale without one has none."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Locale → name → interface text."""
    silences: tuple[Silence, ...] = ()
    digests: Mapping[PurePosixPath, str] = field(default_factory=dict)
    """Of the bytes of every Markdown file, also of one that could not be read as a page."""
    spelling: frozenset[str] | None = None
    """The network's own list of words; without one no spelling is checked."""
    data_lines: Mapping[tuple[str, str], tuple[PurePosixPath, int]] = field(default_factory=dict)
    """Where an entry stands: ("people", "redactie") → file and line."""

    @cached_property
    def by_path(self) -> Mapping[PurePosixPath, Page]:
        return {page.path: page for page in self.every_page}

    @property
    def every_page(self) -> tuple[Page, ...]:
        """Also the damaged ones: for the rules."""
        return self.pages + self.damaged

    @cached_property
    def every_organisation(self) -> Mapping[str, Organisation]:
        return {**self.organisations, **self.damaged_organisations}

    @cached_property
    def every_person(self) -> Mapping[str, Person]:
        return {**self.people, **self.damaged_people}

    @cached_property
    def every_source(self) -> Mapping[str, Source]:
        return {**self.sources, **self.damaged_sources}

    @cached_property
    def translations(self) -> Mapping[PurePosixPath, Mapping[str, Page]]:
        """Translation key → locale → page."""
        table: dict[PurePosixPath, dict[str, Page]] = {}
        for page in self.pages:
            table.setdefault(page.key, {})[page.locale] = page
        return table

    @cached_property
    def hidden(self) -> Mapping[str, Unpublished]:
        """Key (path without locale and suffix) → a page of it that visitors do not see."""
        return {str(one.path).rsplit(".", 2)[0]: one for one in self.unpublished}

    def of_kind(self, kind: Kind, locale: str) -> list[Page]:
        return [page for page in self.pages if page.kind == kind and page.locale == locale]

    def find(self, key: PurePosixPath, *locales: str) -> Page | None:
        """The page of this key in the first of these locales that has it."""
        found = self.translations.get(key, {})
        return next((found[locale] for locale in locales if locale in found), None)
