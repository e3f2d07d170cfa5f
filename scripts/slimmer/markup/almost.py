"""What is almost Markdown, or comes along from elsewhere, and would stand in the text as it is typed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from slimmer.markup.classes import BOXES
from slimmer.markup.dialects import OTHERS, Kind, find_kinds, wiki_links
from slimmer.markup.document import LIST_NAMES
from slimmer.markup.source import CODE
from slimmer.text.nearest import nearest

Found = tuple[int, str, dict[str, str]]
"""Number of the line, from 0; code; values."""


COMPUTER = r"file:|[A-Za-z]:[\\/]|~/|/Users/"
"""How the address of a file on someone's own computer begins."""
_LABEL = r"(!?\[[^\[\]\n]*\])"
_ADDRESS = r"(?:https?://|www\.|mailto:|\.{0,2}/|#)[^\s()\[\]]*|[^\s()\[\]]+\.(?:md|pdf|docx?|xlsx?|jpe?g|png|webp|html?)(?:#\S*)?"
_KINDS = (
    Kind("{", re.compile(r"(!?\[[^\]\n]*\]\([^)\n]*\))[ \t]+(\{[^}\n]*=[^}\n]*\})"), r"\1\2"),
    Kind("{", re.compile(r"(\]\([^)\n]*\))[ \t]+\{:?[ \t]*([.#][\w-][^}\n]*)\}"), r"\1{\2}"),
    Kind("![", re.compile(r"(!\[[^\]\n|]*)\|\d+(?:x\d+)?(\]\([^)\n]*\))"), r"\1\2"),
    Kind("]", re.compile(rf"(\[[^\]\n^][^\]\n]*\])[ \t]+(\((?:{_ADDRESS})\))"), r"\1\2"),
    Kind("mailto:", re.compile(rf"{_LABEL}\([<]?mailto:([^\s()<>]*) +([^\s()<>]*)>?\)"), r"\1(mailto:\2\3)"),
    Kind(
        "](",
        re.compile(rf"{_LABEL}\(<?(?:{COMPUTER})(?:[^()<>\n]*[\\/])?([^()<>\\/\n]+)>?\)", re.IGNORECASE),
        r"\1(<\2>)",
        "link-own-computer",
    ),
    Kind("](", re.compile(rf"{_LABEL}\((?![<#\\])([^\s()<>\"“”'|]+(?:[ \t]+[^\s()<>\"“”'|]+)+)\)"), r"\1(<\2>)"),
    Kind("](<", re.compile(rf"{_LABEL}\(<([^\s()<>]*)\)"), r"\1(\2)"),
    Kind(")[", re.compile(rf"(?<!\])\(([^()\n]+)\)\[({_ADDRESS})\]"), r"[\1](\2)"),
    Kind("(^", re.compile(r"\(\^([\w.-]+)\)"), r"[^\1]"),
    Kind("]", re.compile(r"(?<![\w`\\])\[([A-Z]\d+)\](?![(:])"), r"[^\1]"),
    Kind("]", re.compile(r"(?<=[\w.,;!?)’”'\"])\[(\d{1,3})\](?![(\[:])"), r"[^\1]"),
    Kind("=", re.compile(r"\{([^}\n]*?=)[“”„‘’]([^}\n“”„‘’]*)[“”„‘’]([^}\n]*)\}"), r'{\1"\2"\3}'),
    *(Kind(sign, re.compile(rf"^[ \t]*{sign}[ \t]*(.+)$"), r"- \1") for sign in "•▪‣◦●"),
    *(
        Kind(sign, re.compile(pattern), code="text-from-chat")
        for sign, pattern in (
            ("【", r"【\d+[^】\n]*】"),
            (":contentReference", r":contentReference\[[^\]\n]*\](?:\{[^}\n]*\})?"),
            ("turn", r"\bturn\d+(?:search|view|news)\d+\b"),
            ("[cite", r"\[cite(?:_start|: ?[\d, ]+)\]"),
            ("utm_source=", r"[?&]utm_source=(?:chatgpt\.com|openai)"),
        )
    ),
    Kind("://", re.compile(r"https?://(?:127\.0\.0\.1|localhost|0\.0\.0\.0)(?::\d+)?[^\s)\]>]*"), code="link-preview"),
    Kind(
        "](",
        re.compile(r"(?<=\]\()(?=[^)\n]*(?:[“”„‘]|(?<!\w)’|’(?!\w)))[^)\n]*(?=\))"),
        code="link-quote",
    ),
)
_ORDINARY = re.compile(r"(?:[-+*] |#{2,6} )?[^\W\d_](?!\t)")
_HEADING = re.compile(r" {0,3}(#{2,6})([^\s#{].*)")
_ONE_HASH = re.compile(r"#([^\W\d_][^#]*)")
_ENDS_ALONE = re.compile(r" {0,3}[^\s#>|!:*`~+\[{<-].{0,43}[\w),:]$")
_BEGINS_ALONE = re.compile(r" {0,3}(?:[^\W\d_a-zß-ÿ]|\d|\(?(?:[a-z]|[ivx]+|\d+)[.)]\s)(?!.*\|)")
"""Of an address, a signature or a poem: a short line, and one that begins as a line of its own."""
_ENDS_ITEM = re.compile(r"^.{0,44}[\w)]$|[.!?;:]$")
_MARK = re.compile(r" {0,3}(?:[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^|\*\[)")
_TABBED = re.compile(r"[^\s\t][^\t]*\t+[^\t]*\S")
_DEFINED = re.compile(r"^ {0,3}\[([^\]^\n]+)\]:", re.MULTILINE)
_REFERENCE = re.compile(
    r"(?<![\w\]\\`])(!?\[(?![\^ xX]\]|\^)([^\[\]\n]+)\])([ \t]*)\[(?![A-Z]\d+\])(?!\^)([^\[\]\n]*)\](?![(\[:])"
)
_NOTE = re.compile(r"^\[(\d{1,3})\][ \t]+\S", re.MULTILINE)
_NOTED = re.compile(r"(?:(?<=\s)|^)\[(\d{1,3})\](?![(\[:])")
"""A note at the end by its number, and what refers to it."""
_LIST_CALL = re.compile(r"\[\[[ \t]*([a-zA-Z_-]+(?:[ \t]+[\w-]+)?)[ \t]*\]\]")
_BOX = re.compile(r"[ \t]*!!! ?[\w-]+(?: +[\w-]+)*(?: +\".*?\")? *$")
_LIKE_A_BOX = re.compile(r"[ \t]*(?:!!+|>[ \t]*\[!)[ \t]*(?=\S)([\w-]*)[\]:]?[ \t]*(.*)$")
_ALERT = re.compile(r"[ \t]*>[ \t]*\[!(?:note|tip|important|warning|caution)\][ \t]*$", re.IGNORECASE)
_NO_SPACE = re.compile(r"([ \t]*)([-+]|\*(?=[^*]*$)|\d{1,3}[.)])(?=[^\W\d_]|\[[ xX]\])(\S.*)")
_FOLD = re.compile(r"[ \t]*\?\?\?\+?[ \t]+(?:\w+[ \t]+)*\"?([^\"\n]*)\"?[ \t]*$")
_TAB = re.compile(r"[ \t]*===[!+]?[ \t]+\"([^\"\n]+)\"[ \t]*$")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[.#]\w[^}\n]*\}")
"""What belongs right below a block, or behind a word."""
_HYPHEN = re.compile(r"(>[ \t]*)-[ \t]+(\S.*)")
_WORD_BULLET = re.compile(r"[ \t]*(·|§|o\t|[vØü]\t)[ \t]*(\S.*)")
_BULLET = re.compile(r"[ \t]*[•·▪‣◦●§o–—vØü]\t")
_REST = re.compile(r"(?!(?:en|of|tot|and|or|to|als|noch)\b)([a-zß-ÿ]+)(?![\w-])")
_CUT = re.compile(r"(?<![\w-])([^\W\d_]+)-$")
_DASH = re.compile(r"[ \t]*[–—][ \t]*(\S.*)")
_SYMBOL = re.compile(
    "[ \\t]*[\u2190-\u21ff\u2500-\u2767\u2794-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?[ \\t]*\\S"
)
"""A drawing in the place of a bullet."""
_DOUBLED = re.compile(r"[ \t]*([*-])\1{1,3}[ \t]+(?!.*\1\1)(\S.*)")
_NUMBERED = re.compile(r"[ \t]*(\d{1,3})\.\d{1,3}\.?[ \t]+(\S.*)")
_BOLD = re.compile(r"(\*\*|__)(?!\s)([^*_\n\0]{2,80}[^*_\n\0.:!?,;])\1")
_UNDERLINE = re.compile(r" {0,3}(-{2,}|=+)[ \t]*$")
_YEAR = re.compile(r" {0,3}(\d{3,9})([.)])[ \t]+(\S.*)")
_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


def almost_markdown(lines: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """In lines outside code, with code within them blanked."""
    in_box = False
    for at, (number, line) in enumerate(lines):
        in_box = ("[!" in line and bool(_ALERT.match(line))) or (in_box and line.lstrip().startswith(">"))
        if not line or ("[[" not in line and _ORDINARY.match(line)) or line.isspace():
            continue
        # In a box of GitHub's no line says who said it.
        above = lines[at - 1][1] if at and lines[at - 1][0] == number - 1 and not in_box else ""
        below = lines[at + 1][1] if at + 1 < len(lines) and lines[at + 1][0] == number + 1 else ""
        yield from ((number, code, values) for code, values in _by_place(line, above, below))
    for number, code, text, mend in (*find_kinds((*_KINDS, *OTHERS), lines), *wiki_links(lines)):
        yield number, code, _values(text, mend)
    yield from _tables(lines)
    yield from _references(lines)
    pairs = [(one, two) for one, two in pairwise(lines) if one[1] and two[1] and two[0] == one[0] + 1]
    yield from _joined(pairs)
    yield from _below_lists(pairs)
    yield from _cut_words(pairs)


Pairs = Sequence[tuple[tuple[int, str], tuple[int, str]]]
"""Each line with the one below it, where both say something."""


def _references(lines: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """`[text][name]` without an address for the name, and a comment that never ends."""
    whole = "\n".join(line for _, line in lines)
    if "][" in whole or "] [" in whole:
        known = {" ".join(match[1].casefold().split()) for match in _DEFINED.finditer(whole)}
        for number, line in lines:
            for match in _REFERENCE.finditer(line) if "[" in line else ():
                said, gap, name = match[1], match[3], match[4]
                is_known = " ".join((name or match[2]).casefold().split()) in known
                if not is_known and not gap:
                    address = "foto.jpg" if said.startswith("!") else "../over/index.md"
                    yield number, "markdown-almost", _values(match.group(), f"{said}({address})")
                elif is_known and gap and name:
                    yield number, "markdown-almost", _values(match.group(), f"{said}[{name}]")
    notes = {match[1] for match in _NOTE.finditer(whole)}
    for number, line in lines if notes else ():
        for match in _NOTED.finditer(line):
            if match[1] in notes:
                mend = f"[^{match[1]}]{': ' if match.start() == 0 else ''}"
                yield number, "markdown-almost", _values(match.group(), mend)
    at = whole.rfind("<!--")
    if at >= 0 and "-->" not in whole[at:]:
        yield lines[whole.count("\n", 0, at)][0], "html-unbalanced", {"html": "<!--"}


def _joined(pairs: Pairs) -> Iterator[Found]:
    """Lines that a writer sees below each other and a visitor in one line; once a paragraph."""
    told = -1
    for (number, line), (next_number, below) in pairs:
        tabbed = "\t" in line and _TABBED.fullmatch(line) and _TABBED.fullmatch(below) and not _BULLET.match(line)
        alone = (
            _ENDS_ALONE.match(line) and _BEGINS_ALONE.match(below) and not (_MARK.match(line) or _NO_SPACE.match(line))
        )
        if not (alone or tabbed) or _MARK.match(below):
            continue
        if told != number:
            if tabbed:
                yield number, "table-unread", _values(line, "| --- | --- |")
            else:
                yield number, "lines-joined", _values(line, f"{line.strip()}\\")
        told = next_number


def _below_lists(pairs: Pairs) -> Iterator[Found]:
    """What begins like a sentence of its own right below a list would be a part of its last item."""
    for (_, line), (number, below) in pairs:
        if below[0].isupper() and _MARK.match(line) and _ENDS_ITEM.search(line) and _BEGINS_ALONE.match(below):
            yield number, "list-text", _values(below, "")


def _cut_words(pairs: Pairs) -> Iterator[Found]:
    """A word that a PDF parted at the end of a line."""
    for (number, line), (_, below) in pairs:
        if line[-1] == "-" and (first := _CUT.search(line)) and (rest := _REST.match(below)):
            yield number, "markdown-almost", _values(f"{first[1]}- {rest[1]}", f"{first[1]}{rest[1]}")


def _values(typed: str, mended: str) -> dict[str, str]:
    return {"text": typed.replace(CODE, " ").strip()[:80], "suggestion": mended.replace(CODE, " ").strip()[:120]}


def _by_place(line: str, above: str, below: str) -> Iterator[tuple[str, dict[str, str]]]:
    typed = line.strip()
    if match := _HEADING.match(line):
        yield "markdown-almost", _values(typed, f"{match[1]} {match[2]}")
    elif (match := _ONE_HASH.fullmatch(typed)) and not above.strip():
        yield "markdown-almost", _values(typed, f"## {match[1]}")
    elif (match := _NO_SPACE.match(line)) and any(_NO_SPACE.match(one) or _MARK.match(one) for one in (above, below)):
        yield "markdown-almost", _values(typed, f"{match[1]}{match[2]} {match[3]}")
    if not above.strip() and _ATTRIBUTES.fullmatch(typed):
        yield "markdown-foreign", _values(typed, "")
    for call in _LIST_CALL.finditer(line):
        if typed != call.group() and not nearest(call[1].partition(" ")[0], LIST_NAMES):
            continue
        alone = typed == call.group() and not above.strip() and not below.strip()
        if not alone or typed != f"[[{' '.join(call[1].split())}]]":
            yield "list-place", _values(call.group(), f"[[{' '.join(call[1].split())}]]")
    if (match := _LIKE_A_BOX.match(line)) and not _BOX.match(line) and not _ALERT.match(line):
        yield "markdown-almost", _values(typed, _as_box(match[1], match[2]))
    elif _BOX.match(line):
        if below.strip() and not below.startswith(("    ", "\t")):
            yield "box-not-indented", _values(below, "") | {"suggestion": f"    {below.strip()[:80]}"}
    elif match := _FOLD.match(line):
        yield "fold-unknown", _values(typed, f"<summary>{match[1].strip() or '…'}</summary>")
    elif match := _TAB.match(line):
        yield "tab-unknown", _values(typed, f"### {match[1]}")
    elif (match := _HYPHEN.match(line)) and above.startswith(">") and above.strip("> \t") and not _HYPHEN.match(above):
        if not below.startswith(">"):
            yield "markdown-almost", _values(typed, f"> — {match[2]}")
    elif (match := _WORD_BULLET.match(line)) and any(one.lstrip().startswith(match[1]) for one in (above, below)):
        yield "markdown-almost", _values(typed, f"- {match[2]}")
    elif (match := _DASH.match(line)) and _DASH.match(below):
        yield "markdown-almost", _values(typed, f"- {match[1]}")
    elif _SYMBOL.match(line) and (_SYMBOL.match(above) or _SYMBOL.match(below)):
        yield "markdown-almost", _values(typed, f"- {typed}")
    elif match := _DOUBLED.match(line):
        # As wikis write a list in a list.
        deeper = "    " if _MARK.match(above) else ""
        yield "markdown-almost", _values(typed, "") | {"suggestion": f"{deeper}- {match[2][:100]}"}
    elif (match := _NUMBERED.match(line)) and re.match(rf"[ \t]*{match[1]}\.[ \t]", above):
        yield "markdown-almost", _values(typed, "") | {"suggestion": f"    1. {match[2][:100]}"}
    elif (match := _BOLD.fullmatch(typed)) and not above.strip() and not below.strip():
        yield "heading-bold", _values(typed, f"## {match[2]}")
    elif above.strip() and _UNDERLINE.match(line) and not _ROW_OR_BLOCK.match(above) and "|" not in line:
        yield "heading-underlined", _values(above, f"## {above.strip()}")
    elif (match := _YEAR.match(line)) and not above.strip():
        yield "list-number", _values(typed, f"{match[1]}\\{match[2]} {match[3]}")
    elif line.startswith("\t") and not above.strip() and not below.startswith("\t") and " " in typed:
        yield "code-by-tab", _values(typed, typed)


def _as_box(kind: str, title: str) -> str:
    known = nearest(kind.lower(), sorted(BOXES))
    said = title if known else f"{kind} {title}"
    said = said.strip(" \t\"“”„'‘’!]")
    return f'!!! {known or "note"} "{said}"' if said else f"!!! {known or 'note'}"


_ROW_OR_BLOCK = re.compile(r"[ \t]*([|>#]|[-+*][ \t]|\d+[.)][ \t]|:[ \t]|```|~~~|<)|.*\|")


def _tables(lines: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """A row with more cells than its head loses them; a line without a bar becomes a row."""
    columns = 0
    for at, (number, line) in enumerate(lines):
        if not line.strip():
            columns = 0
        elif not columns and at and "|" in line and _ROW.match(line) and "|" in lines[at - 1][1]:
            columns = _cells(lines[at - 1][1])
            if columns != _cells(line):
                yield number, "table-unread", _values(lines[at - 1][1], "|" + " --- |" * columns)
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
