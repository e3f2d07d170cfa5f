"""What of a WordPress export becomes a text, where it goes and in which language; and what leads to it there."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from slimmer.content.addresses import POSTS, clean_alias, locale_prefix
from slimmer.model.library import Kind
from slimmer.model.schemas import is_alias
from slimmer.model.settings import Settings
from slimmer.text.file_names import with_locale
from slimmer.text.site_paths import is_too_long
from slimmer.text.slugs import new_key, slugify
from slimmer.writing.bring.tidy import Left
from slimmer.writing.bring.wxr import Export, Item

_GONE = ("trash", "auto-draft", "inherit")


class Entry(NamedTuple):
    item: Item
    kind: Kind
    path: PurePosixPath
    locale: str
    day: str
    slug: str
    """Its own, where that is not what its file is called."""
    alias: str
    """Where it was; empty when that is its own address, or cannot be said here."""
    lost: str
    """Where it was, when nothing can lead on from there."""
    held: str
    """Why it is a draft: `password`, `empty`, or its status in WordPress."""

    @property
    def key(self) -> PurePosixPath:
        return self.path.with_name(self.path.name.removesuffix(f".{self.locale}.md"))


def choose_items(export: Export, settings: Settings) -> tuple[list[Item], list[Left]]:
    """The texts, and what is left of the rest."""
    counts: dict[tuple[str, str], int] = {}
    chosen = []
    for item in export.items:
        code = language_of(item, export, settings)
        if item.kind == "nav_menu_item":
            why = ("left-menu", "")
        elif item.kind not in ("post", "page"):
            why = ("left-type", item.kind) if item.kind != "attachment" else ("", "")
        elif item.status in _GONE:
            why = ("left-bin", "")
        elif code not in settings.codes:
            why = ("left-language", code)
        else:
            chosen.append(item)
            continue
        counts[why] = counts.get(why, 0) + 1
    left = [
        Left(code, f"{count}" + (f" × {value}" if value else "")) for (code, value), count in counts.items() if code
    ]
    if comments := sum(item.comments for item in export.items):
        left.append(Left("left-comments", str(comments)))
    return chosen, left


def language_of(item: Item, export: Export, settings: Settings) -> str:
    """As Polylang or WPML says it, or the old address; else that of the whole site, when this one has it."""
    said = next((one.key for one in item.terms if one.domain == "language"), "")
    said = said or item.meta.get("_wpml_import_language_code", "")
    if said:
        return re.split("[-_]", said.lower())[0]
    first = urlsplit(item.link).path.strip("/").split("/")[0]
    if first in settings.codes:
        return first
    whole = re.split("[-_]", export.language.lower())[0]
    return whole if whole in settings.codes else settings.default_locale


def place_entries(
    items: Iterable[Item],
    export: Export,
    settings: Settings,
    claimed: Mapping[str, PurePosixPath],
    blog: Mapping[str, str],
) -> list[Entry]:
    """`claimed`: address → the file of this site that has it; `blog`: locale → the address that posts are below."""
    items = list(items)
    tree = _Tree(items)
    codes = {one.number: language_of(one, export, settings) for one in items}
    leaders: dict[str, Item] = {}
    for one in sorted(items, key=lambda one: codes[one.number] != settings.default_locale):
        leaders.setdefault(_group(one), one)
    placed: dict[PurePosixPath, Entry] = {}
    addresses: dict[str, PurePosixPath] = dict(claimed)
    for item in items:
        locale, leader = codes[item.number], leaders[_group(item)]
        if codes[leader.number] == locale:
            leader = item
        key = POSTS / f"{_day(leader, export)}-{_name(leader)}" if item.kind == "post" else tree.key(leader)
        path = with_locale(key.with_name(f"{key.name}.md"), locale)
        slug = _name(item) if _name(item) != _name(leader) else ""
        prefix = locale_prefix(locale, settings)
        below = f"{blog[locale]}{_day(item, export)[:4]}/" if item.kind == "post" else prefix + tree.above(item)
        if path in placed or addresses.get(f"{below}{_name(item)}/", path) != path:
            inner = key.parent if key.name == "index" else key
            moved = inner.with_name(f"{inner.name}-{item.number}") / ("index" if key.name == "index" else "")
            path, slug = with_locale(moved.with_name(f"{moved.name}.md"), locale), ""
        addresses.setdefault(f"{below}{_name(item)}/", path)
        held = "password" if item.password else "" if item.status == "publish" else item.status or "?"
        kind: Kind = "post" if item.kind == "post" else "page"
        placed[path] = Entry(item, kind, path, locale, _day(item, export), slug, "", "", held)
    for path, entry in placed.items():
        old = urlsplit(entry.item.link)
        alias = unquote(old.path) if not old.query else ""
        if is_alias(alias) and not is_too_long(clean_alias(alias)):
            # Its own address, or one of another, is no old address.
            free = clean_alias(alias) not in addresses or claimed.get(clean_alias(alias)) == path
            other = addresses.setdefault(clean_alias(alias), path) != path
            placed[path] = entry._replace(alias=alias if free else "", lost=alias if other else "")
        elif alias.strip("/"):
            placed[path] = entry._replace(lost=alias)
    return list(placed.values())


class _Tree:
    """Pages below pages."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.pages = {one.number: one for one in items if one.kind == "page"}
        self.parents = {one.parent for one in self.pages.values()}

    def _above(self, item: Item) -> list[Item]:
        """Outermost first; pages that are below themselves end somewhere."""
        found: list[Item] = []
        above = self.pages.get(item.parent)
        while above is not None and above not in found and above is not item:
            found.insert(0, above)
            above = self.pages.get(above.parent)
        return found

    def above(self, item: Item) -> str:
        return "".join(f"{_name(one)}/" for one in self._above(item))

    def key(self, item: Item) -> PurePosixPath:
        names = [_name(one) for one in (*self._above(item), item)]
        return PurePosixPath("docs", *names, *(["index"] if item.number in self.parents else []))


def _group(item: Item) -> str:
    """What a text shares with its translations."""
    said = next((one.key for one in item.terms if one.domain == "post_translations"), "")
    said = said or item.meta.get("_wpml_import_translation_group", "")
    return f"{item.kind} {said or item.number}"


def _day(item: Item, export: Export) -> str:
    """A draft that was never shown has no day: that of the export."""
    try:
        return str(date.fromisoformat(item.date))
    except ValueError:
        return export.day


def _name(item: Item) -> str:
    """As part of an address, and of the name of a file."""
    name = new_key(slugify(unquote(item.name)) or item.title, item.kind)
    return f"{item.kind}-{item.number}" if name in (item.kind, "index") else name


class Places:
    """Where the old addresses lead to here."""

    def __init__(self, entries: Iterable[Entry], export: Export) -> None:
        self.host = urlsplit(export.site).hostname or ""
        self.by_number = {one.item.number: one for one in entries}
        self.by_address = {
            self._path(one.item.link): one for one in self.by_number.values() if "?" not in one.item.link
        }

    def is_here(self, address: str) -> bool:
        """On the old site."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return False
        return parts.scheme in ("", "http", "https") and _bare(parts.hostname or self.host) == _bare(self.host)

    def find(self, address: str) -> Entry | None:
        asked = parse_qs(urlsplit(address).query)
        number = next((asked[name][0] for name in ("p", "page_id") if name in asked), "")
        return self.by_number.get(number) or self.by_address.get(self._path(address))

    @staticmethod
    def _path(address: str) -> str:
        return unquote(urlsplit(address).path).strip("/")


def _bare(host: str) -> str:
    return host.removeprefix("www.")
