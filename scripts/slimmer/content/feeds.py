"""The feeds of a listing, as pages link to them."""

from dataclasses import dataclass

from slimmer.content.listings import Listing


@dataclass(frozen=True)
class Feed:
    url: str
    title: str
    """With the name of the site, for a feed reader."""
    label: str
    """Where the site itself is clear: `Blog (Atom)`."""
    type: str
    """Media type, for `<link rel=alternate>`."""


def feeds_of(listing: Listing, site_name: str) -> tuple[Feed, ...]:
    """Every listing with entries has an Atom feed; the overviews have RSS and JSON Feed too."""
    if not listing.entries:
        return ()
    found = [_feed(listing, site_name, "feed.xml", "Atom", "application/atom+xml")]
    if listing.by == "all":
        found.append(_feed(listing, site_name, "rss.xml", "RSS", "application/rss+xml"))
        found.append(_feed(listing, site_name, "feed.json", "JSON Feed", "application/feed+json"))
    return tuple(found)


def _feed(listing: Listing, site_name: str, file: str, kind: str, media_type: str) -> Feed:
    label = f"{listing.label} ({kind})"
    return Feed(f"{listing.url}{file}", f"{site_name}: {label}", label, media_type)
