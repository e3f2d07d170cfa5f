"""A source as a reader sees it, below a text and in the list of all sources."""

import re
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from slimmer.locales.dates import say_date
from slimmer.locales.words import Words
from slimmer.model.library import ALL
from slimmer.model.schemas import Source

_ESCAPED = r"\\\1"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>!|])")


def foreign(language: str, locale: str) -> str:
    """The value of `lang` for a text in a page of this locale: nothing when both are one language."""
    return "" if language.partition("-")[0] == locale.partition("-")[0] else language


def publisher_of(source: Source) -> str:
    """Or else the host of the address."""
    host = (urlsplit(source.url).hostname or "") if source.url else ""
    return source.publisher or host.removeprefix("www.")


def source_name(source: Source, key: str, locale: str) -> str:
    """What tells it from others: its title; without one its publisher, and the remark."""
    return source.title or ": ".join(filter(None, (publisher_of(source), _note(source, locale)))) or key


def remark(source: Source, locale: str) -> str:
    """What is to be said beside its name."""
    return _note(source, locale) if source.title else ""


def _note(source: Source, locale: str) -> str:
    return source.note.get(locale, "") if source.note else ""


def source_place(source: Source, words: Words) -> str:
    """What a reader knows it by beside its name: publisher and date."""
    when = say_date(source.date, words.locale) if source.date else words("source_undated")
    return ", ".join(filter(None, (publisher_of(source) if source.title else "", when)))


def source_markdown(
    key: str, sources: Mapping[str, Source], words: Words, content_locale: str, unreadable: Collection[str]
) -> str | None:
    """The text of a footnote: title as a link, publisher, date, remark."""
    source = sources.get(key)
    if source is None:
        # One with a problem of its own is there all the same.
        return key if {key, ALL} & set(unreadable) else None
    name = _MARKDOWN.sub(_ESCAPED, source_name(source, key, words.locale))
    language = foreign(source.locale or content_locale, words.locale) if source.title else ""
    mark = f"{{lang={language}}}" if language else ""
    if source.title and not source.url:
        name = f"*{name}*{mark}"
    elif source.url:
        name = f"[{name}](<{source.url}>){mark}"
    text = f"{name}, {_MARKDOWN.sub(_ESCAPED, source_place(source, words))}"
    note = remark(source, words.locale)
    return f"{text} ({_MARKDOWN.sub(_ESCAPED, note)})." if note else f"{text}."
