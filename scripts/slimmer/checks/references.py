"""What one file says about another by its key: a person, organisation, theme line, source or post."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from slimmer.checks.newcomers import bare_name, newcomer
from slimmer.load.yaml_lines import PLACEHOLDERS
from slimmer.model.library import ALL, Library, Page
from slimmer.model.problem import Problem, problem, term
from slimmer.model.schemas import Organisation, Person
from slimmer.model.settings import Settings
from slimmer.text.nearest import nearest
from slimmer.text.slugs import slugify

_DAY = re.compile(r"^\d{4}-\d\d-\d\d-")
_CLOSE = 0.75
_FEATURED_IN = (PurePosixPath(), PurePosixPath("blog/posts"))
_KINDS: Mapping[str, tuple[str, str]] = {
    "authors": ("person", "people"),
    "people": ("person", "people"),
    "partners": ("organisation", "organisations"),
    "organisation": ("organisation", "organisations"),
    "themes": ("theme", "themes"),
    "sources": ("source", "sources"),
    "source": ("source", "sources"),
    "based_on": ("source", "sources"),
    "category": ("category", "categories"),
    "tags": ("tag", "tags"),
    "sector": ("sector", "sectors"),
    "municipality": ("municipality", "municipalities"),
    "project": ("project", "projects"),
    "projects": ("project", "projects"),
    "featured": ("featured", "featured"),
    "role": ("role", "roles"),
}
"""Per field: what it refers to, a term, and the part of the library that knows it."""
_OF_PAGES = "people partners themes sources authors projects category tags based_on featured".split()
"""Those that a text may have."""


def check_references(library: Library, settings: Settings) -> Iterator[Problem]:
    """Whatever a field names must exist."""
    rule = _References(library, settings)
    for page in library.every_page:
        for name, values in _references(page):
            for number, value in enumerate(values):
                line = page.lines.get(f"{name}.{number}", page.line(name))
                yield from rule.check(page.path, line, name, value)
    for key, organisation in library.every_organisation.items():
        yield from rule.check_entry("organisations", key, _of_organisation(organisation))
    for key, person in library.every_person.items():
        yield from rule.check_entry("people", key, _of_person(person))
    yield from _check_locales(library, settings)


def _references(page: Page) -> Iterator[tuple[str, Iterable[str]]]:
    for name in _OF_PAGES:
        named = getattr(page.fields, name, None) or ()
        yield name, [named] if isinstance(named, str) else named


def _of_organisation(one: Organisation) -> Iterator[tuple[str, str, str | None]]:
    """Place inside the entry, field, value."""
    yield "sector", "sector", one.sector
    yield "municipality", "municipality", one.municipality
    for number, role in enumerate(one.roles):
        yield f"roles.{number}.role", "role", role.role
        yield f"roles.{number}.project", "project", role.project
        # A source is a key of sources.yml, a web address, or a document described in words.
        if role.source and looks_like_key(role.source):
            yield f"roles.{number}.source", "source", role.source


def _of_person(one: Person) -> Iterator[tuple[str, str, str | None]]:
    yield "organisation", "organisation", one.organisation
    for number, source in enumerate(one.sources):
        yield f"sources.{number}", "sources", source


class _References:
    """What there is to refer to."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self.library, self.settings = library, settings
        self.projects = settings.folders.path("projects")
        municipalities = [one.name for one in library.municipalities.values()]
        self.known: Mapping[str, Collection[str]] = {
            "people": library.people,
            "organisations": library.organisations,
            "themes": library.themes,
            "sources": library.sources,
            "sectors": library.sectors,
            "categories": library.categories,
            "tags": library.tags,
            "municipalities": [*library.municipalities, *municipalities],
            "projects": {page.key.name for page in library.pages if page.kind == "project"},
            "featured": {str(page.key) for page in library.pages if page.kind in ("post", "project")},
            "roles": settings.roles,
        }

    def check_entry(self, kind: str, key: str, references: Iterable[tuple[str, str, str | None]]) -> Iterator[Problem]:
        for place, name, value in references:
            path, line = self.library.data_lines.get((kind, f"{key}.{place}"), self.library.data_lines[kind, key])
            yield from self.check(path, line, name, value)

    def check(self, path: PurePosixPath, line: int, name: str, value: str | None) -> Iterator[Problem]:
        if value is not None and value not in PLACEHOLDERS and not self._knows(name, value):
            yield self._unknown(path, line, name, value)

    def _knows(self, name: str, value: str) -> bool:
        kind = _KINDS[name][1]
        unreadable = self.library.unreadable_data
        if value in self.known[kind] or not unreadable.isdisjoint([(kind, value), (kind, ALL)]):
            return True
        folders = {"projects": (self.projects,), "featured": (*_FEATURED_IN, self.projects)}.get(kind, ())
        return any(
            PurePosixPath(one, f"{value}.{code}.md") in self.library.unreadable
            for one in folders
            for code in self.settings.codes
        )

    def _unknown(self, path: PurePosixPath, line: int, name: str, value: str) -> Problem:
        kind, part = _KINDS[name]
        said = {"kind": term(kind), "value": value}
        hidden = self.library.hidden.get(value if name == "featured" else str(self.projects / value))
        if hidden and part in ("featured", "projects"):
            return problem(path, line, "reference-unpublished", **said, reason=hidden.reason)
        known = self.known[part]
        if part == "roles":
            meant = nearest(value, known)
            return problem(path, line, "role-unknown", value=value, known=", ".join(known), suggestion=meant)
        if suggestion := _meant(part, value, known, self.settings.codes):
            return problem(path, line, "reference-unknown", **said, suggestion=suggestion)
        new = newcomer(part, value, known, self.settings.codes, self.projects)
        named = new.named if new.named != value else ""
        return problem(path, line, "reference-missing", **said, file=new.file, example=new.line, suggestion=named)


def _meant(part: str, value: str, known: Iterable[str], locales: Sequence[str]) -> str:
    """What was probably meant, or nothing; where a path leads counts too."""
    if part == "sources" and looks_like_key(value):
        # Another number is another source.
        return nearest(value, known, cutoff=1)
    names = {_DAY.sub("", PurePosixPath(one).name): one for one in known}
    bare = _DAY.sub("", bare_name(value, locales))
    # Names that end alike (crosscare, socialcare) are others; a slip of the pen leaves most of a word as it is.
    found = nearest(slugify(bare), names, cutoff=_CLOSE)
    return nearest(value, known, cutoff=_CLOSE) or nearest(slugify(value), known, cutoff=_CLOSE) or names.get(found, "")


def looks_like_key(source: str) -> bool:
    """`S24`: written as the keys of sources.yml are, so meant as one."""
    return source[:1] in "Ss" and source[1:].isdigit()


def _check_locales(library: Library, settings: Settings) -> Iterator[Problem]:
    """A text per locale (`{nl: …, en: …}`) names only locales of this site."""
    for (kind, at), (path, line) in library.data_lines.items():
        above, _, code = at.rpartition(".")
        parts = at.split(".")
        holds_texts = kind in ("themes", "sectors", "categories", "tags", "glossary") and len(parts) == 2
        holds_texts |= len(parts) >= 3 and parts[-2] in ("role", "note", "pledge", "period")
        if holds_texts and code not in settings.codes:
            free = [one for one in settings.codes if (kind, f"{above}.{one}") not in library.data_lines]
            suggestion = nearest(code, free) or next(iter(free), "")
            known = ", ".join(settings.codes)
            yield problem(path, line, "language-unknown", value=code, known=known, suggestion=suggestion)
