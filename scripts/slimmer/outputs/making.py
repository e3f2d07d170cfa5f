"""Makes many outputs, in processes of their own when that is quicker."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from typing import NamedTuple, TypeAlias

from slimmer.files.parallel import end_with_parent
from slimmer.outputs.output import Output

_FEW = 40
"""Outputs that are made sooner than processes start."""
_BATCH = 16


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
    """In no order. `jobs` is a number of processes; 0 is one for each core. The bytes do not depend on it."""
    jobs = jobs or os.cpu_count() or 1
    if jobs < 2 or len(outputs) <= _FEW:
        for one in outputs:
            yield make(one, stage)
        return
    batches = [outputs[start : start + _BATCH] for start in range(0, len(outputs), _BATCH)]
    # A copy of this process has everything at hand; Windows and macOS begin a new one and send it the values.
    is_copy = sys.platform == "linux"
    context = multiprocessing.get_context("fork" if is_copy else "spawn")
    with futures.ProcessPoolExecutor(jobs, context, _begin, (batches if is_copy else None, stage)) as pool:
        sent = range(len(batches)) if is_copy else batches
        for made in pool.map(_make_batch, sent):
            yield from made


def make(output: Output, stage: Stage) -> Made:
    content = output.make()
    note = output.note(content) if output.note else None
    return Made(output.path, output.key, stage(content), note)


def _begin(batches: Sequence[Sequence[Output]] | None, stage: Stage) -> None:
    global _batches, _stage
    _batches, _stage = batches, stage
    end_with_parent()


def _make_batch(batch: int | Sequence[Output]) -> list[Made]:
    outputs = _batches[batch] if isinstance(batch, int) and _batches is not None else batch
    assert not isinstance(outputs, int)
    return [make(one, _stage) for one in outputs]


_batches: Sequence[Sequence[Output]] | None = None
_stage: Stage
"""What a process works on."""
