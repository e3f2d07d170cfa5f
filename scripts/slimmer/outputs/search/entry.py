"""What search knows about a page besides its text: what kind it is, its theme lines, year and date."""

from collections.abc import Iterator
from dataclasses import dataclass

from slimmer.locales.dates import say_date
from slimmer.model.schemas import PostFields, ProjectFields
from slimmer.stages import Site
from slimmer.views.refs import local_text
from slimmer.views.views import View

_TYPES = frozenset("project theme post newsletter organisation person".split())


@dataclass(frozen=True)
class Entry:
    url: str
    title: str
    type: str
    """`page`, `project`, `theme`, `post`, `newsletter`, `organisation` or `person`."""
    label: str
    """In menus; empty when that is the title."""
    is_list: bool
    """Shows what other pages say, or is there to look things up in."""
    is_subject: bool = True
    """Its name says what it is about, not what it collects: a category, a tag and a table do not count for it."""
    themes: tuple[str, ...] = ()
    """Labels in the language of the page."""
    year: str = ""
    date: str = ""
    """`2026-11-22`."""
    day: str = ""
    """The same in the language of the page: `22 November 2026`."""
    description: str = ""
    hidden: tuple[str, ...] = ()
    """What else says what the page is about: its slug, and its titles elsewhere."""


def search_entry(view: View, site: Site) -> Entry | None:
    """`None` for what is not to be found: the search page, and the second page of a list and those after it."""
    if view.noindex or (view.listing and view.listing.number > 1):
        return None
    kind = view.template.removesuffix(".html")
    page = view.page
    return Entry(
        url=view.url,
        title=view.title,
        type=kind if kind in _TYPES else "page",
        label=_one_line(page.fields.menu) if page else "",
        is_list=view.listing is not None or kind == "group" or _is_reference(view),
        is_subject=not (kind == "listing" and not _is_overview(view)) and not _is_reference(view),
        themes=_themes(view, site),
        year=_year(view),
        date=page.date.isoformat() if page and page.date else "",
        day=say_date(page.date, view.locale) if page and page.date else "",
        description=_one_line(page.fields.description) if page else "",
        hidden=tuple(map(_one_line, _hidden(view, site))),
    )


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _is_overview(view: View) -> bool:
    """Of all posts or newsletters: it is what it is called."""
    return view.listing is not None and bool(view.listing.archives)


def _is_reference(view: View) -> bool:
    """A table for writers: its words stand there for completeness, not because the page is about them."""
    return any(call.name in ("problems", "fields") for call in view.document.list_calls)


def _hidden(view: View, site: Site) -> Iterator[str]:
    page = view.page
    if page is None:
        return
    yield view.url.rstrip("/").rpartition("/")[2].replace("-", " ")
    versions = site.library.translations[page.key]
    yield from (one.title for code, one in versions.items() if code != view.locale)


def _themes(view: View, site: Site) -> tuple[str, ...]:
    page = view.page
    if page is None:
        return ()
    keys = page.fields.themes if isinstance(page.fields, PostFields | ProjectFields) else ()
    if page.kind == "theme":
        keys = (page.key.name,)
    return tuple(local_text(site.library.themes.get(key), view.locale) or key for key in keys)


def _year(view: View) -> str:
    fields = view.page.fields if view.page else None
    day = fields.start if isinstance(fields, ProjectFields) else getattr(fields, "date", None)
    return str(day.year) if day else ""
