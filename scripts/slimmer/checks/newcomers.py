"""What is named but does not exist yet: where it goes, and the line that makes it."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from slimmer.model.schemas import is_web_address
from slimmer.text.slugs import slugify

_SOURCE_KEY = re.compile(r"[A-Za-z][\w-]*")
_NUMBERED = re.compile(r"[Ss](\d+)")
_PLAIN = re.compile(r"\w(?:[\w .-]*\w)?")
"""What YAML reads as it stands, also between braces."""
_UNNAMED = "naam"


@dataclass(frozen=True)
class Newcomer:
    named: str
    """How the field that asks for it has to name it."""
    file: str
    line: str


def newcomer(kind: str, value: str, known: Iterable[str], locales: Sequence[str]) -> Newcomer:
    """`kind` is a part of the library; what was typed may be a key, a name, a path or an address."""
    texts = "{" + ", ".join(f"{code}: …" for code in locales) + "}"
    key = slugify(bare_name(value, locales)) or _UNNAMED
    name = "…" if key == value else _scalar(value)
    match kind:
        case "people":
            return Newcomer(key, "docs/_data/people.yml", f"- {{key: {key}, name: {name}, role: {texts}}}")
        case "organisations":
            return Newcomer(key, f"docs/_data/organisations/{key}.yml", f"name: {name}")
        case "municipalities":
            return Newcomer(value, "docs/_data/municipalities.yml", f"{key}: {{name: {_scalar(value)}}}")
        case "sources":
            return _source(value, known)
        case "projects":
            return Newcomer(key, f"docs/projecten/{key}.{locales[0]}.md", "title: …")
        case "featured":
            folder = "docs/projecten" if value.startswith("docs/projecten/") else "blog/posts"
            return Newcomer(f"{folder}/{key}", f"{folder}/{key}.{locales[0]}.md", "title: …")
        case _:
            return Newcomer(key, f"docs/_data/{kind}.yml", f"{key}: {texts}")


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
    if not _SOURCE_KEY.fullmatch(value):
        numbers = [int(match[1]) for one in known if (match := _NUMBERED.fullmatch(one))]
        key = f"S{max(numbers, default=0) + 1}"
    described = f"url: {_scalar(value)}" if is_web_address(value) else "url: https://…"
    return Newcomer(key, "docs/_data/sources.yml", f"{key}: {{{described}}}")


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
