"""A few values changed or added in a YAML file; every other line, comment and blank stays as it was typed."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from slimmer.model.schemas import Organisation
from slimmer.spreadsheets.merging import Loc
from slimmer.spreadsheets.yaml_write import ROLE_ORDER, field_lines, flow, flow_pair, role_lines, role_value, scalar

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAK = re.compile("\r\n|[\n\r]")


def edit_yaml(text: str, sets: Mapping[Loc, Any]) -> str | None:
    """The text with these values set; `None` when that cannot be done without touching more.

    It goes by where things stand, not by what they mean: the caller compares what the new text says with
    what it must say.
    """
    for loc, value in sets.items():
        try:
            root = yaml.compose(text, Loader=_LOADER)
        except yaml.YAMLError:
            return None
        edit = _Edit(text)
        if not isinstance(root, yaml.MappingNode) or not edit.set(root, loc, value):
            return None
        text = edit.text
    return text


class _Edit:
    """One change in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def set(self, root: yaml.MappingNode, loc: Loc, value: Any) -> bool:
        """Change the value at this place, or add it to the deepest thing around it that exists."""
        node: yaml.Node = root
        for depth, part in enumerate(loc):
            inner = _child(node, part)
            if inner is None or _is_nothing(inner):
                # A text in one language may have to bring its `pledge:` along.
                for name in reversed(loc[depth + 1 :]):
                    value = {str(name): value}
                return self._add(node, loc[: depth + 1], value, empty=inner)
            node = inner
        return isinstance(node, yaml.ScalarNode) and self._replace(node, loc, value, in_flow=_in_flow(root, loc))

    def _replace(self, node: yaml.ScalarNode, loc: Loc, value: str, *, in_flow: bool) -> bool:
        end = self._at(node.end_mark)
        if node.style in ("|", ">"):
            end = self._line_end(self._last_line(node))
        return self._put(self._at(node.start_mark), end, self._value(loc, value, in_flow=in_flow))

    def _value(self, loc: Loc, value: str, *, in_flow: bool) -> str:
        """As it stands behind its name, with the lines below it."""
        name = str(loc[-1])
        if in_flow or loc[0] == "roles":
            return (flow_pair if in_flow else role_value)(name, value).removeprefix(f"{name}: ")
        indent = "  " * (len(loc) - 1)
        return self._lines(field_lines(name, value, indent)).removeprefix(f"{indent}{name}:").lstrip(" ")

    def _add(self, node: yaml.Node, loc: Loc, value: Any, *, empty: yaml.Node | None) -> bool:
        if not isinstance(node, yaml.CollectionNode) or not node.value:
            return False
        name = str(loc[-1])
        if empty is not None:
            return self._fill(node, name, value, empty)
        in_list = isinstance(node, yaml.SequenceNode)
        if node.flow_style:
            end = self._at(node.end_mark) - 1
            return self._put(end, end, f", {flow(value) if in_list else flow_pair(name, value)}")
        indent = " " * int(node.start_mark.column)
        if in_list:
            return self._insert(node.value[-1], role_lines(value, indent))
        if loc[0] == "roles":
            return self._insert(_before(node, name, ROLE_ORDER), [f"{indent}{role_value(name, value)}"])
        order = Organisation.model_fields if len(loc) == 1 else ()
        return self._insert(_before(node, name, order), field_lines(name, value, indent))

    def _fill(self, parent: yaml.Node, name: str, value: Any, empty: yaml.Node) -> bool:
        """A value for a name with nothing, or `~`, behind it."""
        key = next(key for key, _ in parent.value if key.value == name)
        start = self.text.find(":", self._at(key.end_mark)) + 1
        end = self._at(empty.end_mark) if empty.value else start
        return self._put(start, end, f" {flow(value) if isinstance(value, Mapping) else scalar(value)}")

    def _put(self, start: int, end: int, new: str) -> bool:
        self.text = self.text[:start] + new + self.text[end:]
        return True

    def _insert(self, after: yaml.Node, lines: Iterable[str]) -> bool:
        """Whole lines below everything that belongs to this value."""
        at = self._line_end(self._last_line(after))
        return self._put(at, at, self._lines(["", *lines]))

    def _lines(self, lines: Iterable[str]) -> str:
        found = _BREAK.search(self.text)
        return (found.group() if found else "\n").join(lines)

    def _last_line(self, node: yaml.Node) -> int:
        """The number (from 0) of the last line with something of this value on it."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            key, value = last if isinstance(last, tuple) else (last, last)
            return int(key.end_mark.line) if _is_nothing(value) else self._last_line(value)
        line = int(node.end_mark.line)
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            # The end of a block is the start of what follows it.
            line -= node.end_mark.column == 0
            while not self.text[self.starts[line] : self._line_end(line)].strip():
                line -= 1
        return line

    def _line_end(self, line: int) -> int:
        found = _BREAK.search(self.text, self.starts[line])
        return found.start() if found else len(self.text)

    def _at(self, mark: yaml.Mark) -> int:
        return self.starts[mark.line] + int(mark.column)


def _child(node: yaml.Node, part: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return node.value[part] if part < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    return None


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", "null")


def _in_flow(node: yaml.Node | None, loc: Loc) -> bool:
    """Between brackets, where a comma needs quotes."""
    for part in loc:
        if isinstance(node, yaml.CollectionNode) and node.flow_style:
            return True
        node = _child(node, part) if node else None
    return False


def _before(node: yaml.CollectionNode, name: str, order: Iterable[str]) -> yaml.Node:
    """The value after which a new field has its place."""
    order = list(order)
    earlier = order[: order.index(name)] if name in order else []
    known: dict[str, yaml.Node] = {key.value: (key if _is_nothing(value) else value) for key, value in node.value}
    found = [known[one] for one in earlier if one in known]
    return found[-1] if found else list(known.values())[-1]
