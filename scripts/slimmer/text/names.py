"""When two names mean one organisation, and when that is in doubt."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from slimmer.text.slugs import plain_letters

_LEGAL_FORMS = frozenset(
    "stichting st stg vereniging ver bv nv vof cv cooperatie cooperatief cooperatieve ua ba wa maatschap vzw cvba "
    "eenmanszaak foundation association cooperative ltd limited inc gmbh".split()
)
_SMALL_WORDS = frozenset("de het een en van voor te the of for and in".split())
_SHARED_HOSTS = re.compile(
    r"(?:.+\.)?(?:facebook|linkedin|instagram|twitter|x|youtube|google|github|wordpress|weebly|wixsite|sharepoint)\."
    r"(?:com|nl|org|io)|(?:.+\.)?github\.io"
)
"""Hosts where every organisation has a page of its own, which says nothing about who they are."""


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Small letters without accents and signs, in any script: `Coöperatie-Best, B.V.` → `cooperatie best bv`."""
    bare = plain_letters(re.sub("[&+]", " en ", re.sub("[.'’‘`´]", "", text)))
    return " ".join(re.findall(r"[^\W_]+", bare)) or " ".join(text.casefold().split())


@lru_cache(maxsize=50_000)
def normal_name(name: str) -> str:
    """What spellings of one name share: no legal form, and `Eindhoven, gemeente` is `gemeente eindhoven`."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in _LEGAL_FORMS:
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words = words[:-1]
    if words[:1] == ["municipality"]:
        words = ["gemeente", *(words[2:] if words[1:2] == ["of"] else words[1:])]
    if len(words) > 1 and words[-1] == "gemeente":
        words = ["gemeente", *words[:-1]]
    return " ".join(words)


def whole_forms(name: str) -> Iterator[str]:
    """Forms of which two names that mean one organisation may share one: one letter less, other order."""
    words = normal_name(name).split()
    squashed = "".join(words)
    yield squashed
    if len(squashed) >= 5:
        # A digit is never a slip of the pen: `Wijkteam 1` and `Wijkteam 2` are two.
        yield from {squashed[:n] + squashed[n + 1 :] for n, char in enumerate(squashed) if not char.isdigit()}
    content = sorted(word for word in words if word not in _SMALL_WORDS)
    if len(content) > 1:
        yield f"={' '.join(content)}"


def short_forms(name: str) -> Iterator[str]:
    """What people call it for short, as `normal_name` without blanks: `Fontys` for `Fontys Hogeschool`."""
    if "(" in name:
        for short in re.findall(r"\(([^()]+)\)", name):
            yield normal_name(short).replace(" ", "")
        yield normal_name(re.sub(r"\([^()]*\)", " ", name)).replace(" ", "")
    words = normal_name(name).split()
    for count in range(len(words) - 1, 0, -1):
        if any(char.isdigit() for char in words[count]):
            return
        short = "".join(words[:count])
        if len(short) >= 4 and words[:count] != ["gemeente"]:
            yield short


def website_identity(url: str | None) -> str:
    """What websites of one organisation share: the host without `www.`; on a shared host the whole path."""
    if not url:
        return ""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" if _SHARED_HOSTS.fullmatch(host) else host
