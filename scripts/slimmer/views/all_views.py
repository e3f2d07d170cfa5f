"""Every page of the site as a `View`: what writers wrote, and what follows from it."""

import posixpath
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from slimmer.content.addresses import locale_prefix
from slimmer.content.feeds import feeds_of
from slimmer.content.listings import Listing
from slimmer.content.navigation import Section, derive_parents, derive_sections
from slimmer.content.special import SPECIALS, Special, special_url
from slimmer.locales.dates import say_date
from slimmer.messages.tell import why_unpublished
from slimmer.model.library import Page
from slimmer.model.schemas import NewsletterFields, PostFields
from slimmer.stages import Site
from slimmer.text.shorten import shorten
from slimmer.views.facts import derive_facts, source_ref, theme_ref
from slimmer.views.lists import page_items
from slimmer.views.mentions import mentions_of
from slimmer.views.organisation_views import organisation_views
from slimmer.views.refs import Ref, local_text, page_ref
from slimmer.views.views import (
    ListingPage,
    Mentions,
    Profile,
    Story,
    View,
    alternates,
    main_feeds,
    missing_in,
    switches,
    template_of,
)

WORDS_A_MINUTE = 220


def derive_views(site: Site) -> Iterator[View]:
    """In an order that does not depend on the machine."""
    sections = cache(lambda locale: derive_sections(site.library, site.settings, locale))
    hidden = {one.path: one for one in site.library.unpublished}
    for page in site.library.pages:
        why = why_unpublished(hidden[page.path], page.locale) if page.path in hidden else ""
        yield _page_view(site, page, sections(page.locale), why)
    for versions in site.listings.table.values():
        for listing in versions.values():
            yield from _listing_views(site, listing, versions)
    yield from organisation_views(site)
    for code in site.settings.codes:
        for name in SPECIALS:
            yield _special_view(site, name, code)


def _page_view(site: Site, page: Page, sections: tuple[Section, ...], hidden: str) -> View:
    document, words = site.documents[page.path], site.words[page.locale]
    versions = site.library.translations[page.key]
    urls = {code: site.url(versions[code]) for code in site.settings.codes if code in versions}
    others = switches(site, page.locale, urls, lambda code: _parent(site, page, code))
    return View(
        url=site.url(page),
        locale=page.locale,
        title=page.title,
        description=page.fields.description or shorten(document.excerpt) or page.title,
        template=template_of(page),
        cover=str(page.key),
        words=words,
        document=document,
        page=page,
        alternates=alternates(site, urls),
        switches=others,
        missing_in=missing_in(words, others),
        breadcrumbs=tuple(_breadcrumbs(site, page)),
        section=next((one for one in sections if page in one.pages), None),
        facts=tuple(derive_facts(page, site)),
        story=_story(site, page) if page.kind in ("post", "newsletter") else None,
        mentions=_page_mentions(site, page),
        feeds=main_feeds(site, page.locale) if page.kind in ("post", "newsletter") or not page.folder.name else (),
        noindex=page.fields.noindex or bool(hidden),
        hidden=hidden,
    )


def _parent(site: Site, page: Page, code: str) -> Ref:
    """The nearest page above this one that exists in a locale."""
    if page.kind in ("post", "newsletter"):
        return _overview(site, page, code)
    parents = derive_parents(page, site.library, code)
    if parents:
        return Ref(parents[-1].title, site.url(parents[-1]))
    return Ref(site.settings.site_name, locale_prefix(code, site.settings))


def _overview(site: Site, page: Page, code: str) -> Ref:
    listing = site.listings.table["blog" if page.kind == "post" else "newsletters", "all", ""][code]
    return Ref(listing.label, listing.url)


def _breadcrumbs(site: Site, page: Page) -> Iterator[Ref]:
    for parent in derive_parents(page, site.library, page.locale):
        if parent.key == PurePosixPath("docs/index"):
            yield Ref(site.words[page.locale]("home"), site.url(parent))
        else:
            yield page_ref(parent, site, page.locale)
    if page.kind in ("post", "newsletter"):
        yield _overview(site, page, page.locale)


def _story(site: Site, page: Page) -> Story:
    fields, locale = page.fields, page.locale
    older, newer = site.relations.neighbours(page)
    around = {
        "date": say_date(page.date or date.min, locale),
        "older": page_ref(older, site, locale) if older else None,
        "newer": page_ref(newer, site, locale) if newer else None,
    }
    if isinstance(fields, NewsletterFields):
        featured = [found for key in fields.featured if (found := featured_page(site, key, locale))]
        return Story(**around, featured=tuple(page_items(featured, site, locale)))  # type: ignore[arg-type]
    assert isinstance(fields, PostFields)
    authors = (site.listings.get("blog", "author", key, locale) for key in fields.authors)
    tags = (site.listings.get("blog", "tag", key, locale) for key in fields.tags)
    category = site.listings.get("blog", "category", fields.category, locale) if fields.category else None
    return Story(
        **around,  # type: ignore[arg-type]
        updated=say_date(fields.updated, locale) if fields.updated else "",
        authors=tuple(Ref(one.label, one.url) for one in authors if one),
        minutes=max(1, round(site.documents[page.path].words / WORDS_A_MINUTE)),
        category=Ref(category.label, category.url) if category else None,
        topics=(
            *(theme_ref(key, site, locale) for key in fields.themes),
            *(Ref(one.label, one.url) for one in tags if one),
        ),
        related=tuple(page_items(site.relations.related(page), site, locale)),
    )


def featured_page(site: Site, key: str, locale: str) -> Page | None:
    """What a newsletter features, in its own locale or in another one that has it."""
    return site.library.find(PurePosixPath(key), locale, *site.settings.codes)


def _page_mentions(site: Site, page: Page) -> Mentions | None:
    if page.kind == "project":
        posts, letters = site.relations.about_project(page.key.name, page.locale)
        return mentions_of(site, page.locale, posts, letters)
    if page.kind == "theme":
        listing = site.listings.get("blog", "theme", page.key.name, page.locale)
        return mentions_of(site, page.locale, listing.entries[:5] if listing else (), ())
    return None


def _listing_views(site: Site, listing: Listing, versions: Mapping[str, Listing]) -> Iterator[View]:
    words = site.words[listing.locale]
    title, description = listing_title(site, listing)
    person = site.library.people.get(listing.key) if listing.by == "author" else None
    total = len(listing.pages)
    for number, entries in enumerate(listing.pages, 1):
        urls = {
            code: other.page_url(number, site.words[code].slug("page"))
            for code, other in versions.items()
            if number <= len(other.pages)
        }
        newer, older = (
            listing.page_url(n, words.slug("page")) if 1 <= n <= total else "" for n in (number - 1, number + 1)
        )
        years, topics = _archives(site, listing)
        others = switches(site, listing.locale, urls, lambda code: _listing_parent(site, listing, versions, code))
        yield View(
            url=urls[listing.locale],
            locale=listing.locale,
            title=title if number == 1 else words("title_page", title=title, page=number),
            description=description if number == 1 else words("title_page", title=description, page=number),
            template="person.html" if person else "listing.html",
            cover="/".join(filter(None, (listing.section, listing.by, listing.key))),
            words=words,
            alternates=alternates(site, urls),
            switches=others,
            missing_in=missing_in(words, others),
            breadcrumbs=tuple(_listing_breadcrumbs(site, listing)),
            listing=ListingPage(
                tuple(page_items(entries, site, listing.locale)), number, total, newer, older, years, topics
            ),
            profile=_person_profile(site, listing.key, listing.locale) if person else None,
            mentions=mentions_of(site, listing.locale, (), site.relations.about_person(listing.key, listing.locale)[1])
            if person
            else None,
            feeds=feeds_of(listing, site.settings.site_name),
        )


def listing_title(site: Site, listing: Listing) -> tuple[str, str]:
    """Its title and description."""
    words = site.words[listing.locale]
    if listing.by == "author":
        role = local_text(site.library.people[listing.key].role, listing.locale)
        return listing.label, words("person_description", name=listing.label, role=role)
    if listing.by == "all":
        return listing.label, words(f"{listing.section}_description")
    values = {"name": words(listing.section), "key": listing.key, "label": listing.label}
    description = words(f"listing_description_{listing.by}", **values)
    if listing.by == "year":
        description = f"{words(listing.section)}: {description}"
    return words(f"listing_{listing.by}", **values), description


def _listing_parent(site: Site, listing: Listing, versions: Mapping[str, Listing], code: str) -> Ref:
    """Where the switch leads when this page of a listing does not exist there: its first page, or the overview."""
    other = versions.get(code) or site.listings.table[listing.section, "all", ""][code]
    return Ref(other.label, other.url)


def _listing_breadcrumbs(site: Site, listing: Listing) -> Iterator[Ref]:
    yield Ref(site.words[listing.locale]("home"), locale_prefix(listing.locale, site.settings))
    if listing.by not in ("all", "author"):
        overview = site.listings.table[listing.section, "all", ""][listing.locale]
        yield Ref(overview.label, overview.url)


def _archives(site: Site, listing: Listing) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    """On the overview of all: its years, newest first, and for posts the categories."""
    if listing.by != "all":
        return (), ()
    kin = [
        versions[listing.locale]
        for (section, _, _), versions in site.listings.table.items()
        if section == listing.section and listing.locale in versions
    ]
    years = sorted((one for one in kin if one.by == "year"), key=lambda one: one.key, reverse=True)
    categories = sorted((one for one in kin if one.by == "category"), key=lambda one: one.label)
    return tuple(Ref(one.label, one.url) for one in years), tuple(Ref(one.label, one.url) for one in categories)


def _person_profile(site: Site, key: str, locale: str) -> Profile:
    person = site.library.people[key]
    lines = [Ref(local_text(person.role, locale)), Ref(local_text(person.period, locale))]
    if person.organisation:
        url = site.organisation_urls[person.organisation, locale]
        name = site.library.organisations[person.organisation].name
        lines.append(Ref(name, url, "nl" if locale != "nl" else ""))
    sources = tuple(source_ref(one, site, locale) for one in person.sources)
    return Profile(tuple(line for line in lines if line.text), sources)


def _special_view(site: Site, name: Special, code: str) -> View:
    words = site.words[code]
    is_error = name == "not_found"
    urls = {one: special_url(name, one, site.library, site.settings) for one in site.settings.codes}
    homes = {one: locale_prefix(one, site.settings) for one in site.settings.codes}
    return View(
        url=urls[code],
        locale=code,
        title=words(f"{name}_title"),
        description=words(f"{name}_description"),
        template=f"{name}.html",
        cover=name,
        listing=_samples(site, code) if name == "style" else None,
        words=words,
        alternates=() if is_error else alternates(site, urls),
        switches=switches(site, code, homes if is_error else urls, lambda other: Ref("", homes[other])),
        breadcrumbs=() if is_error else (Ref(words("home"), homes[code]),),
        noindex=True,
        root=posixpath.join(urlsplit(site.settings.site_url).path or "/", "") if is_error else "",
    )


def _samples(site: Site, code: str) -> ListingPage:
    """Real posts, for the page that shows the style."""
    return ListingPage(tuple(page_items(site.listings.posts[code][:3], site, code)), 1, 1)
