"""YAML read as plain text values, with the line of everything.

Every scalar stays the text that was typed: no dates that crash on `2026-13-45`, no `no` that becomes
False, no `0123` that becomes 83. What type a value must be is the schema's business.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeAlias

import yaml

from slimmer.model.problem import Problem, problem

Loc: TypeAlias = tuple[str | int, ...]
"""Where a value stands inside the document: `("roles", 0, "date")`."""

FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Safe, and ten times as fast where libyaml is there."""
_DEEPEST = 20
_REFUSED = object()


@dataclass(frozen=True)
class Parsed:
    value: Any
    """dict, list, str or None."""
    lines: Mapping[Loc, int]
    problems: tuple[Problem, ...] = field(default=())

    def line(self, loc: Loc) -> int:
        """The line of this value, or of the nearest thing around it."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)


def parse_yaml(text: str, path: PurePosixPath, *, first_line: int = 1) -> Parsed:
    """Read YAML that begins on `first_line` of the file; never raises."""
    try:
        if _too_deep(text):
            raise yaml.YAMLError("")
        node = yaml.compose(text, Loader=FAST_LOADER)
    except yaml.YAMLError as error:
        line, detail = _where(error, text)
        broken = problem(path, first_line + line, "yaml-broken", detail=detail)
        return Parsed(None, {(): first_line}, (broken,))
    if node is None:
        return Parsed(None, {(): first_line})
    reader = _Reader(path, first_line)
    value = reader.read(node, ())
    return Parsed(value, reader.lines, tuple(reader.problems))


def _too_deep(text: str) -> bool:
    """Nesting that no writer means and that would exhaust the parser's stack."""
    return max(text.count("["), text.count("{"), text.count("- - "), text.count("? ")) > 2000


def _where(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The line (from 0) and the text that stands there."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        line = mark.line
    elif isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position if isinstance(error.position, int) else 0)
    else:
        line = 0
    lines = text.splitlines() or [""]
    line = min(line, len(lines) - 1)
    return line, lines[line].strip(" ").replace("\t", "⇥")[:60] or "…"


class _Reader:
    def __init__(self, path: PurePosixPath, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[Loc, int] = {}
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def read(self, node: yaml.Node, loc: Loc) -> Any:
        line = self.first_line + node.start_mark.line
        self.lines.setdefault(loc, line)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        # A node met twice is an alias (`*name`): not needed here, and a way to blow a file up.
        if id(node) in self.seen or len(loc) > _DEEPEST:
            self.problems.append(problem(self.path, line, "yaml-broken", detail="& *"))
            return _REFUSED
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            items = [self.read(item, (*loc, number)) for number, item in enumerate(node.value)]
            return [item for item in items if item is not _REFUSED]
        return dict(self._pairs(node, loc))

    def _pairs(self, node: yaml.Node, loc: Loc) -> Iterator[tuple[str, Any]]:
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = self.first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(problem(self.path, line, "yaml-broken", detail="? { ["))
                continue
            key = str(key_node.value)
            if key in first:
                self.problems.append(problem(self.path, line, "field-duplicate", field=key, other=first[key]))
                continue
            first[key] = line
            self.lines[(*loc, key)] = line
            value = self.read(value_node, (*loc, key))
            if value is not _REFUSED:
                yield key, value


def _scalar(node: yaml.ScalarNode) -> str | None:
    plain_empty = not node.style and node.value in ("", "~", "null")
    return None if plain_empty else str(node.value)
