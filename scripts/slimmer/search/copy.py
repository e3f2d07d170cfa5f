"""The copy of a page that Pagefind reads: title, headings, text and what it is, and nothing else."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from slimmer.search.entry import Entry
from slimmer.search.marks import END
from slimmer.search.text import Block

TITLE, LIST_TITLE, LABEL, HIDDEN, LIST = "10", "1", "7", "2", "0.3"
"""Weights; other headings have Pagefind's own, and text has 1."""


def render_copy(entry: Entry, blocks: Sequence[Block], mark: Callable[[str], str]) -> str:
    """`mark` writes extra words into a text. What stands behind `END` is never shown."""
    weight = LIST if entry.is_list else "1"
    title = LIST_TITLE if entry.is_list else TITLE
    text = "\n".join(_element(block, mark, title) for block in blocks)
    head = "".join(f"<meta {attribute}>" for attribute in _all_meta(entry))
    label, hidden = (escape(mark(one), quote=False) for one in (entry.label, " ".join(entry.hidden)))
    tail = f"{_weighing(LABEL)}{END} {label}</div>\n{_weighing(HIDDEN)}{hidden}</div>"
    body = f"{head}{_weighing(weight)}{text}</div>\n{tail}"
    return f"<!doctype html><html lang=zxx><body data-pagefind-body>{body}</body></html>\n"


def _weighing(weight: str) -> str:
    return f'<div data-pagefind-weight="{weight}">'


def _element(block: Block, mark: Callable[[str], str], title: str) -> str:
    weight = f' data-pagefind-weight="{title}"' if block.tag == "h1" else ""
    found = f' id="{escape(block.id)}"' if block.id else ""
    return f"<{block.tag}{found}{weight}>{escape(mark(block.text), quote=False)}</{block.tag}>"


def _all_meta(entry: Entry) -> Iterator[str]:
    yield _meta("title", entry.title)
    if entry.label:
        yield _meta("label", entry.label)
    yield _meta("type", entry.type)
    if not entry.is_subject:
        yield _meta("collects", "yes")
    if entry.date:
        yield _meta("date", entry.date)
        yield _meta("day", entry.day)


def _meta(name: str, value: str) -> str:
    return f'data-pagefind-meta="{name}:{escape(value)}"'
