"""What everybody who searches fetches of all pages."""

from collections.abc import Iterable, Iterator, Mapping
from math import log2
from typing import Any

from slimmer.outputs.search.page import Page

_ROOM = 1 << 16


def number_pages(urls: Iterable[str]) -> Mapping[str, int]:
    """Numbers by chance and far apart, so that another page leaves them as they are, and with them the posting lists.
    `search_index.js` does the same."""
    taken: dict[int, str] = {}
    for url in urls:
        number = 0
        for letter in url:
            number = (number * 31 + ord(letter)) % _ROOM
        while number in taken:
            number += 1
        taken[number] = url
    return {url: number for number, url in taken.items()}


def page_rows(pages: Iterable[Page]) -> Iterator[Mapping[str, Any]]:
    """What is empty is left out."""
    for page in pages:
        entry = page.entry
        row = {
            **{name: getattr(entry, name) for name in ("title", "label", "type", "year", "date")},
            "theme": entry.themes,
            "length": round(2 * log2(page.length + 1)),
            "collects": not entry.is_subject,
        }
        yield {"url": entry.url, **{name: value for name, value in row.items() if value}}
