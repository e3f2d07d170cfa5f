"""What search knows about a page besides its text: what kind it is, its theme lines, year and date."""

from typing import NamedTuple

from slimmer.model.library import Page
from slimmer.model.schemas import ProjectFields
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
    label: str = ""
    """In menus; empty when that is the title."""
    is_list: bool = False
    """Shows what other pages say, or is there to look things up in."""
    collects: bool = False
    """Its name says what it collects, not what it is about: a category, a tag, a table."""
    theme: tuple[str, ...] = ()
    """Labels in the language of the page."""
    year: str = ""
    date: str = ""
    """`2026-11-22`."""
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
    parts = view.text.parts if isinstance(view.text, Text) else ()
    lists = {part.name for part in parts if isinstance(part, Listed)}
    # A table for writers: its words stand there for completeness, not because the page is about them.
    is_reference = not lists.isdisjoint(("problems", "fields"))
    # Of all posts or newsletters: it is what it is called.
    is_overview = view.listing is not None and bool(view.listing.archives)
    also = ["contact"] if "contact" in lists else []
    if is_overview and view.listing and view.listing.section == "newsletters":
        also.append("sign_up")
    entry = Entry(
        url=view.url,
        title=view.title,
        type=kind if kind in _TYPES else "page",
        is_list=view.listing is not None or kind == "group" or is_reference,
        collects=(kind == "listing" and not is_overview) or is_reference,
        also=" ".join(refs.words(f"search_also_{name}") for name in also),
    )
    if not page:
        return entry
    fields = page.fields
    day = fields.start if isinstance(fields, ProjectFields) else getattr(fields, "date", None)
    themes = (page.key.name,) if page.kind == "theme" else getattr(fields, "themes", ())
    titles = [one.title for code, one in refs.library.translations[page.key].items() if code != page.locale]
    return entry._replace(
        type=WRITERS if fields.writers else entry.type,
        label=fields.menu or "",
        theme=tuple(refs.label("themes", key) for key in themes),
        year=str(day.year) if day else "",
        date=page.date.isoformat() if page.date else "",
        description=" ".join((fields.description or "").split()),
        hidden=(entry.url.rstrip("/").rpartition("/")[2].replace("-", " "), *titles),
    )
