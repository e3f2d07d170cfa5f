"""What is wrong in the content, told to the person who wrote it: Dutch first, then English."""

from collections.abc import Iterable, Mapping

from slimmer.messages.content import CONTENT_WORDING
from slimmer.messages.finished import FINISHED_WORDING
from slimmer.messages.lists import IMPORT_WORDING
from slimmer.messages.logos import LOGO_WORDING
from slimmer.messages.pictures import PICTURE_WORDING
from slimmer.messages.texts import TEXT_WORDING
from slimmer.messages.videos import VIDEO_WORDING
from slimmer.messages.wording import Wording
from slimmer.model.library import Unpublished
from slimmer.model.problem import Problem

GROUPS: Mapping[str, Mapping[str, Wording]] = {
    "texts": {**CONTENT_WORDING, **TEXT_WORDING, **VIDEO_WORDING},
    "pictures": {**PICTURE_WORDING, **LOGO_WORDING},
    "lists": IMPORT_WORDING,
}
"""The messages as the handbook shows them: each group fits one page."""
WORDING: Mapping[str, Wording] = {
    code: one for group in (*GROUPS.values(), FINISHED_WORDING) for code, one in group.items()
}
"""Every message, by its code."""


def wording(found: Problem, locale: str) -> str:
    """The message in one language (`nl` or `en`), without the place and the code."""
    return WORDING[found.code].say(locale, dict(found.values))


def render_problem(found: Problem) -> str:
    """Two lines as a terminal shows them: place, Dutch and code; below it, aligned, English."""
    place = f"{found.path}:{found.line}: "
    dutch, english = wording(found, "nl"), wording(found, "en")
    return f"{place}{dutch} [{found.code}]\n{' ' * len(place)}{english}"


def render_problems(found: Iterable[Problem]) -> str:
    """All problems, sorted by place, each told once."""
    return "\n".join(render_problem(one) for one in sorted(set(found)))


def as_json(found: Problem) -> dict[str, object]:
    """The same for machines: `path`, `line`, `code` and the message per language."""
    return {
        "path": str(found.path),
        "line": found.line,
        "code": found.code,
        "nl": wording(found, "nl"),
        "en": wording(found, "en"),
    }


def render_unpublished(found: Iterable[Unpublished]) -> str:
    """Everything that visitors will not see, with the reason: nothing is left out in silence."""
    found = list(found)
    if not found:
        return ""
    lines = ["Niet gepubliceerd / Not published:"]
    lines += [f"  {one.path}: {one.nl} / {one.en}" for one in found]
    return "\n".join(lines)
