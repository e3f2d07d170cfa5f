"""What is shown of the pages that were found: a table of what they are, and of each its text."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from slimmer.search.entry import Entry
from slimmer.search.text import END, Block

Mark = Callable[[str], list[str]]
"""A text → its words with their extra words: by these the engine sees which of them were found."""


def shown_text(entry: Entry, blocks: Iterable[Block], mark: Mark) -> Mapping[str, Any]:
    """`text`: all but the title, in words with a space between them, and a dot where one piece of text ends;
    `headings`: the number of the first word of each, how many words it has, and its anchor; `description`, and
    `hidden`: what else the page is found by."""
    words: list[str] = []
    headings: list[tuple[int, int, str]] = []
    for block in blocks:
        if block.tag == "h1":
            continue
        own = mark(block.text)
        if words:
            words.append(END)
        if block.id and own:
            headings.append((len(words), len(own), block.id))
        words += own
    hidden = mark(" ".join((entry.label, *entry.hidden)))
    return {
        "text": " ".join(words),
        "headings": headings,
        "description": " ".join(mark(entry.description)),
        "hidden": " ".join(hidden),
    }


def page_table(entries: Sequence[Entry], mark: Mark) -> Mapping[str, Any]:
    """`choices`: each value of the filters; `pages`: address → what the page is, and the numbers of its values."""
    values = sorted({choice for entry in entries for choice in _choices(entry)})
    numbers = {value: number for number, value in enumerate(values)}
    pages = {entry.url: dict(_facts(entry, mark, numbers)) for entry in entries}
    return {"choices": values, "pages": pages}


def _choices(entry: Entry) -> Iterator[tuple[str, str]]:
    """(group, value) of each filter that shows the page: ("type", "post"), ("year", "2026")."""
    yield "type", entry.type
    yield from (("theme", theme) for theme in entry.themes)
    if entry.year:
        yield "year", entry.year


def _facts(entry: Entry, mark: Mark, numbers: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, Any]]:
    """What is empty is left out, as everybody who searches fetches this of all pages."""
    yield "title", entry.title
    if (marked := mark(entry.title)) != entry.title.split():
        yield "marked", " ".join(marked)
    yield "choices", [numbers[choice] for choice in _choices(entry)]
    if entry.label:
        yield "label", entry.label
    if not entry.is_subject:
        yield "collects", 1
    if entry.date:
        yield "date", entry.date
        yield "day", entry.day
