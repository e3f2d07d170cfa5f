"""What search knows about a page besides its text: what kind it is, its theme lines, year and date."""

from collections.abc import Iterator
from typing import NamedTuple

from slimmer.locales.dates import say_date
from slimmer.model.library import Page
from slimmer.model.schemas import PostFields, ProjectFields
from slimmer.views.refs import Refs
from slimmer.views.texts import Listed, Text
from slimmer.views.values import View

_TYPES = frozenset("project theme post newsletter organisation person".split())
WRITERS = "writers"
"""Handbook and the like: not among what visitors find unless they ask for it."""


class Entry(NamedTuple):
    url: str
    title: str
    type: str
    """`page`, `project`, `theme`, `post`, `newsletter`, `organisation`, `person` or `WRITERS`."""
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
    also: str = ""
    """What people ask for who want to write to someone or to sign up, on the page where they can."""


def search_entry(view: View, page: Page | None, refs: Refs) -> Entry | None:
    """`None` for what is not to be found: the search page, and the second page of a list and those after it."""
    if view.noindex or (view.listing and view.listing.number > 1):
        return None
    kind = view.template.removesuffix(".html")
    for_writers = page is not None and page.fields.writers
    return Entry(
        url=view.url,
        title=view.title,
        type=WRITERS if for_writers else kind if kind in _TYPES else "page",
        label=_one_line(page.fields.menu) if page else "",
        is_list=view.listing is not None or kind == "group" or _is_reference(view),
        is_subject=not (kind == "listing" and not _is_overview(view)) and not _is_reference(view),
        themes=tuple(refs.label("themes", key) for key in _themes(page)),
        year=_year(page),
        date=page.date.isoformat() if page and page.date else "",
        day=say_date(page.date, view.locale) if page and page.date else "",
        description=_one_line(page.fields.description) if page else "",
        hidden=tuple(map(_one_line, _hidden(view, page, refs))),
        also=" ".join(refs.words(f"search_also_{name}") for name in _also(view)),
    )


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _is_overview(view: View) -> bool:
    """Of all posts or newsletters: it is what it is called."""
    return view.listing is not None and bool(view.listing.archives)


def _is_reference(view: View) -> bool:
    """A table for writers: its words stand there for completeness, not because the page is about them."""
    return not _lists(view).isdisjoint(("problems", "fields"))


def _lists(view: View) -> frozenset[str]:
    parts = view.text.parts if isinstance(view.text, Text) else ()
    return frozenset(part.name for part in parts if isinstance(part, Listed))


def _also(view: View) -> Iterator[str]:
    if "contact" in _lists(view):
        yield "contact"
    if view.listing and view.listing.section == "newsletters" and _is_overview(view):
        yield "sign_up"


def _hidden(view: View, page: Page | None, refs: Refs) -> Iterator[str]:
    if page is None:
        return
    yield view.url.rstrip("/").rpartition("/")[2].replace("-", " ")
    versions = refs.library.translations[page.key]
    yield from (one.title for code, one in versions.items() if code != view.locale)


def _themes(page: Page | None) -> tuple[str, ...]:
    if page is not None and page.kind == "theme":
        return (page.key.name,)
    return page.fields.themes if page and isinstance(page.fields, PostFields | ProjectFields) else ()


def _year(page: Page | None) -> str:
    fields = page.fields if page else None
    day = fields.start if isinstance(fields, ProjectFields) else getattr(fields, "date", None)
    return str(day.year) if day else ""
