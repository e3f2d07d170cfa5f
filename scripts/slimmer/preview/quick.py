"""After a save that changed only what texts say: their pages at once, with everything around them as it was."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from slimmer.load.pages import parse_page
from slimmer.load.text import load_text
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


def _read(path: PurePosixPath, settings: Settings) -> Page | None:
    text, problems = load_text(settings.root, path)
    page, found = parse_page(text, path, settings) if text is not None and not problems else (None, [])
    return None if found else page


def _outputs(before: Page, now: Page, content: Content, table: Table) -> Iterator[Output]:
    derived, library, code = table.derived, content.library, before.locale
    document, _ = parse_bounded(now.body, before.path, content.dialects[code], first_line=now.body_line)
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
    return page_outputs([view], entries, library.glossary, table.frame, table.base)
