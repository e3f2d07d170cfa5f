"""The fact box of a project, and the projects of a theme line."""

from collections.abc import Iterator

from slimmer.locales.dates import say_date
from slimmer.locales.words import Words
from slimmer.model.library import Page
from slimmer.model.schemas import ProjectFields
from slimmer.text.slugs import sort_key
from slimmer.views.refs import Refs
from slimmer.views.values import Fact, Ref


def derive_facts(page: Page, refs: Refs) -> Iterator[Fact]:
    fields, words = page.fields, refs.words
    if page.kind == "theme" and (projects := tuple(map(refs.page, projects_of(page.key.name, refs)))):
        yield Fact(words("project_of_theme"), projects)
    if not isinstance(fields, ProjectFields):
        return
    if period := _period(fields, words):
        yield Fact(words("fact_period"), (Ref(period),))
    if fields.role:
        yield Fact(words("fact_role"), (Ref(fields.role),))
    if fields.partners:
        partners = sorted((_partner(key, page, refs) for key in fields.partners), key=lambda one: sort_key(one.text))
        yield Fact(words("fact_partners"), tuple(partners))
    if fields.themes:
        yield Fact(words("fact_themes"), tuple(map(refs.theme, fields.themes)))
    if fields.sources:
        yield Fact(words.plural("sources", len(fields.sources)), tuple(map(refs.source, fields.sources)))


def _period(fields: ProjectFields, words: Words) -> str:
    start = say_date(fields.start, words.locale) if fields.start else ""
    end = say_date(fields.end, words.locale) if fields.end else ""
    if fields.at_least_until:
        known = words("fact_at_least", end=say_date(fields.at_least_until, words.locale))
        return f"{start} {known}".strip()
    if start and end:
        return f"{start} – {end}"
    if start:
        text = words("fact_from", start=start)
        return f"{text}, {words('fact_running')}" if fields.running else text
    if end:
        return words("fact_until", end=end)
    return words("fact_running") if fields.running else ""


def _partner(key: str, page: Page, refs: Refs) -> Ref:
    """A partner with what its file says of this project."""
    organisation = refs.library.organisations.get(key)
    if organisation is None:
        return Ref(key)
    role = next((role for role in organisation.roles if role.project == page.key.name), None)
    return Ref(organisation.name, lang=refs.names_lang, note=refs.text(role.note) if role else "")


def projects_of(theme: str, refs: Refs) -> list[Page]:
    """Projects that name this theme line, by title."""
    found = [
        page
        for page in refs.library.of_kind("project", refs.locale)
        if isinstance(page.fields, ProjectFields) and theme in page.fields.themes
    ]
    return sorted(found, key=lambda page: sort_key(page.title))
