"""Built pages as trees, for tests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path


@dataclass
class Tag:
    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Html:
    """The tags of one page in order, each with the text directly in it."""

    url: str
    tags: list[Tag] = field(default_factory=list)

    def all(self, name: str, /, **attributes: str) -> list[Tag]:
        return [
            tag
            for tag in self.tags
            if tag.name == name and all(tag.attributes.get(key) == value for key, value in attributes.items())
        ]

    @property
    def lang(self) -> str:
        return self.all("html")[0].attributes["lang"]

    @cached_property
    def alternates(self) -> dict[str, str]:
        return {
            tag.attributes["hreflang"]: tag.attributes["href"]
            for tag in self.all("link", rel="alternate")
            if "hreflang" in tag.attributes
        }

    @property
    def canonical(self) -> str | None:
        found = self.all("link", rel="canonical")
        return found[0].attributes["href"] if found else None


class _Parser(HTMLParser):
    def __init__(self, page: Html) -> None:
        super().__init__()
        self.page = page
        self.open: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Tag(tag, {name: value or "" for name, value in attrs})
        self.page.tags.append(made)
        if tag not in ("meta", "link", "img", "br", "hr", "input", "wbr"):
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            tag.text += data


def parse_html(text: str, url: str = "") -> Html:
    page = Html(url)
    _Parser(page).feed(text)
    return page


def load_pages(folder: Path) -> Iterator[Html]:
    """Every HTML page of a built site; `url` is relative to its root."""
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        url = name.removesuffix("index.html") if name.endswith("index.html") else name
        yield parse_html(path.read_text("utf-8"), url)
