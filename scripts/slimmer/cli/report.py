"""What a run says at its end, for people and for machines."""

from collections.abc import Sequence

from slimmer.messages.tell import as_json
from slimmer.model.library import Library, Unpublished
from slimmer.model.problem import Problem
from slimmer.model.settings import Settings


def summary(library: Library, settings: Settings, problems: Sequence[Problem]) -> tuple[str, str]:
    """One line per language."""
    pages = ", ".join(f"{code} {count}" for code, count in _counts(library, settings).items())
    number = len(problems)
    dutch = "geen problemen" if not number else f"{number} {'probleem' if number == 1 else 'problemen'}"
    english = "no problems" if not number else f"{number} {'problem' if number == 1 else 'problems'}"
    return f"Pagina's: {pages}; {dutch}.", f"Pages: {pages}; {english}."


def report_json(
    library: Library, settings: Settings, problems: Sequence[Problem], unpublished: Sequence[Unpublished]
) -> dict[str, object]:
    """For `--json`: problems, what is not published, and the number of pages per locale."""
    return {
        "problems": [as_json(found) for found in problems],
        "unpublished": [{"path": str(one.path), "nl": one.say("nl"), "en": one.say("en")} for one in unpublished],
        "pages": _counts(library, settings),
    }


def _counts(library: Library, settings: Settings) -> dict[str, int]:
    return {code: sum(page.locale == code for page in library.pages) for code in settings.codes}
