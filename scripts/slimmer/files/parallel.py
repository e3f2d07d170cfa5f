"""One piece of work after another, or several at once where that is quicker."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from typing import Any, TypeAlias, TypeVar

_FEW = 24
"""Pieces that are done sooner than processes start."""
_BATCH = 8
Result = TypeVar("Result")
_Batch: TypeAlias = Sequence[tuple[Any, ...]]


def in_parallel(
    work: Callable[..., Result], arguments: Sequence[tuple[Any, ...]], jobs: int = 0, *, can_be_sent: bool = False
) -> Iterator[Result]:
    """The results in order. `jobs` is a number of processes; 0 is one for each core.

    A copy of this process has everything at hand; Windows and macOS begin a new one, and send it what `can_be_sent`.
    """
    jobs, is_copy = jobs or os.cpu_count() or 1, sys.platform == "linux"
    if jobs < 2 or len(arguments) <= _FEW or not (is_copy or can_be_sent):
        yield from (work(*one) for one in arguments)
        return
    batches = [arguments[start : start + _BATCH] for start in range(0, len(arguments), _BATCH)]
    context = multiprocessing.get_context("fork" if is_copy else "spawn")
    with futures.ProcessPoolExecutor(jobs, context, _begin, (work, batches if is_copy else ())) as pool:
        for results in pool.map(_batch, range(len(batches)) if is_copy else batches):
            yield from results


def _begin(work: Callable[..., Any], batches: Sequence[_Batch]) -> None:
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


def _batch(batch: int | _Batch) -> list[Any]:
    return [_work(*one) for one in (_batches[batch] if isinstance(batch, int) else batch)]


_work: Callable[..., Any]
_batches: Sequence[_Batch]
"""What a process works on."""
