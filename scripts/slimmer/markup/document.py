"""One Markdown text as HTML with gaps: links, pictures and lists, filled in wherever the text is shown.

A text is turned into a `Document` once a build. Its own page, a listing, a feed and a mail each place it
with their own addresses.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from slimmer.markup.video import Video


@dataclass(frozen=True)
class Link:
    target: str
    """As the writer typed it: `../over/index.md#bestuur`."""
    line: int


@dataclass(frozen=True)
class Image:
    target: str
    alt: str
    line: int
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What the writer added: title, class, lang."""


LIST_NAMES = (
    "people", "projects", "themes", "municipalities", "organisations", "directory", "sources", "posts", "newsletters",
    "follow", "contact", "problems", "fields",
)  # fmt: skip
"""The lists that a text may call."""


@dataclass(frozen=True)
class ListCall:
    """`[[posts 3]]`: a list that the site fills from its content."""

    name: str
    option: str
    line: int
    level: int = 2
    """Of the headings in the list: one below the heading above it."""


@dataclass(frozen=True)
class FileNote:
    """Behind the text of a link to a file: its type and size."""

    target: str


Gap: TypeAlias = Link | Image | ListCall | Video | FileNote
Part: TypeAlias = str | Gap


@dataclass(frozen=True)
class Heading:
    level: int
    id: str
    text: str
    html: str
    """Its content as in the text, without links."""
    line: int


@dataclass(frozen=True)
class Document:
    parts: tuple[Part, ...]
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    """Every `id` that a link may point at."""
    lead: str
    """The first paragraph as plain text."""
    excerpt: str
    """What stands above `<!-- more -->` as plain text, or else the first paragraph."""
    words: int
    digest: str = ""
    """Of its HTML: two with the same one differ at most in what fills the gaps."""

    @property
    def links(self) -> list[Link]:
        return [part for part in self.parts if isinstance(part, Link)]

    @property
    def images(self) -> list[Image]:
        """Those of the text, and the stills of its videos."""
        stills = [Image(one.still, one.title, one.line) for one in self.videos if one.still]
        return [part for part in self.parts if isinstance(part, Image)] + stills

    @property
    def videos(self) -> list[Video]:
        return [part for part in self.parts if isinstance(part, Video)]

    @property
    def list_calls(self) -> list[ListCall]:
        return [part for part in self.parts if isinstance(part, ListCall)]


def digest_of(parts: Sequence[object]) -> str:
    """Of the strings among these, and where something stands between them."""
    strings = [part if isinstance(part, str) else None for part in parts]
    return hashlib.sha256(json.dumps(strings).encode()).hexdigest()


EMPTY = Document((), (), frozenset(), "", "", 0)
