"""From an address of the site to a link that works where it is shown."""

from collections.abc import Callable
from typing import TypeAlias

from slimmer.content.links import relative_url

To: TypeAlias = Callable[[str], str]


def linking_from(url: str, root: str = "") -> To:
    """On the page at `url`; with a `root` (`/`) its links work at any address."""

    def to(target: str) -> str:
        if is_elsewhere(target):
            return target
        return f"{root}{target}" if root else relative_url(target, url)

    return to


def linking_absolutely(site_url: str) -> To:
    """In a feed or a mail."""
    return lambda target: target if is_elsewhere(target) else site_url + target


def is_elsewhere(url: str) -> bool:
    return url[:7].lower().startswith(("http:", "https:", "mailto:", "tel:"))
