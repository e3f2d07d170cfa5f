"""A source as a reader sees it, below a text and in the list of all sources."""

import re
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from slimmer.locales.dates import say_date
from slimmer.locales.words import Words
from slimmer.model.library import ALL
from slimmer.model.schemas import Source
from slimmer.text.foreign import foreign

_ESCAPED = r"\\\1"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>!|])")


def source_name(source: Source, key: str) -> str:
    """Who published it: the publisher, or else the host of the address."""
    host = (urlsplit(source.url).hostname or "") if source.url else ""
    return source.publisher or host.removeprefix("www.") or key


def source_markdown(
    key: str, sources: Mapping[str, Source], words: Words, content_locale: str, unreadable: Collection[str]
) -> str | None:
    """The text of a footnote: name as a link, title, date, remark."""
    source = sources.get(key)
    if source is None:
        # One with a problem of its own is there all the same.
        return key if {key, ALL} & set(unreadable) else None
    name = _MARKDOWN.sub(_ESCAPED, source_name(source, key))
    parts = [f"[{name}](<{source.url}>)" if source.url else name]
    if source.title:
        language = foreign(source.locale or content_locale, words.locale)
        mark = f"{{lang={language}}}" if language else ""
        title = _MARKDOWN.sub(_ESCAPED, source.title)
        parts.append(f"*{title}*{mark}")
    parts.append(say_date(source.date, words.locale) if source.date else words("source_undated"))
    text = ", ".join(parts)
    note = source.note.get(words.locale) if source.note else None
    return f"{text} ({_MARKDOWN.sub(_ESCAPED, note)})." if note else f"{text}."
