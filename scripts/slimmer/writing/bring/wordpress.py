"""The texts, pictures and vocabularies that a WordPress export becomes; nothing that is there is replaced."""

import html
import json
import posixpath
from collections.abc import Mapping
from itertools import count
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from slimmer.content.addresses import assign_addresses, clean_alias, locale_prefix, special_urls
from slimmer.load.data import DATA
from slimmer.media.pictures.kinds import kind_of
from slimmer.model.library import Library
from slimmer.model.settings import Settings
from slimmer.spreadsheets.yaml_write import flow
from slimmer.text.file_names import SUFFIXES
from slimmer.text.shorten import shorten
from slimmer.text.slugs import new_key, slugify
from slimmer.writing.bring.entries import Entry, Places, choose_items, place_entries
from slimmer.writing.bring.markdown import to_markdown
from slimmer.writing.bring.media import Media, file_name, start_of
from slimmer.writing.bring.shortcodes import to_html
from slimmer.writing.bring.tidy import Left, outside_link
from slimmer.writing.bring.wxr import Export, Item
from slimmer.writing.drafts import added, field_line, person_entry

_NO_CATEGORY = ("uncategorized", "geen-categorie", "zonder-categorie")
_DOWNLOADS = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".csv", ".zip")
_SHORT = 20
"""Letters that a description has at least."""
_ALT = "_wp_attachment_image_alt"
_BY = {"nl": "Auteur", "en": "Author"}


class Plan(NamedTuple):
    files: Mapping[PurePosixPath, bytes]
    """All that is new, and the vocabularies that grow."""
    pictures: Mapping[PurePosixPath, Path]
    """And other files: where each goes, and where it is now."""
    told: Mapping[str, tuple[Left, ...]]
    """Path of a text → what is to be said of it; under nothing what is to be said of the whole."""
    same: int
    """Texts that were brought before."""


def plan_wordpress(export: Export, library: Library, settings: Settings, media: Media) -> Plan:
    return _Planner(export, library, settings, media).plan()


class _Planner:
    def __init__(self, export: Export, library: Library, settings: Settings, media: Media) -> None:
        self.export, self.library, self.settings, self.media = export, library, settings, media
        addresses = assign_addresses(library, settings)
        self.claimed = {url: PurePosixPath() for url in special_urls(library, settings)}
        self.claimed |= {url: path for path, url in addresses.pages.items()}
        for code in settings.codes:
            words = library.words[code]
            made = (words["slug_blog"], words["slug_newsletters"], words["slug_organisations"])
            self.claimed |= {f"{locale_prefix(code, settings)}{one}/": PurePosixPath() for one in made}
        self.led = {clean_alias(one): page.path for page in library.every_page for one in page.fields.aliases}
        self.claimed |= self.led
        items, self.general = choose_items(export, settings)
        if export.language and export.language[:2].lower() not in settings.codes:
            self.general.append(Left("left-site-language", f"{export.language} → {settings.default_locale}"))
        self.attached = {one.number: one for one in export.items if one.kind == "attachment"}
        blog = {code: f"{locale_prefix(code, settings)}{library.words[code]['slug_blog']}/" for code in settings.codes}
        placed = place_entries(items, export, settings, self.claimed, blog)
        self.entries = [one._replace(held=one.held or self._empty(one.item)) for one in placed]
        self.places = Places(self.entries, export)
        self.texts: dict[PurePosixPath, str] = {}
        self.pictures: dict[PurePosixPath, Path] = {}
        self.known = {"categories": set(library.categories), "tags": set(library.tags), "people": set(library.people)}
        self.names = {one.name: key for key, one in library.people.items()}

    def plan(self) -> Plan:
        told: dict[str, tuple[Left, ...]] = {}
        same = 0
        for entry in self.entries:
            if self._is_renamed(entry):
                same += 1
            elif (file := self.settings.root / entry.path).exists():
                ours = (_title(entry.item), entry.alias or entry.item.title)
                text = file.read_text("utf-8", errors="replace")
                same += (known := any(mark in text for mark in ours))
                told |= {} if known else {str(entry.path): (Left("left-taken", entry.item.link),)}
            elif left := tuple(self._bring(entry)):
                told[str(entry.path)] = left
        if self.general:
            told[""] = tuple(self.general)
        # Vocabularies last.
        texts = sorted(self.texts.items(), key=lambda one: one[0].suffix != ".md")
        return Plan({path: text.encode() for path, text in texts}, self.pictures, told, same)

    def _is_renamed(self, entry: Entry) -> bool:
        """A text that has another path by now leads its old address on."""
        old = urlsplit(entry.item.link)
        return not old.query and self.led.get(clean_alias(old.path), entry.path) != entry.path

    def _bring(self, entry: Entry) -> list[Left]:
        item = entry.item
        said = [Left(f"held-{entry.held}" if entry.held in _HELD else "held-other", entry.held)] if entry.held else []
        if entry.lost:
            said.append(Left("left-address", entry.lost))
        if item.date != entry.day and not entry.held:
            said.append(Left("left-date", entry.day))
        root, left = self._html(item)
        plain = " ".join(root.get_text(" ").split())
        first = next((words for one in root.find_all("p") if (words := " ".join(one.get_text().split()))), plain)
        old: list[Left] = []
        try:
            text, more = to_markdown(
                root, lambda target: self._link(target, entry, old), lambda source: self._picture(source, entry)
            )
        except RecursionError:
            text, more = plain, (Left("left-too-deep"),)
        title = _title(item)
        if not title:
            title = shorten(first, 60) or item.name or entry.path.name.split(".")[0]
            said.append(Left("left-title", title))
        fields = {"title": title, **self._fields(entry)}
        if item.meta.get("_thumbnail_id", "0") not in ("", "0") and not fields["image"]:
            shown = self._thumbnail(item)
            said.append(Left("left-thumbnail", shown.file.rpartition("/")[2] if shown else "?"))
        if not fields["description"] and (entry.kind == "page" or len(first) < _SHORT):
            fields["description"] = shorten(first if len(first) >= _SHORT else f"{title}: {plain}" if plain else "")
        if entry.kind == "post":
            fields |= self._terms(item)
        lines = [field_line(entry.kind, name, value) for name, value in fields.items() if value]
        lines += ["draft: true"] if entry.held or not text else []
        self.texts[entry.path] = "\n".join(["---", *lines, "---", "", text]).rstrip("\n") + "\n"
        if not text and not entry.held:
            said.append(Left("held-empty"))
        return list(dict.fromkeys([*said, *left, *more, *old]))

    def _empty(self, item: Item) -> str:
        root, _ = self._html(item)
        shown = root.get_text(strip=True) or any(self.media.find(str(one.get("src"))) for one in root.find_all("img"))
        return "" if shown or root.find(["iframe", "video", "audio", "embed", "object"]) else "empty"

    def _fields(self, entry: Entry) -> dict[str, str]:
        thumbnail = self._thumbnail(entry.item)
        image = self._picture(thumbnail.file, entry) if thumbnail else ""
        return {
            "description": shorten(_plain(entry.item.excerpt), 300),
            "slug": entry.slug,
            "aliases": entry.alias,
            "image": image,
            "alt": thumbnail.meta.get(_ALT, "") if image and thumbnail else "",
            "date": entry.day if entry.kind == "post" else "",
        }

    def _thumbnail(self, item: Item) -> Item | None:
        return self.attached.get(item.meta.get("_thumbnail_id", ""))

    def _terms(self, item: Item) -> dict[str, str]:
        """The first category is the category, the others are tags."""
        categories = [one for one in item.terms if one.domain == "category" and one.key not in _NO_CATEGORY]
        tags = [*categories[1:], *(one for one in item.terms if one.domain == "post_tag")]
        keys = {
            name: [key for one in terms if (key := self._grow(name, slugify(one.label) or slugify(one.key), one.label))]
            for name, terms in (("categories", categories[:1]), ("tags", tags))
        }
        return {
            "authors": self._author(item.author),
            "category": "".join(keys["categories"]),
            "tags": ", ".join(dict.fromkeys(keys["tags"])),
        }

    def _grow(self, name: str, key: str, label: str) -> str:
        if key and key not in self.known[name]:
            self.known[name].add(key)
            self._add(f"{name}.yml", f"{key}: {flow(dict.fromkeys(self.settings.codes, label))}")
        return key

    def _author(self, login: str) -> str:
        """A name alone: an address or a login of a person is nobody's business."""
        login = login.strip("<> ")
        name = (self.export.authors.get(login) or login).partition("@")[0]
        key = self.names.get(name) or (new_key(name, "persoon") if name else "")
        if key and key not in self.known["people"]:
            self.known["people"].add(key)
            roles = {f"role.{code}": _BY.get(code, "Author") for code in self.settings.codes}
            self._add("people.yml", person_entry(name, roles) + "  listed: false", apart=True)
        return key

    def _add(self, name: str, lines: str, *, apart: bool = False) -> None:
        path = DATA / name
        file = self.settings.root / path
        text = self.texts.get(path) or (file.read_text("utf-8-sig") if file.exists() else "")
        self.texts[path] = added(text, lines, apart=apart)

    def _html(self, item: Item) -> tuple[BeautifulSoup, list[Left]]:
        return to_html(item.content, lambda numbers: self._gallery(numbers, item), _notes(item))

    def _gallery(self, numbers: str, item: Item) -> str:
        """Without numbers it shows what was uploaded to the text."""
        own = [number for number, one in self.attached.items() if one.parent == item.number]
        asked = numbers.replace(" ", "").split(",") if numbers.strip() else own
        shown = [self.attached[one] for one in asked if one in self.attached]
        given = ((html.escape(one.file), html.escape(one.meta.get(_ALT, ""))) for one in shown)
        return "\n\n".join(f'<p><img src="{source}" alt="{alt}"></p>' for source, alt in given)

    def _picture(self, source: str, entry: Entry) -> str:
        path = self.media.find(source)
        suffix = SUFFIXES.get(kind_of(start_of(path)), "") if path else ""
        return self._beside(path, suffix, entry) if path and suffix else ""

    def _beside(self, path: Path, suffix: str, entry: Entry) -> str:
        """Two files of one name each get their own."""
        for number in count(1):
            name = file_name(entry.key.name, path, suffix if number == 1 else f"-{number}{suffix}")
            if self.pictures.setdefault(entry.path.parent / name, path) == path:
                break
        return name

    def _link(self, target: str, entry: Entry, old: list[Left]) -> str:
        if target.startswith(("#", "mailto:", "tel:")):
            return "" if target.startswith("#") else target
        if not self.places.is_here(target):
            return outside_link(target)
        found = self.places.find(target)
        if found is not None:
            to = found.key.with_name(f"{found.key.name}.md")
            return "" if found.held else posixpath.relpath(str(to), str(entry.path.parent))
        path = self.media.find(target)
        if path and path.suffix.lower() in _DOWNLOADS:
            return self._beside(path, path.suffix.lower(), entry)
        if name := self._picture(target, entry) if path else "":
            return name
        old.append(Left("left-old-link", target))
        return urljoin(self.export.site + "/", target)


_HELD = ("password", "private", "draft", "pending", "future", "empty")


def _notes(item: Item) -> Mapping[str, str]:
    """Key → HTML of the footnotes that the block editor keeps beside a text."""
    try:
        kept = json.loads(item.meta.get("footnotes") or "[]")
        return {str(one["id"]): str(one["content"]) for one in kept}
    except (ValueError, KeyError, TypeError):
        return {}


def _title(item: Item) -> str:
    return shorten(_plain(item.title), 150)


def _plain(typed: str) -> str:
    return " ".join(BeautifulSoup(typed, "lxml").get_text().split()) if typed else ""
