"""One `View` a page: everything a template needs, with addresses, words and dates in the reader's language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from slimmer.content.addresses import locale_prefix
from slimmer.content.directory import Member
from slimmer.content.feeds import Feed, feeds_of
from slimmer.content.links import relative_url
from slimmer.content.navigation import Section, derive_sections
from slimmer.content.special import special_url
from slimmer.locales.dates import say_date
from slimmer.locales.words import Words
from slimmer.markup.document import EMPTY, Document, Heading
from slimmer.model.library import Page
from slimmer.render.policy import content_policy
from slimmer.stages import Site
from slimmer.views.facts import Fact
from slimmer.views.lists import Item
from slimmer.views.logos import LogoView
from slimmer.views.monogram import Monogram
from slimmer.views.refs import Ref


@dataclass(frozen=True)
class Switch:
    """One language in the language switch."""

    locale: str
    name: str
    """In its own language."""
    url: str
    missing: str = ""
    """When the page does not exist there: where the link leads instead, said in the page's own language."""


@dataclass(frozen=True)
class Mentions:
    """Posts and newsletters about the project, person, organisation or theme line of a page."""

    posts: tuple[Item, ...] = ()
    newsletters: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Story:
    """What stands around the text of a post or newsletter."""

    date: str
    updated: str = ""
    authors: tuple[Ref, ...] = ()
    minutes: int = 0
    category: Ref | None = None
    topics: tuple[Ref, ...] = ()
    """Tags and theme lines."""
    related: tuple[Item, ...] = ()
    featured: tuple[Item, ...] = ()
    older: Ref | None = None
    newer: Ref | None = None


@dataclass(frozen=True)
class ListingPage:
    items: tuple[Item, ...]
    number: int
    pages: int
    newer: str = ""
    older: str = ""
    archives: tuple[Ref, ...] = ()
    """Years, on the overview of all."""
    topics: tuple[Ref, ...] = ()
    """Categories, on the overview of all posts."""


@dataclass(frozen=True)
class RoleRow:
    role: Ref
    date: str
    source: Ref
    note: str


@dataclass(frozen=True)
class Profile:
    """A person or an organisation."""

    lines: tuple[Ref, ...]
    sources: tuple[Ref, ...] = ()
    projects: tuple[Item, ...] = ()
    facts: tuple[Fact, ...] = ()
    roles: tuple[RoleRow, ...] = ()
    pledge: str = ""
    pledge_lang: str = ""
    logo: LogoView | Monogram | None = None
    jsonld: str = ""


@dataclass(frozen=True)
class View:
    url: str
    """Relative to the root of the site."""
    locale: str
    title: str
    description: str
    template: str
    cover: str
    """What its drawing and its social card are made from; the same in every locale."""
    words: Words
    document: Document = EMPTY
    page: Page | None = None
    """The source; `None` for a page that no one wrote."""
    alternates: tuple[tuple[str, str], ...] = ()
    """(`hreflang`, URL) of every language version, itself included, and `x-default`."""
    switches: tuple[Switch, ...] = ()
    missing_in: tuple[str, ...] = ()
    """Names, in the page's language, of the languages it lacks."""
    breadcrumbs: tuple[Ref, ...] = ()
    section: Section | None = None
    facts: tuple[Fact, ...] = ()
    story: Story | None = None
    """Of a post or newsletter."""
    title_lang: str = ""
    """When the title is not in the language of the page."""
    listing: ListingPage | None = None
    profile: Profile | None = None
    mentions: Mentions | None = None
    members: tuple[Member, ...] = ()
    """Of a page with the organisations of one sector or municipality."""
    feeds: tuple[Feed, ...] = ()
    noindex: bool = False
    hidden: str = ""
    """Set in a preview when visitors do not see this page."""
    root: str = ""
    """Path that the site lives under; set on pages that are shown at any address (404)."""

    def to(self, url: str) -> str:
        """The link from this page to an address of the site, or to one elsewhere."""
        if url.startswith(("http:", "https:", "mailto:", "tel:")):
            return url
        return f"{self.root}{url}" if self.root else relative_url(url, self.url)

    @property
    def has_directory(self) -> bool:
        return bool(self.members) or any(call.name == "directory" for call in self.document.list_calls)

    @property
    def policy(self) -> str:
        return content_policy(self.document.videos)

    @property
    def contents(self) -> list[Heading]:
        """Headings for the list of contents; a short text needs none."""
        found = [heading for heading in self.document.headings if heading.level == 2]
        return found if len(found) > 2 else []

    def date(self, name: str) -> str:
        value = getattr(self.page.fields, name, None) if self.page else None
        return say_date(value, self.locale) if value else ""


@dataclass(frozen=True)
class Chrome:
    """What every page of a locale has around it."""

    home: str
    sections: tuple[Section, ...]
    menu: tuple[Section, ...]
    """The sections that the footer does not name."""
    footer: tuple[Page, ...]
    search: str
    blog: Ref
    newsletters: Ref
    feeds: tuple[Feed, ...]


def main_feeds(site: Site, locale: str) -> tuple[Feed, ...]:
    """Of all posts and of all newsletters."""
    listings = (site.listings.table[section, "all", ""][locale] for section in ("blog", "newsletters"))
    return tuple(feed for listing in listings for feed in feeds_of(listing, site.settings.site_name))


def derive_chrome(site: Site, locale: str) -> Chrome:
    found = (site.library.find(PurePosixPath("docs", name), locale) for name in site.settings.footer)
    listings = [site.listings.table[section, "all", ""][locale] for section in ("blog", "newsletters")]
    blog, newsletters = (Ref(one.label, one.url) for one in listings)
    sections = derive_sections(site.library, site.settings, locale)
    below = {PurePosixPath("docs", name) for name in site.settings.footer}
    return Chrome(
        home=locale_prefix(locale, site.settings),
        sections=sections,
        menu=tuple(section for section in sections if section.index.key not in below),
        footer=tuple(page for page in found if page is not None and page.locale == locale),
        search=special_url("search", locale, site.library, site.settings),
        blog=blog,
        newsletters=newsletters,
        feeds=main_feeds(site, locale),
    )


def template_of(page: Page) -> str:
    if page.key == PurePosixPath("docs/index"):
        return "home.html"
    return "section.html" if page.is_index and page.kind == "page" else f"{page.kind}.html"


def alternates(site: Site, urls: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """One per language version and `x-default`: the default locale, or the only version there is."""
    default = urls.get(site.settings.default_locale) or next(iter(urls.values()))
    return (*urls.items(), ("x-default", default))


def switches(site: Site, locale: str, urls: Mapping[str, str], parents: Callable[[str], Ref]) -> tuple[Switch, ...]:
    """The other languages: the same page, or with a word of warning the nearest page above it."""
    words = site.words[locale]
    found = []
    for other in site.settings.locales:
        if other.code == locale:
            continue
        if other.code in urls:
            found.append(Switch(other.code, other.name, urls[other.code]))
            continue
        parent = parents(other.code)
        name = words(f"language_name_{other.code}")
        missing = words("language_missing", name=name, title=parent.text)
        found.append(Switch(other.code, other.name, parent.url or "", missing))
    return tuple(found)


def missing_in(words: Words, found: tuple[Switch, ...]) -> tuple[str, ...]:
    return tuple(words(f"language_name_{one.locale}") for one in found if one.missing)
