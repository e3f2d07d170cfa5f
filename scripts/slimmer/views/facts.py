"""The fact box of a project, and the projects of a theme line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from slimmer.content.sources import source_name
from slimmer.locales.dates import say_date
from slimmer.locales.words import Words
from slimmer.model.library import Page
from slimmer.model.schemas import ProjectFields
from slimmer.stages import Site
from slimmer.text.slugs import sort_key
from slimmer.views.refs import Ref, local_text, page_ref


@dataclass(frozen=True)
class Fact:
    label: str
    values: tuple[Ref, ...]


def derive_facts(page: Page, site: Site) -> Iterator[Fact]:
    fields, words, locale = page.fields, site.words[page.locale], page.locale
    if page.kind == "theme":
        projects = tuple(page_ref(one, site, locale) for one in projects_of(page.key.name, site, locale))
        yield Fact(words("project_of_theme"), projects or (Ref(words("theme_none")),))
    if not isinstance(fields, ProjectFields):
        return
    yield Fact(words("fact_period"), (Ref(_period(fields, words)),))
    if fields.role:
        yield Fact(words("fact_role"), (Ref(fields.role),))
    if fields.partners:
        partners = sorted((_partner(key, page, site) for key in fields.partners), key=lambda r: sort_key(r.text))
        yield Fact(words("fact_partners"), tuple(partners))
    if fields.themes:
        yield Fact(words("fact_themes"), tuple(theme_ref(key, site, locale) for key in fields.themes))
    if fields.sources:
        yield Fact(words("fact_sources"), tuple(source_ref(key, site, locale) for key in fields.sources))


def _period(fields: ProjectFields, words: Words) -> str:
    start = say_date(fields.start, words.locale) if fields.start else ""
    end = say_date(fields.end, words.locale) if fields.end else ""
    if start and end:
        return f"{start} – {end}"
    if start:
        text = words("fact_from", start=start)
        return f"{text}, {words('fact_running')}" if fields.running else text
    if end:
        return words("fact_until", end=end)
    return words("fact_running") if fields.running else words("fact_period_unknown")


def _partner(key: str, page: Page, site: Site) -> Ref:
    """A partner with what its file says of this project."""
    organisation = site.library.organisations.get(key)
    if organisation is None:
        return Ref(key)
    role = next((role for role in organisation.roles if role.project == page.key.name), None)
    note = local_text(role.note, page.locale) if role else ""
    return Ref(organisation.name, lang="nl" if page.locale != "nl" else "", note=note)


def theme_ref(key: str, site: Site, locale: str) -> Ref:
    label = local_text(site.library.themes.get(key), locale) or key
    found = site.library.find(PurePosixPath("docs/themas", key), locale, *site.settings.codes)
    return Ref(label, site.url(found) if found else None)


def source_ref(key: str, site: Site, locale: str) -> Ref:
    source = site.library.sources.get(key)
    if source is None:
        return Ref(key)
    words = site.words[locale]
    when = say_date(source.date, locale) if source.date else words("source_undated")
    return Ref(source_name(source, key), source.url, note=when)


def projects_of(theme: str, site: Site, locale: str) -> list[Page]:
    """Projects that name this theme line, by title."""
    found = [
        page
        for page in site.library.of_kind("project", locale)
        if isinstance(page.fields, ProjectFields) and theme in page.fields.themes
    ]
    return sorted(found, key=lambda page: sort_key(page.title))
