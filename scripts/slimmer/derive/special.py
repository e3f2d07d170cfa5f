"""The pages that no one wrote and every locale has: search, not found, and the overviews."""

from typing import Literal, TypeAlias

from slimmer.locales.addresses import locale_prefix
from slimmer.model import Library
from slimmer.settings import Settings

Special: TypeAlias = Literal["search", "not_found", "blog", "newsletters"]
SPECIALS: tuple[Special, ...] = ("search", "not_found", "blog", "newsletters")


def special_url(name: Special, locale: str, library: Library, settings: Settings) -> str:
    prefix = locale_prefix(locale, settings)
    if name == "not_found":
        return f"{prefix}404.html"
    return f"{prefix}{library.words[locale][f'slug_{name}']}/"


def special_urls(library: Library, settings: Settings) -> list[str]:
    """Every address of a page that no one wrote."""
    return [special_url(name, code, library, settings) for code in settings.codes for name in SPECIALS]
