"""From a link as a writer typed it to the page or file it means.

A writer links to the real file, as an editor and GitHub do (`../../docs/over/index.md`, with or without
`.nl`). One that names a language leads there; without a name the reader arrives in the page's own locale, or in
another one when there is no translation.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from slimmer.content.addresses import Addresses, locale_prefix
from slimmer.content.outside import outside_fault
from slimmer.load.text import normal_path
from slimmer.markup.almost import COMPUTER
from slimmer.model.library import Asset, Library, Page
from slimmer.model.problem import Term, Value
from slimmer.model.settings import Settings
from slimmer.text.file_names import is_picture, split_locale, with_locale
from slimmer.text.nearest import nearest

_COMPUTER = re.compile(COMPUTER, re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"([^\s/@]+@[^\s/@]+\.\w{2,})|(\+?\d[\d\s().-]{7,})|www\.\S+|(?:[\w-]+\.)+(?:nl|com|org|net|eu|be|de|nu|info)(?:/\S*)?",
    re.IGNORECASE,
)
"""What only lacks its beginning: an address of mail (1), a telephone number (2), a website."""


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
        if _COMPUTER.match(target):
            return NoTarget()  # told where the text was read
        try:
            parts = urlsplit(target.strip())
        except ValueError:
            return NoTarget("link-empty", {"target": target})
        if parts.scheme or parts.netloc:
            return self._of_this_site(target, path) or _elsewhere(target.strip())
        anchor, typed = unquote(parts.fragment), unquote(parts.path)
        if not typed:
            page = self.library.by_path.get(path)
            return Target(page=page, anchor=anchor) if page and anchor else NoTarget("link-empty", {"target": target})
        if typed.startswith("/"):
            suggestion = self._suggest(typed, path) or self._example(typed, path)
            return NoTarget("link-absolute", {"target": target, "suggestion": suggestion})
        wanted = normal_path(PurePosixPath(posixpath.normpath(posixpath.join(path.parent, typed))))
        return self._find(wanted, locale, anchor) or self._missing(wanted, locale, target, path)

    def _find(self, wanted: PurePosixPath, locale: str, anchor: str) -> Target | None:
        plain, named = split_locale(wanted, self.settings.codes)
        locales = [*([named] if named else []), locale, *self.settings.codes]
        if wanted.suffix.lower() == ".md":
            page = self.library.find(plain.with_suffix(""), *locales)
            return Target(page=page, anchor=anchor) if page else None
        candidates = [with_locale(plain, code) for code in locales]
        # A file that names no locale is meant as it is.
        if not named:
            candidates.insert(0, wanted)
        asset = next((self._assets[one] for one in candidates if one in self._assets), None)
        return Target(asset=asset, anchor=anchor) if asset else None

    def _missing(self, wanted: PurePosixPath, locale: str, target: str, path: PurePosixPath) -> NoTarget:
        if set("“”„‘<") & set(target):
            return NoTarget()  # told where the text was read
        plain, _ = split_locale(wanted, self.settings.codes)
        for candidate in (wanted, with_locale(plain, locale), *(with_locale(plain, c) for c in self.settings.codes)):
            if candidate in self._unreadable:
                return NoTarget()
            if candidate in self._unpublished:
                why = self._unpublished[candidate]
                values: dict[str, Value] = {"target": target, "other": str(candidate), "reason": why}
                return NoTarget("link-unpublished", values)
        if suggestion := self._suggest(target, path):
            return NoTarget("link-broken", {"target": target, "suggestion": suggestion})
        if target.startswith("\\"):
            name = target.rpartition("\\")[2]
            return NoTarget("link-own-computer", {"text": target, "suggestion": f"[…](<{name}>)"})
        if wanted.parts[0] not in ("docs", "blog"):
            return NoTarget("link-empty", {"target": target})
        return NoTarget("file-missing", {"target": target, "place": _place(wanted, locale, target)})

    def _of_this_site(self, target: str, path: PurePosixPath) -> NoTarget | None:
        """An address of this site, written out, that no page has. What the site makes by itself is let through."""
        address = target.partition("#")[0].partition("?")[0]
        url = address.removeprefix(self.settings.site_url)
        if (
            url == address
            or posixpath.splitext(url)[1] not in ("", ".md")
            or f"{url.strip('/')}/".lstrip("/") in self._own
        ):
            return None
        if any(url.startswith(folder) for folder in self._made):
            return None
        suggestion = self._suggest(f"/{url}", path)
        return NoTarget("link-broken" if suggestion else "link-empty", {"target": target, "suggestion": suggestion})

    @cached_property
    def _own(self) -> Mapping[str, PurePosixPath]:
        """Address → the file, of each page."""
        old = {alias: PurePosixPath() for alias in self.addresses.aliases}
        return old | {url: path for path, url in self.addresses.pages.items()}

    @cached_property
    def _made(self) -> tuple[str, ...]:
        """Where pages stand that no one wrote."""
        names = ("blog", "newsletters", "search", "style", "people", "organisations")
        return tuple(
            f"{locale_prefix(code, self.settings)}{self.library.words[code][f'slug_{name}']}/"
            for code in self.settings.codes
            for name in names
        )

    def _suggest(self, target: str, path: PurePosixPath) -> str:
        """What was probably meant, as it must be typed here: an existing file, or an address elsewhere."""
        typed = unquote(target.partition("#")[0]).replace("\\", "/").strip("/")
        if match := _ELSEWHERE.fullmatch(target):
            return f"{'mailto:' if match[1] else 'tel:' if match[2] else 'https://'}{target}"
        folder = str(path.parent)
        if own := self._own.get(f"{typed}/"):
            return posixpath.relpath(str(split_locale(own, self.settings.codes)[0]), folder)
        relative = self._from(folder)
        places = (typed, *(posixpath.relpath(posixpath.join(one, typed), folder) for one in ("docs", folder)))
        bare = [re.sub(r"\.(?:md|html?|php)$", "", one) for one in places]
        guesses = [posixpath.normpath(f"{one}{end}") for one in (*places, *bare) for end in ("", ".md", "/index.md")]
        inside = re.sub(r"^(\.\./)+", "", typed)
        ends = [
            one for one, known in relative.items() if f"/{known}".endswith((f"/{inside}.md", f"/{inside}/index.md"))
        ]
        exact = next((guess for guess in guesses if guess in relative), None)
        elsewhere = [one for one in relative if posixpath.basename(one) == posixpath.basename(typed) != "index.md"]
        found = next((some[0] for some in (elsewhere, ends) if len(some) == 1), "")
        return exact or found or nearest(typed, relative, cutoff=0.8)

    def _from(self, folder: str) -> Mapping[str, PurePosixPath]:
        """All that a text in this folder can lead to, as it is typed there."""
        if folder not in self._typed:
            known = [*(key.with_suffix(".md") for key in self.library.translations), *self._assets]
            self._typed[folder] = {posixpath.relpath(str(one), folder): one for one in known}
        return self._typed[folder]

    @cached_property
    def _typed(self) -> dict[str, Mapping[str, PurePosixPath]]:
        """Texts of one folder ask for the same names."""
        return {}

    def _example(self, typed: str, path: PurePosixPath) -> str:
        """A file of this kind that is there; a picture beside the text when there is none."""
        picture = is_picture(PurePosixPath(typed))
        known = [one for one in self._assets if is_picture(one)] if picture else list(self.addresses.pages)
        first = min(known, default=None)
        if first is None:
            return posixpath.basename(typed)
        return posixpath.relpath(
            str(first if picture else split_locale(first, self.settings.codes)[0]), str(path.parent)
        )


def _place(wanted: PurePosixPath, locale: str, target: str) -> str:
    """Where the file would be: what has no suffix is a page."""
    if target.endswith("/"):
        return f"{wanted}/index.{locale}.md"
    if wanted.suffix.lower() in ("", ".md"):
        return str(with_locale(wanted.with_suffix(".md"), locale))
    return str(wanted)


def _elsewhere(target: str) -> Target | NoTarget:
    fault = outside_fault(target)
    return NoTarget(fault[0], {"target": target, "suggestion": fault[1]}) if fault else Target(outside=target)


def relative_url(url: str, base: str) -> str:
    """From page `base` to `url`, both relative to the root of the site: `../../akkoord/`.

    By way of the root, not the shortest: so it depends on how deep the page is and on nothing else about it.
    """
    return "../" * base.count("/") + url or "./"
