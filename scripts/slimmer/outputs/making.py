"""Makes many outputs, in processes of their own when that is quicker."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from slimmer.files.parallel import in_parallel
from slimmer.outputs.output import Output


class Staged(NamedTuple):
    """A file that waits beside its place."""

    name: str
    sha256: str
    size: int


Stage: TypeAlias = Callable[[bytes], Staged]


class Made(NamedTuple):
    path: str
    key: str
    staged: Staged
    note: bytes | None


def make_all(outputs: Sequence[Output], stage: Stage, jobs: int = 0) -> Iterator[Made]:
    """`jobs` is a number of processes; 0 is one for each core. The bytes do not depend on it."""
    return in_parallel(partial(make, stage), [(one,) for one in outputs], jobs, can_be_sent=True)


def make(stage: Stage, output: Output) -> Made:
    content = output.make()
    note = output.note(content) if output.note else None
    return Made(output.path, output.key, stage(content), note)
