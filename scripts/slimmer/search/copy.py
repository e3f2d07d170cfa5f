"""The copy of a page that Pagefind reads: title, headings, text and what it is, and nothing else."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from slimmer.search.entry import Entry
from slimmer.search.marks import END
from slimmer.search.text import Block

TITLE_WEIGHT, LIST_WEIGHT, HIDDEN_WEIGHT = "10", "0.3", "0.5"


def render_copy(entry: Entry, blocks: Sequence[Block], mark: Callable[[str], str]) -> str:
    """`mark` writes extra words into a text. What it says in other languages leads here too, and is never shown."""
    weight = f' data-pagefind-weight="{LIST_WEIGHT}"' if entry.is_list else ""
    text = "\n".join(_element(block, mark) for block in blocks)
    head = "".join(f"<meta {attribute}>" for attribute in _attributes(entry))
    hidden = escape(" ".join((END, *entry.other_titles)))
    return (
        f"<!doctype html><html lang=zxx><body data-pagefind-body>{head}<div{weight}>{text}</div>\n"
        f'<p data-pagefind-weight="{HIDDEN_WEIGHT}">{hidden}</p></body></html>\n'
    )


def _element(block: Block, mark: Callable[[str], str]) -> str:
    weight = f' data-pagefind-weight="{TITLE_WEIGHT}"' if block.tag == "h1" else ""
    found = f' id="{escape(block.id)}"' if block.id else ""
    return f"<{block.tag}{found}{weight}>{escape(mark(block.text), quote=False)}</{block.tag}>"


def _attributes(entry: Entry) -> Iterator[str]:
    yield _attribute("meta", "title", entry.title)
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
