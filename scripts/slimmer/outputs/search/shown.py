"""What is shown of the pages that were found: a table of what they are, and of each its text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from slimmer.outputs.search.entry import Entry
from slimmer.outputs.search.glossary import Find
from slimmer.outputs.search.marks import Mark, extra_words
from slimmer.outputs.search.text import END, PageText


def shown_text(entry: Entry, page: PageText, mark: Mark, find: Find) -> Mapping[str, Any]:
    """`text`: that of the page, what it says of itself, and what else it is found by; `ends`: the numbers of words
    with which the first ends and the second; `headings`; `also`: of each word that has them the extra words, by which
    the engine sees that it was found; `abbreviated`: what is also found by its abbreviation."""
    about = (END, *entry.description.split(), END)
    behind = (*about, *" ".join((entry.label, *entry.hidden)).split())
    length = page.words.total()
    return {
        "text": " ".join(filter(None, (page.text, *behind))),
        "ends": [length, length + len(about) - 1],
        "headings": page.places,
        "also": _extra({*page.words, *behind}, mark),
        "abbreviated": [*page.long_forms, *((length + place, *rest) for place, *rest in find(" ".join(behind)))],
    }


def page_table(entries: Sequence[Entry], mark: Mark, find: Find) -> Mapping[str, Any]:
    """`choices`: each value of the filters; `pages`: address → what the page is, and the numbers of its values."""
    values = sorted({choice for entry in entries for choice in _choices(entry)})
    numbers = {value: number for number, value in enumerate(values)}
    pages = {entry.url: dict(_facts(entry, mark, find, numbers)) for entry in entries}
    return {"choices": values, "pages": pages}


def _extra(words: Iterable[str], mark: Mark) -> dict[str, str]:
    return {word: extra for word in words if (extra := extra_words(mark(word)))}


def _choices(entry: Entry) -> Iterator[tuple[str, str]]:
    """(group, value) of each filter that shows the page: ("type", "post"), ("year", "2026")."""
    yield "type", entry.type
    yield from (("theme", theme) for theme in entry.themes)
    if entry.year:
        yield "year", entry.year


def _facts(entry: Entry, mark: Mark, find: Find, numbers: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, Any]]:
    """What is empty is left out, as everybody who searches fetches this of all pages."""
    yield "title", entry.title
    words = entry.title.split()
    also = _extra(words, mark)
    for place, length, short in find(" ".join(words)):
        last = words[place + length - 1]
        also[last] = " ".join((also.get(last, ""), short)).strip()
    if also:
        yield "also", also
    yield "choices", [numbers[choice] for choice in _choices(entry)]
    if entry.label:
        yield "label", entry.label
    if not entry.is_subject:
        yield "collects", 1
    if entry.date:
        yield "date", entry.date
        yield "day", entry.day
