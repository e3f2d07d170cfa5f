"""Dates and numbers as each language writes them, from the CLDR."""

from datetime import date
from functools import cache, lru_cache

from babel import Locale as Cldr
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from slimmer.model.schemas import PartialDate

# Readers here are European: English dates are day first.
_REGIONS = {"en": "en_GB"}


@cache
def _cldr(locale: str) -> Cldr:
    return Cldr.parse(_REGIONS.get(locale, locale))


def language_code(name: str, locale: str) -> str:
    """From its name in this locale or in English: `Engels` → `en`; nothing for what is none."""
    for cldr in (_cldr(locale), _cldr("en")):
        for code, known in cldr.languages.items():
            if known.lower() == name.lower():
                return str(code)
    return ""


@lru_cache(maxsize=1 << 14)
def say_date(value: date | PartialDate, locale: str) -> str:
    """`25 november 2021`, `September 2016`, `2013`: as exactly as it is known."""
    if isinstance(value, PartialDate):
        if not value.month:
            return str(value.year)
        if not value.day:
            return str(format_skeleton("yMMMM", date(value.year, value.month, 1), locale=_cldr(locale)))
        value = date(value.year, value.month, value.day)
    return str(format_date(value, "long", locale=_cldr(locale)))


def say_number(value: int, locale: str) -> str:
    """`1.000` in Dutch, `1,000` in English."""
    return str(format_decimal(value, locale=_cldr(locale)))


def say_size(size: int, locale: str) -> str:
    """Bytes as people read them: `340 kB`; `1,2 MB` in Dutch, `1.2 MB` in English. The space does not break."""
    if size < 999_500:
        return f"{say_number(max(1, round(size / 1000)), locale)}\u00a0kB"
    return f"{format_decimal(size / 1_000_000, format='#,##0.#', locale=_cldr(locale))}\u00a0MB"
