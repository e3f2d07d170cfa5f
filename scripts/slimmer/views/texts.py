"""The text of a page with its gaps resolved, once: to addresses of the site, pictures and the items of lists.

Page, feed, mail and plain text differ only in how they print these (`render/text.py`).
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias
from urllib.parse import quote, urlsplit

from slimmer.content.addresses import Addresses
from slimmer.content.links import LinkTable, NoTarget, Target
from slimmer.markup.document import Document, FileNote, Gap, Image, ListCall
from slimmer.markup.document import Link as TypedLink
from slimmer.markup.downloads import describe_file
from slimmer.markup.video import Video
from slimmer.model.library import Page
from slimmer.text.file_names import split_locale
from slimmer.views.directory import DirectoryView
from slimmer.views.teasers import Pictures
from slimmer.views.values import Group, Picture


class Link(NamedTuple):
    url: str | None
    """Relative to the root of the site, or absolute; `None` for one that leads nowhere, in a preview."""
    anchor: str = ""
    lang: str = ""
    """Of what it leads to, when that is not the reader's."""
    here: bool = False
    """To a place on its own page."""


class Shown(NamedTuple):
    alt: str
    picture: Picture | None
    """`None` for one that cannot be shown, in a preview."""


class Listed(NamedTuple):
    """`[[name option]]`."""

    name: str
    option: str
    level: int
    """Of its headings."""
    groups: tuple[Group, ...]


class Film(NamedTuple):
    """A video; its addresses are those of the site, or absolute."""

    title: str
    url: str
    service: str
    player: str
    media_type: str
    transcript: str
    transcript_lang: str
    """Where that is in another language than the page."""
    captions: str
    still: Picture | None


Placed: TypeAlias = str | Link | Shown | Listed | DirectoryView | Film


@dataclass(frozen=True)
class Text:
    parts: tuple[Placed, ...] = field(repr=False)
    key: str
    """A digest: texts with the same one say the same."""


@dataclass(frozen=True)
class TextPlacer:
    """Resolves gaps for the readers of one page."""

    links: LinkTable
    addresses: Addresses
    pictures: Pictures
    lists: Mapping[str, Callable[[str, str], tuple[Group, ...]]]
    """Locale → the groups of a list, by name and option."""
    directories: Mapping[str, Callable[[str], DirectoryView]]
    """Locale → the directory of a role."""

    def place(self, page: Page, document: Document) -> Text:
        parts = tuple(part if isinstance(part, str) else self._gap(part, page) for part in document.parts)
        return Text(parts, text_key(parts, document.digest))

    def _gap(self, gap: Gap, page: Page) -> Placed:
        match gap:
            case TypedLink():
                return self._link(gap.target, page)
            case Image():
                attributes = tuple(gap.attributes.items())
                return Shown(gap.alt, self.pictures.find(gap.target, gap.alt, page, attributes))
            case Video():
                return self._film(gap, page)
            case FileNote():
                return self._file_note(gap.target, page)
            case ListCall(name="directory"):
                return self.directories[page.locale](gap.option)
            case ListCall():
                groups = self.lists[page.locale](gap.name, gap.option)
                return Listed(gap.name, gap.option, gap.level, groups)

    def _link(self, target: str, page: Page) -> Link:
        found = self.links.resolve(target, page.path, page.locale)
        if isinstance(found, NoTarget):
            return Link(None)
        if found.outside:
            return Link(found.outside)
        code = found.page.locale if found.page else self._named(found)
        lang = code if code and code != page.locale else ""
        return Link(self._address(found), found.anchor, lang, here=target.startswith("#"))

    def _named(self, found: Target) -> str:
        """The language that the name of a file tells."""
        codes = self.links.settings.codes
        return (split_locale(found.asset.path, codes)[1] or "") if found.asset else ""

    def _address(self, found: Target) -> str:
        if found.page:
            return self.addresses.pages[found.page.path]
        return quote(self.addresses.assets[found.asset.path]) if found.asset else ""

    def _film(self, video: Video, page: Page) -> Film:
        def address(target: str) -> str:
            link = self._link(target, page) if target else None
            return "" if link is None or link.url is None else link.url + (f"#{link.anchor}" if link.anchor else "")

        return Film(
            title=video.title,
            url=address(video.target),
            service=video.service,
            player=video.player,
            media_type=video.media_type,
            transcript=address(video.transcript),
            transcript_lang=self._link(video.transcript, page).lang if video.transcript else "",
            captions=address(video.captions),
            still=self.pictures.find(video.still, "", page) if video.still else None,
        )

    def _file_note(self, target: str, page: Page) -> str:
        found = self.links.resolve(target, page.path, page.locale)
        if isinstance(found, NoTarget) or not found.asset:
            return ""
        path = PurePosixPath(found.asset.path)
        return f" ({escape(describe_file(path, found.asset.size, page.locale))})"


def text_key(parts: tuple[Placed, ...], html: str = "") -> str:
    """`html`: a digest of the strings that come from the document, which need not be read again."""
    placed = [(type(part).__name__, part) for part in parts if not (html and isinstance(part, str))]
    return hashlib.sha256(json.dumps([html, placed]).encode()).hexdigest()


def players_of(text: Text) -> tuple[str, ...]:
    """The hosts that play its videos, each once; "" for a file of the site."""
    films = [part for part in text.parts if isinstance(part, Film)]
    hosts = {f"https://{urlsplit(one.player).hostname}" for one in films if one.player}
    return (*sorted(hosts), *([""] if any(one.media_type for one in films) else []))
