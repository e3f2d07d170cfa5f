"""The copy of a page that Pagefind reads: title, headings, text and what it is, and nothing else."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from slimmer.search.entry import Entry
from slimmer.search.marks import END
from slimmer.search.text import Block

TITLE, LIST_TITLE, LABEL, HIDDEN, LIST = "10", "3", "7", "2", "0.3"
"""Weights; other headings have Pagefind's own, and text has 1."""


def render_copy(entry: Entry, blocks: Sequence[Block], mark: Callable[[str], str]) -> str:
    """`mark` writes extra words into a text. What stands behind `END` is never shown."""
    weight = LIST if entry.is_list else "1"
    title = LIST_TITLE if entry.is_list else TITLE
    text = "\n".join(_element(block, mark, title) for block in blocks)
    head = "".join(f"<meta {attribute}>" for attribute in _attributes(entry))
    label, hidden = (escape(mark(one), quote=False) for one in (entry.label, " ".join(entry.hidden)))
    return (
        f'<!doctype html><html lang=zxx><body data-pagefind-body>{head}<div data-pagefind-weight="{weight}">{text}</div>\n'
        f'<p data-pagefind-weight="{LABEL}">{END} {label}</p>\n<p data-pagefind-weight="{HIDDEN}">{hidden}</p></body></html>\n'
    )


def _element(block: Block, mark: Callable[[str], str], title: str) -> str:
    weight = f' data-pagefind-weight="{title}"' if block.tag == "h1" else ""
    found = f' id="{escape(block.id)}"' if block.id else ""
    return f"<{block.tag}{found}{weight}>{escape(mark(block.text), quote=False)}</{block.tag}>"


def _attributes(entry: Entry) -> Iterator[str]:
    yield _attribute("meta", "title", entry.title)
    if entry.label:
        yield _attribute("meta", "label", entry.label)
    yield _attribute("meta", "type", entry.type)
    yield _attribute("filter", "type", entry.type)
    for theme in entry.themes:
        yield _attribute("filter", "theme", theme)
    if entry.year:
        yield _attribute("filter", "year", entry.year)
    if entry.date:
        yield _attribute("meta", "date", entry.date)


def _attribute(kind: str, name: str, value: str) -> str:
    return f'data-pagefind-{kind}="{name}:{escape(value)}"'
