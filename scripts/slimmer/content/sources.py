"""A source as a reader sees it, below a text and in the list of all sources."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from slimmer.locales.dates import say_date
from slimmer.locales.words import Words
from slimmer.model.schemas import Source
from slimmer.text.foreign import foreign

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>!|])")


def source_name(source: Source, key: str) -> str:
    """Who published it: the publisher, or else the host of the address."""
    host = (urlsplit(source.url).hostname or "") if source.url else ""
    return source.publisher or host.removeprefix("www.") or key


def source_markdown(key: str, sources: Mapping[str, Source], words: Words, content_locale: str) -> str | None:
    """The text of a footnote: name as a link, title, date, remark."""
    source = sources.get(key)
    if source is None:
        return None
    name = _MARKDOWN.sub(r"\\\1", source_name(source, key))
    parts = [f"[{name}](<{source.url}>)" if source.url else name]
    if source.title:
        language = foreign(source.locale or content_locale, words.locale)
        mark = f"{{lang={language}}}" if language else ""
        title = _MARKDOWN.sub(r"\\\1", source.title)
        parts.append(f"*{title}*{mark}")
    parts.append(say_date(source.date, words.locale) if source.date else words("source_undated"))
    text = ", ".join(parts)
    note = source.note.get(words.locale) if source.note else None
    return f"{text} ({note})." if note else f"{text}."
