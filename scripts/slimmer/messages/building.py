"""What a build says of the files of the site."""

from collections.abc import Iterable

from slimmer.messages.wording import Wording, wordings

_MADE = Wording("{path} is opnieuw gemaakt: {why}.", "{path} was made again: {why}.")
_KEPT = Wording(
    "{path} is niet opnieuw gemaakt: alles waar het van afhangt is gelijk gebleven.",
    "{path} was not made again: all that it depends on is as it was.",
)


def say_why(path: str, why: Iterable[str]) -> tuple[str, str]:
    """In Dutch and English; no reasons: it was not made again."""
    codes = tuple(why)
    reasons = [wordings("reasons")[code].both() for code in codes]
    dutch, english = (
        (_MADE if codes else _KEPT).say(locale, {"path": path, "why": "; ".join(one[at] for one in reasons)})
        for at, locale in enumerate(("nl", "en"))
    )
    return dutch, english
