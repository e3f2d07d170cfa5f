"""What is wrong in the content, at its place; and a remark of a writer that a warning there is not wanted, and why."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias


@dataclass(frozen=True)
class Term:
    """Something of ours in a message, said in the reader's language when it is told.

    `name` is a code of `messages/words/terms.yml`; `values` is what its wording needs.
    """

    name: str
    values: "tuple[tuple[str, Value], ...]" = ()

    # Problems are sorted with their values, and one place may hold a term here and a text there.
    def __lt__(self, other: object) -> bool:
        return repr(self) < repr(other)

    def __gt__(self, other: object) -> bool:
        return repr(self) > repr(other)


Value: TypeAlias = str | Term


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake at one place. `code` is stable: it is a heading in the writers' handbook."""

    path: PurePosixPath
    """Relative to the repository."""
    line: int
    """As an editor counts: the first line is 1."""
    code: str
    values: tuple[tuple[str, Value], ...] = field(default=())
    """What the wording of the code needs."""


def problem(path: PurePosixPath, line: int, code: str, **values: object) -> Problem:
    """A `Problem` with its values in a fixed order, so that equal problems compare equal."""
    return Problem(path, line, code, _values(values))


def term(name: str, /, **values: object) -> Term:
    return Term(name, _values(values))


def _values(values: dict[str, object]) -> tuple[tuple[str, Value], ...]:
    return tuple(sorted((name, one if isinstance(one, Term) else str(one)) for name, one in values.items()))


class Silence(NamedTuple):
    """`<!-- silence link-vague: that is what the button says -->` in a text, `# silence …` among fields."""

    path: PurePosixPath
    line: int
    first: int
    """Where what it covers begins: the paragraph it stands in, the one below it, or all fields."""
    last: int
    code: str
    reason: str

    def covers(self, path: PurePosixPath, line: int, code: str) -> bool:
        return path == self.path and self.first <= line <= self.last and code == self.code
