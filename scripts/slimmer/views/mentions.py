"""Posts and newsletters about something, as cards."""

from collections.abc import Iterable

from slimmer.model.library import Page
from slimmer.stages import Site
from slimmer.views.lists import page_items
from slimmer.views.views import Mentions


def mentions_of(site: Site, locale: str, posts: Iterable[Page], letters: Iterable[Page]) -> Mentions:
    return Mentions(tuple(page_items(posts, site, locale)), tuple(page_items(letters, site, locale)))
