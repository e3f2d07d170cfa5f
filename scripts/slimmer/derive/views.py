"""One `View` a page: everything a template needs, with addresses, words and dates in the reader's language."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from slimmer.derive.facts import Fact, derive_facts
from slimmer.derive.navigation import Section, derive_parents, derive_sections
from slimmer.derive.refs import Ref, page_ref
from slimmer.derive.special import SPECIALS, Special, special_url
from slimmer.links import relative_url
from slimmer.locales.addresses import locale_prefix
from slimmer.locales.dates import say_date
from slimmer.locales.words import Words
from slimmer.markup.document import EMPTY, Document, Heading
from slimmer.model import Page, Unpublished
from slimmer.site import Site


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
class View:
    url: str
    """Relative to the root of the site."""
    locale: str
    title: str
    description: str
    template: str
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
    noindex: bool = False
    hidden: Unpublished | None = None
    """Set in a preview when visitors do not see this page."""
    root: str = ""
    """Path that the site lives under; set on pages that are shown at any address (404)."""

    def to(self, url: str) -> str:
        """The link from this page to an address of the site, or to one elsewhere."""
        if urlsplit(url).scheme:
            return url
        return f"{self.root}{url}" if self.root else relative_url(url, self.url)

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
    footer: tuple[Page, ...]
    search: str
    specials: Mapping[Special, str] = field(default_factory=dict, hash=False)


def derive_chrome(site: Site, locale: str) -> Chrome:
    found = (site.library.find(PurePosixPath("docs", name), locale) for name in site.settings.footer)
    specials = {name: special_url(name, locale, site.library, site.settings) for name in SPECIALS}
    return Chrome(
        home=locale_prefix(locale, site.settings),
        sections=derive_sections(site.library, site.settings, locale),
        footer=tuple(page for page in found if page is not None and page.locale == locale),
        search=specials["search"],
        specials=specials,
    )


def derive_views(site: Site) -> Iterator[View]:
    """Every page of the site, in an order that does not depend on the machine."""
    sections = cache(lambda locale: derive_sections(site.library, site.settings, locale))
    hidden = {one.path: one for one in site.library.unpublished}
    for page in site.library.pages:
        yield _page_view(site, page, sections(page.locale), hidden.get(page.path))
    for code in site.settings.codes:
        for name in SPECIALS:
            yield _special_view(site, name, code)


def _page_view(site: Site, page: Page, sections: tuple[Section, ...], hidden: Unpublished | None) -> View:
    document = site.documents[page.path]
    words = site.words[page.locale]
    parents = derive_parents(page, site.library, page.locale)
    switches = tuple(_switches(site, page, words))
    return View(
        url=site.url(page),
        locale=page.locale,
        title=page.title,
        description=page.fields.description or shorten(document.lead) or page.title,
        template=template_of(page),
        words=words,
        document=document,
        page=page,
        alternates=tuple(_alternates(site, {p.locale: site.url(p) for p in _versions(site, page)})),
        switches=switches,
        missing_in=tuple(words(f"language_name_{one.locale}") for one in switches if one.missing),
        breadcrumbs=tuple(_breadcrumbs(site, page, parents, words)),
        section=next((one for one in sections if page in one.pages), None),
        facts=tuple(derive_facts(page, site)),
        noindex=page.fields.noindex or hidden is not None,
        hidden=hidden,
    )


def template_of(page: Page) -> str:
    if page.key == PurePosixPath("docs/index"):
        return "home.html"
    if page.is_index:
        return "section.html"
    return f"{page.kind}.html"


def shorten(text: str, limit: int = 155) -> str:
    """At most `limit` characters, cut between words."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _versions(site: Site, page: Page) -> list[Page]:
    found = site.library.translations[page.key]
    return [found[code] for code in site.settings.codes if code in found]


def _alternates(site: Site, urls: dict[str, str]) -> Iterator[tuple[str, str]]:
    """One per language version and `x-default`: the default locale, or the only version there is."""
    yield from urls.items()
    yield "x-default", urls.get(site.settings.default_locale) or next(iter(urls.values()))


def _switches(site: Site, page: Page, words: Words) -> Iterator[Switch]:
    for locale in site.settings.locales:
        if locale.code == page.locale:
            continue
        translation = site.library.translations[page.key].get(locale.code)
        if translation is not None:
            yield Switch(locale.code, locale.name, site.url(translation))
            continue
        parents = derive_parents(page, site.library, locale.code)
        title = parents[-1].title if parents else locale.name
        url = site.url(parents[-1]) if parents else locale_prefix(locale.code, site.settings)
        name = words(f"language_name_{locale.code}")
        yield Switch(locale.code, locale.name, url, words("language_missing", name=name, title=title))


def _breadcrumbs(site: Site, page: Page, parents: list[Page], words: Words) -> Iterator[Ref]:
    for parent in parents:
        if parent.key == PurePosixPath("docs/index"):
            yield Ref(words("home"), site.url(parent))
        else:
            yield page_ref(parent, site, page.locale)
    if page.kind in ("post", "newsletter"):
        name: Special = "blog" if page.kind == "post" else "newsletters"
        yield Ref(words(name), special_url(name, page.locale, site.library, site.settings))


def _special_view(site: Site, name: Special, code: str) -> View:
    words = site.words[code]
    urls = {one: special_url(name, one, site.library, site.settings) for one in site.settings.codes}
    is_error = name == "not_found"
    title, description = {
        "search": ("search_title", "search_description"),
        "not_found": ("not_found_title", "not_found_description"),
        "blog": ("blog", "blog_description"),
        "newsletters": ("newsletters", "newsletters_description"),
    }[name]
    switches = [
        Switch(one.code, one.name, locale_prefix(one.code, site.settings) if is_error else urls[one.code])
        for one in site.settings.locales
        if one.code != code
    ]
    return View(
        url=urls[code],
        locale=code,
        title=words(title),
        description=words(description),
        template=f"{name}.html",
        words=words,
        alternates=() if is_error else tuple(_alternates(site, urls)),
        switches=tuple(switches),
        breadcrumbs=() if is_error else (Ref(words("home"), locale_prefix(code, site.settings)),),
        noindex=name in ("search", "not_found"),
        root=posixpath.join(urlsplit(site.settings.site_url).path or "/", "") if is_error else "",
    )
