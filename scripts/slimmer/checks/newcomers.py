"""What is named but does not exist yet: where it goes, and the line that makes it."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from slimmer.load.data import DATA, ORGANISATIONS
from slimmer.model.schemas import is_web_address
from slimmer.text.slugs import free_name, slugify

_SOURCE_KEY = re.compile(r"[A-Za-z][\w-]*")
_NUMBERED = re.compile(r"[Ss](\d+)")
_PLAIN = re.compile(r"[^\W\d_](?:[\w .-]*[^\W_])?")
"""What YAML reads as text as it stands, also between braces."""
_OTHER = frozenset("y n yes no on off true false null none".split())
"""What other readers of YAML take for something else than text."""
_UNNAMED = "naam"


@dataclass(frozen=True)
class Newcomer:
    named: str
    """How the field that asks for it has to name it."""
    file: PurePosixPath
    line: str


def newcomer(kind: str, value: str, known: Iterable[str], locales: Sequence[str], projects: PurePosixPath) -> Newcomer:
    """`kind` is a part of the library; what was typed may be a key, a name, a path or an address."""
    texts = "{" + ", ".join(f"{code}: …" for code in locales) + "}"
    key = free_name(slugify(bare_name(value, locales)) or _UNNAMED, set(known))
    name = "…" if key == value else scalar(value)
    match kind:
        case "people":
            return Newcomer(key, DATA / "people.yml", f"- {{key: {scalar(key)}, name: {name}, role: {texts}}}")
        case "organisations":
            return Newcomer(key, ORGANISATIONS / f"{key}.yml", f"name: {name}")
        case "municipalities":
            return Newcomer(value, DATA / "municipalities.yml", f"{scalar(key)}: {{name: {scalar(value)}}}")
        case "sources":
            return _source(value, known)
        case "projects":
            return Newcomer(key, projects / f"{key}.{locales[0]}.md", "title: …")
        case "featured":
            folder = projects if value.startswith(f"{projects}/") else PurePosixPath("blog/posts")
            key = key if key.isascii() and value else _UNNAMED
            return Newcomer(f"{folder}/{key}", folder / f"{key}.{locales[0]}.md", "title: …")
        case _:
            return Newcomer(key, DATA / f"{kind}.yml", f"{scalar(key)}: {texts}")


def bare_name(value: str, locales: Sequence[str]) -> str:
    """What a path leads to: `../projecten/zon.nl.md` → `zon`."""
    name = PurePosixPath(value).name
    if name.endswith(".md"):
        stem, _, code = name.removesuffix(".md").rpartition(".")
        name = stem if stem and code in locales else name.removesuffix(".md")
    return name


def _source(value: str, known: Iterable[str]) -> Newcomer:
    """A key that cannot be one, such as an address, gives way to the next number."""
    key = value
    if not _SOURCE_KEY.fullmatch(value) or value.lower() in _OTHER:
        numbers = [int(match[1]) for one in known if (match := _NUMBERED.fullmatch(one))]
        key = f"S{max(numbers, default=0) + 1}"
    described = f"url: {scalar(value)}" if is_web_address(value) else "url: https://…"
    return Newcomer(key, DATA / "sources.yml", f"{key}: {{{described}}}")


def scalar(text: str) -> str:
    """As YAML takes it: between quotes where it needs them."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _OTHER
    return text if plain else json.dumps(text, ensure_ascii=False)
