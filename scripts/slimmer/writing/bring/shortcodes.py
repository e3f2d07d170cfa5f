"""What WordPress stores of a text → HTML: its short codes, its blocks, and paragraphs that are only a blank line."""

import html
import re
from collections.abc import Callable, Iterator, Mapping

from bs4 import BeautifulSoup
from bs4.element import Comment

from slimmer.writing.bring.tidy import Left

_BLOCK = (
    "address|article|aside|blockquote|center|d[ltd]|div|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|"
    "nav|ol|p|pre|script|section|style|table|tbody|t[drh]|tfoot|thead|ul"
)
_STARTS_BLOCK = re.compile(rf"\s*(?:</?(?:{_BLOCK})\b|<!--)", re.IGNORECASE)
_APART = re.compile(r"(<pre\b.*?</pre>|<script\b.*?</script>|<style\b.*?</style>)", re.DOTALL | re.IGNORECASE)
_CAPTION = re.compile(r"\[caption\b[^\]]*\](.*?)\[/caption\]", re.DOTALL)
_PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL)
_CODE = re.compile(
    r"(?<!\[)\[(/?)([a-z][a-z0-9_-]*)((?:\s+[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\]]+))*)\s*/?\](?!\])", re.IGNORECASE
)
_VALUE = re.compile(r"([\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\]]+))")
_KNOWN = frozenset("audio caption embed gallery playlist video wp_caption".split())
_ADDRESS_ALONE = re.compile(r"^[ \t]*(https?://[^\s<>\"]+)[ \t]*$", re.MULTILINE)
_WITHOUT_WORDS = ("ul", "ol", "dl", "figure", "table", "tbody", "tr")
_DYNAMIC = re.compile(r"\s*wp:([\w/-]+)(?:\s.*)?/\s*", re.DOTALL)


def to_html(
    content: str, gallery: Callable[[str], str], notes: Mapping[str, str] | None = None
) -> tuple[BeautifulSoup, list[Left]]:
    """`gallery`: the numbers of its pictures, with commas, → their HTML; `notes`: the footnotes by their key."""
    left: list[Left] = []
    content = content.replace("\r\n", "\n")
    content = _CAPTION.sub(_figure, content)
    content = _CODE.sub(lambda match: _expanded(match, content, gallery, left), content)
    if "<!-- wp:" not in content:
        parts = _APART.split(content)
        content = "".join(one if at % 2 else "\n\n".join(_paragraphs(one)) for at, one in enumerate(parts))
    else:
        content = _ADDRESS_ALONE.sub(r'<p><a href="\1">\1</a></p>', content)
    root = BeautifulSoup(content, "lxml")
    more = False
    for comment in root.find_all(string=lambda text: isinstance(text, Comment)):
        if (match := _DYNAMIC.fullmatch(comment)) and not (match[1] == "footnotes" and notes):
            left.append(Left("left-block", match[1]))
        if re.fullmatch(r"\s*more\b.*", comment, re.DOTALL) and not more:
            more = True
            comment.replace_with(root.new_tag("more"))
        else:
            comment.extract()
    for around in root.find_all(_WITHOUT_WORDS):
        for blank in around.find_all(string=re.compile(r"^\s+$"), recursive=False):
            blank.extract()
    _place_notes(root, notes or {})
    return root, left


def _place_notes(root: BeautifulSoup, notes: Mapping[str, str]) -> None:
    """As for Word: `note-ref` and `note`."""
    for number, mark in enumerate(root.select("sup[data-fn]"), 1):
        text = notes.get(str(mark["data-fn"]))
        if text is not None and root.body:
            mark.replace_with(root.new_tag("note-ref", attrs={"key": f"noot-{number}"}))
            note = root.new_tag("note", attrs={"key": f"noot-{number}"})
            note.extend(BeautifulSoup(text, "html.parser").contents)
            root.body.append(note)


def _figure(match: re.Match[str]) -> str:
    found = _PICTURE.fullmatch(match[1])
    return f"<figure>{found[1]}<figcaption>{found[2].strip()}</figcaption></figure>\n\n" if found else match[1]


def _expanded(match: re.Match[str], content: str, gallery: Callable[[str], str], left: list[Left]) -> str:
    """What is between brackets and no code of a program stays what it is."""
    closes, name, typed = match.groups()
    values = {one[1]: html.unescape(one[2] or one[3] or one[4] or "") for one in _VALUE.finditer(typed)}
    if name == "gallery" and not closes and (shown := gallery(values.get("ids", ""))):
        return f"\n\n{shown}\n\n"
    if name not in _KNOWN and not values and f"[/{name}]" not in content:
        return match[0]
    address = values.get("src") or values.get("mp4") or values.get("mp3") or ""
    if name in ("audio", "video") and address.startswith(("https://", "http://")):
        return f'\n\n<iframe src="{html.escape(address)}"></iframe>\n\n'
    if not closes and name != "embed":
        left.append(Left("left-shortcode", name))
    return ""


def _paragraphs(text: str) -> Iterator[str]:
    for chunk in re.split(r"\n[ \t]*\n\s*", text.strip("\n")):
        if _STARTS_BLOCK.match(chunk) or not chunk.strip():
            yield chunk
        elif match := _ADDRESS_ALONE.fullmatch(chunk):
            yield f'<p><a href="{match[1]}">{match[1]}</a></p>'
        else:
            yield "<p>" + re.sub(r"(?<!>)\n(?!<)", "<br>\n", chunk.strip()) + "</p>"
