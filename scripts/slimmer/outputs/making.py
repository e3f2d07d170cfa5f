"""Makes many outputs, in processes of their own when that is quicker."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple, TypeAlias

from slimmer.outputs.output import Output

_FEW = 40
"""Outputs that are made sooner than processes start."""
_BATCH = 16

Keep: TypeAlias = Callable[[str, bytes], str]
"""Puts the bytes of a path where they belong and says how to find them."""


class Made(NamedTuple):
    path: str
    key: str
    where: str
    note: bytes | None


def make_all(outputs: Sequence[Output], keep: Keep, jobs: int = 0) -> Iterator[Made]:
    """In no order. `jobs` is a number of processes; 0 is one for each core. The bytes do not depend on it."""
    jobs = jobs or os.cpu_count() or 1
    if jobs < 2 or len(outputs) <= _FEW:
        for one in outputs:
            yield make(one, keep)
        return
    batches = [outputs[start : start + _BATCH] for start in range(0, len(outputs), _BATCH)]
    # A copy of this process has everything at hand; Windows and macOS begin a new one and send it the values.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(jobs, context, _begin, (batches if sys.platform == "linux" else None, keep)) as pool:
        sent = range(len(batches)) if sys.platform == "linux" else batches
        for made in pool.map(_make_batch, sent):
            yield from made


def make(output: Output, keep: Keep) -> Made:
    content = output.make()
    note = output.note(content) if output.note else None
    return Made(output.path, output.key, keep(output.path, content), note)


def _begin(batches: Sequence[Sequence[Output]] | None, keep: Keep) -> None:
    global _batches, _keep
    _batches, _keep = batches, keep


def _make_batch(batch: int | Sequence[Output]) -> list[Made]:
    outputs = _batches[batch] if isinstance(batch, int) and _batches is not None else batch
    assert not isinstance(outputs, int)
    return [make(one, _keep) for one in outputs]


_batches: Sequence[Sequence[Output]] | None = None
_keep: Keep
"""What a process works on."""
