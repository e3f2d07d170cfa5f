"""The pages of an overview of posts or newsletters, and a page for every person."""

from collections.abc import Iterator, Mapping

from slimmer.content.listings import Listing, Listings
from slimmer.content.related import Relations
from slimmer.views.pairs import alternates, missing_in, switches
from slimmer.views.refs import Refs, listing_ref
from slimmer.views.teasers import Teasers
from slimmer.views.values import Feed, ListingPage, Mentions, Profile, Ref, View

_FEEDS = (("feed.xml", "Atom", "atom+xml"), ("rss.xml", "RSS", "rss+xml"), ("feed.json", "JSON Feed", "feed+json"))


def feeds_of(listing: Listing, site_name: str) -> tuple[Feed, ...]:
    """Every listing with entries has an Atom feed; the overviews have RSS and JSON Feed too."""
    if not listing.entries:
        return ()
    kinds = _FEEDS if listing.by == "all" else _FEEDS[:1]
    labels = [f"{listing.label} ({kind})" for _, kind, _ in kinds]
    return tuple(
        Feed(f"{listing.url}{file}", f"{site_name}: {label}", label, f"application/{media_type}")
        for label, (file, _, media_type) in zip(labels, kinds, strict=True)
    )


def main_feeds(listings: Listings, locale: str, site_name: str) -> tuple[Feed, ...]:
    """Of all posts and of all newsletters."""
    return tuple(feed for one in listings.overviews(locale) for feed in feeds_of(one, site_name))


def listing_views(
    listing: Listing, versions: Mapping[str, Listing], listings: Listings, relations: Relations, teasers: Teasers
) -> Iterator[View]:
    """`versions` are those of the listing in each locale."""
    refs, words = teasers.refs, teasers.refs.words
    title, description = listing_title(listing, refs)
    person = refs.library.people.get(listing.key) if listing.by == "author" else None
    total = len(listing.pages)
    years, topics = _archives(listing, listings)
    # Of a person there is a page also where no one has written a post yet.
    overview = listing if person else _overview(listing, listings)

    def parent(code: str) -> Ref:
        """Where the switch leads when this page does not exist there: the first page, or the overview."""
        return listing_ref(versions.get(code) or _overview(listing, listings, code))

    for number, entries in enumerate(listing.pages, 1):
        urls = {
            code: other.page_url(number, refs.library.words[code]["slug_page"])
            for code, other in versions.items()
            if number <= len(other.pages)
        }
        newer, older = (
            listing.page_url(n, words.slug("page")) if 1 <= n <= total else "" for n in (number - 1, number + 1)
        )
        others = switches(urls, parent, refs)
        yield View(
            url=urls[listing.locale],
            locale=listing.locale,
            title=title if number == 1 else words("title_page", title=title, page=number),
            description=description if number == 1 else words("title_page", title=description, page=number),
            template="person.html" if person else "listing.html",
            cover="/".join(filter(None, (listing.section, listing.by, listing.key))),
            alternates=alternates(urls, refs.settings.default_locale),
            switches=others,
            missing_in=missing_in(words, others),
            breadcrumbs=(refs.home, *_above(listing, overview, teasers)),
            current=None if person else overview.url,
            listing=ListingPage(teasers.of(entries), number, total, newer, older, listing.section, years, topics),
            profile=_person_profile(listing.key, refs) if person else None,
            mentions=_about(listing, relations, teasers) if person else None,
            feeds=feeds_of(listing, refs.settings.site_name),
        )


def _about(listing: Listing, relations: Relations, teasers: Teasers) -> Mentions:
    """What is about a person: pages and posts that say so, and newsletters that feature what this person wrote."""
    letters = relations.about_person(listing.key, listing.locale)[1]
    return teasers.mentions((), letters, relations.about_people(listing.key, listing.locale))


def _above(listing: Listing, overview: Listing, teasers: Teasers) -> Iterator[Ref]:
    """The way back: the overview, or for a person the page that lists the people."""
    if listing.by == "author":
        if teasers.people_index:
            yield teasers.refs.page(teasers.people_index)
    elif listing.by != "all":
        yield listing_ref(overview)


def listing_title(listing: Listing, refs: Refs) -> tuple[str, str]:
    """Its title and description."""
    words = refs.words
    if listing.by == "author":
        role = refs.text(refs.library.people[listing.key].role)
        return listing.label, words("person_description", name=listing.label, role=role)
    if listing.by == "all":
        return listing.label, words(f"{listing.section}_description")
    values = {"name": words(listing.section), "key": listing.key, "label": listing.label}
    description = words(f"listing_description_{listing.by}", **values)
    if listing.by == "year":
        description = f"{words(listing.section)}: {description}"
    return words(f"listing_{listing.by}", **values), description


def _overview(listing: Listing, listings: Listings, code: str = "") -> Listing:
    return listings.table[listing.section, "all", ""][code or listing.locale]


def _archives(listing: Listing, listings: Listings) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    """On the overview of all: its years, newest first, and for posts the categories."""
    if listing.by != "all":
        return (), ()
    kin = [
        versions[listing.locale]
        for (section, _, _), versions in listings.table.items()
        if section == listing.section and listing.locale in versions
    ]
    years = sorted((one for one in kin if one.by == "year"), key=lambda one: one.key, reverse=True)
    categories = sorted((one for one in kin if one.by == "category"), key=lambda one: one.label)
    return tuple(map(listing_ref, years)), tuple(map(listing_ref, categories))


def _person_profile(key: str, refs: Refs) -> Profile:
    person = refs.library.people[key]
    lines = [Ref(refs.text(person.role)), Ref(refs.text(person.period))]
    if person.organisation:
        lines.append(refs.organisation(person.organisation))
    return Profile(tuple(line for line in lines if line.text), tuple(map(refs.source, person.sources)))
