"""Which HTML may stand in a text: enough to structure and to mark a language, nothing that runs or styles."""

from collections.abc import Iterator
from html.parser import HTMLParser

TAGS = frozenset(
    "abbr aside b blockquote br caption cite dd del details div dl dt em figcaption figure hr i ins kbd li "
    "mark ol p q s section small span strong sub summary sup table tbody td th thead time tr u ul wbr "
    "code pre h2 h3 h4 h5 h6".split()
)
ATTRIBUTES = frozenset(
    "class id lang dir title cite datetime scope colspan rowspan start reversed value open markdown "
    "role headers tabindex".split()
)
_ROLES = frozenset({"list", "note", "region", "group"})


def is_allowed_attribute(name: str, value: str) -> bool:
    if name == "role":
        return value in _ROLES
    if name == "cite":
        return value.startswith("https://")
    if name == "tabindex":
        return value == "0"
    return name in ATTRIBUTES or (name.startswith("aria-") and name != "aria-hidden")


def forbidden_html(raw: str) -> Iterator[str]:
    """Each tag that is not allowed, or that has an attribute that is not, as it was typed."""
    parser = _Parser()
    parser.feed(raw)
    parser.close()
    yield from parser.found
    # An unfinished tag at the end would swallow what comes after it.
    if parser.rawdata.strip().startswith("<"):
        yield parser.rawdata


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        typed = self.get_starttag_text() or f"<{tag}>"
        if tag not in TAGS or not all(is_allowed_attribute(name, value or "") for name, value in attrs):
            self.found.append(typed)

    def handle_endtag(self, tag: str) -> None:
        if tag not in TAGS and not any(one.lower().startswith(f"<{tag}") for one in self.found):
            self.found.append(f"</{tag}>")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}>")
