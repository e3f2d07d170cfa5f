"""What a run says at its end, for people and for machines."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from slimmer.messages.tell import as_json, count_problems, render_problems, render_unpublished, why_unpublished
from slimmer.model.library import Library, Unpublished
from slimmer.model.problem import Problem
from slimmer.model.settings import Settings


class Report(NamedTuple):
    told: str
    """Problems, and what is not published."""
    summary: tuple[str, str]
    """One line per language."""
    machine: Mapping[str, Any]
    """For `--json`: problems, what is not published, and the number of pages per locale."""

    def pack(self) -> str:
        return json.dumps(self, ensure_ascii=False)


def unpack_report(text: str) -> Report:
    told, summary, machine = json.loads(text)
    return Report(told, tuple(summary), machine)


def make_report(
    library: Library, settings: Settings, problems: Sequence[Problem], unpublished: Sequence[Unpublished]
) -> Report:
    counts = {code: sum(page.locale == code for page in library.pages) for code in settings.codes}
    machine = {
        "problems": [as_json(found) for found in problems],
        "unpublished": [
            {"path": str(one.path), "nl": why_unpublished(one, "nl"), "en": why_unpublished(one, "en")}
            for one in unpublished
        ],
        "pages": counts,
    }
    told = "\n".join(filter(None, (render_problems(problems), render_unpublished(unpublished))))
    return Report(told, _summary(counts, problems), machine)


def _summary(counts: Mapping[str, int], problems: Sequence[Problem]) -> tuple[str, str]:
    pages = ", ".join(f"{code} {count}" for code, count in counts.items())
    dutch, english = count_problems(problems)
    return f"Pagina's: {pages}; {dutch}.", f"Pages: {pages}; {english}."
