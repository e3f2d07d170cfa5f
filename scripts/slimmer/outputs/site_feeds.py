"""Which feeds the site has, filled from its listings."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import PurePosixPath

from markupsafe import Markup

from slimmer.content.listings import Listing
from slimmer.model.library import Page
from slimmer.model.schemas import PostFields
from slimmer.outputs.feeds import ENTRIES, RENDERERS, Feed, Story, entry_id, moment
from slimmer.outputs.output import Output, key_of
from slimmer.render.links import linking_absolutely
from slimmer.render.page import Frame
from slimmer.render.text import render_text
from slimmer.views.listings import feeds_of, listing_title
from slimmer.views.refs import Refs
from slimmer.views.teasers import Teasers
from slimmer.views.texts import Text


def feed_outputs(
    listings: Mapping[str, list[Listing]],
    stories: Mapping[PurePosixPath, Story],
    refs: Mapping[str, Refs],
    frame: Frame,
    icon: str,
    base: str,
) -> Iterator[Output]:
    """`listings` and `refs` by locale."""
    for code, found in listings.items():
        chrome = frame.chromes[code]
        around = key_of(base, words=frame.words[code].group(""), settings=(chrome.site_name, chrome.site_url))
        for listing in found:
            for feed in feeds_of(listing, refs[code].settings.site_name):
                value = _feed(listing, feed.url, feed.type, icon, stories, refs[code])
                yield Output(feed.url, key_of(around, posts=value), partial(render_feed, value, frame))


def _feed(
    listing: Listing, url: str, media_type: str, icon: str, stories: Mapping[PurePosixPath, Story], refs: Refs
) -> Feed:
    title, description = listing_title(listing, refs)
    site_url, site_name = refs.settings.site_url, refs.settings.site_name
    return Feed(
        title=f"{site_name}: {title}",
        description=description,
        locale=listing.locale,
        url=site_url + listing.url,
        feed_url=site_url + url,
        type=media_type,
        author=site_name,
        icon=site_url + icon,
        entries=tuple(stories[page.path] for page in listing.entries[:ENTRIES]),
    )


def feed_story(page: Page, text: Text, teasers: Teasers) -> Story:
    refs, fields, library = teasers.refs, page.fields, teasers.refs.library
    settings = refs.settings
    authors: list[str] = []
    topics: list[str] = []
    if isinstance(fields, PostFields):
        authors = [library.people[key].name for key in fields.authors if key in library.people]
        labels = [library.categories.get(fields.category or ""), *(library.tags.get(key) for key in fields.tags)]
        topics = [label[page.locale] for label in labels if label and page.locale in label]
    featured = getattr(fields, "featured", ())
    day = page.date or date.min
    return Story(
        id=entry_id(str(page.key), page.locale, settings.site_url),
        url=settings.site_url + refs.url(page),
        locale=page.locale,
        title=page.title,
        text=text,
        lead=getattr(fields, "lead", None) or "",
        featured=teasers.of(filter(None, map(refs.find, featured))),
        summary=teasers.documents[page.path].excerpt or fields.description or refs.words("read_more"),
        authors=tuple(authors),
        published=moment(day, settings.timezone),
        updated=moment(getattr(fields, "updated", None) or day, settings.timezone),
        topics=tuple(topics),
    )


def render_feed(feed: Feed, frame: Frame) -> bytes:
    return RENDERERS[feed.type](feed, [_html(story, frame) for story in feed.entries])


def _html(story: Story, frame: Frame) -> str:
    to = linking_absolutely(frame.chromes[story.locale].site_url)
    html = render_text(story.text, to, frame.words[story.locale], frame.templates, "feed")
    if story.featured:
        items = (
            Markup('<li><a href="{}">{}</a>: {}</li>\n').format(to(one.url or ""), one.text, one.note)
            for one, *_ in story.featured
        )
        html = Markup("<ul>\n{}</ul>\n").format(Markup("").join(items)) + html
    return str(Markup("<p>{}</p>\n").format(story.lead) + html if story.lead else html)
