"""What a message says, in both languages.

Values in braces come from the `Problem`. The hint stands at `{hint}`, or else at the end, and only when there is a
`suggestion`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    nl: str
    en: str
    hint_nl: str = ""
    """Added when the problem carries a `suggestion`."""
    hint_en: str = ""

    def say(self, locale: str, values: Mapping[str, str]) -> str:
        text, hint = (self.nl, self.hint_nl) if locale == "nl" else (self.en, self.hint_en)
        text, _dot, rest = text.partition("{hint}")
        if hint and values.get("suggestion"):
            text = f"{text} {hint}"
        return (text + rest).format_map(values)


MEANT = "Bedoel je: {suggestion}", "Did you mean: {suggestion}"
"""The hint that most messages have."""
