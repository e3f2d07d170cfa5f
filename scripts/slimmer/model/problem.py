"""What is wrong in the content, at its place."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath


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
