"""One text of a pair as the translation status sees it: its fields and its blocks, straight from the file."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from slimmer.load.text import parse_text, walk
from slimmer.load.yaml_lines import parse_yaml
from slimmer.model.settings import Settings
from slimmer.pairs.blocks import Block, body_blocks
from slimmer.text.file_names import split_locale
from slimmer.text.front_matter import split_front_matter

SAID = ("title", "menu", "description", "lead", "role", "alt")
"""Fields that are text, and so differ between languages."""
OWN = frozenset(SAID) | {"slug", "aliases", "draft", "updated", "noindex"}
"""Fields in which a text need not be like its translation."""
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)


class Side(NamedTuple):
    path: PurePosixPath
    fields: Mapping[str, Any]
    lines: Mapping[str, int]
    blocks: tuple[Block, ...]
    """Those of the fields first."""
    notes: frozenset[str]
    """Names of the footnotes that the text itself has."""


def text_paths(settings: Settings) -> Iterator[PurePosixPath]:
    """Every Markdown text; also of drafts, and of what has a mistake in it."""
    for folder in ("blog", "docs"):
        for path, _ in walk(settings.root, folder):
            if path.suffix == ".md" and not any(part.startswith(("_", ".")) for part in path.parts):
                yield path


def pairs_of(paths: Iterable[PurePosixPath], codes: Sequence[str]) -> dict[PurePosixPath, dict[str, PurePosixPath]]:
    """Key → locale → path."""
    found: dict[PurePosixPath, dict[str, PurePosixPath]] = {}
    for path in paths:
        key, locale = split_locale(path, codes)
        if locale:
            found.setdefault(key.with_suffix(""), {})[locale] = path
    return dict(sorted(found.items()))


def parse_side(content: bytes, path: PurePosixPath) -> Side:
    text, _ = parse_text(content, path)
    front, body, start = split_front_matter(text or "")
    parsed = parse_yaml(front, path, first_line=2, remarks=False)
    fields = parsed.value if isinstance(parsed.value, dict) else {}
    lines = {str(loc[0]): line for loc, line in parsed.lines.items() if len(loc) == 1}
    said = [Block(name, str(fields[name]), lines.get(name, 1)) for name in SAID if isinstance(fields.get(name), str)]
    return Side(path, fields, lines, (*said, *body_blocks(body, start)), frozenset(_NOTE.findall(body)))
