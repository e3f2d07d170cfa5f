"""HTML of another program as the Markdown of this site."""

import re
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdownify import MarkdownConverter

from slimmer.writing.bring.tidy import BLOCKS, Left, Link, Picture, tidy

_SPECIAL = re.compile(r"[\\`*\[\]<{^]|~~|(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"(?:#|[-+•](?=\s)|>|!!!|\?\?\?|={2,}|-{2,}|:(?=\s))|\d+(?=[.)]\s)")


class Converted(NamedTuple):
    text: str
    left: tuple[Left, ...]


def to_markdown(root: BeautifulSoup, link: Link, picture: Picture) -> Converted:
    """`root` is changed on the way."""
    left = list(tidy(root, link, picture))
    text = _Writer().convert_soup(root)
    lines = [re.sub(r"^ {1,3}(?=!\[)", "", line).rstrip() for line in text.strip().split("\n")]
    return Converted(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)), tuple(dict.fromkeys(left)))


def _plain(text: str) -> str:
    """What would be read as a mark stands as it is."""
    return _ENTITY.sub("&#38;", _SPECIAL.sub(lambda match: f"\\{match[0]}", text))


class _Writer(MarkdownConverter):
    """The library's, where this site reads it as GitHub does; the rest is what Python-Markdown asks for."""

    def __init__(self) -> None:
        super().__init__(
            autolinks=False, bullets="-", heading_style="atx", newline_style="backslash", sub_symbol="<sub>",
            sup_symbol="<sup>", table_infer_header=True, wrap=True, wrap_width=None, keep_inline_images_in=["td", "th"],
        )  # fmt: skip

    def escape(self, text: str, parent_tags: set[str]) -> str:
        text = _plain(text)
        return text.replace("|", "\\|") if "td" in parent_tags or "th" in parent_tags else text

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        text = str(super().process_text(el, parent_tags))  # type: ignore[misc]
        before, after = el.previous_sibling, el.next_sibling
        text = text.lstrip() if isinstance(before, Tag) and before.name == "br" else text
        text = text.rstrip() if isinstance(after, Tag) and after.name == "br" else text
        starts = before is None or (isinstance(before, Tag) and (before.name == "br" or BLOCKS.fullmatch(before.name)))
        if starts and "_noformat" not in (parent_tags or ()) and (match := _AT_START.match(text.lstrip())):
            at = len(text) - len(text.lstrip()) + (match.end() if text.lstrip()[0].isdigit() else 0)
            text = f"{text[:at]}\\{text[at:]}"
        return text

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        el.attrs.pop("title", None)
        el["href"] = re.sub(r"[\s()<>\"]", lambda match: f"%{ord(match[0]):02X}", str(el["href"]))
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Where a line goes on after it; at the end of a block it does nothing."""
        if "_noformat" in parent_tags:
            return "\n" if "pre" in parent_tags else " "
        after = el.next_sibling
        if after is None or (isinstance(after, Tag) and after.name == "br") or not el.previous_sibling:
            return ""
        return "<br>" if parent_tags & {"td", "th"} else " " if "_inline" in parent_tags else "\\\n"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        alt = _plain(" ".join(str(el.get("alt", "")).split())) or "…"
        caption = str(el.get("caption", "")).replace('"', "”")
        return f"![{alt}]({el['src']})" + (f'{{caption="{caption}"}}' if caption else "")

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """What belongs to an item stands four blanks in."""
        if not text.strip():
            return "\n"
        given = str(el.parent.get("start", "")) if el.parent else ""
        start = int(given) if re.fullmatch("[0-9]{1,6}", given) else 1
        ordered = el.parent is not None and el.parent.name == "ol"
        mark = f"{start + len(el.find_previous_siblings('li'))}. " if ordered else "- "
        return mark + text.strip().replace("\n", "\n    ") + "\n"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A fence is only one at the start of a line."""
        if parent_tags & {"li", "dd", "blockquote"}:
            return "\n\n" + "\n".join(f"    {line}" for line in text.strip("\n").split("\n")) + "\n\n"
        return str(super().convert_pre(el, text, parent_tags))  # type: ignore[misc]

    def convert_blockquote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "\n" + str(super().convert_blockquote(el, text, parent_tags))  # type: ignore[misc]

    def convert_cite(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n— {text.strip()}\n\n" if "blockquote" in parent_tags and text.strip() else text

    convert_footer = convert_cite

    def convert_more(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n<!-- more -->\n\n{text}"

    def convert_note_ref(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"[^{el['key']}]"

    def convert_note(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n[^{el['key']}]: " + text.strip().replace("\n", "\n    ") + "\n\n"

    def convert_q(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"“{text.strip()}”"
