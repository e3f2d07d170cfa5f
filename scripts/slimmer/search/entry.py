"""What search knows about a page besides its text: what kind it is, its theme lines, year and date."""

from dataclasses import dataclass

from slimmer.derive.refs import local_text
from slimmer.derive.views import View
from slimmer.load.schemas import PostFields, ProjectFields
from slimmer.site import Site

_TYPES = frozenset("project theme post newsletter organisation person".split())


@dataclass(frozen=True)
class Entry:
    url: str
    title: str
    type: str
    """`page`, `project`, `theme`, `post`, `newsletter`, `organisation` or `person`."""
    is_list: bool
    """Shows what other pages say."""
    themes: tuple[str, ...] = ()
    """Labels in the language of the page."""
    year: str = ""
    date: str = ""
    """`2026-11-22`."""
    other_titles: tuple[str, ...] = ()
    """Of the same page in other languages."""


def search_entry(view: View, site: Site) -> Entry | None:
    """`None` for what is not to be found: the search page, and the second page of a list and those after it."""
    if view.noindex or (view.listing and view.listing.number > 1):
        return None
    kind = view.template.removesuffix(".html")
    page = view.page
    versions = site.library.translations[page.key] if page else {}
    return Entry(
        url=view.url,
        title=view.title,
        type=kind if kind in _TYPES else "page",
        is_list=kind in ("listing", "group"),
        themes=_themes(view, site),
        year=_year(view),
        date=page.date.isoformat() if page and page.date else "",
        other_titles=tuple(one.title for code, one in versions.items() if code != view.locale),
    )


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
