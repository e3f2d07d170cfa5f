"""Which feeds the site has, filled from its listings."""

from collections.abc import Iterator
from functools import cache
from html import escape

from slimmer.content.feeds import feeds_of
from slimmer.content.listings import Listing
from slimmer.model.library import Page
from slimmer.model.schemas import NewsletterFields, PostFields
from slimmer.outputs.feeds import ENTRIES, RENDERERS, Channel, Entry, make_entry
from slimmer.outputs.mail.issue import compose_issue, featured_html
from slimmer.render.place import place_page
from slimmer.stages import Site
from slimmer.views.all_views import listing_title


def render_feeds(site: Site, icon: str) -> Iterator[tuple[str, bytes]]:
    """(address, content) of every feed; an entry's text is placed once, however many feeds it is in."""
    entry = cache(lambda page: feed_entry(page, site))
    for versions in site.listings.table.values():
        for listing in versions.values():
            for feed in feeds_of(listing, site.settings.site_name):
                channel = _channel(listing, feed.url, icon, site, tuple(map(entry, listing.entries[:ENTRIES])))
                yield feed.url, RENDERERS[feed.type](channel)


def _channel(listing: Listing, url: str, icon: str, site: Site, entries: tuple[Entry, ...]) -> Channel:
    site_url, name = site.settings.site_url, site.settings.site_name
    title, description = listing_title(site, listing)
    return Channel(
        id=site_url + url,
        title=f"{name}: {title}",
        description=description,
        locale=listing.locale,
        url=site_url + listing.url,
        feed_url=site_url + url,
        author=name,
        icon=site_url + icon,
        entries=entries,
    )


def feed_entry(page: Page, site: Site) -> Entry:
    def absolute(url: str) -> str:
        return site.settings.site_url + url

    words, library = site.words[page.locale], site.library
    fields = page.fields
    html = str(place_page(page, site, absolute))
    authors: list[str] = []
    topics: list[str] = []
    if isinstance(fields, PostFields):
        authors = [library.people[key].name for key in fields.authors if key in library.people]
        labels = [library.categories.get(fields.category or ""), *(library.tags.get(key) for key in fields.tags)]
        topics = [label[page.locale] for label in labels if label and page.locale in label]
    if isinstance(fields, NewsletterFields):
        issue = compose_issue(page, site)
        html = f"<p>{escape(issue.lead)}</p>\n{featured_html(issue)}{html}"
    return make_entry(
        page,
        site.settings.site_url,
        site.settings.timezone,
        absolute(site.url(page)),
        html,
        site.documents[page.path].excerpt or page.fields.description or words("read_more"),
        authors,
        topics,
    )
