"""A page in its languages: alternates, the language switch, and what is said where one is missing."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from slimmer.locales.dates import say_date
from slimmer.locales.words import Words
from slimmer.model.library import Page
from slimmer.views.refs import Refs
from slimmer.views.values import Ref, Switch


class Behind(NamedTuple):
    """What a translation lags behind."""

    source: Page
    changed: date | None
    """Where git knows."""


def alternates(urls: Mapping[str, str], default_locale: str) -> tuple[tuple[str, str], ...]:
    """One per language version and `x-default`: the default locale, or the only version there is."""
    default = urls.get(default_locale)
    return (*urls.items(), ("x-default", next(iter(urls.values())) if default is None else default))


def switches(urls: Mapping[str, str], parent: Callable[[str], Ref], refs: Refs) -> tuple[Switch, ...]:
    """The other languages: the same page, or with a word of warning the nearest page above it."""
    words, found = refs.words, []
    for other in refs.settings.locales:
        if other.code == refs.locale:
            continue
        if other.code in urls:
            found.append(Switch(other.code, other.name, urls[other.code]))
            continue
        above = parent(other.code)
        name = words(f"language_name_{other.code}")
        missing = words("language_missing", name=name, title=above.text)
        found.append(Switch(other.code, other.name, above.url or "", missing))
    return tuple(found)


def missing_in(words: Words, found: tuple[Switch, ...]) -> tuple[str, ...]:
    return tuple(words(f"language_name_{one.locale}") for one in found if one.missing)


def stale(behind: Behind, refs: Refs) -> Ref:
    """What a visitor of a translation hears whose source has changed since."""
    source, changed = behind
    name = refs.words(f"language_name_{source.locale}")
    when = {"date": say_date(changed, refs.locale)} if changed else {}
    note = refs.words("stale_since" if changed else "stale", name=name, **when)
    return Ref(source.title, refs.url(source), refs.foreign(source.locale), note)
