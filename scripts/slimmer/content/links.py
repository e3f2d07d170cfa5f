"""From a link as a writer typed it to the page or file it means.

A writer links to the real file, as an editor and GitHub do (`../../docs/over/index.md`, with or without
`.nl`), and the reader arrives in the page's own locale, or in another one when there is no translation.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from slimmer.content.addresses import Addresses
from slimmer.load.text import normal_path
from slimmer.model.library import Asset, Library, Page
from slimmer.model.problem import Term, Value
from slimmer.model.settings import Settings
from slimmer.text.file_names import split_locale, with_locale
from slimmer.text.nearest import nearest

OUTSIDE = ("http", "https", "mailto", "tel")


@dataclass(frozen=True)
class Target:
    """Where a link leads. Exactly one of `page`, `asset` and `outside` is set."""

    page: Page | None = None
    asset: Asset | None = None
    outside: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class NoTarget:
    """Why a link leads nowhere: a problem code with its values, or silence when the target has its own problem."""

    code: str = ""
    values: Mapping[str, Value] | None = None


@dataclass(frozen=True)
class LinkTable:
    library: Library
    addresses: Addresses
    settings: Settings

    @cached_property
    def _assets(self) -> Mapping[PurePosixPath, Asset]:
        return {normal_path(asset.path): asset for asset in self.library.assets}

    @cached_property
    def _unpublished(self) -> Mapping[PurePosixPath, Term]:
        return {normal_path(one.path): one.reason for one in self.library.unpublished}

    @cached_property
    def _unreadable(self) -> frozenset[PurePosixPath]:
        return frozenset(map(normal_path, self.library.unreadable))

    @cached_property
    def _resolved(self) -> dict[tuple[str, PurePosixPath, str], Target | NoTarget]:
        """Checks, pictures and views ask for the same links."""
        return {}

    def resolve(self, target: str, path: PurePosixPath, locale: str) -> Target | NoTarget:
        """What `target` means in the file at `path`, for a reader of this locale."""
        key = target, path, locale
        if key not in self._resolved:
            self._resolved[key] = self._resolve(target, path, locale)
        return self._resolved[key]

    def _resolve(self, target: str, path: PurePosixPath, locale: str) -> Target | NoTarget:
        try:
            parts = urlsplit(target.strip())
        except ValueError:
            return NoTarget("link-empty", {"target": target})
        if parts.scheme or parts.netloc:
            return _outside(target, parts.scheme, parts.netloc)
        anchor, typed = unquote(parts.fragment), unquote(parts.path)
        if not typed:
            page = self.library.by_path.get(path)
            return Target(page=page, anchor=anchor) if page and anchor else NoTarget("link-empty", {"target": target})
        if typed.startswith("/"):
            suggestion = self._suggest(typed, path) or "../over/index.md"
            return NoTarget("link-absolute", {"target": target, "suggestion": suggestion})
        wanted = normal_path(PurePosixPath(posixpath.normpath(posixpath.join(path.parent, typed))))
        return self._find(wanted, locale, anchor) or self._missing(wanted, locale, target, path)

    def _find(self, wanted: PurePosixPath, locale: str, anchor: str) -> Target | None:
        plain, named = split_locale(wanted, self.settings.codes)
        locales = [locale, *([named] if named else []), *self.settings.codes]
        if wanted.suffix.lower() == ".md":
            page = self.library.find(plain.with_suffix(""), *locales)
            return Target(page=page, anchor=anchor) if page else None
        candidates = [with_locale(plain, code) for code in locales]
        # A file that names no locale is meant as it is; otherwise the reader's own comes first.
        if not named:
            candidates.insert(0, wanted)
        asset = next((self._assets[one] for one in candidates if one in self._assets), None)
        return Target(asset=asset, anchor=anchor) if asset else None

    def _missing(self, wanted: PurePosixPath, locale: str, target: str, path: PurePosixPath) -> NoTarget:
        plain, _ = split_locale(wanted, self.settings.codes)
        for candidate in (
            wanted,
            with_locale(plain, locale),
            *(with_locale(plain, c) for c in self.settings.codes),
        ):
            if candidate in self._unreadable:
                return NoTarget()
            if candidate in self._unpublished:
                why = self._unpublished[candidate]
                values: dict[str, Value] = {"target": target, "other": str(candidate), "reason": why}
                return NoTarget("link-unpublished", values)
        if suggestion := self._suggest(target, path):
            return NoTarget("link-broken", {"target": target, "suggestion": suggestion})
        if wanted.parts[0] == "..":
            return NoTarget("link-empty", {"target": target})
        return NoTarget("file-missing", {"target": target, "place": _place(wanted, locale, target)})

    def _suggest(self, target: str, path: PurePosixPath) -> str:
        """The existing file that was probably meant, as it must be typed here."""
        typed = unquote(target.partition("#")[0]).replace("\\", "/").strip("/")
        relative = {
            posixpath.relpath(str(known), str(path.parent)): known
            for known in [*(key.with_suffix(".md") for key in self.library.translations), *self._assets]
        }
        guesses = (typed, f"{typed}.md", f"{typed}/index.md", posixpath.join("..", f"{typed}/index.md"))
        exact = next((guess for guess in guesses if guess in relative), None)
        elsewhere = [one for one in relative if posixpath.basename(one) == posixpath.basename(typed) != "index.md"]
        return exact or (elsewhere[0] if len(elsewhere) == 1 else nearest(typed, relative, cutoff=0.8))


def _place(wanted: PurePosixPath, locale: str, target: str) -> str:
    """Where the file would be: what has no suffix is a page."""
    if target.endswith("/"):
        return f"{wanted}/index.{locale}.md"
    if wanted.suffix.lower() in ("", ".md"):
        return str(with_locale(wanted.with_suffix(".md"), locale))
    return str(wanted)


def _outside(target: str, scheme: str, netloc: str) -> Target | NoTarget:
    if scheme.lower() not in OUTSIDE or (scheme in ("http", "https") and not netloc):
        return NoTarget("link-scheme", {"target": target})
    return Target(outside=target.strip())


def relative_url(url: str, base: str) -> str:
    """From page `base` to `url`, both relative to the root of the site: `../../akkoord/`.

    By way of the root, not the shortest: so it depends on how deep the page is and on nothing else about it.
    """
    return "../" * base.count("/") + url or "./"
