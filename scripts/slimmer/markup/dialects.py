"""Marks of other programs (template languages, wikis, forums, other Markdown), which would stand in a text as typed."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from slimmer.markup.document import LIST_NAMES
from slimmer.markup.source import CODE
from slimmer.text.nearest import nearest
from slimmer.text.slugs import slugify

Found = tuple[int, str, str, str]
"""Number of the line, from 0; code; what was found; what to write."""


class Kind(NamedTuple):
    sign: str
    """Stands in all that the pattern finds, or right before it."""
    pattern: re.Pattern[str]
    """Begins with what it looks for, and only then looks back: that is found at once."""
    mend: str = ""
    """Put in the place of what was found; without one it is to be removed."""
    code: str = ""
    """Of the message; without one by whether there is a mend."""


OTHERS = (
    *(
        Kind(f"{{{sign}", re.compile(r"\{(?:--|\+\+|==|>>|~~)[^{}\n]*(?:--|\+\+|==|<<|~~)\}"))
        for sign in ("--", "++", "==", ">>", "~~")
    ),
    Kind("==", re.compile(r"(?<![\w=/&?])==(?![\s=])([^=\n]*[^=\s])==(?![\w=])"), r"<mark>\1</mark>"),
    Kind("==", re.compile(r"^ {0,3}(?:==+|h[2-6]\.)[ \t]+([^=\n]*[^=\s])[ \t]+==+[ \t]*$"), r"## \1"),
    Kind("\nh", re.compile(r"^h[1-6]\.[ \t]+(\S.*)$"), r"## \1"),
    Kind("^", re.compile(r"(?<!\[)\^(\w{1,12})\^(?![\]\w])"), r"<sup>\1</sup>"),
    Kind("~", re.compile(r"(?<=[^\W_])~(\w{1,3})~(?!~)"), r"<sub>\1</sub>"),
    Kind("~", re.compile(r"(?<![^\s(“‘])~([^~\s](?:[^~\n]*[^~\s])?)~(?![^\s.,;:!?)”’])"), r"~~\1~~"),
    Kind("~~~", re.compile(r"(?<!~)~~~([^~\s](?:[^~\n]*[^~\s])?)~~~(?!~)"), r"~~\1~~"),
    Kind("++", re.compile(r"(?<![\w+])\+\+(?![\s+])([^+\n]*[^+\s])\+\+(?![\w+])"), r"<ins>\1</ins>"),
    Kind("'''", re.compile(r"(?<![\w'])'''(?![\s'])([^'\n]*[^'\s])'''(?![\w'])"), r"**\1**"),
    Kind("''", re.compile(r"(?<![\w'])''(?![\s'])([^'\n]*[^'\s])''(?![\w'])"), r"*\1*"),
    Kind("[/b]", re.compile(r"\[b\]([^\[\n]*)\[/b\]", re.IGNORECASE), r"**\1**"),
    Kind("[/i]", re.compile(r"\[i\]([^\[\n]*)\[/i\]", re.IGNORECASE), r"*\1*"),
    Kind("[/url]", re.compile(r"\[url=([^\]\s]+)\]([^\[\n]*)\[/url\]", re.IGNORECASE), r"[\2](\1)"),
    Kind("://", re.compile(r"(?<!\])\[(https?://[^\s\]]+)[ \t]+([^\]\n]+)\](?![(\[])"), r"[\2](\1)"),
    Kind("^[", re.compile(r"(?<=\S)\^\[(\w+)[^\]\n]*\]"), r"[^\1]"),
    Kind("[", re.compile(r"\[(?:[ \t]+\^[ \t]*|\^[ \t]+)([\w.-]+)[ \t]*\]|\[\^([\w.-]+)[ \t]+\]"), r"[^\1\2]"),
    Kind("[@", re.compile(r"\[@([\w.:-]+)\](?![(\[])"), r"[^\1]"),
    Kind(
        "&",
        re.compile(
            r"&(?:amp;(nbsp|shy|lt|gt|quot|amp|euro|[a-zA-Z]+(?:uml|acute|grave)|#\d+);|(nbsp|shy|euro)(?![;\w=]))"
        ),
        r"&\1\2;",
    ),
    Kind("](", re.compile(r"(\[[^\[\]\n]+\]\([^()\[\]\s]+)\](?![(\[])"), r"\1)"),
    Kind(
        "http",
        re.compile(r"(?<![\w/:.])(https?)(?::/(?!/)|//|[;,]//|:[ \t]+//|:\\+)(?=[\w-]+\.)([^\s)\]>]*)"),
        r"\1://\2",
    ),
    Kind("://", re.compile(r"(?<!\w)(?!https?://)h[tp]{1,5}s?://([^\s)\]>]*)"), r"https://\1"),
    Kind("**", re.compile(r"\*\*(?<![\w*\\]\*\*)([^\s*](?:[^*\n]*[^\s*])?)[ \t]+\*\*(?![\w*])"), r"**\1**"),
    Kind("**", re.compile(r"\*\*(?<![^\s(“‘\"']\*\*)[ \t]+([^\s*](?:[^*\n]*[^\s*])?)[ \t]*\*\*(?![\w*])"), r"**\1**"),
    Kind("**", re.compile(r"\*\*(?<![\w*\\]\*\*)([^\s*][^*\n]*?[.,:;!?)。！？”’])\*\*([^\W_])"), r"**\1** \2"),
    Kind("*", re.compile(r"\*(?<![\w*\\]\*)([^\W\d_](?:[^*\n]*[^\s*])?)[ \t]+\*(?![\w*])"), r"*\1*"),
    Kind("[]", re.compile(r"^([ \t]*(?:[-+*]|\d+[.)])[ \t]+)\[\][ \t]*(?=[^\s(\[:])(.*)$"), r"\1[ ] \2"),
    *(
        Kind(f"[{sign}]", re.compile(rf"^([ \t]*(?:[-+*]|\d+[.)])[ \t]+)\[{sign}\][ \t]*([^\s(\[:].*)$"), r"\1[ ] \2")
        for sign in "-~>/"
    ),
    Kind("]", re.compile(r"^([ \t]*(?:[-+*]|\d+[.)])[ \t]+\[[xX ]\])(?=[^\s(\[:])(.*)$"), r"\1 \2"),
    Kind("\n[", re.compile(r"^\[([ xX])\][ \t]+(\S.*)$"), r"- [\1] \2"),
    Kind(":::", re.compile(r"^[ \t]*:{3,}[ \t]*\{?\.?(note|tip|warning)\}?.*$"), r"!!! \1"),
    Kind(":::", re.compile(r"^[ \t]*:{3,}.*$")),
    Kind("{{", re.compile(r"\{\{[^{}\n]*\}\}")),
    Kind("{%", re.compile(r"\{%[^{}\n]*%\}")),
    Kind("{#", re.compile(r"\{#[ \t][^{}\n]*#\}")),
    Kind("${", re.compile(r"\$\{[A-Za-z_][\w.]+\}")),
    Kind("*|", re.compile(r"\*\|\w[^|\n]*\|\*")),
    Kind("%", re.compile(r"(?<![\w%])%[A-Za-z_]{2,}%(?![\w%])")),
    Kind("{$", re.compile(r"\{\$\w+\}")),
    Kind(",,", re.compile(r",,([^\s,][^,\n]*?)(?:''|[\"”])"), r'"\1"'),
    Kind("<www", re.compile(r"<(www\.[^\s<>]+)>"), r"<https://\1>"),
    Kind("%%", re.compile(r"%%[^%\n]+%%")),
    Kind("<%", re.compile(r"<%[^%\n]*%>")),
    Kind("[", re.compile(r"\[(?:\[_TOC_\]\]|(?<![\]\w`\\]\[)toc\](?![(\[:]))", re.IGNORECASE)),
    Kind("]", re.compile(r"\[(?:image|cid|afbeelding): ?[^\]\n]*\](?!\()", re.IGNORECASE)),
    Kind(
        "!",
        re.compile(
            r"\b(?:Error|Fout)! (?:Bookmark|Reference|Bladwijzer|Verwijzingsbron|De hyperlink|Hyperlink|Ongeldige|"
            r"Not a valid|Geen (?:inhoud|tekst met)|No (?:t|sequence|document)|Gebruik het tab|Use the Home|"
            r"Onbekende|Unknown)[^.\n]*\.?"
        ),
    ),
    Kind("#", re.compile(r"#(?<![\w#]#)(?:[A-Z]{3,6}[!?]|(?:DEEL|DIV)/0!|N/[AB])(?!\w)")),
    Kind("#####", re.compile(r"(?<=[^\n#])#{5,}(?!#)")),
    Kind(".....", re.compile(r"^.*[^\s.][ \t]*\.{5,}[ \t]*\d{1,3}[ \t]*$")),
    *(
        Kind(sign, re.compile(r"^(?:Op|On) .{6,60} (?:schreef|wrote) [^@\n]{0,60}<[^<>\s]+@[^<>\s]+>.{0,20}:$"))
        for sign in ("\nOp ", "\nOn ")
    ),
    Kind("[/", re.compile(r"\[/[a-z]\w*\](?!\()", re.IGNORECASE)),
    Kind("=", re.compile(r"(?<![\]\w\\])\[[a-z]\w*[ \t]+\w+=[\"“”][^\]\n]*\](?![(\[:])")),
    Kind(":", re.compile(r"(?<![\w:/.])(?<!:):[a-z][a-z_+]+[\w+-]*:(?![\w:/])")),
    Kind("\n$$", re.compile(r"^\$\$[ \t]*$")),
    Kind(
        "$",
        re.compile(
            r"\$\$[^$\n]+\$\$|(?<![\w$])\$[a-zA-Z]\$(?![\w$])|(?<![\w$])\$[^$\s](?:[^$\n]*[\\^_=][^$\n]*[^$\s])\$(?![\w$])"
        ),
    ),
    Kind("**", re.compile(r"\*\*(?<![\w*\\]\*\*)([^\W_](?:[^*\n]*[^\s*])?)[ \t]+\*\*(?=\w)"), r"**\1** "),
    Kind("][", re.compile(r"\[(?<=[\w.,;!?)’”'\"]\[)(\d{1,3})\]\[(\d{1,3})\](?![(\[:])"), r"[^\1][^\2]"),
    Kind(
        "[",
        re.compile(r"\[(?:(?<=[\w.,;!?)’”'\"]\[)|(?<=[\w.,;!?)’”'\"] \[))(\d{1,3}), ?(\d{1,3})\](?![(\[:])"),
        r"[^\1][^\2]",
    ),
    Kind("[@", re.compile(r"\[@([\w.:-]+)[,;][^\]\n]*\](?![(\[])"), r"[^\1]"),
    *(
        Kind(sign, re.compile(rf"^{sign}[ \t]*([^\W\d_]\w*)"), rf"[^{number}]: \1")
        for number, sign in enumerate("¹²³", 1)
    ),
    *(Kind(sign, re.compile(rf"(?<=[.,;:!?)”]){sign}(?!\w)"), f"[^{number}]") for number, sign in enumerate("¹²³", 1)),
    *(
        Kind(f".{digit}", re.compile(rf"([^\W\d_]{{4,30}}\.)({digit}\d?)(?=[ \t]+[^\W\d_a-zß-ÿ]|[ \t]*$)"), r"\1[^\2]")
        for digit in range(1, 10)
    ),
    Kind(
        "](",
        re.compile(r"\[(?<!!\[)([^\[\]\n]*)(?<!!)(\[[^\[\]\n]+\]\([^()\n]*\))([^\[\]\n]*)\]\([^()\n]*\)"),
        r"\1\2\3",
    ),
    Kind("\n=", re.compile(r"^==+[ \t]+([^=\"\n][^=\n]*)(?<!\s)$"), r"## \1"),
    Kind("\n#######", re.compile(r"^#{7,}[ \t]+(\S.*)$"), r"###### \1"),
    Kind("\n-#", re.compile(r"^-#[ \t]+(\S.*)$"), r"<small>\1</small>"),
    Kind("\n(@", re.compile(r"^\(@\w*\)[ \t]+(\S.*)$"), r"1. \1"),
    Kind(
        "!", re.compile(r"(?<!\S)!([\w/.-]+\.(?:jpe?g|png|gif|webp))(?:\|[^!\n]*)?!(?!\S)", re.IGNORECASE), r"![…](\1)"
    ),
    Kind("``", re.compile(r"(?<!`)``([^`'\n]+)''"), r'"\1"'),
    Kind("[CITATION", re.compile(r"\[CITATION [^\[\]\n]*\]")),
    Kind(
        "{",
        re.compile(
            r"\{ ?(?:CITATION|BIBLIOGRAPHY|HYPERLINK|PAGEREF|REF|TOC|SEQ|INCLUDEPICTURE|MERGEFIELD|DATE|"
            r"TIME)\b[^}\n]*\}"
        ),
    ),
    Kind("{", re.compile(r"\{(?:panel|info|note|tip|warning|code|quote)(?::\w+|:[^}\n]*=[^}\n]*)\}")),
    Kind("{=", re.compile(r"\{=\w+\}")),
    Kind("{/*", re.compile(r"\{/\*[^\n]*?\*/\}")),
    Kind("()", re.compile(r"\{[^{}\n]*\w\(\)[^{}\n]*\}")),
    Kind(f"}}{CODE}", re.compile(rf"\{{[a-z][\w:-]*\}}(?={CODE})")),
    *(Kind(sign, re.compile(rf"{sign}[A-Z0-9]+(?:\|[^>\n]*)?>")) for sign in ("<@", "<#")),
    Kind("<!", re.compile(r"<!(?:here|channel|everyone)>")),
    Kind("<!", re.compile(r"<!(?:- | )-{0,2}[ \t]?([^<>\n]*?)-{0,2}[ \t]?>"), r"<!-- \1-->"),
    Kind("*", re.compile(r"([^\W\d_]{1,12})\*([^\W\d_][^*\n]*[^\W\d_])\*([^\W\d_]{1,30})"), r"\1\\*\2\\*\3"),
    Kind("*", re.compile(r"(\d)\*(\d[\d.,]*)\*(\d)"), r"\1 × \2 × \3"),
    Kind("\nexport ", re.compile(r"^export (?:const|default|function|\{).*$")),
    Kind("\nimport ", re.compile(r"^import (?:\{[^}\n]*\}|\w+) from .*$")),
    Kind("\n.. ", re.compile(r"^\.\. [\w-]+::.*$")),
    Kind("\n% ", re.compile(r"^% \S.*$")),
    Kind("--8<--", re.compile(r"^--8<--.*$")),
    Kind("\n!include ", re.compile(r"^!include .*$")),
    Kind("::", re.compile(r"^[\[(]?[\w -]{1,30}::[ \t]+\S.*$")),
    Kind("^", re.compile(r"(?<=\S)[ \t]+\^[a-z][\w-]+[ \t]*$")),
    Kind("++", re.compile(r"\+\+[\w-]+(?:\+[\w-]+)+\+\+")),
    *(Kind(f":{sign}1:", re.compile(rf"(?<![\w:]):[{sign}]1:(?!\w)")) for sign in "+-"),
    Kind(
        "---",
        re.compile(
            r"^[ \t]*-{3,} ?(?:(?:Oorspronkelijk|Doorgestuurd) bericht|(?:Original|Forwarded) message) ?-{3,}", re.I
        ),
    ),
    Kind("--", re.compile(r"^[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$"), "| --- | --- |", "table-unread"),
    Kind("- |", re.compile(r"^[ \t]*-[ \t]*(?:\|[ \t]*-[ \t]*)+$"), "| --- | --- |", "table-unread"),
    Kind("\\", re.compile(r"\\\([ \t][^\n]*?[=^_\\+][^\n]*?[ \t]\\\)|\\\[[ \t][^\n]*?[=^_\\+][^\n]*?[ \t]\\\]")),
    Kind("\\", re.compile(r"^\\[a-z]{3,}(?:\{[^}\n]*\})?$|\\[a-z]{4,}\{[^}\n]*\}")),
)
_PAIRS = re.compile(r"[\n.].")
_IN_LINKS = (
    Kind("](", re.compile(r"\]\((<?)(www\.|(?:[\w-]+\.)+(?:nl|com|org|net|eu|be|de|info)(?=[/)]))"), r"](\1https://\2"),
    Kind("](", re.compile(r"\]\(([\w.+-]+@[\w-]+\.)"), r"](mailto:\1"),
)
"""Told by themselves where they stand in a link."""
_WIKI = re.compile(r"(!?)\[\[([^\[\]|\n]+)(?:\|([^\[\]|\n]+))?\]\](?!\()")
_PICTURE = re.compile(r".+\.(?:jpe?g|png|webp|gif|svg|avif|heic)", re.IGNORECASE)


class Kinds:
    """Most have a mark in their sign that is nowhere in a text, or is at the beginning of no line."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self.all = kinds
        begins = {one.sign: {one.sign[:2]} if one.sign[0] in "\n." else set[str]() for one in kinds}
        self._signs = [(sign, begin | {*filter(_is_mark, sign)}) for sign, begin in begins.items()]
        self._marks = sorted({mark for sign in begins for mark in sign if _is_mark(mark)})

    def in_text(self, text: str) -> list[Kind]:
        marks = {mark for mark in self._marks if mark in text}.union(_PAIRS.findall(text))
        signs = {sign for sign, needed in self._signs if needed <= marks and sign in text}
        return [kind for kind in self.all if kind.sign in signs]


def _is_mark(sign: str) -> bool:
    return not sign.isalnum() and not sign.isspace()


def find_kinds(kinds: Kinds, lines: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """In lines outside code, with code within them blanked; a piece of text once."""
    whole = "\n" + "\n".join(line for _, line in lines) + "\n"
    taken: dict[int, set[int]] = {}
    for kind in kinds.in_text(whole):
        at = whole.find(kind.sign)
        while at >= 0:
            start, end = whole.rfind("\n", 0, at + 1) + 1, whole.find("\n", at + 1)
            for match in kind.pattern.finditer(whole[start:end]):
                before = taken.setdefault(start, set())
                if CODE not in match.group() and match.start() not in before:
                    before.update(range(*match.span()))
                    code = kind.code or ("markdown-almost" if kind.mend else "markdown-foreign")
                    mend = _in_full(match.expand(kind.mend), kinds.all) if kind.mend else ""
                    yield lines[whole.count("\n", 1, start)][0], code, match.group(), mend
            at = whole.find(kind.sign, end)


def _in_full(mend: str, kinds: Sequence[Kind]) -> str:
    """With all else in it mended as well: who copies it has no second message."""
    for kind in (*kinds, *_IN_LINKS):
        if kind.mend and kind.sign in mend and not kind.pattern.pattern.startswith("^"):
            mend = kind.pattern.sub(kind.mend, mend)
    return mend


def wiki_links(lines: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """`[[Over ons]]`; the lists of this site are another matter, and so is one on a line of its own."""
    for number, line in lines:
        for match in _WIKI.finditer(line) if "[[" in line else ():
            picture, target, said = match.groups()
            name = target.strip().partition(" ")[0]
            if picture or said or (match.group() != line.strip() and not nearest(name, LIST_NAMES)):
                yield number, "markdown-almost", match.group(), _as_link(target, said)


def _as_link(target: str, said: str | None) -> str:
    if _PICTURE.fullmatch(target):
        return f"![{said or 'wat er te zien is'}]({target})"
    path, _, anchor = target.partition("#")
    file = path if "/" in path or "." in path else slugify(path)
    file = file if file.endswith(".md") or not file else f"{file}.md"
    return f"[{said or target}]({file}{'#' if anchor else ''}{slugify(anchor)})"
