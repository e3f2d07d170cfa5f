"""YAML read as plain text values, with the line of everything.

Every scalar stays the text that was typed: no dates that crash on `2026-13-45`, no `no` that becomes
False, no `0123` that becomes 83. What type a value must be is the schema's business.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import PurePosixPath
from typing import Any, TypeAlias

import yaml

from slimmer.files.fast_yaml import FAST_LOADER
from slimmer.load.text import forbidden_sign
from slimmer.load.yaml_mends import EXAMPLE, in_quotes, mended_yaml, where_it_breaks, with_space
from slimmer.model.problem import Problem, problem
from slimmer.text.grouping import grouped

Loc: TypeAlias = tuple[str | int, ...]
"""Where a value stands inside the document: `("roles", 0, "date")`."""

PLACEHOLDERS = ("…", "...")
"""What the lines to copy leave to the writer."""
_DEEPEST = 20
_DEEPEST_READ = 1000
_BRACKET = re.compile(r"[\[\]{}]")
_NESTED = re.compile(r"[-?] +(?=[-?] )")
"""`- - x`: a list in a list, on one line."""
_MOST_MENDS = 20
_REFUSED = object()
_LOST = re.compile(r" (#.*)|[ \t]+(#[^ #!].*)")
"""Behind a value: `#1` may be meant as text; a remark has two spaces before it and one behind its sign."""
_LOST_IN_DATA = re.compile(r"[ \t]+(#[^ #!].*)")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Signs that break lines or join words, and that no one types."""


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

    def below(self, loc: Loc) -> Iterable[tuple[Loc, int]]:
        """What stands in this value, with its lines."""
        some = self._by_first[loc[0]] if loc else self.lines.items()
        return ((one, line) for one, line in some if one[: len(loc)] == loc != one)

    @cached_property
    def _by_first(self) -> Mapping[str | int, Iterable[tuple[Loc, int]]]:
        return grouped((loc[0], (loc, line)) for loc, line in self.lines.items() if loc)


def parse_yaml(text: str, path: PurePosixPath, *, first_line: int = 1, remarks: bool = True) -> Parsed:
    """Read YAML that begins on `first_line` of the file; never raises. `remarks` may stand behind values.

    A line that cannot be read is told, and read as it was probably meant, so that the rest is checked too.
    """
    problems: list[Problem] = []
    mended: set[int] = set()
    while True:
        try:
            if too_deep(text):
                raise yaml.YAMLError("")
            node = yaml.compose(text, Loader=FAST_LOADER)
        except yaml.YAMLError as error:
            repaired = mended_yaml(text, error, path, first_line, mended) if len(mended) < _MOST_MENDS else None
            if repaired is None:
                line, detail = where_it_breaks(error, text)
                problems.append(problem(path, first_line + line, "yaml-broken", detail=detail, example=EXAMPLE))
                return Parsed(None, {(): first_line}, tuple(problems))
        else:
            repaired = with_space(text, 0, path, first_line) if isinstance(node, yaml.ScalarNode) else None
            if repaired is None:
                break
        text, found = repaired
        mended.add(found.line - first_line)
        problems.append(found)
    if node is None:
        return Parsed(None, {(): first_line}, tuple(problems))
    reader = _Reader(path, first_line, text, remarks=remarks)
    value = reader.read(node, ())
    return Parsed(value, reader.lines, (*problems, *reader.problems))


def too_deep(text: str) -> bool:
    """Nesting that no writer means and that would exhaust the parser's stack."""
    steps = ({"[": 1, "{": 1}.get(one, -1) for one in _BRACKET.findall(text))
    in_a_line = (len(_NESTED.findall(line)) for line in text.split("\n")) if _NESTED.search(text) else ()
    return max((*accumulate(steps), *in_a_line), default=0) > _DEEPEST_READ


class _Reader:
    def __init__(self, path: PurePosixPath, first_line: int, text: str, *, remarks: bool) -> None:
        self.path = path
        self.lost = _LOST_IN_DATA if remarks else _LOST
        self.first_line = first_line
        self.text = text.split("\n")
        self.lines: dict[Loc, int] = {}
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def read(self, node: yaml.Node, loc: Loc) -> Any:
        line = self.first_line + node.start_mark.line
        self.lines.setdefault(loc, line)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, loc)
        # A node met twice is an alias (`*name`): not needed here, and a way to blow a file up.
        if id(node) in self.seen or len(loc) > _DEEPEST:
            self._tell(line, "yaml-broken", detail="& *", example=EXAMPLE)
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
                self._tell(line, "yaml-broken", detail="? { [", example=EXAMPLE)
                continue
            key = str(key_node.value)
            if key in first:
                self._tell(line, "field-duplicate", field=key, other=first[key])
                continue
            first[key] = line
            self.lines[(*loc, key)] = line
            value = self.read(value_node, (*loc, key))
            if value is not _REFUSED:
                yield key, value

    def _scalar(self, node: yaml.ScalarNode, loc: Loc) -> str | None:
        text, line = str(node.value), self.first_line + node.start_mark.line
        if not node.style and (lost := self._lost(node)):
            text = f"{text} {lost}".lstrip()
            field = next((str(part) for part in reversed(loc) if isinstance(part, str)), "title")
            self._tell(line, "yaml-hash", lost=lost, example=f"{field}: {in_quotes(text)}")
        elif not node.style and (typed := self._typed(node)) != text:
            # `!!! x` and `&x y`: signs with a meaning that no writer means.
            text, field = typed, next((str(part) for part in reversed(loc) if isinstance(part, str)), "title")
            self._tell(line, "yaml-broken", detail=typed, example=f"{field}: {in_quotes(typed)}")
        if not node.style and text in ("", "~", "null"):
            return None
        if sign := forbidden_sign(text):
            # Only an escape (`"\\x07"`) can bring it here.
            self._tell(line, "character-forbidden", name=sign)
            return "".join(one for one in text if not forbidden_sign(one))
        if text.strip() in PLACEHOLDERS:
            self._tell(line, "placeholder", value=text.strip())
        return _UNSEEN.sub("", text) if not text.isascii() else text.replace("\r", " ")

    def _typed(self, node: yaml.ScalarNode) -> str:
        """A plain value of one line as it stands in the file."""
        start, end = node.start_mark, node.end_mark
        if start.line != end.line or start.line >= len(self.text):
            return str(node.value)
        return self.text[start.line][start.column : end.column].strip()

    def _lost(self, node: yaml.ScalarNode) -> str:
        """What was typed behind a value and would be read as a comment."""
        mark = node.end_mark
        match = (
            self.lost.fullmatch(self.text[mark.line][mark.column :].rstrip()) if mark.line < len(self.text) else None
        )
        return next(filter(None, match.groups()), "") if match else ""

    def _tell(self, line: int, code: str, **values: object) -> None:
        self.problems.append(problem(self.path, line, code, **values))
