"""The Markdown source by line: where a link, a heading or a footnote stands, for `Problem`."""

import re
from collections.abc import Iterator
from functools import cached_property

from slimmer.markup.html_tree import Tags

_FENCE = re.compile(r"^\s*(```+|~~~+)")
_CODE = re.compile(r"(`+).+?\1")
CODE = "\0"
"""Is in no text."""
_FOOTNOTE = re.compile(r"(?<!!)\[\^([^\]\s]+)\](:?)")


class Source:
    """Looks things up in the order in which the text has them: the second link to one file is further down."""

    def __init__(self, body: str, first_line: int) -> None:
        self.first_line = first_line
        self.typed = body.split("\n")
        self.lines = list(_outside_fences(body))
        self._last: dict[str, int] = {}
        """Where in the text to look for something next."""
        self._last_heading = -1
        self.twice: dict[str, int] = {}
        """Footnotes with a second text, and where that stands; once `footnotes` was asked."""
        self._last_tag: dict[tuple[str, str], int] = {}

    @cached_property
    def without_code(self) -> list[tuple[int, str]]:
        """The lines outside fences, with `CODE` in the place of each sign of code within them."""
        return [
            (number, _CODE.sub(lambda match: CODE * len(match.group()), line) if "`" in line else line)
            for number, line in self.lines
        ]

    def text_at(self, number: int) -> str:
        """The line with this number, from 0."""
        return self.typed[number].strip() if number < len(self.typed) else ""

    def line_of(self, needle: str) -> int:
        """The line on which this text stands next; the first line of the body when it is not found."""
        if not needle:
            return self.first_line
        found = self.whole.find(needle, self._last.get(needle, 0))
        if found < 0 and (found := self.whole.rfind(needle)) < 0:
            # A name of a box is read in small letters.
            found = self.whole.lower().find(needle)
        if found < 0:
            return self.first_line
        # The same text twice on one line is found there twice.
        end = self.whole.find("\n", found)
        self._last[needle] = end if end > 0 else found
        return self.first_line + self.whole.count("\n", 0, found)

    @cached_property
    def whole(self) -> str:
        """With fences as empty lines."""
        kept = [""] * len(self.typed)
        for number, line in self.lines:
            kept[number] = line
        return "\n".join(kept)

    @cached_property
    def tags(self) -> list[tuple[str, int, str]]:
        """The HTML that is typed outside code: `b` or `/b`, its line from 0, as typed."""
        kept = [""] * (self.lines[-1][0] + 1 if self.lines else 0)
        for number, line in self.lines:
            kept[number] = "" if line.startswith(("    ", "\t")) else _CODE.sub("", line)
        return Tags("\n".join(kept)).found

    def tag_line(self, tag: str, attribute: str) -> tuple[int, str]:
        """The line of the next tag like this one, and how it is typed; nothing when it was not typed as HTML."""
        start = self._last_tag.get((tag, attribute), -1)
        for at, (name, number, typed) in enumerate(self.tags):
            if at > start and name == tag and attribute in typed.lower():
                self._last_tag[tag, attribute] = at
                return self.first_line + number, typed
        return self.line_of(attribute or f"<{tag}"), ""

    def heading_line(self, level: int, text: str) -> int:
        """The line of `## text`, or of the underlined form."""
        word = re.split(r"[^\w]", text.strip(), maxsplit=1)[0] if text.strip() else ""
        start = self._last_heading
        for number, line in self.lines:
            if number > start and "#" in line and re.match(rf"\s{{0,3}}#{{{level}}}(?!#)", line) and word in line:
                self._last_heading = number
                return self.first_line + number
        return self.line_of(text or "#" * level)

    def footnotes(self) -> tuple[dict[str, int], dict[str, int]]:
        """Keys that are used and keys that are defined, each with its first line."""
        used: dict[str, int] = {}
        defined: dict[str, int] = {}
        for number, line in self.lines:
            if "[^" not in line:
                continue
            for match in _FOOTNOTE.finditer(_CODE.sub("", line)):
                at_start = not line[: match.start()].strip() and match.start() < 4
                into = defined if match.group(2) and at_start else used
                if into is defined and match.group(1) in defined:
                    self.twice[match.group(1)] = self.first_line + number
                into.setdefault(match.group(1), self.first_line + number)
        return used, defined


def _outside_fences(body: str) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(body.split("\n")):
        match = _FENCE.match(line)
        if fence:
            if match and match.group(1).startswith(fence):
                fence = ""
            continue
        if match:
            fence = match.group(1)
            continue
        yield number, line
