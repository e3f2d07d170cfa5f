"""What is said in both languages, from `words/`: a file per subject, with Dutch and English side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from slimmer.files.fast_yaml import FAST_LOADER
from slimmer.locales.dates import say_date
from slimmer.model.problem import Term


@dataclass(frozen=True)
class Wording:
    """Values in braces are filled in. The hint stands at `{hint}`, or else at the end, and only when there is a
    `suggestion`."""

    nl: str
    en: str
    hint_nl: str = ""
    hint_en: str = ""
    warning: bool = False
    """Worth knowing, but it stops nothing."""

    def of(self, locale: str) -> str:
        """In Dutch, or else in English, with its gaps."""
        return self.nl if locale == "nl" else self.en

    def say(self, locale: str, values: Mapping[str, object]) -> str:
        text, _gap, rest = self.of(locale).partition("{hint}")
        hint = self.hint_nl if locale == "nl" else self.hint_en
        if hint and values.get("suggestion"):
            text = f"{text} {hint}"
        return (text + rest).format_map({name: tell(one, locale) for name, one in values.items()})

    def both(self, **values: object) -> tuple[str, str]:
        return self.say("nl", values), self.say("en", values)


@cache
def wordings(subject: str) -> Mapping[str, Wording]:
    """`wordings("fields")`: all of `words/fields.yml`, by code."""
    text = Path(__file__).with_name("words").joinpath(f"{subject}.yml").read_text("utf-8")
    return {code: Wording(**said) for code, said in yaml.load(text, Loader=FAST_LOADER).items()}


def tell(value: object, locale: str) -> str:
    """A term in Dutch, or else in English; all else as it is."""
    if not isinstance(value, Term):
        return str(value)
    values = dict(value.values)
    if "day" in values:
        values["day"] = say_date(date.fromisoformat(str(values["day"])), locale)
    return wordings("terms")[value.name].say(locale, values)
