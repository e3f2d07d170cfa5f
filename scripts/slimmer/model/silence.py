"""A remark of a writer that a warning at this place is not wanted, and why."""

from pathlib import PurePosixPath
from typing import NamedTuple


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
