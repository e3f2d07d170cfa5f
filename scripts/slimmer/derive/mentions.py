"""Posts and newsletters about something, as cards."""

from collections.abc import Iterable

from slimmer.derive.lists import page_items
from slimmer.derive.views import Mentions
from slimmer.model import Page
from slimmer.site import Site


def mentions_of(site: Site, locale: str, posts: Iterable[Page], letters: Iterable[Page]) -> Mentions:
    return Mentions(tuple(page_items(posts, site, locale)), tuple(page_items(letters, site, locale)))
