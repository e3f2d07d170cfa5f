"""Links and notes whose address or text stands elsewhere in a text, or nowhere."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from slimmer.markup.table_lines import Found, values

_CALLED = re.compile(r"\[([^\[\]^\n]+)\]")
_UNSEEN = re.compile(r" {0,3}\[([^\]^\n]+)\]:[ \t]*(?!#[ \t]|<>)\S+[ \t]*(?:[\"'(].*)?$")
"""A line that no reader sees; that to `#` is how remarks are written elsewhere."""
_DEFINED = re.compile(r"^ {0,3}\[([^\]^\n]+)\]:", re.MULTILINE)
_REFERENCE = re.compile(
    r"(?<![\w\]\\`])(!?\[(?![\^ xX]\]|\^)([^\[\]\n]+)\])([ \t]*)\[(?![A-Z]\d+\])(?!\^)([^\[\]\n]*)\](?![(\[:])"
)
_NOTE = re.compile(r"^\[(\d{1,3})\][ \t]+\S", re.MULTILINE)
_NOTED = re.compile(r"(?:(?<=\s)|^)\[(\d{1,3})\](?![(\[:])")
"""A note at the end by its number, and what refers to it."""


def references(lines: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """`[text][name]` without an address for the name, an address for no link, and a comment that never ends."""
    whole = "\n".join(line for _, line in lines)
    if "][" in whole or "] [" in whole:
        known = {" ".join(match[1].casefold().split()) for match in _DEFINED.finditer(whole)}
        for number, line in lines:
            for match in _REFERENCE.finditer(line) if "[" in line else ():
                said, gap, name = match[1], match[3], match[4]
                is_known = " ".join((name or match[2]).casefold().split()) in known
                if not is_known and not gap:
                    address = "foto.jpg" if said.startswith("!") else "../over/index.md"
                    yield number, "markdown-almost", values(match.group(), f"{said}({address})")
                elif is_known and gap and name:
                    yield number, "markdown-almost", values(match.group(), f"{said}[{name}]")
    if "]:" in whole:
        called = Counter(" ".join(name.casefold().split()) for name in _CALLED.findall(whole))
        above = ""
        for number, line in lines:
            unseen = _UNSEEN.match(line) if "]:" in line and (not above.strip() or _UNSEEN.match(above)) else None
            if unseen and called[" ".join(unseen[1].casefold().split())] == 1:
                yield number, "link-unused", values(line, f"\\{line.strip()}")
            above = line
    notes = {match[1] for match in _NOTE.finditer(whole)}
    for number, line in lines if notes else ():
        for match in _NOTED.finditer(line):
            if match[1] in notes:
                mend = f"[^{match[1]}]{': ' if match.start() == 0 else ''}"
                yield number, "markdown-almost", values(match.group(), mend)
    at = whole.rfind("<!--")
    if at >= 0 and "-->" not in whole[at:]:
        yield lines[whole.count("\n", 0, at)][0], "html-unbalanced", {"html": "<!--"}
