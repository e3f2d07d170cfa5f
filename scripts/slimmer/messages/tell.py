"""What is wrong in the content, told to the person who wrote it: Dutch first, then English."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from slimmer.messages.wording import Wording, tell, wordings
from slimmer.model.library import Unpublished
from slimmer.model.problem import Problem
from slimmer.text.grouping import grouped

GROUPS: Mapping[str, tuple[str, ...]] = {
    "fields": ("fields", "addresses"),
    "texts": ("texts", "markup", "translations", "warnings"),
    "pictures": ("pictures",),
    "lists": ("lists",),
}
"""The messages as the handbook shows them: each group, of one or more subjects, fits one page."""


@cache
def messages(group: str = "") -> Mapping[str, Wording]:
    """Every message of a group, or all there are, by its code."""
    subjects = GROUPS.get(group) or (*chain.from_iterable(GROUPS.values()), "finished")
    return {code: one for subject in subjects for code, one in wordings(subject).items()}


_WARNING = {"nl": "let op: ", "en": "note: "}


def is_warning(found: Problem) -> bool:
    """It is told, and stops nothing."""
    return messages()[found.code].warning


def errors(found: Iterable[Problem]) -> list[Problem]:
    """What stops a build."""
    return [one for one in found if not is_warning(one)]


def wording(found: Problem, locale: str) -> str:
    """The message in one language (`nl` or `en`), without the place and the code."""
    said = messages()[found.code].say(locale, dict(found.values))
    return f"{_WARNING['nl' if locale == 'nl' else 'en']}{said}" if is_warning(found) else said


def why_unpublished(one: Unpublished, locale: str) -> str:
    return tell(one.reason, locale)


def render_problem(found: Problem) -> str:
    """Two lines as a terminal shows them: place, Dutch and code; below it, aligned, English."""
    place = f"{found.path}:{found.line}: "
    dutch, english = wording(found, "nl"), wording(found, "en")
    return f"{place}{dutch} [{found.code}]\n{' ' * len(place)}{english}"


def kind_of(one: Problem) -> tuple[object, ...]:
    """What is typed with the same signs around other words is the same mistake."""
    values = dict(one.values)
    typed = [
        _WORDS.sub("x", str(values[name])) for name in ("text", "suggestion") if "text" in values and name in values
    ]
    return one.path, one.code, *(typed or one.values)


def render_problems(
    found: Iterable[Problem],
    kind: Callable[[Problem], object] = kind_of,
    where: tuple[str, str] = ("op regel", "on line"),
) -> str:
    """All problems, sorted by place, each told once: of one kind the first, with the lines of the others."""
    kinds = grouped((kind(one), one) for one in sorted(set(found)))
    return "\n".join(render_problem(first) + _also(others, *where) for first, *others in kinds.values())


def _also(others: Sequence[Problem], nl: str, en: str) -> str:
    if not others:
        return ""
    lines = [str(line) for line in dict.fromkeys(one.line for one in others)]
    shown = ", ".join(lines[:_MOST_LINES]) + (", …" if len(lines) > _MOST_LINES else "")
    times = len(others) + 1
    return f"\n  ook {nl} / also {en}: {shown} ({times} keer / times)"


_WORDS = re.compile(r"[^\W_]+(?:[\s,.'’-]+[^\W_]+)*")
_MOST_LINES = 40


def count_problems(found: Iterable[Problem]) -> tuple[str, str]:
    """`1 probleem, 2 waarschuwingen`; `no problems`."""
    found = set(found)
    wrong = len(errors(found))
    remarks = len(found) - wrong
    return (
        _counted((wrong, "probleem", "problemen"), (remarks, "waarschuwing", "waarschuwingen")) or "geen problemen",
        _counted((wrong, "problem", "problems"), (remarks, "warning", "warnings")) or "no problems",
    )


def _counted(*counts: tuple[int, str, str]) -> str:
    return ", ".join(f"{count} {one if count == 1 else more}" for count, one, more in counts if count)


def as_json(found: Problem) -> dict[str, object]:
    """The same for machines: `path`, `line`, `code`, `severity` and the message per language."""
    return {
        "path": str(found.path),
        "line": found.line,
        "code": found.code,
        "severity": "warning" if is_warning(found) else "error",
        "nl": wording(found, "nl"),
        "en": wording(found, "en"),
    }


def as_annotation(found: Problem) -> str:
    """As GitHub shows it at the line of a pull request; a step shows ten errors and ten warnings."""
    text = f"{wording(found, 'nl')}\n{wording(found, 'en')}"
    place = {"file": str(found.path), "line": str(found.line), "title": found.code}
    given = ",".join(f"{name}={_escape(value, ':,')}" for name, value in place.items())
    return f"::{'warning' if is_warning(found) else 'error'} {given}::{_escape(text)}"


def _escape(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def render_unpublished(found: Iterable[Unpublished]) -> str:
    """Everything that visitors will not see, with the reason: nothing is left out in silence."""
    lines = [f"  {one.path}: {why_unpublished(one, 'nl')} / {why_unpublished(one, 'en')}" for one in found]
    return "\n".join(["Niet gepubliceerd / Not published:", *lines]) if lines else ""
