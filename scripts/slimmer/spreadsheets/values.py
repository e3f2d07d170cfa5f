"""The text of one cell as a date, a web address or a name; `None` when it is none."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache

from babel.dates import get_day_names, get_month_names
from openpyxl.utils.datetime import from_excel  # type: ignore[import-untyped]

from slimmer.model.schemas import PartialDate, is_web_address
from slimmer.text.names import fold

_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$")
_SERIAL = re.compile(r"[1-5]\d{4}(\.\d+)?")
"""Days until 2064, from 1900."""
_BARE_HOST = re.compile(r"[^\W_][\w-]*(\.[\w-]+)+(:\d+)?([/?#].*)?")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
"""Signs that no one sees or types, and that come along with copied text."""


def tidy(text: str) -> str:
    """Text of more lines: one kind of line end, composed accents, no blanks around it, no signs that no one sees."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def tidy_line(text: str) -> str:
    """Text of one line: every blank, hard space and line end one space."""
    return " ".join(tidy(text).split())


def parse_date(text: str, locales: Iterable[str], epoch: datetime | None = None) -> PartialDate | None:
    """`25-11-2021`, `25 november 2021`, `2021-11-25`, `november 2021`, `2021`; the day comes before the month.

    `locales` are the languages whose months are known; `epoch` is from when `44525` counts days.
    """
    bare = _TIME.sub("", text.strip())
    if epoch and _SERIAL.fullmatch(bare):
        day = from_excel(float(bare), epoch)
        return PartialDate(day.year, day.month, day.day)
    if re.search(r"[^\w\s,./-]", bare):
        return None
    months, days = _names(tuple(locales))
    words = [word for word in re.findall(r"\d+|[^\W\d_]+", fold(re.sub(r"[.,/-]", " ", bare))) if word not in days]
    numbers = [word if word.isdigit() else months.get(word) for word in words]
    shape = "".join("Y" if word.isdigit() and len(word) == 4 else "n" if word.isdigit() else "M" for word in words)
    order = {"Y": "y", "Yn": "ym", "nY": "my", "MY": "my", "Ynn": "ymd", "nnY": "dmy", "nMY": "dmy", "MnY": "mdy"}
    if shape not in order or None in numbers:
        return None
    parts = {name: int(number) for name, number in zip(order[shape], numbers, strict=True) if number}
    if len(parts) != len(numbers) or "0" in (number for number in numbers):
        return None
    try:
        date(parts["y"], parts.get("m", 1), parts.get("d", 1))
    except ValueError:
        return None
    return PartialDate(parts["y"], parts.get("m", 0), parts.get("d", 0))


@cache
def _names(locales: tuple[str, ...]) -> tuple[Mapping[str, str], frozenset[str]]:
    """Folded month → its number; folded days of the week."""
    months: dict[str, str] = {}
    days: set[str] = set()
    for locale in {*locales, "nl", "en"}:
        for width in ("wide", "abbreviated"):
            months.update({fold(name): str(number) for number, name in get_month_names(width, locale=locale).items()})
            days.update(fold(name) for name in get_day_names(width, locale=locale).values())
    return {**months, "sept": "9", "maa": "3"}, frozenset(days - set(months))


def parse_website(text: str) -> str | None:
    """A web address; `www.voorbeeld.nl` gets its `https://`."""
    bare = text.strip()
    if "@" not in bare and _BARE_HOST.fullmatch(bare):
        bare = f"https://{bare}"
    return bare if is_web_address(bare) else None


def same_website(one: str, other: str) -> bool:
    """Addresses that only a typist tells apart: a slash at the end, capitals in the host."""
    return _plain(one) == _plain(other)


def _plain(url: str) -> str:
    start, _, path = url.strip().partition("://")
    host, slash, rest = path.partition("/")
    return f"{start.lower()}://{host.lower()}{slash}{rest}".rstrip("/")


def is_source(text: str) -> bool:
    """A web address, a key or words; not an address that a browser would run."""
    return is_web_address(text) or not _SCHEME.match(text)


def same_text(one: str, other: str) -> bool:
    """Accents composed in another way, other line ends and blanks within a line make no difference."""
    return tidy(one) == tidy(other) or ("\n" not in tidy(other) and tidy(one).split() == tidy(other).split())
