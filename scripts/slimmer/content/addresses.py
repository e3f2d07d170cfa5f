"""Where every page lives: one table, from which links, alternates and the language switch follow; and the pages that no
one wrote."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

from slimmer.content.directory import Directory
from slimmer.model.library import Asset, Library, Page
from slimmer.model.settings import Settings
from slimmer.text.slugs import slugify

POSTS = PurePosixPath("blog/posts")
NEWSLETTERS = PurePosixPath("blog/newsletters")


@dataclass(frozen=True)
class Addresses:
    """URLs are relative to the site's root, without a slash in front: `en/agreement/`; home is ``."""

    pages: Mapping[PurePosixPath, str]
    """Path of a source file → URL."""
    assets: Mapping[PurePosixPath, str]
    aliases: Mapping[str, str]
    """Old URL → URL."""
    damaged: Mapping[PurePosixPath, str]
    """Of pages with a mistake elsewhere, what they would have: for the rules."""


def assign_addresses(library: Library, settings: Settings) -> Addresses:
    folders = _folder_slugs(library, settings)
    return Addresses(
        pages={page.path: page_url(page, folders, settings, library) for page in library.pages},
        assets={asset.path: asset_url(asset) for asset in library.assets},
        aliases=dict(_aliases(library.pages, folders, settings, library)),
        damaged={page.path: page_url(page, folders, settings, library) for page in filter(_is_known, library.damaged)},
    )


def page_url(page: Page, folders: Mapping[tuple[str, PurePosixPath], str], settings: Settings, library: Library) -> str:
    """The locale's prefix, the slugs of the folders, the slug of the page."""
    prefix = locale_prefix(page.locale, settings)
    if page.kind == "post":
        base = _section(page.locale, "blog", library)
        year = str(getattr(page.fields, "date").year)  # noqa: B009
        return f"{prefix}{base}/{year}/{page.fields.slug or default_slug(page)}/"
    if page.kind == "newsletter":
        return f"{prefix}{_section(page.locale, 'newsletters', library)}/{page.fields.slug or page.key.name}/"
    parts = [folders[page.locale, folder] for folder in _folders(page)]
    if not page.is_index:
        parts.append(page.fields.slug or default_slug(page))
    return prefix + "".join(f"{part}/" for part in parts)


def _is_known(page: Page) -> bool:
    """Whether what its address is made from could be read."""
    return (page.fields.slug or "slug" not in page.lines) and not (page.kind == "post" and not page.date)


def locale_prefix(locale: str, settings: Settings) -> str:
    return "" if locale == settings.default_locale else f"{locale}/"


def asset_url(asset: Asset) -> str:
    """The path of the file itself, below `docs/`; files of the blog keep theirs."""
    path = asset.path
    return str(path.relative_to("docs") if path.parts[0] == "docs" else path)


def default_slug(page: Page) -> str:
    """From the file name, so that it survives a change of title; the date before a post's name goes."""
    name = page.key.name
    if page.kind == "post" and len(name) > 11 and name[:4].isdigit() and name[10] == "-":
        name = name[11:]
    return slugify(name) or "x"


def _section(locale: str, name: str, library: Library) -> str:
    """The folder of the blog or the newsletters in this locale, from the words of the interface."""
    return library.words[locale][f"slug_{name}"]


def _folders(page: Page) -> Iterator[PurePosixPath]:
    """The folders below `docs/` in which the page stands, outermost first."""
    inside = page.key.parent.relative_to("docs")
    for depth in range(len(inside.parts)):
        yield PurePosixPath("docs", *inside.parts[: depth + 1])


def _folder_slugs(library: Library, settings: Settings) -> Mapping[tuple[str, PurePosixPath], str]:
    """(locale, folder) → slug: that of its index page in this locale, else in the default one, else its name."""
    slugs: dict[tuple[str, PurePosixPath], str] = {}
    for page in library.every_page:
        if page.key.parts[0] != "docs":
            continue
        for folder in _folders(page):
            if (page.locale, folder) not in slugs:
                index = library.find(folder / "index", page.locale, settings.default_locale)
                own = index.fields.slug if index else None
                slugs[page.locale, folder] = own or slugify(folder.name) or "x"
    return slugs


def _aliases(
    pages: Iterable[Page], folders: Mapping[tuple[str, PurePosixPath], str], settings: Settings, library: Library
) -> Iterator[tuple[str, str]]:
    for page in pages:
        for alias in page.fields.aliases:
            yield clean_alias(alias), page_url(page, folders, settings, library)


def clean_alias(alias: str) -> str:
    """`/oud/adres` → `oud/adres/`; `/oud.html` stays a file, and `/oud/index.html` is `oud/`."""
    path = posixpath.normpath(alias.strip().strip("/") or ".")
    path = "" if path in (".", "index.html") else path.removesuffix("/index.html")
    return path if not path or path.endswith((".html", ".htm")) else f"{path}/"


Special: TypeAlias = Literal["search", "style", "not_found"]
"""What every locale has."""
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
