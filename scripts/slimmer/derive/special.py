"""The pages that no one wrote and every locale has: search and not found; and one for each organisation."""

from typing import Literal, TypeAlias

from slimmer.locales.addresses import locale_prefix
from slimmer.model import Library
from slimmer.settings import Settings

Special: TypeAlias = Literal["search", "not_found"]
SPECIALS: tuple[Special, ...] = ("search", "not_found")


def special_url(name: Special, locale: str, library: Library, settings: Settings) -> str:
    prefix = locale_prefix(locale, settings)
    if name == "not_found":
        return f"{prefix}404.html"
    return f"{prefix}{library.words[locale]['slug_search']}/"


def special_urls(library: Library, settings: Settings) -> list[str]:
    return [special_url(name, code, library, settings) for code in settings.codes for name in SPECIALS]


def organisation_urls(library: Library, settings: Settings) -> dict[tuple[str, str], str]:
    """(key, locale) → the address of its page."""
    return {
        (key, code): f"{locale_prefix(code, settings)}{library.words[code]['slug_organisations']}/{key}/"
        for key in library.organisations
        for code in settings.codes
    }
