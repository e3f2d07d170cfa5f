"""Rules about organisations and sources: each once, with dates that can be and an address of no one in person."""

from collections.abc import Iterator
from datetime import date

from slimmer.checks.pages import find_mark
from slimmer.content.sources import source_name
from slimmer.model.library import Library
from slimmer.model.problem import Problem, problem
from slimmer.model.schemas import PartialDate
from slimmer.model.settings import Settings
from slimmer.text.mailbox import is_function_mailbox, is_mail_address
from slimmer.text.names import fold, normal_name


def check_organisations(library: Library, settings: Settings) -> Iterator[Problem]:
    yield from _check_each_once(library)
    yield from _check_dates(library, settings)
    yield from _check_contacts(library)


def _check_each_once(library: Library) -> Iterator[Problem]:
    """Two spellings of one name would be counted as two. One website may be that of two, so it is no proof."""
    first: dict[str, str] = {}
    for key, one in sorted(library.every_organisation.items()):
        if not one.name:
            continue
        earlier = first.setdefault(normal_name(one.name), key)
        if earlier != key:
            path, line = library.data_lines["organisations", f"{key}.name"]
            other = library.data_lines["organisations", earlier][0]
            yield problem(path, line, "organisation-twice", value=one.name, other=other)


def _check_dates(library: Library, settings: Settings) -> Iterator[Problem]:
    """Nobody signed tomorrow, or before there was something to sign."""
    for key, one in library.every_organisation.items():
        for number, role in enumerate(one.roles):
            if role.date and (found := wrong_date(role.date, settings.today, settings.founded)):
                path, line = library.data_lines["organisations", f"{key}.roles.{number}.date"]
                yield problem(path, line, found[0], **found[1])


def wrong_date(day: PartialDate, today: date, founded: PartialDate | None) -> tuple[str, dict[str, object]] | None:
    """The problem code and values of a date on which nothing can have happened."""
    now = PartialDate(today.year, today.month, today.day)
    if day > now:
        return "date-future", {"value": day, "today": now}
    if founded and str(day) < str(founded)[: len(str(day))]:
        return "date-early", {"value": day, "founded": founded}
    return None


def _check_contacts(library: Library) -> Iterator[Problem]:
    for key, one in library.every_organisation.items():
        if one.contact is None:
            continue
        path, line = library.data_lines["organisations", f"{key}.contact"]
        if not is_mail_address(one.contact):
            yield problem(path, line, "contact-invalid", value=one.contact)
        elif not one.shared_mailbox and not is_function_mailbox(one.contact, one.name or ""):
            yield problem(path, line, "contact-personal", value=one.contact)


def check_sources(library: Library, settings: Settings) -> Iterator[Problem]:
    """Two of one name are two links with the same words and another address, in a list and read aloud. What they say
    is shown as it is typed."""
    lines, told = library.data_lines, set[str]()
    for locale in settings.codes:
        first: dict[str, str] = {}
        for key, source in library.sources.items():
            name = source_name(source, key, locale)
            earlier = first.setdefault(fold(name), key)
            if earlier != key and key not in told:
                told.add(key)
                path, line = lines.get(("sources", f"{key}.title"), lines["sources", key])
                yield problem(path, line, "source-twice", value=name, other=earlier)
    for key, source in library.every_source.items():
        notes = {f"note.{code}": text for code, text in (source.note or {}).items()}
        for name, said in {"title": source.title, "publisher": source.publisher, **notes}.items():
            if marked := find_mark(said or ""):
                path, line = lines["sources", f"{key}.{name}"]
                yield problem(path, line, "field-markdown", field=name.partition(".")[0], value=marked)
