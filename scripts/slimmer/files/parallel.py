"""One piece of work after another, or several at once where a copy of this process has everything at hand."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from typing import Any, TypeVar

_FEW = 24
"""Pieces that are done sooner than processes start."""
_BATCH = 8
Result = TypeVar("Result")


def in_parallel(work: Callable[..., Result], arguments: Sequence[tuple[Any, ...]], jobs: int = 0) -> Iterator[Result]:
    """The results in order. `jobs` is a number of processes; 0 is one for each core."""
    jobs = jobs or os.cpu_count() or 1
    if jobs < 2 or len(arguments) <= _FEW or sys.platform != "linux":
        yield from (work(*one) for one in arguments)
        return
    batches = [arguments[start : start + _BATCH] for start in range(0, len(arguments), _BATCH)]
    with futures.ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _begin, (work, batches)) as pool:
        for results in pool.map(_batch, range(len(batches))):
            yield from results


def _begin(work: Callable[..., Any], batches: Sequence[Sequence[tuple[Any, ...]]]) -> None:
    global _work, _batches
    _work, _batches = work, batches
    end_with_parent()


def end_with_parent() -> None:
    """A process of a pool waits for work for ever when the one that began it was killed."""

    def watch() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _batch(number: int) -> list[Any]:
    return [_work(*one) for one in _batches[number]]


_work: Callable[..., Any]
_batches: Sequence[Sequence[tuple[Any, ...]]]
"""What a process works on; a copy of the process that began it, so nothing is sent."""
