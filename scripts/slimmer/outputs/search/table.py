"""What everybody who searches fetches of all pages: what they are, in as few characters as may be."""

from collections.abc import Iterator, Mapping, Sequence
from os.path import commonprefix
from typing import Any
from zlib import crc32

from slimmer.outputs.search.entry import Entry

_ROOM = 1 << 16


def number_pages(urls: Sequence[str]) -> Mapping[str, int]:
    """`urls` in their order → numbers by chance and far apart, so that another page leaves them as they are, and with
    them the posting lists. `search_index.js` does the same."""
    room = max(_ROOM, 16 << len(urls).bit_length())
    taken: dict[int, str] = {}
    for url in urls:
        number = crc32(url.encode()) % room
        while number in taken:
            number = (number + 1) % room
        taken[number] = url
    return {url: number for number, url in taken.items()}


def page_table(entries: Sequence[Entry]) -> Mapping[str, Any]:
    """A list for each thing that all of them have. `urls`: how much each has in common with the one before, and the
    rest; `kinds`: which of the `sets` of `choices` in the filters."""
    values = sorted({choice for entry in entries for choice in _choices(entry)})
    sets = sorted({_set(entry, values) for entry in entries})
    urls = [entry.url for entry in entries]
    shared = [len(commonprefix(pair)) for pair in zip(urls, ["", *urls], strict=False)]  # noqa: RUF071 (letters are meant)
    return {
        "choices": values,
        "sets": sets,
        "kinds": [sets.index(_set(entry, values)) for entry in entries],
        "shared": shared,
        "urls": [url[same:] for url, same in zip(urls, shared, strict=True)],
        "titles": [entry.title for entry in entries],
        "labels": {place: entry.label for place, entry in enumerate(entries) if entry.label},
        "dates": [entry.date for entry in entries],
        "collecting": [place for place, entry in enumerate(entries) if not entry.is_subject],
    }


def _choices(entry: Entry) -> Iterator[tuple[str, str]]:
    """(group, value) of each filter that shows the page: ("type", "post"), ("year", "2026")."""
    yield "type", entry.type
    yield from (("theme", theme) for theme in entry.themes)
    if entry.year:
        yield "year", entry.year


def _set(entry: Entry, values: Sequence[tuple[str, str]]) -> tuple[int, ...]:
    return tuple(values.index(choice) for choice in _choices(entry))
