"""What a message says, in both languages.

Values in braces come from the `Problem`. The hint stands at `{hint}`, or else at the end, and only when there is a
`suggestion`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from slimmer.messages.terms import tell
from slimmer.model.problem import Value


@dataclass(frozen=True)
class Wording:
    nl: str
    en: str
    hint_nl: str = ""
    """Added when the problem carries a `suggestion`."""
    hint_en: str = ""
    warning: bool = False
    """Worth knowing, but it stops nothing."""

    def say(self, locale: str, values: Mapping[str, Value]) -> str:
        text, hint = (self.nl, self.hint_nl) if locale == "nl" else (self.en, self.hint_en)
        text, _dot, rest = text.partition("{hint}")
        if hint and values.get("suggestion"):
            text = f"{text} {hint}"
        return (text + rest).format_map({name: tell(one, locale) for name, one in values.items()})


MEANT = "Bedoelt u: {suggestion}", "Did you mean: {suggestion}"
"""The hint that most messages have."""
