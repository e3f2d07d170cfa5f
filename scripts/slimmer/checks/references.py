"""What one file says about another by its key: a person, organisation, theme line, source or post."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from slimmer.checks.newcomers import bare_name, newcomer
from slimmer.model.library import ALL, Library, Page
from slimmer.model.problem import Problem, problem
from slimmer.model.schemas import NewsletterFields, PostFields, ProjectFields
from slimmer.model.settings import Settings
from slimmer.text.nearest import nearest
from slimmer.text.slugs import slugify

_DAY = re.compile(r"^\d{4}-\d\d-\d\d-")
# Per field: what it refers to, in both languages, and the part of the library that knows it.
_KINDS: Mapping[str, tuple[str, str, str]] = {
    "authors": ("persoon", "person", "people"),
    "partners": ("organisatie", "organisation", "organisations"),
    "organisation": ("organisatie", "organisation", "organisations"),
    "themes": ("themalijn", "theme line", "themes"),
    "sources": ("bron", "source", "sources"),
    "source": ("bron", "source", "sources"),
    "category": ("categorie", "category", "categories"),
    "tags": ("trefwoord", "tag", "tags"),
    "sector": ("sector", "sector", "sectors"),
    "municipality": ("gemeente", "municipality", "municipalities"),
    "project": ("project", "project", "projects"),
    "projects": ("project", "project", "projects"),
    "featured": ("bericht of project", "post or project", "featured"),
}


def check_references(library: Library, settings: Settings) -> Iterator[Problem]:
    """Whatever a field names must exist."""
    known = _known(library)
    for page in library.pages:
        for name, values in _references(page):
            for number, value in enumerate(values):
                if not _knows(known, name, value, library):
                    line = page.lines.get(f"{name}.{number}", page.line(name))
                    yield _unknown(page.path, line, name, value, known, library)
    yield from _check_organisations(library, known)
    yield from _check_people(library, known)
    yield from _check_locales(library, settings)


def _references(page: Page) -> Iterator[tuple[str, Iterable[str]]]:
    fields = page.fields
    if isinstance(fields, ProjectFields):
        yield from (("partners", fields.partners), ("themes", fields.themes), ("sources", fields.sources))
    elif isinstance(fields, PostFields):
        yield from (("authors", fields.authors), ("themes", fields.themes), ("projects", fields.projects))
        yield from (("category", [fields.category] if fields.category else []), ("tags", fields.tags))
    elif isinstance(fields, NewsletterFields):
        yield "featured", fields.featured


def _known(library: Library) -> Mapping[str, Iterable[str]]:
    projects = {page.key.name for page in library.pages if page.kind == "project"}
    featured = {str(page.key) for page in library.pages if page.kind in ("post", "project")}
    municipalities = [one.name for one in library.municipalities.values()]
    return {
        "people": library.people,
        "organisations": library.organisations,
        "themes": library.themes,
        "sources": library.sources,
        "sectors": library.sectors,
        "categories": library.categories,
        "tags": library.tags,
        "municipalities": [*library.municipalities, *municipalities],
        "projects": projects,
        "featured": featured,
    }


def _knows(known: Mapping[str, Iterable[str]], name: str, value: str, library: Library) -> bool:
    kind = _KINDS[name][2]
    if value in known[kind] or not library.unreadable_data.isdisjoint([(kind, value), (kind, ALL)]):
        return True
    folder = {"projects": ["docs/projecten"], "featured": ["", "docs/projecten", "blog/posts"]}.get(kind, [])
    return any(
        PurePosixPath(one, f"{value}.{code}.md") in library.unreadable for one in folder for code in library.words
    )


def _unknown(
    path: PurePosixPath, line: int, name: str, value: str, known: Mapping[str, Iterable[str]], library: Library
) -> Problem:
    kind, kind_en, part = _KINDS[name]
    hidden = library.hidden.get(value if name == "featured" else f"docs/projecten/{value}")
    if hidden and part in ("featured", "projects"):
        reasons = {"reason": hidden.nl, "reason_en": hidden.en}
        return problem(path, line, "reference-unpublished", kind=kind, kind_en=kind_en, value=value, **reasons)
    said = {"kind": kind, "kind_en": kind_en, "value": value}
    locales = list(library.words)
    if suggestion := _meant(part, value, known[part], locales):
        return problem(path, line, "reference-unknown", **said, suggestion=suggestion)
    new = newcomer(part, value, known[part], locales)
    named = new.named if new.named != value else ""
    return problem(path, line, "reference-missing", **said, file=new.file, example=new.line, suggestion=named)


def _meant(part: str, value: str, known: Iterable[str], locales: Sequence[str]) -> str:
    """What was probably meant, or nothing; where a path leads counts too."""
    if part == "sources" and looks_like_key(value):
        # Another number is another source.
        return nearest(value, known, cutoff=1)
    names = {_DAY.sub("", PurePosixPath(one).name): one for one in known}
    found = nearest(slugify(_DAY.sub("", bare_name(value, locales))), names)
    return nearest(value, known) or nearest(slugify(value), known) or names.get(found, "")


def _check_organisations(library: Library, known: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    for key, organisation in library.organisations.items():
        for name in ("sector", "municipality"):
            value = getattr(organisation, name)
            if value is not None and not _knows(known, name, value, library):
                path, line = library.data_lines["organisations", f"{key}.{name}"]
                yield _unknown(path, line, name, value, known, library)
        for number, role in enumerate(organisation.roles):
            at = f"{key}.roles.{number}"
            if role.project is not None and not _knows(known, "project", role.project, library):
                path, line = library.data_lines["organisations", f"{at}.project"]
                yield _unknown(path, line, "project", role.project, known, library)
            # A source is a key of sources.yml, a web address, or a document described in words.
            if looks_like_key(role.source) and not _knows(known, "source", role.source, library):
                path, line = library.data_lines["organisations", f"{at}.source"]
                yield _unknown(path, line, "source", role.source, known, library)


def looks_like_key(source: str) -> bool:
    """`S24`: written as the keys of sources.yml are, so meant as one."""
    return source[:1] in "Ss" and source[1:].isdigit()


def _check_people(library: Library, known: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    for key, person in library.people.items():
        if person.organisation and not _knows(known, "organisation", person.organisation, library):
            path, line = library.data_lines["people", f"{key}.organisation"]
            yield _unknown(path, line, "organisation", person.organisation, known, library)
        for number, source in enumerate(person.sources):
            if not _knows(known, "sources", source, library):
                path, line = library.data_lines["people", f"{key}.sources.{number}"]
                yield _unknown(path, line, "sources", source, known, library)


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
