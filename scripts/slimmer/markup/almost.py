"""What is almost Markdown, or comes along from elsewhere, and would stand in the text as it is typed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

Found = tuple[int, str, dict[str, str]]
"""Number of the line, from 0; code; values."""


class Kind(NamedTuple):
    code: str
    pattern: re.Pattern[str]
    mend: str = ""
    """Put in the place of what was found."""


_ADDRESS = r"(?:https?://|www\.|mailto:|\.{0,2}/|#)[^\s()\[\]]*|[^\s()\[\]]+\.(?:md|pdf|docx?|xlsx?|jpe?g|png|webp|html?)(?:#\S*)?"
_KINDS = (
    Kind("markdown-almost", re.compile(r"(!?\[[^\]\n]*\]\([^)\n]*\))[ \t]+(\{[^}\n]*=[^}\n]*\})"), r"\1\2"),
    Kind("markdown-almost", re.compile(rf"(\[[^\]\n^][^\]\n]*\])[ \t]+(\((?:{_ADDRESS})\))"), r"\1\2"),
    Kind("markdown-almost", re.compile(rf"(?<!\])\(([^()\n]+)\)\[({_ADDRESS})\]"), r"[\1](\2)"),
    Kind("markdown-almost", re.compile(r"\(\^([\w.-]+)\)"), r"[^\1]"),
    Kind("markdown-almost", re.compile(r"\[\[([^\]|\n]+)\|([^\]|\n]+)\]\]"), r"[\2](\1.md)"),
    Kind("markdown-almost", re.compile(r"(?<![\]\w`\\])\[([A-Z]\d+)\](?![(\[:])"), r"[^\1]"),
    Kind("markdown-almost", re.compile(r"(?<=[\w.,;!?)’”'\"])\[(\d{1,3})\](?![(\[:])"), r"[^\1]"),
    Kind("markdown-almost", re.compile(r"(!!!|\?\?\?)([ \t]+\w+[ \t]+)[“”„](.*?)[“”„][ \t]*$"), r'\1\2"\3"'),
    Kind("markdown-almost", re.compile(r"\{([^}\n]*?=)[“”„‘’]([^}\n“”„‘’]*)[“”„‘’]([^}\n]*)\}"), r'{\1"\2"\3}'),
    Kind("markdown-almost", re.compile(r"^[ \t]*[•·▪‣◦●][ \t]*(.+)$"), r"- \1"),
    Kind(
        "text-from-chat",
        re.compile(
            r"【\d+[^】\n]*】|:contentReference\[[^\]\n]*\](?:\{[^}\n]*\})?|\bturn\d+(?:search|view|news)\d+\b|\[cite_start\]|[?&]utm_source=(?:chatgpt\.com|openai)"
        ),
    ),
    Kind("link-preview", re.compile(r"https?://(?:127\.0\.0\.1|localhost|0\.0\.0\.0)(?::\d+)?[^\s)\]>]*")),
    Kind("link-quote", re.compile(r"(?<=\]\()(?=[^)\n]*(?:[“”„‘]|(?<!\w)’|’(?!\w)))[^)\n]*(?=\))")),
)
_SIGNS = (*"]{【•·▪‣◦●", "(^", "!!!", "???", "://", "utm_source=", "turn")
"""One of these stands in all that a kind finds."""
_HEADING = re.compile(r" {0,3}(#{2,6})([^\s#{].*)")
_ENDS_ALONE = re.compile(r" {0,3}[^\s#>|!:*`~+\[{<-].{0,43}[\w),:]$")
_BEGINS_ALONE = re.compile(r" {0,3}(?:[^\W\d_a-zß-ÿ]|\d|[a-z]\)\s)(?!.*\|)")
"""Of an address, a signature or a poem: a short line, and one that begins as a line of its own."""
_MARK = re.compile(r" {0,3}(?:[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^|\*\[)")
_TABBED = re.compile(r"[^\s\t][^\t]*\t+[^\t]*\S")
_LIST_CALL = re.compile(r"\[\[[ \t]*([a-zA-Z_-]+(?:[ \t]+[\w-]+)?)[ \t]*\]\]")
_BOX = re.compile(r"[ \t]*!!![ \t]*(\w[\w-]*)?")
_FOLD = re.compile(r"[ \t]*\?\?\?\+?[ \t]+(?:\w+[ \t]+)*\"?([^\"\n]*)\"?[ \t]*$")
_TAB = re.compile(r"[ \t]*===[!+]?[ \t]+\"([^\"\n]+)\"[ \t]*$")
_HYPHEN = re.compile(r"(>[ \t]*)-[ \t]+(\S.*)")
_DASH = re.compile(r"[ \t]*[–—][ \t]+(\S.*)")
_BOLD = re.compile(r"(\*\*|__)(?!\s)([^*_\n]{2,80}[^*_\n.:!?,;])\1")
_UNDERLINE = re.compile(r" {0,3}(-{2,}|=+)[ \t]*$")
_YEAR = re.compile(r" {0,3}(\d{3,9})([.)])[ \t]+(\S.*)")
_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


def almost_markdown(lines: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """In lines outside code, with code within them blanked."""
    for at, (number, line) in enumerate(lines):
        if not line.strip():
            continue
        above = lines[at - 1][1] if at and lines[at - 1][0] == number - 1 else ""
        below = lines[at + 1][1] if at + 1 < len(lines) and lines[at + 1][0] == number + 1 else ""
        for kind in _KINDS if any(sign in line for sign in _SIGNS) else ():
            for match in kind.pattern.finditer(line):
                yield number, kind.code, _values(match.group(), match.expand(kind.mend) if kind.mend else "")
        yield from ((number, code, values) for code, values in _by_place(line, above, below))
    yield from _tables(lines)
    yield from _joined(lines)


def _joined(lines: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """Lines that a writer sees below each other and a visitor in one line; once a paragraph."""
    told = -1
    for (number, line), (next_number, below) in pairwise(lines):
        tabbed = _TABBED.fullmatch(line) and _TABBED.fullmatch(below)
        alone = _ENDS_ALONE.match(line) and _BEGINS_ALONE.match(below) and not _MARK.match(line)
        if next_number != number + 1 or not (alone or tabbed) or _MARK.match(below):
            continue
        if told != number:
            yield (
                (number, "table-unread", _values(line, "| --- | --- |"))
                if tabbed
                else (
                    number,
                    "lines-joined",
                    _values(line, f"{line.strip()}\\"),
                )
            )
        told = next_number


def _values(typed: str, mended: str) -> dict[str, str]:
    return {"text": typed.strip()[:80], "suggestion": mended.strip()[:120]}


def _by_place(line: str, above: str, below: str) -> Iterator[tuple[str, dict[str, str]]]:
    typed = line.strip()
    if match := _HEADING.match(line):
        yield "markdown-almost", _values(typed, f"{match[1]} {match[2]}")
    if line[0].isalpha() and "[[" not in line:
        return
    for call in _LIST_CALL.finditer(line):
        alone = typed == call.group() and not above.strip() and not below.strip()
        if not alone or typed != f"[[{' '.join(call[1].split())}]]":
            yield "list-place", _values(call.group(), f"[[{' '.join(call[1].split())}]]")
    if match := _BOX.match(line):
        if below.strip() and not below.startswith(("    ", "\t")):
            yield "box-not-indented", _values(below, "") | {"suggestion": f"    {below.strip()[:80]}"}
    elif match := _FOLD.match(line):
        yield "fold-unknown", _values(typed, f"<summary>{match[1].strip() or '…'}</summary>")
    elif match := _TAB.match(line):
        yield "tab-unknown", _values(typed, f"### {match[1]}")
    elif (match := _HYPHEN.match(line)) and above.startswith(">") and above.strip("> \t") and not _HYPHEN.match(above):
        if not below.startswith(">"):
            yield "markdown-almost", _values(typed, f"> — {match[2]}")
    elif (match := _DASH.match(line)) and _DASH.match(below):
        yield "markdown-almost", _values(typed, f"- {match[1]}")
    elif (match := _BOLD.fullmatch(typed)) and not above.strip() and not below.strip():
        yield "heading-bold", _values(typed, f"## {match[2]}")
    elif above.strip() and _UNDERLINE.match(line) and not _ROW_OR_BLOCK.match(above) and "|" not in line:
        yield "heading-underlined", _values(above, f"## {above.strip()}")
    elif (match := _YEAR.match(line)) and not above.strip():
        yield "list-number", _values(typed, f"{match[1]}\\{match[2]} {match[3]}")
    elif line.startswith("\t") and not above.strip() and not below.startswith("\t") and " " in typed:
        yield "code-by-tab", _values(typed, typed)


_ROW_OR_BLOCK = re.compile(r"[ \t]*([|>#]|[-+*][ \t]|\d+[.)][ \t]|:[ \t]|```|~~~|<)|.*\|")


def _tables(lines: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """A row with more cells than its head loses them; a line without a bar becomes a row."""
    columns = 0
    for at, (number, line) in enumerate(lines):
        if not line.strip():
            columns = 0
        elif not columns and at and "|" in line and _ROW.match(line) and "|" in lines[at - 1][1]:
            columns = _cells(lines[at - 1][1])
        elif not columns and line.lstrip().startswith("|") and not _is_head(lines, at):
            if not (at and lines[at - 1][1].lstrip().startswith("|")):
                yield number, "table-unread", _values(line, "| --- | --- |")
        elif columns and "|" not in line:
            yield number, "table-text", _values(line, "")
        elif columns and _cells(line) > columns:
            yield (
                number,
                "table-cell-lost",
                {"text": line.strip()[:80], "count": str(_cells(line)), "head": str(columns)},
            )


def _is_head(lines: Sequence[tuple[int, str]], at: int) -> bool:
    return at + 1 < len(lines) and "-" in lines[at + 1][1] and bool(_ROW.match(lines[at + 1][1]))


def _cells(row: str) -> int:
    row = re.sub(r"\{[^}\n]*\}[ \t]*$", "x", row.strip()) if row.strip().endswith("}") else row.strip()
    return (
        len(re.findall(r"(?<!\\)\|", row.removeprefix("|").removesuffix("|") if not row.endswith("\\|") else row)) + 1
    )
