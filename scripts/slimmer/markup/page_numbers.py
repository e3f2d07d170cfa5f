"""What a PDF has on every page and a text has once copied: a number by itself, a title with a number beside it."""

import re
from collections.abc import Iterator, Sequence

_NUMBER = re.compile(
    r"(?:[-–—|][ \t]*)?((?:pagina|page|pag|blz|pg|p)\.?[ \t]*)?\d{1,3}(?:[ \t]*(?:van|of|/)[ \t]*\d{1,3})?"
    r"(?:[ \t]*[-–—|])?",
    re.IGNORECASE,
)
_HEADER = re.compile(r"(\S.*\S)[ \t]*(?:[|•·–—\t]|  )[ \t]*\d{1,3}|\d{1,3}[ \t]*(?:[|•·–—\t]|  )[ \t]*(\S.*)")
_EXPECTS = re.compile(r"[#<|].*|(\*\*|__).*\1|.*[:|]")
"""Below such a line a number is what is meant."""
_LONGEST = 90


def page_numbers(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Number of the line, and what stands there."""
    headers: dict[str, tuple[int, str]] = {}
    said = ""
    for at, (number, line) in enumerate(lines):
        typed = line.strip()
        if not typed:
            continue
        if len(typed) <= _LONGEST and (typed[-1].isdigit() or typed[0].isdigit() or typed[0] in "-–—|"):
            above = lines[at - 1][1].strip() if at else ""
            below = lines[at + 1][1].strip() if at + 1 < len(lines) else ""
            alone = not above and not below
            if match := _NUMBER.fullmatch(typed):
                in_sentence = said[-1:].islower() and below[:1].islower()
                if (alone and (match[1] or (said and not _EXPECTS.fullmatch(said)))) or in_sentence:
                    yield number, typed
            elif alone and (match := _HEADER.fullmatch(typed)):
                first = headers.setdefault(match[1] or match[2], (number, typed))
                if first[1] != typed:
                    yield from (first, (number, typed))
        said = typed
