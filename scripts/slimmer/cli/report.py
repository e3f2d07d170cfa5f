"""What a run says at its end, for people and for machines."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from slimmer.checks.reading import Reading
from slimmer.messages.tell import as_json, count_problems, render_problems, render_unpublished, why_unpublished
from slimmer.model.library import Library, Unpublished
from slimmer.model.problem import Problem
from slimmer.model.settings import Settings
from slimmer.text.shorten import shown


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


def with_readings(report: Report, readings: Sequence[Reading]) -> Report:
    """The hardest texts first, each with its hardest sentences."""
    lines = ["Leesniveau, 0 (moeilijk) tot 100; vanaf 60 is het gewone taal / Reading ease, 0 (hard) to 100:"]
    for one in readings:
        lines.append(f"  {one.path}: {one.score}")
        for line, text, words in one.hardest:
            lines.append(f"    {one.path}:{line}: {words} woorden / words: {shown(text, 90)}")
    told = "\n".join(filter(None, (report.told, *lines)))
    return report._replace(told=told, machine={**report.machine, "reading": [_reading(one) for one in readings]})


def _reading(one: Reading) -> dict[str, object]:
    hardest = [{"line": line, "text": text, "words": words} for line, text, words in one.hardest]
    return {"path": str(one.path), "score": one.score, "hardest": hardest}


def _summary(counts: Mapping[str, int], problems: Sequence[Problem]) -> tuple[str, str]:
    pages = ", ".join(f"{code} {count}" for code, count in counts.items())
    dutch, english = count_problems(problems)
    return f"Pagina's: {pages}; {dutch}.", f"Pages: {pages}; {english}."
