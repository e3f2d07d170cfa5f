"""Which posts to read after a post, before and after it in time, and what else mentions a project or person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from slimmer.content.listings import Listings, newest_first, topics_of
from slimmer.model.library import Library, Page
from slimmer.model.schemas import NewsletterFields, ProjectFields
from slimmer.text.grouping import grouped

WEIGHTS: Mapping[str, int] = {"project": 4, "category": 3, "theme": 2, "tag": 1}
TEASERS = 3
_NEIGHBOURS = 15


@dataclass(frozen=True)
class Relations:
    library: Library
    listings: Listings

    def related(self, page: Page) -> tuple[tuple[str, str], list[Page]]:
        """A subject of this post, as (kind, key), and the three posts on it that share most with this one.

        The subject is the one that most others share, of equals a project before a category, a theme line or a
        tag. Points: 4 for each project both are about, 3 for the same category, 2 for each theme line, 1 for each
        tag. On equal points the one nearest in time goes first, then the newer one. A post that shares nothing
        is never shown. Of all that share one thing only the 15 before and the 15 after it in time are weighed,
        so the cost grows with the number of posts and not with its square.
        """
        points: dict[Page, int] = {}
        sharing: dict[tuple[str, str], list[Page]] = {}
        for kind, key in _topics(page):
            members, place = self._topics[page.locale][kind, key], self._places[page.locale][kind, key]
            here = place[page.path.name]
            others = [one for one in members[max(here - _NEIGHBOURS, 0) : here + _NEIGHBOURS + 1] if one is not page]
            sharing[kind, key] = others
            for other in others:
                points[other] = points.get(other, 0) + WEIGHTS[kind]
        subject = max(sharing, key=lambda one: (min(len(sharing[one]), TEASERS), WEIGHTS[one[0]]), default=("", ""))
        ranked = sorted(sharing.get(subject, ()), key=lambda other: (-points[other], *_distance(page, other)))
        return subject, ranked[:TEASERS]

    def about_people(self, key: str, locale: str) -> list[Page]:
        """Pages and posts that name the person as whom they are about, posts last, the newest first."""
        found = self._people.get((key, locale), ())
        posts = [page for page in found if page.kind == "post"]
        return [*(page for page in found if page.kind != "post"), *newest_first(posts)]

    def neighbours(self, page: Page) -> tuple[Page | None, Page | None]:
        """The older and the newer post or newsletter next to this one."""
        older, newer = self._chains[page.kind, page.locale]
        return older.get(page.path), newer.get(page.path)

    def about_project(self, key: str, locale: str) -> tuple[list[Page], list[Page]]:
        """Posts that name the project, and newsletters that feature it or one of those posts; newest first."""
        return self._about({key}, set(), locale)

    def about_person(self, key: str, locale: str) -> tuple[list[Page], list[Page]]:
        """Posts by this person, and newsletters that feature one of them; newest first."""
        return self._about(set(), {key}, locale)

    def about_organisation(self, key: str, locale: str) -> tuple[list[Page], list[Page]]:
        """Posts about its projects or by its people, and newsletters that feature any of these; newest first."""
        projects = {page.key.name for page in self.projects_of(key, locale)}
        people = {name for name, person in self.library.people.items() if person.organisation == key}
        return self._about(projects, people, locale)

    def projects_of(self, organisation: str, locale: str) -> Sequence[Page]:
        """Projects in which the organisation is a partner, by file name."""
        return self._projects.get((organisation, locale), ())

    def _about(self, projects: set[str], people: set[str], locale: str) -> tuple[list[Page], list[Page]]:
        topics = self._topics[locale]
        posts = {page for key in projects for page in topics.get(("project", key), ())}
        for key in people:
            listing = self.listings.get("blog", "author", key, locale)
            posts |= set(listing.entries if listing else ())
        folder = self.listings.settings.folders.path("projects")
        wanted = {str(folder / key) for key in projects} | {str(page.key) for page in posts}
        letters = {letter for key in wanted for letter in self._featuring[locale].get(key, ())}
        return newest_first(posts), newest_first(letters)

    @cached_property
    def _projects(self) -> Mapping[tuple[str, str], Sequence[Page]]:
        return grouped(
            ((key, page.locale), page)
            for page in self.library.pages
            if isinstance(page.fields, ProjectFields)
            for key in page.fields.partners
        )

    @cached_property
    def _people(self) -> Mapping[tuple[str, str], Sequence[Page]]:
        pages = self.library.pages
        return grouped(((key, page.locale), page) for page in pages for key in dict.fromkeys(page.fields.people))

    @cached_property
    def _featuring(self) -> Mapping[str, Mapping[str, Sequence[Page]]]:
        """Locale → key of a post or project → newsletters that feature it."""
        return {
            locale: grouped(
                (key, one) for one in letters if isinstance(one.fields, NewsletterFields) for key in one.fields.featured
            )
            for locale, letters in self.listings.newsletters.items()
        }

    @cached_property
    def _topics(self) -> Mapping[str, Mapping[tuple[str, str], Sequence[Page]]]:
        """Locale → (kind, key) → posts, newest first."""
        posts = self.listings.posts
        return {locale: grouped((topic, page) for page in posts[locale] for topic in _topics(page)) for locale in posts}

    @cached_property
    def _places(self) -> Mapping[str, Mapping[tuple[str, str], Mapping[str, int]]]:
        """Where each post stands in those rows, by file name."""
        return {
            locale: {
                topic: {page.path.name: number for number, page in enumerate(members)}
                for topic, members in topics.items()
            }
            for locale, topics in self._topics.items()
        }

    @cached_property
    def _chains(self) -> Mapping[tuple[str, str], tuple[dict[object, Page], dict[object, Page]]]:
        rows = [("post", self.listings.posts), ("newsletter", self.listings.newsletters)]
        return {(kind, locale): _chain(members) for kind, table in rows for locale, members in table.items()}


def _chain(newest_first: Sequence[Page]) -> tuple[dict[object, Page], dict[object, Page]]:
    pairs = list(pairwise(newest_first))
    return {newer.path: older for newer, older in pairs}, {older.path: newer for newer, older in pairs}


def _topics(page: Page) -> list[tuple[str, str]]:
    keys = topics_of(page)
    return [(kind, key) for kind in WEIGHTS for key in keys[kind]]


def _distance(page: Page, other: Page) -> tuple[int, int, str]:
    assert page.date
    assert other.date
    return abs((page.date - other.date).days), -other.date.toordinal(), str(other.key)
