"""The menu, the way back and the pages beside a page, per locale."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from slimmer.model.library import Library, Page
from slimmer.model.schemas import ThemeFields
from slimmer.model.settings import Settings
from slimmer.text.slugs import sort_key


@dataclass(frozen=True)
class Section:
    index: Page
    children: tuple[Page, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        return (self.index, *self.children)


def derive_sections(library: Library, settings: Settings, locale: str) -> tuple[Section, ...]:
    """The menu in one locale: sections that exist in it, each with every page of its folder.

    Pages that the menu names come first and in that order; what it does not name follows, so that
    nothing a writer adds stays out.
    """
    sections = []
    for names in settings.navigation:
        index = library.find(PurePosixPath("docs", names[0]), locale)
        if index is not None and index.locale == locale:
            sections.append(Section(index, tuple(_children(library, index, names, locale))))
    return tuple(sections)


def _children(library: Library, index: Page, names: tuple[str, ...], locale: str) -> Iterator[Page]:
    named = [library.find(PurePosixPath("docs", name), locale) for name in names[1:]]
    first = [page for page in named if page is not None]
    yield from first
    above = index.key.parent.parts
    if len(above) > 1:
        inside = [
            page
            for page in library.pages
            if page.locale == locale
            and page is not index
            and page not in first
            and page.key.parts[: len(above)] == above
        ]
        yield from sorted(inside, key=menu_order)


def menu_order(page: Page) -> tuple[int, tuple[str, str]]:
    order = page.fields.order if isinstance(page.fields, ThemeFields) else 99
    return order, sort_key(page.fields.menu or page.title)


def derive_parents(page: Page, library: Library, locale: str) -> list[Page]:
    """The index pages above a page in one locale, home first; what does not exist there is left out."""
    folder = page.key.parent.parent if page.is_index else page.key.parent
    found = []
    while folder.parts and folder.parts[0] == "docs":
        index = library.find(folder / "index", locale)
        if index is not None and index.locale == locale:
            found.append(index)
        folder = folder.parent
    home = library.find(PurePosixPath("docs/index"), locale)
    if page.key.parts[0] != "docs" and home is not None and home.locale == locale:
        found.append(home)
    return found[::-1]
