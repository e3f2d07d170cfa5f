"""One text of a pair as the translation status sees it: its fields, and blocks of meaning: a heading, a paragraph, an
item, a row. Read by line, not by a parser: of a thousand texts at once, and of a draft that no parser would take."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from slimmer.load.text import parse_text, walk
from slimmer.load.yaml_lines import parse_yaml
from slimmer.model.settings import Settings
from slimmer.text.file_names import split_locale
from slimmer.text.front_matter import split_front_matter


class Block(NamedTuple):
    kind: str
    """`h2`, `p`, `li`, `row`, `quote`, `box`, `note`, `code`, `list`; `title` and the like for a field."""
    text: str
    """As typed, without what makes it that kind."""
    line: int
    """Of the file."""


_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,7}(#{1,6})\s+(.*?)\s*#*\s*(?:\{[^}]*\})?\s*$")
_ITEM = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s+(.*)$")
_ROW = re.compile(r"\s*\|.*|.*\s\|\s.*")
_RULE = re.compile(r"[\s|:*_-]+$")
_QUOTE = re.compile(r"\s*>\s?(.*)$")
_BOX = re.compile(r"\s*!!!\s*\w*\s*(?:\"(.*)\")?\s*$")
_NOTE = re.compile(r"\s{0,3}(?:\[\^[^\]\s]+\]|\*\[[^\]]+\]):\s*(.*)$")
_TAG = re.compile(r"\s*</?[a-zA-Z][^>]*>\s*$")
_CALL = re.compile(r"\s*\[\[.+\]\]\s*$")


def body_blocks(body: str, first_line: int) -> Iterator[Block]:
    """The blocks of a text whose first line is that line of its file."""
    return _joined(_lines(body, first_line))


def without_comments(body: str) -> str:
    """Every other line keeps its number."""
    return _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), body) if "<!--" in body else body


def _joined(lines: Iterable[tuple[str, str, int]]) -> Iterator[Block]:
    """Lines that go on (kind "") belong to the block above; a blank line (kind "-") ends it."""
    kind, said, start = "", [""], 0
    for one, text, number in lines:
        if one == "" and kind:
            said.append(text)
            continue
        if kind:
            yield Block(kind, "\n".join(said).strip(), start)
        kind, said, start = ("" if one == "-" else one or "p"), [text], number
    if kind:
        yield Block(kind, "\n".join(said).strip(), start)


def _lines(body: str, first_line: int) -> Iterator[tuple[str, str, int]]:
    fence = ""
    quoted = False
    for number, line in enumerate(without_comments(body).split("\n"), first_line):
        if fence:
            closes = line.strip().startswith(fence) and not line.strip().strip(fence[0])
            fence = "" if closes else fence
            yield ("-" if closes else "", "" if closes else line, number)
            continue
        if match := _FENCE.match(line):
            fence = match[1]
            yield "code", "", number
            continue
        stripped = line.strip()
        match = _QUOTE.match(line)
        text, now_quoted = (match[1], True) if match else (line, False)
        started = now_quoted and not quoted
        quoted = now_quoted
        if not stripped or not text.strip() or _TAG.match(text) or stripped.startswith("{:"):
            yield "-", "", number
        elif match := _HEADING.match(text):
            yield f"h{len(match[1])}", match[2], number
            yield "-", "", number
        elif match := _BOX.match(text):
            yield "box", match[1] or "", number
            yield "-", "", number
        elif _CALL.match(text):
            yield "list", stripped, number
            yield "-", "", number
        elif match := _NOTE.match(text):
            yield "note", match[1], number
        elif match := _ITEM.match(text):
            yield "li", match[1], number
        elif "|" in text and _ROW.match(text):
            if not _RULE.match(text):
                yield "row", stripped, number
            yield "-", "", number
        elif _RULE.match(text):
            yield "-", "", number
        else:
            yield "quote" if started else "", text, number


SAID = ("title", "menu", "description", "lead", "role", "alt")
"""Fields that are text, and so differ between languages."""
OWN = frozenset(SAID) | {"slug", "aliases", "draft", "updated", "noindex"}
"""Fields in which a text need not be like its translation."""
_NOTE_NAME = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)


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
    return Side(path, fields, lines, (*said, *body_blocks(body, start)), frozenset(_NOTE_NAME.findall(body)))
