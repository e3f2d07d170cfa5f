"""Blocks as CommonMark and GitHub read them, written as Python-Markdown wants them.

Lists get their four spaces, blocks a blank line between them, quotes and lists that are two stay two. What
only this dialect has (boxes, footnotes, abbreviations, definitions, HTML with Markdown) stays as it is, and
what stands in it is written anew as well.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from slimmer.markup.html_tree import Tags
from slimmer.markup.outline import ALERT, Outline
from slimmer.markup.parts import BOX, OPEN_HTML, Lines, parts_of, runs_of, with_boxes, with_room

_TERM = re.compile(r" {0,3}:[ \t]+\S")
_ITEM = re.compile(r"( {0,3}(?:[-+*]|(\d{1,9})[.)]))([ \t]+|$)")
_QUOTE = re.compile(r"^ {0,3}> ?")
_ALERTS = {"important": "note", "caution": "warning"}
_BRACES = re.compile(r"(?<!\\)\{(?=[^{}.#=:\n]+\})")
_NO_BLOCK = re.compile(r"#|\[[^\[\]]*\]:")
"""A heading, or the address of a link, that is a line of a paragraph to others."""
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_NO_TEXT = re.compile(r"[>|]|!!!|    |#{1,6}(?: |$)|[-+*] |\d+[.)] |```")
_HOLDS = frozenset("aside blockquote details div section figure".split())
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_LANGUAGE = re.compile(r"\{[^}\n`]*\}|[\w#.+-]+")
_DIVIDER = "<!-- -->"
_DEEPEST = 40


@cache
def commonmark(*, tables: bool = True) -> MarkdownIt:
    """Blocks alone; what stands in them is read where it matters."""
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).disable("inline")
    return parser.enable("table") if tables else parser


def read_blocks(body: str) -> tuple[str, Outline]:
    """The text as Python-Markdown reads it like others do, and its outline as others read it."""
    lines = list(enumerate(body.expandtabs(4).split("\n")))
    lines = with_room(lines) if "markdown" in body else lines
    lines = with_boxes(lines) if body.count("!!!") > body.count("\n!!!") + body.startswith("!!!") else lines
    outline = Outline()
    written = _write(lines, outline, nested=False, depth=0)
    return _typed(written), outline


def _typed(lines: Lines) -> str:
    return "\n".join(text for _, text in lines)


def _write(lines: Lines, outline: Outline | None, *, nested: bool, depth: int, in_item: bool = False) -> Lines:
    made: Lines = []
    for special, part in parts_of(lines):
        if special:
            made += [(part[0][0], ""), *_write_special(part, outline, depth=depth + 1), (part[-1][0], "")]
        else:
            for kind, run in runs_of(part):
                if kind:
                    made += _write_known(kind, run, outline)
                elif any(text.strip() for _, text in run):
                    made += _write_common(run, outline, nested=nested, depth=depth, in_item=in_item)
                else:
                    made += run
    return made


def _write_known(kind: str, run: Lines, outline: Outline | None) -> Lines:
    """As `_write_common` writes it."""
    if kind == "p":
        if outline:
            outline.add("p", run[0][0], _typed(run))
        return _write_paragraph(run)
    marked = [(number, text.partition(" ")[0], text.partition(" ")[2]) for number, text in run]
    if kind == "h":
        number, mark, said = marked[0]
        if outline:
            outline.add(f"h{len(mark)}", number, said)
        return [(number, f"{mark} {_as_typed(said)}")]
    if outline:
        tag = "ol" if marked[0][1][0].isdigit() else "ul"
        outline.add(tag, run[0][0])
        for number, _, said in marked:
            outline.add("li", number)
            outline.add("p", number, said)
            outline.add("/li", number)
        outline.add(f"/{tag}", run[-1][0])
    return [
        (at, f"{f'{int(mark[:-1])}.' if mark[0].isdigit() else '-'} {_as_typed(said)}") for at, mark, said in marked
    ]


def _write_special(part: Lines, outline: Outline | None, *, depth: int) -> Lines:
    head, inside = part[0], part[1:]
    if not inside or (not inside[0][1].startswith("    ") and inside[0][1].strip()) or depth > _DEEPEST:
        return part
    box = bool(BOX.match(head[1]))
    if box and outline:
        outline.add("box", head[0])
    own = outline if box else None
    content = _write([(number, text[4:]) for number, text in inside], own, nested=True, depth=depth)
    if box and outline:
        outline.add("/box", inside[-1][0])
    head = (head[0], head[1].lstrip(" ")) if box else head
    return [head, *((number, f"    {text}" if text.strip() else "") for number, text in content)]


def _write_common(lines: Lines, outline: Outline | None, *, nested: bool, depth: int, in_item: bool) -> Lines:
    typed = _typed(lines)
    tokens = commonmark(tables="|" in typed).parse(typed, outline.known if outline else {})
    if outline:
        outline.read(tokens, [number for number, _ in lines])
    made: Lines = []
    covered, before = 0, ""
    for place, token in enumerate(tokens):
        if token.level or not token.map or token.nesting < 0:
            continue
        start, end = token.map
        while end > start + 1 and not lines[end - 1][1].strip():
            end -= 1
        loose = lines[covered:start]
        made += loose
        block = lines[start:end]
        attributes = token.type == "paragraph_open" and block[0][1].lstrip().startswith("{:")
        joined = in_item and token.type in _LISTS and before == "paragraph_open"
        if made and made[-1][1].strip() and not attributes and not joined:
            made.append((block[0][0], ""))
        if before == token.type and token.type in _DIVIDED and not any(text.strip() for _, text in loose):
            made += [(block[0][0], _DIVIDER), (block[0][0], "")]
        made += _write_block(place, tokens, block, nested=nested, depth=depth)
        covered, before = end, token.type
    return made + lines[covered:]


_LISTS = ("bullet_list_open", "ordered_list_open")
_DIVIDED = ("bullet_list_open", "ordered_list_open", "blockquote_open", "code_block", "fence")


def _write_block(place: int, tokens: Sequence[Token], block: Lines, *, nested: bool, depth: int) -> Lines:
    token = tokens[place]
    number = block[0][0]
    if token.type == "heading_open":
        said = tokens[place + 1].content
        said = " ".join(line.strip() for line in said.split("\n"))
        said = f"{said[:-1]}\\#" if said.endswith("#") and not said.endswith("\\#") else said
        return [(number, f"{'#' * int(token.tag[1])} {_as_typed(said)}")]
    if token.type == "hr":
        return [(number, "---")]
    if token.type == "paragraph_open":
        return _write_paragraph(block)
    if token.type == "fence" and not nested:
        return _write_fence(token, block)
    if token.type in ("fence", "code_block"):
        return [(number, f"    {line}") for line in token.content.rstrip("\n").split("\n")]
    if token.type == "blockquote_open" and depth < _DEEPEST:
        return _write_quote(block, depth=depth + 1)
    if token.type in ("bullet_list_open", "ordered_list_open") and depth < _DEEPEST:
        return list(_write_list(place, tokens, block, depth=depth + 1))
    if token.type == "table_open":
        # Within code a bar divides no cells here, so it needs no backslash.
        return [(at, _CODE.sub(lambda match: match[0].replace("\\|", "|"), text.strip())) for at, text in block]
    if token.type == "html_block":
        return _write_html(block)
    return block


def _write_paragraph(block: Lines) -> Lines:
    if any(_TERM.match(text) for _, text in block):
        return block
    made = [(at, text.lstrip(" ")) for at, text in block]
    return [(at, _as_typed(f"\\{text}" if _NO_BLOCK.match(text) else text)) for at, text in made]


def _as_typed(text: str) -> str:
    """Braces around a word are no attributes."""
    return _BRACES.sub(r"\\\g<0>", text) if "{" in text and "`" not in text else text


def _write_fence(token: Token, block: Lines) -> Lines:
    longest = max((len(run) for run in re.findall(r"`{3,}", token.content)), default=2)
    fence = "`" * (longest + 1)
    inside = token.content.removesuffix("\n").split("\n") if token.content else []
    number = block[0][0]
    # Behind the name of a language others may write more, which no reader sees.
    opened = fence + (_LANGUAGE.match(token.info.strip()) or [""])[0]
    return [(number, opened), *((number, line) for line in inside), (number, fence)]


def _write_quote(block: Lines, *, depth: int) -> Lines:
    inside = [(at, _QUOTE.sub("", text, count=1)) for at, text in block]
    if (match := ALERT.match(inside[0][1])) and match.end() == len(inside[0][1]):
        kind = match[1].lower()
        head = f"!{match[1]}" if kind.startswith("!!") else f"!!! {_ALERTS.get(kind, kind)}"
        content = _write(inside[1:], None, nested=True, depth=depth)
        return [(block[0][0], head), *((at, f"    {text}") for at, text in content)]
    return [
        (at, f"> {text}".rstrip(" ") if not text.strip() else f"> {text}")
        for at, text in _write(inside, None, nested=True, depth=depth)
    ]


def _write_list(place: int, tokens: Sequence[Token], block: Lines, *, depth: int) -> Iterator[tuple[int, str]]:
    at, token = place, tokens[place]
    first = token.map[0] if token.map else 0
    end = next(n for n in range(at, len(tokens)) if tokens[n].level == token.level and tokens[n].nesting < 0)
    items = [one for one in tokens[at:end] if one.type == "list_item_open" and one.level == token.level + 1 and one.map]
    loose = not any(
        one.hidden for one in tokens[at:end] if one.type == "paragraph_open" and one.level == token.level + 2
    )
    parted = False
    for order, item in enumerate(items):
        assert item.map
        lines = block[item.map[0] - first : item.map[1] - first]
        while lines and not lines[-1][1].strip():
            lines = lines[:-1]
        match = _ITEM.match(lines[0][1]) if lines else None
        if match is None:
            yield from lines
            continue
        if order and (loose or parted):
            yield lines[0][0], ""
        mark = f"{int(match[2])}. " if match[2] else "- "
        content = _write(list(_unindented(lines, match)), None, nested=True, depth=depth, in_item=True)
        while content and not content[0][1].strip():
            content = content[1:]
        while content and not content[-1][1].strip():
            content = content[:-1]
        if content and _NO_TEXT.match(content[0][1]):
            # Only text may stand behind the mark itself.
            content = [(content[0][0], _DIVIDER), (content[0][0], ""), *content]
        for place, (number, text) in enumerate(content):
            yield (
                number,
                mark + _TASK.sub(_ticked, text, count=1) if place == 0 else f"    {text}" if text.strip() else "",
            )
        if not content:
            # A hyphen by itself would make a heading of the line above.
            yield lines[0][0], mark.replace("-", "*")
        parted = any(not text.strip() for _, text in content)


def _ticked(match: re.Match[str]) -> str:
    return "☐ " if match[1] == " " else "☑ "


def _unindented(lines: Lines, match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The content of an item: what is indented as far as its first sign, and lazy lines."""
    space = match[3]
    width = match.end() if 1 <= len(space) <= 4 and lines[0][1][match.end() :].strip() else len(match[1]) + 1
    yield lines[0][0], lines[0][1][width:]
    for number, text in lines[1:]:
        indent = len(text) - len(text.lstrip(" "))
        yield number, text[min(indent, width) :]


def _write_html(block: Lines) -> Lines:
    """What stands after a blank line in HTML that is still open is Markdown to others."""
    made = list(block)
    opened, unclosed = list[int](), list[tuple[str, int, str]]()
    for name, line, typed in Tags(_typed(block)).found:
        if name[1:] in _HOLDS and name[0] == "/":
            while unclosed and unclosed.pop()[0] != name[1:]:
                pass
        elif name in _HOLDS:
            unclosed.append((name, line, typed))
    for name, line, typed in unclosed:
        if "markdown" not in typed and made[line][1].count(typed) == 1:
            at, text = made[line]
            where = text.index(typed) + 1 + len(name)
            made[line] = at, f"{text[:where]} markdown{text[where:]}"
            opened.append(line)
    for line in reversed(opened):
        if OPEN_HTML.match(made[line][1]):
            made.insert(line + 1, (made[line][0], ""))
    return made
