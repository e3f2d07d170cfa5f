"""The text of a page as plain text: addresses instead of links, lists as lines."""

from collections.abc import Iterator

from slimmer.markup.document import Part
from slimmer.markup.plain import BREAK
from slimmer.render.links import To
from slimmer.views.directory import DirectoryView
from slimmer.views.texts import Film, Link, Listed, Placed, Text
from slimmer.views.values import Ref


def place_plain(plain: tuple[Part, ...], document_parts: tuple[Part, ...], text: Text, to: To) -> str:
    """`plain` has the gaps of `document_parts`, which `text` has resolved."""
    pairs = zip(document_parts, text.parts, strict=True)
    placed = {gap: one for gap, one in pairs if not isinstance(gap, str)}
    return "".join(part if isinstance(part, str) else _plain(placed[part], to) for part in plain)


def _plain(one: Placed, to: To) -> str:
    match one:
        case str():
            return one
        case Link(None):
            return ""
        case Link(url):
            assert url is not None
            return to(url) + (f"#{one.anchor}" if one.anchor else "")
        case Film():
            return f"{one.title} <{to(one.url)}>"
        case Listed() | DirectoryView():
            return BREAK.join(
                f"- {ref.text} <{to(ref.url)}>" if ref.url is not None else f"- {ref.text}" for ref in _refs(one)
            )
    raise AssertionError(one)


def _refs(one: Listed | DirectoryView) -> Iterator[Ref]:
    if isinstance(one, Listed):
        yield from (item.title for group in one.groups for item in group.items)
    else:
        yield from (entry.ref for letter in one.letters for entry in letter.entries if not entry.again)
