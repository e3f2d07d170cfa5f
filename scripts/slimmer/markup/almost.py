"""What is almost Markdown, or comes along from elsewhere, and would stand in the text as it is typed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from slimmer.markup.classes import BOXES
from slimmer.markup.dialects import OTHERS, Kind, Kinds, find_kinds, wiki_links
from slimmer.markup.document import LIST_NAMES
from slimmer.markup.page_numbers import page_numbers
from slimmer.markup.references import references
from slimmer.markup.table_lines import Found, tables, values
from slimmer.markup.unfinished import CODE, UNFINISHED
from slimmer.text.nearest import nearest
from slimmer.text.shorten import shown

COMPUTER = r"file:|[A-Za-z]:[\\/]|~/|/Users/"
"""How the address of a file on someone's own computer begins."""
_LABEL = r"(!?\[[^\[\]\n]*\])"
_WEB = r"(?:https?://|www\.)[^\s()\[\]{}<>]+(?<![.,;:!?])"
_WORDS = r"\[[^\[\]\n^][^\[\]\n]*[^\[\]\n\\]\]"
_PICTURE = r"\([^()\n]+\.(?:jpe?g|png|webp|gif|avif)\)"
_ADDRESS = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[\w-]+\.)+(?:nl|com|org|net|eu|be|de|info)(?:/[^\s()]*)?|(?:https?://|www\.|mailto:|\.{0,2}/|#)[^\s()\[\]]*|[^\s()\[\]]+\.(?:md|pdf|docx?|xlsx?|jpe?g|png|webp|html?)(?:#\S*)?"
_KINDS = (
    Kind("{", re.compile(r"(!?\[[^\]\n]*\]\([^)\n]*\))[ \t]+(\{[^}\n]*=[^}\n]*\})"), r"\1\2"),
    Kind("{", re.compile(r"(\]\([^)\n]*\))[ \t]+\{:?[ \t]*([.#][\w-][^}\n]*)\}"), r"\1{\2}"),
    Kind(" =", re.compile(r"(!\[[^\[\]\n]*\]\([^()\s]+)[ \t]+=\d*x\d*\)"), r"\1)"),
    Kind("! [", re.compile(rf"(?<!\w)![ \t]+(\[[^\[\]\n]*\]{_PICTURE})", re.IGNORECASE), r"!\1"),
    Kind("[!", re.compile(rf"(?<!!)\[!([^\[\]\n]+\]{_PICTURE})", re.IGNORECASE), r"![\1"),
    Kind(
        "](#", re.compile(r"\[(?:\[|\\\[)?(\d{1,3})(?:\]|\\\])?\]\(#_?(?:ftn|fn|edn|sdfootnote)(?:ref)?\w*\)"), r"[^\1]"
    ),
    Kind("![", re.compile(r"(!\[[^\]\n|]*)\|\d+(?:x\d+)?(\]\([^)\n]*\))"), r"\1\2"),
    Kind("] ", re.compile(rf"({_WORDS})[ \t]+\([ \t]*({_ADDRESS})[ \t]*\)"), r"\1(\2)"),
    Kind("] ", re.compile(rf"({_WORDS})[ \t]+\(((?:https?://|www\.)[^()\n]+)\)"), r"\1(<\2>)"),
    *(
        Kind(
            f"]{sign}",
            re.compile(rf"(?<!^)(?<!\])({_WORDS})(?:[ \t]*:[ \t]*\(?|[ \t]*[<{{]|)({_WEB})[)}}>]?"),
            r"\1(\2)",
        )
        for sign in (":", " :", "<", " <", "{", " {", "h", "w")
    ),
    Kind("}(", re.compile(rf"(?<!\])\{{([^{{}}\n]+)\}}\(({_WEB})\)"), r"[\1](\2)"),
    Kind("\\[", re.compile(rf"\\\[([^\[\]\n]+?)\\?\]\\?\(({_WEB}?)\\?\)"), r"[\1](\2)"),
    *(
        Kind(sign, re.compile(rf"(?<![\w(<\"'=:/]){sign}(?=[\w+])([^\s<>()]+)(?<![.,;:!?])"), r"\1")
        for sign in ("mailto:", "tel:")
    ),
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
    Kind("]", re.compile(r"\[(?<![\w`\\]\[)([A-Z]\d+)\](?![(:])"), r"[^\1]"),
    Kind("]", re.compile(r"\[(?<![\]`\\]\[)[A-Z][A-Za-z]{1,4}\d{1,3}(?:R\d+)?\](?![(\[:])")),
    *(Kind(f"[{sign}]", re.compile(rf"\[(?<=[\w.,;!?)\]’”]\[){sign}\](?![\w(:])")) for sign in "abc"),
    Kind("\n[", re.compile(r"^\[[a-z]{1,2}\][^\W\d_].*$")),
    Kind("]", re.compile(r"\[(?<=[\w.,;!?)’”'\"]\[)(\d{1,3})\](?![(\[:])"), r"[^\1]"),
    Kind("=", re.compile(r"\{([^{}\n]*?=)[“”„‘’]([^}\n“”„‘’]*)[“”„‘’]([^}\n]*)\}"), r'{\1"\2"\3}'),
    *(Kind(sign, re.compile(rf"^[ \t]*{sign}[ \t]*(.+)$"), r"- \1") for sign in "•▪‣◦●"),
    Kind("•", re.compile(r"^[^•|\n]*:[ \t]*•[ \t]?([^•\n]+)•.*$"), r"- \1"),
    *(
        Kind(sign, re.compile(pattern), code="text-from-chat")
        for sign, pattern in (
            ("【", r"【\d+[^】\n]*】"),
            (":contentReference", r":contentReference\[[^\]\n]*\](?:\{[^}\n]*\})?"),
            ("turn", r"(?:cite|\b)turn\d+(?:search|view|news|file)\d+"),
            *((f"[{name}:", rf"\[{name}:\d+\](?:\{{index=\d+\}})?") for name in ("web", "oaicite", "citation")),
            ("\nChatGPT", r"^ChatGPT (?:said|zei):?$"),
            (" code", r"^(?:Kopieer code|Code kopiëren|Copy code)$"),
            ("[cite", r"\[cite(?:_start|: ?[\d, ]+)\]"),
            ("utm_source=", r"[?&]utm_source=(?:chatgpt\.com|openai)"),
        )
    ),
    Kind("://", re.compile(r"https?://(?:127\.0\.0\.1|localhost|0\.0\.0\.0)(?::\d+)?[^\s)\]>]*"), code="link-preview"),
    Kind(
        "](",
        re.compile(r"(?<=\]\()(?=[^()\n]*(?:[“”„‘]|(?<!\w)’|’(?!\w)))[^()\n]*(?=\))"),
        code="link-quote",
    ),
)
_ALL = Kinds((*_KINDS, *OTHERS, *UNFINISHED))
_REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
_ORDINARY = re.compile(r"(?:[-+*] |#{2,6} )?[^\W\d_](?![ \t])")
_HEADING = re.compile(r" {0,3}(#{2,6})([^\s#{].*)")
_ONE_HASH = re.compile(r"#([^\W\d_][^#]*)")
_ENDS_ALONE = re.compile(r" {0,3}[^\s#>|!:*`~+\[{<-].{0,43}[\w),:]$")
_BEGINS_ALONE = re.compile(r" {0,3}(?:[^\W\d_a-zß-ÿ]|\d|\(?(?:[a-z]|[ivx]+|\d+)[.)]\s)(?!.*\|)")
"""Of an address, a signature or a poem: a short line, and one that begins as a line of its own."""
_NUMBERED_LINE = re.compile(r"[ \t]*(?:\(?(?:[a-z]|[ivx]{1,4}|[A-Z]|[IVX]{1,4})[.)]|\(\w{1,3}\))[ \t]")
_LABELLED = re.compile(r"[ \t]*(?:\*\*|__)?[^\W\d_a-zß-ÿ][\w ./'’-]{0,30}(?::\*\*|\*\*:|:__|__:|:)[ \t]+\S")
_RULE = re.compile(r"(?:([=─━═—–·⎯~])[ \t]?)(?:\1[ \t]?){2,}")
_LINK_BELOW = re.compile(rf"[ \t]*\(({_ADDRESS})\)")
_ENDS_ITEM = re.compile(r"^.{0,44}[\w)]$|[.!?;:]$")
_MARK = re.compile(r" {0,3}(?:[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^|\*\[)")
_TABBED = re.compile(r"\S[^\t]*\t.*\S")
_LIST_CALL = re.compile(r"\[\[[ \t]*([a-zA-Z_-]+(?:[ \t]+[\w-]+)?)[ \t]*\]\]")
_BOX = re.compile(r"[ \t]*(?:(?:[-+*]|\d+[.)])[ \t]+)?!!! ?[\w-]+(?: +\".*?\")? *$")
_LIKE_A_BOX = re.compile(r"[ \t]*(?:!!+|>[ \t]*\[!)[ \t]*(?=\S)([\w-]*)[\]:]?[ \t]*(.*)$")
_ALERT = re.compile(r"[ \t]*>[ \t]*\[!(?:note|tip|important|warning|caution)\][ \t]*$", re.IGNORECASE)
_NO_SPACE = re.compile(r"([ \t]*)([-+]|\*(?=[^*]*$)|\d{1,3}[.)])(?=[^\W\d_]|\[[ xX]\])(\S.*)")
_FOLD = re.compile(r"[ \t]*\?\?\?\+?[ \t]+(?:\w+[ \t]+)*\"?([^\"\n]*)\"?[ \t]*$")
_TAB = re.compile(r"[ \t]*===[!+]?[ \t]+\"([^\"\n]+)\"[ \t]*$")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[.#]\w[^}\n]*\}")
"""What belongs right below a block, or behind a word."""
_HYPHEN = re.compile(r"(>[ \t]*)-[ \t]+(\S.*)")
_WORD_BULLET = re.compile(r"[ \t]*(·|§|o[ \t]|[vØü]\t)[ \t]*(\S.*)")
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
_BOLD = re.compile(r"(?:\*{2,3}|__|<b>|<strong>)(?!\s)([^*_<\n\0]{2,80}[^*_<\n\0.:!,;])(?:\*{2,3}|__|</b>|</strong>)")
_UNDERLINE = re.compile(r" {0,3}(-{2,}|=+)[ \t]*$")
_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "january|february|march|may|june|july|august|october"
)
_YEAR = re.compile(rf" {{0,3}}(\d{{3,9}}|\d{{1,2}}(?=\. (?i:{_MONTHS})\b))([.)])[ \t]+(\S.*)")


def almost_markdown(lines: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """In lines outside code, with code within them blanked; not in remarks, which no visitor sees."""
    yield from references(lines)
    whole = "\n".join(line for _, line in lines)
    if "<!--" in whole:
        seen = _REMARK.sub(lambda match: "\n" * match.group().count("\n"), whole).split("\n")
        lines = [(number, text) for (number, _), text in zip(lines, seen, strict=True)]
    in_box = False
    for at, (number, line) in enumerate(lines):
        in_box = ("[!" in line and bool(_ALERT.match(line))) or (in_box and line.lstrip().startswith(">"))
        if not line or ("[[" not in line and _ORDINARY.match(line)) or line.isspace():
            continue
        # In a box of GitHub's no line says who said it.
        above = lines[at - 1][1] if at and lines[at - 1][0] == number - 1 and not in_box else ""
        below = lines[at + 1][1] if at + 1 < len(lines) and lines[at + 1][0] == number + 1 else ""
        if "!!!" in line and not below.strip() and at + 2 < len(lines) and lines[at + 2][0] == number + 2:
            below = lines[at + 2][1]
        yield from ((number, code, said) for code, said in _by_place(line, above, below))
    for number, code, text, mend in (*find_kinds(_ALL, lines), *wiki_links(lines)):
        if code != CODE:
            yield number, code, values(text, mend)
        elif not text.startswith("[") or f"\n{text}:".casefold() not in f"\n{whole}".casefold():
            # A name in brackets may be that of a link.
            yield number, code, {"text": shown(text.strip())}
    yield from ((number, "markdown-foreign", values(said, "")) for number, said in page_numbers(lines))
    yield from tables(lines)
    pairs = [(one, two) for one, two in pairwise(lines) if one[1] and two[1] and two[0] == one[0] + 1]
    yield from _joined(pairs)
    yield from _below_lists(pairs)
    yield from _cut_words(pairs)


Pairs = Sequence[tuple[tuple[int, str], tuple[int, str]]]
"""Each line with the one below it, where both say something."""


def _joined(pairs: Pairs) -> Iterator[Found]:
    """Lines that a writer sees below each other and a visitor in one line; once a paragraph."""
    told = -1
    for (number, line), (next_number, below) in pairs:
        tabbed = "\t" in line and _TABBED.fullmatch(line) and _TABBED.fullmatch(below) and not _BULLET.match(line)
        if line[-1] == "]" and (address := _LINK_BELOW.match(below)):
            label = line[line.rindex("[") :] if "[" in line else line
            yield number, "markdown-almost", values(f"{label} {address[0]}", f"{label}({address[1]})")
        alike = any(one.match(line) and one.match(below) for one in (_NUMBERED_LINE, _LABELLED))
        alone = alike or (
            _ENDS_ALONE.match(line) and _BEGINS_ALONE.match(below) and not (_MARK.match(line) or _NO_SPACE.match(line))
        )
        if not (alone or tabbed) or _MARK.match(below):
            continue
        if told != number:
            if tabbed:
                yield number, "table-unread", values(line, "| --- | --- |")
            else:
                typed = line.strip()
                end = typed if len(typed) < 80 else f"…{typed[-40:]}"
                yield number, "lines-joined", values(line, f"{end}\\")
        told = next_number


def _below_lists(pairs: Pairs) -> Iterator[Found]:
    """What begins like a sentence of its own right below a list would be a part of its last item."""
    for (_, line), (number, below) in pairs:
        if below[0].isupper() and _MARK.match(line) and _ENDS_ITEM.search(line) and _BEGINS_ALONE.match(below):
            yield number, "list-text", values(below, "")


def _cut_words(pairs: Pairs) -> Iterator[Found]:
    """A word that a PDF parted at the end of a line."""
    for (number, line), (_, below) in pairs:
        if line[-1] == "-" and (first := _CUT.search(line)) and (rest := _REST.match(below)):
            yield number, "markdown-almost", values(f"{first[1]}- {rest[1]}", f"{first[1]}{rest[1]}")


def _by_place(line: str, above: str, below: str) -> Iterator[tuple[str, dict[str, str]]]:
    typed = line.strip()
    if match := _HEADING.match(line):
        yield "markdown-almost", values(typed, f"{match[1]} {match[2]}")
    elif (match := _ONE_HASH.fullmatch(typed)) and not above.strip():
        yield "markdown-almost", values(typed, f"## {match[1]}")
    elif (match := _NO_SPACE.match(line)) and any(_NO_SPACE.match(one) or _MARK.match(one) for one in (above, below)):
        yield "markdown-almost", values(typed, f"{match[1]}{match[2]} {match[3]}")
    if not above.strip() and _ATTRIBUTES.fullmatch(typed):
        yield "markdown-foreign", values(typed, "")
    for call in _LIST_CALL.finditer(line):
        if typed != call.group() and not nearest(call[1].partition(" ")[0], LIST_NAMES):
            continue
        alone = typed == call.group() and not above.strip() and not below.strip()
        if not alone or typed != f"[[{' '.join(call[1].split())}]]":
            yield "list-place", values(call.group(), f"[[{' '.join(call[1].split())}]]")
    if (match := _LIKE_A_BOX.match(line)) and not _BOX.match(line) and not _ALERT.match(line):
        yield "markdown-almost", values(typed, _as_box(match[1], match[2]))
    elif _BOX.match(line):
        room = " " * (line.expandtabs(4).index("!") + 4)
        if below.strip() and not below.expandtabs(4).startswith(room):
            yield "box-not-indented", values(below, "") | {"suggestion": f"{room}{below.strip()[:80]}"}
    elif match := _FOLD.match(line):
        yield "fold-unknown", values(typed, f"<summary>{match[1].strip() or '…'}</summary>")
    elif match := _TAB.match(line):
        yield "tab-unknown", values(typed, f"### {match[1]}")
    elif (match := _HYPHEN.match(line)) and above.startswith(">") and above.strip("> \t") and not _HYPHEN.match(above):
        if not below.startswith(">"):
            yield "markdown-almost", values(typed, f"> — {match[2]}")
    elif (match := _WORD_BULLET.match(line)) and any(one.lstrip().startswith(match[1]) for one in (above, below)):
        yield "markdown-almost", values(typed, f"- {match[2]}")
    elif (match := _DASH.match(line)) and _DASH.match(below):
        yield "markdown-almost", values(typed, f"- {match[1]}")
    elif _SYMBOL.match(line) and (_SYMBOL.match(above) or _SYMBOL.match(below)):
        yield "markdown-almost", values(typed, f"- {typed}")
    elif match := _DOUBLED.match(line):
        # As wikis write a list in a list.
        deeper = "    " if _MARK.match(above) else ""
        yield "markdown-almost", values(typed, "") | {"suggestion": f"{deeper}- {match[2][:100]}"}
    elif (match := _NUMBERED.match(line)) and re.match(rf"[ \t]*{match[1]}\.[ \t]", above):
        yield "markdown-almost", values(typed, "") | {"suggestion": f"    1. {match[2][:100]}"}
    elif (match := _BOLD.fullmatch(typed)) and not above.strip() and not below.strip():
        yield "heading-bold", values(typed, f"## {match[1]}")
    elif above.strip() and _UNDERLINE.match(line) and not _ROW_OR_BLOCK.match(above) and "|" not in line:
        yield "heading-underlined", values(above, f"## {above.strip()}")
    elif not above.strip() and not below.strip() and _RULE.fullmatch(typed):
        yield "markdown-almost", values(typed, "---")
    elif (match := _YEAR.match(line)) and not above.strip():
        yield "list-number", values(typed, f"{match[1]}\\{match[2]} {match[3]}")
    elif line.startswith("\t") and not above.strip() and not below.startswith("\t") and " " in typed:
        yield "code-by-tab", values(typed, typed)


def _as_box(kind: str, title: str) -> str:
    known = nearest(kind.lower(), sorted(BOXES))
    said = title if known else f"{kind} {title}"
    said = said.strip(" \t\"“”„'‘’!]")
    return f'!!! {known or "note"} "{said}"' if said else f"!!! {known or 'note'}"


_ROW_OR_BLOCK = re.compile(r"[ \t]*([|>#]|[-+*][ \t]|\d+[.)][ \t]|:[ \t]|```|~~~|<)|.*\|")
