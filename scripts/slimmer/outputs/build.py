"""Files → the site: read, check, derive, write."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from slimmer.files.cache import STORE, forget
from slimmer.files.store import Store
from slimmer.load.git import load_modified
from slimmer.load.places import may_hold_site
from slimmer.model.library import Page
from slimmer.model.settings import Settings
from slimmer.outputs.site import Table, derive_table
from slimmer.outputs.write import NotOurs, Written, write_site
from slimmer.stages import Content, organisations_changed

if TYPE_CHECKING:
    from slimmer.outputs.mail.message import Mail

Progress = Callable[[int, int], None]


def content_table(content: Content, settings: Settings) -> Table:
    """Every file of the site that this content makes."""
    # A preview does without the dates of the last changes.
    modified = {} if settings.preview else load_modified(settings.root)
    day = organisations_changed(modified, settings.today).isoformat()
    behind = content.behind if settings.stale_notice else {}
    return derive_table(
        content.library,
        settings,
        content.documents,
        content.links,
        content.gallery,
        content.logos,
        modified,
        day,
        behind,
    )


def make_issue(page: Page, content: Content, settings: Settings) -> "Mail":
    """A newsletter as mail."""
    from slimmer.outputs.mail.issue import compose_issue
    from slimmer.outputs.mail.message import make_mail

    table = content_table(content, settings)
    teasers = table.derived.readers[page.locale].teasers
    issue = compose_issue(page, table.derived.texts[page.path], teasers, table.frame)
    return make_mail(issue, settings.mail, table.frame)


def build_site(
    content: Content,
    settings: Settings,
    site_dir: Path,
    *,
    inputs: str = "",
    report: str = "",
    jobs: int = 0,
    progress: Progress | None = None,
    again: bool = False,
) -> Written:
    """`inputs` and `report` are kept for the next build; `again` uses nothing that was kept.

    Raises `NotOurs` for a folder that holds something else or is
    for something else, and `OSError`."""
    if not may_hold_site(site_dir, settings.root, settings.theme):
        raise NotOurs(str(site_dir))
    table = content_table(content, settings)
    store = Store(settings.root / STORE)
    kept = {"inputs": inputs, "report": report}
    written = write_site(
        table.outputs, table.bundles, site_dir, store, **kept, jobs=jobs, progress=progress, again=again
    )
    forget(settings.root)
    store.forget()
    return written
