"""The pages that writers made."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from slimmer.content.addresses import locale_prefix
from slimmer.content.listings import Listings
from slimmer.content.navigation import Section, derive_parents
from slimmer.content.related import Relations
from slimmer.locales.dates import say_date
from slimmer.markup.document import Document
from slimmer.model.library import Page
from slimmer.model.schemas import NewsletterFields, PostFields, ProjectFields
from slimmer.text.shorten import shorten
from slimmer.views.directory import DirectoryView
from slimmer.views.facts import derive_facts
from slimmer.views.listings import main_feeds
from slimmer.views.pairs import alternates, missing_in, switches
from slimmer.views.refs import Refs, listing_ref
from slimmer.views.teasers import Teasers
from slimmer.views.texts import Film, Text, players_of
from slimmer.views.values import Anchor, Mentions, Ref, Story, View

WORDS_A_MINUTE = 220
_STORIES: Mapping[str, str] = {"post": "blog", "newsletter": "newsletters"}
"""Kind → the listing that it is in."""


def page_view(
    page: Page,
    document: Document,
    text: Text,
    sections: tuple[Section, ...],
    listings: Listings,
    relations: Relations,
    teasers: Teasers,
    hidden: str,
    stale: Ref | None,
) -> View:
    """`sections` are those of its locale; `hidden` says in a preview why visitors do not see it."""
    refs = teasers.refs
    settings, words = refs.settings, refs.words
    versions = refs.library.translations[page.key]
    urls = {code: refs.url(versions[code]) for code in settings.codes if code in versions}
    others = switches(urls, lambda code: _parent(page, code, listings, refs), refs)
    section = next((one for one in sections if page in one.pages), None)
    is_story = page.kind in _STORIES
    return View(
        url=refs.url(page),
        locale=page.locale,
        title=page.title,
        description=page.fields.description or shorten(document.excerpt) or page.title,
        template=template_of(page),
        cover=str(page.key),
        text=text,
        alternates=alternates(urls, settings.default_locale),
        switches=others,
        missing_in=missing_in(words, others),
        stale=stale,
        breadcrumbs=tuple(_breadcrumbs(page, listings, refs)),
        current=_overview(page, page.locale, listings).url
        if is_story
        else refs.url(section.index)
        if section
        else None,
        pages=tuple(map(refs.page, section.pages)) if section and section.children else (),
        contents=_contents(document),
        names_first=any(isinstance(part, DirectoryView) for part in text.parts),
        facts=tuple(derive_facts(page, refs)),
        dates=tuple(_dates(page, refs)),
        story=_story(page, document, listings, relations, teasers) if is_story else None,
        mentions=_mentions(page, listings, relations, teasers),
        feeds=main_feeds(listings, page.locale, settings.site_name) if is_story or not page.folder.name else (),
        players=players_of(text),
        scripts=tuple(scripts_of(text)),
        source=str(page.path),
        noindex=page.fields.noindex or bool(hidden),
        hidden=hidden,
    )


def template_of(page: Page) -> str:
    if page.key == PurePosixPath("docs/index"):
        return "home.html"
    return "section.html" if page.is_index and page.kind == "page" else f"{page.kind}.html"


def scripts_of(text: Text) -> Iterator[str]:
    """What only some texts need."""
    if any(isinstance(part, DirectoryView) and part.letters for part in text.parts):
        yield "directory.js"
    if any(isinstance(part, Film) for part in text.parts):
        yield "video.js"


def _contents(document: Document) -> tuple[Anchor, ...]:
    """Headings for the list of contents; a short text needs none."""
    found = tuple(Anchor(one.id, one.text) for one in document.headings if one.level == 2)
    return found if len(found) > 2 else ()


def _dates(page: Page, refs: Refs) -> Iterator[str]:
    fields = page.fields
    if isinstance(fields, ProjectFields) and fields.published:
        yield refs.words("published", date=say_date(fields.published, refs.locale))
        if fields.updated:
            yield refs.words("updated", date=say_date(fields.updated, refs.locale))


def _parent(page: Page, code: str, listings: Listings, refs: Refs) -> Ref:
    """The nearest page above this one that exists in a locale."""
    if page.kind in _STORIES:
        return _overview(page, code, listings)
    parents = derive_parents(page, refs.library, code)
    if parents:
        return Ref(parents[-1].title, refs.url(parents[-1]))
    return Ref(refs.settings.site_name, locale_prefix(code, refs.settings))


def _overview(page: Page, code: str, listings: Listings) -> Ref:
    return listing_ref(listings.table[_STORIES[page.kind], "all", ""][code])  # type: ignore[index]


def _breadcrumbs(page: Page, listings: Listings, refs: Refs) -> Iterator[Ref]:
    for parent in derive_parents(page, refs.library, page.locale):
        yield refs.home if parent.key == PurePosixPath("docs/index") else refs.page(parent)
    if page.kind in _STORIES:
        yield _overview(page, page.locale, listings)


def _mentions(page: Page, listings: Listings, relations: Relations, teasers: Teasers) -> Mentions | None:
    if page.kind == "project":
        return teasers.mentions(*relations.about_project(page.key.name, page.locale))
    if page.kind == "theme":
        listing = listings.get("blog", "theme", page.key.name, page.locale)
        return teasers.mentions(listing.entries[:5] if listing else (), ())
    return None


def _story(page: Page, document: Document, listings: Listings, relations: Relations, teasers: Teasers) -> Story:
    refs, fields, locale = teasers.refs, page.fields, page.locale
    older, newer = relations.neighbours(page)
    assert page.date
    story = Story(
        date=say_date(page.date, locale),
        day=page.date.isoformat(),
        older=refs.page(older) if older else None,
        newer=refs.page(newer) if newer else None,
    )
    if isinstance(fields, NewsletterFields):
        return story._replace(
            number=refs.words("number", number=fields.number) if fields.number is not None else "",
            lead=fields.lead or "",
            featured=teasers.of(filter(None, map(refs.find, fields.featured))),
        )
    assert isinstance(fields, PostFields)
    authors = [(key, one) for key in fields.authors if (one := listings.get("blog", "author", key, locale))]
    tags = (listings.get("blog", "tag", key, locale) for key in fields.tags)
    people = refs.library.people
    topic, related = relations.related(page)
    category = listings.get("blog", "category", fields.category, locale) if fields.category else None
    return story._replace(
        updated=refs.words("updated", date=say_date(fields.updated, locale)) if fields.updated else "",
        authors=tuple(listing_ref(one) for _, one in authors),
        minutes=max(1, round(document.words / WORDS_A_MINUTE)),
        category=listing_ref(category) if category else None,
        topics=(*map(refs.theme, fields.themes), *(listing_ref(one) for one in tags if one)),
        # Each author with the function in which this person wrote it.
        signatures=tuple(
            listing_ref(one)._replace(note=refs.text(people[key].role)) for key, one in authors if key in people
        ),
        based_on=refs.source(fields.based_on) if fields.based_on else None,
        related=teasers.of(related),
        related_by=_subject(topic, refs),
    )


def _subject(topic: tuple[str, str], refs: Refs) -> str:
    """What posts that belong together are about, in words."""
    kind, key = topic
    if kind == "project":
        project = refs.project(key)
        return project.title if project else ""
    return refs.label({"category": "categories", "theme": "themes", "tag": "tags"}[kind], key) if kind else ""
