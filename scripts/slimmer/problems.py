"""What is wrong in the content, told to the person who wrote it: Dutch first, then English."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from slimmer.content_wording import CONTENT_WORDING
from slimmer.organisations.import_wording import IMPORT_WORDING
from slimmer.pictures.logo_wording import LOGO_WORDING
from slimmer.pictures.picture_wording import PICTURE_WORDING
from slimmer.text_wording import TEXT_WORDING
from slimmer.video_wording import VIDEO_WORDING
from slimmer.wording import Wording

GROUPS: Mapping[str, Mapping[str, Wording]] = {
    "texts": {**CONTENT_WORDING, **TEXT_WORDING, **VIDEO_WORDING},
    "pictures": {**PICTURE_WORDING, **LOGO_WORDING},
    "lists": IMPORT_WORDING,
}
"""The messages as the handbook shows them: each group fits one page."""
WORDING: Mapping[str, Wording] = {code: one for group in GROUPS.values() for code, one in group.items()}
"""Every message, by its code."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake at one place. `code` is stable: it is a heading in the writers' handbook."""

    path: PurePosixPath
    """Relative to the repository."""
    line: int
    """As an editor counts: the first line is 1."""
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())
    """What the wording of the code needs, already as text."""


def problem(path: PurePosixPath, line: int, code: str, **values: object) -> Problem:
    """A `Problem` with its values in a fixed order, so that equal problems compare equal."""
    return Problem(path, line, code, tuple(sorted((name, str(value)) for name, value in values.items())))


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
