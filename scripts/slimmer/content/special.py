"""The pages that no one wrote and every locale has: search, style and not found; and one for each organisation."""

from typing import Literal, TypeAlias

from slimmer.content.addresses import locale_prefix
from slimmer.content.directory import Directory
from slimmer.model.library import Library
from slimmer.model.settings import Settings
from slimmer.text.slugs import slugify

Special: TypeAlias = Literal["search", "style", "not_found"]
SPECIALS: tuple[Special, ...] = ("search", "style", "not_found")


def special_url(name: Special, locale: str, library: Library, settings: Settings) -> str:
    prefix = locale_prefix(locale, settings)
    if name == "not_found":
        return f"{prefix}404.html"
    return f"{prefix}{library.words[locale][f'slug_{name}']}/"


def special_urls(library: Library, settings: Settings) -> list[str]:
    return [special_url(name, code, library, settings) for code in settings.codes for name in SPECIALS]


def group_urls(directory: Directory, library: Library, settings: Settings) -> dict[tuple[str, str, str], str]:
    """(`sector` or `municipality`, key, locale) → the address of the page with its organisations."""
    groups = [("sector", key) for key in directory.sectors] + [
        ("municipality", key) for key in directory.municipalities
    ]
    found = {}
    for kind, key in groups:
        for code in settings.codes:
            words = library.words[code]
            label = library.sectors.get(key, {}).get(code, key) if kind == "sector" else key
            slug = slugify(label) or slugify(key) or "x"
            found[kind, key, code] = (
                f"{locale_prefix(code, settings)}{words['slug_organisations']}/{words[f'slug_{kind}']}/{slug}/"
            )
    return found


def organisation_url(key: str, locale: str, library: Library, settings: Settings) -> str:
    """The address of its page."""
    return f"{locale_prefix(locale, settings)}{library.words[locale]['slug_organisations']}/{key}/"
