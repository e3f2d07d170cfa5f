"""One page at a time: after a save that changed only what texts say, and where its lines must be known."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from slimmer.load.pages import parse_page
from slimmer.load.text import load_text
from slimmer.markup.document import EMPTY
from slimmer.markup.worker import parse_bounded
from slimmer.messages.tell import why_unpublished
from slimmer.model.library import Page
from slimmer.model.settings import Settings
from slimmer.outputs.output import Output
from slimmer.outputs.pages import page_outputs
from slimmer.outputs.search.entry import search_entry
from slimmer.outputs.site import Table
from slimmer.stages import Content
from slimmer.views.pages import page_view


def quick_pages(
    changed: Iterable[PurePosixPath], content: Content, table: Table, settings: Settings
) -> list[Output] | None:
    """`None` when something else changed than what stands below the front matter of a page that was there."""
    found: list[Output] = []
    for path in changed:
        before, now = content.library.by_path.get(path), _read(path, settings)
        if before is None or now is None or now.fields != before.fields or before in content.library.damaged:
            return None
        found += _outputs(before, now, content, table)
    return found


def page_with_lines(path: PurePosixPath, content: Content, table: Table, settings: Settings) -> bytes | None:
    """Its blocks say on which line they stand; `None` of what cannot be read, or not be shown."""
    before, now = content.library.by_path.get(path), _read(path, settings)
    if before is None or content.documents.get(path, EMPTY) == EMPTY:
        return None
    now = now if now and now.fields == before.fields else before
    try:
        return next(_outputs(before, now, content, table, lines=True)).make()
    except Exception:
        # A template that is being written is told by who shows the site.
        return None


def _read(path: PurePosixPath, settings: Settings) -> Page | None:
    text, problems = load_text(settings.root, path)
    page, found = parse_page(text, path, settings) if text is not None and not problems else (None, [])
    return None if found else page


def _outputs(before: Page, now: Page, content: Content, table: Table, *, lines: bool = False) -> Iterator[Output]:
    derived, library, code = table.derived, content.library, before.locale
    dialect = replace(content.dialects[code], lines=lines)
    document, _ = parse_bounded(now.body, before.path, dialect, first_line=now.body_line)
    reason = next((one for one in library.unpublished if one.path == before.path), None)
    reader = derived.readers[code]
    shown = next(one for one in table.views if one.source == str(before.path))
    view = page_view(
        before,
        document,
        derived.placer.place(before, document),
        derived.sections[code],
        derived.listings,
        derived.relations,
        reader.teasers,
        why_unpublished(reason, code) if reason else "",
        shown.stale,
    )._replace(card=shown.card)
    entries = {view.url: search_entry(view, before, reader.refs)}
    yield from page_outputs([view], entries, library.glossary, table.frame, table.base)
