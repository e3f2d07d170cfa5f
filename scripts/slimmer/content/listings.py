"""Overviews of posts and newsletters: all, and by year, category, tag, theme line and author; page by page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from slimmer.content.addresses import locale_prefix
from slimmer.model.library import Library, Page
from slimmer.model.schemas import PostFields
from slimmer.model.settings import Settings
from slimmer.text.grouping import grouped
from slimmer.text.slugs import slugify

Section: TypeAlias = Literal["blog", "newsletters"]
By: TypeAlias = Literal["all", "year", "category", "tag", "theme", "author"]

PER_PAGE = 10


@dataclass(frozen=True)
class Listing:
    section: Section
    by: By
    key: str
    """The year, or the key of the category, tag, theme line or person; empty for `all`."""
    locale: str
    label: str
    url: str
    """Of its first page."""
    entries: tuple[Page, ...]
    """Newest first."""

    @property
    def identity(self) -> tuple[Section, By, str]:
        """What it shares with the same listing in another locale."""
        return self.section, self.by, self.key

    @property
    def pages(self) -> list[tuple[Page, ...]]:
        """Entries per page; an empty listing has one empty page."""
        starts = range(0, max(len(self.entries), 1), PER_PAGE)
        return [self.entries[start : start + PER_PAGE] for start in starts]

    def page_url(self, number: int, word: str) -> str:
        """Page 1 is the listing's own address, page 2 `…/pagina/2/`."""
        return self.url if number == 1 else f"{self.url}{word}/{number}/"


def newest_first(pages: Iterable[Page]) -> list[Page]:
    """By date; on one day by file name, so that the order never depends on the machine."""
    return sorted(pages, key=lambda page: (page.date or date.min, str(page.key)), reverse=True)


@dataclass(frozen=True)
class Listings:
    """Every listing of the site, found by what it is about."""

    library: Library
    settings: Settings

    @cached_property
    def table(self) -> Mapping[tuple[Section, By, str], Mapping[str, Listing]]:
        """Identity → locale → listing."""
        found: dict[tuple[Section, By, str], dict[str, Listing]] = {}
        for code in self.settings.codes:
            for listing in self._of_locale(code):
                found.setdefault(listing.identity, {})[code] = listing
        return found

    @cached_property
    def posts(self) -> Mapping[str, Sequence[Page]]:
        """Locale → its posts, newest first; likewise `newsletters`."""
        return {code: newest_first(self.library.of_kind("post", code)) for code in self.settings.codes}

    @cached_property
    def newsletters(self) -> Mapping[str, Sequence[Page]]:
        return {code: newest_first(self.library.of_kind("newsletter", code)) for code in self.settings.codes}

    def get(self, section: Section, by: By, key: str, locale: str) -> Listing | None:
        return self.table.get((section, by, key), {}).get(locale)

    def overviews(self, locale: str) -> list[Listing]:
        """Of all posts and of all newsletters, as far as there are any in some locale."""
        found = (self.get(section, "all", "", locale) for section in ("blog", "newsletters"))
        return [one for one in found if one]

    def _of_locale(self, code: str) -> Iterator[Listing]:
        words = self.library.words[code]
        prefix = locale_prefix(code, self.settings)
        for section, entries in (("blog", self.posts[code]), ("newsletters", self.newsletters[code])):
            if not any((self.posts if section == "blog" else self.newsletters).values()):
                continue
            base = f"{prefix}{words[f'slug_{section}']}/"
            yield Listing(section, "all", "", code, words[section], base, tuple(entries))  # type: ignore[arg-type]
            for year, members in _grouped((str(page.date.year), page) for page in entries if page.date):
                yield Listing(section, "year", year, code, year, f"{base}{year}/", members)  # type: ignore[arg-type]
        base = f"{prefix}{words['slug_blog']}/"
        for by, labels in (
            ("category", self.library.categories),
            ("tag", self.library.tags),
            ("theme", self.library.themes),
        ):
            for key, members in _grouped(_keyed(by, self.posts[code])):
                label = labels.get(key, {}).get(code) or key
                url = f"{base}{words[f'slug_{by}']}/{slugify(label) or slugify(key) or 'x'}/"
                yield Listing("blog", by, key, code, label, url, members)  # type: ignore[arg-type]
        written = dict(_grouped(_keyed("author", self.posts[code])))
        for key, person in self.library.people.items():
            url = f"{prefix}{words['slug_people']}/{key}/"
            yield Listing("blog", "author", key, code, person.name, url, written.get(key, ()))


def topics_of(page: Page) -> Mapping[str, Iterable[str]]:
    """What a post is about, and who wrote it: kind → keys, each once."""
    fields = page.fields
    assert isinstance(fields, PostFields)
    found: dict[str, tuple[str, ...]] = {
        "project": fields.projects,
        "category": (fields.category,) if fields.category else (),
        "theme": fields.themes,
        "tag": fields.tags,
        "author": fields.authors,
    }
    return {kind: dict.fromkeys(keys) for kind, keys in found.items()}


def _keyed(by: str, posts: Iterable[Page]) -> Iterator[tuple[str, Page]]:
    return ((key, page) for page in posts for key in topics_of(page)[by])


def _grouped(pairs: Iterable[tuple[str, Page]]) -> Iterator[tuple[str, tuple[Page, ...]]]:
    return ((key, tuple(found)) for key, found in sorted(grouped(pairs).items()))
