"""A long list in pieces that are fetched by themselves, cut where a change elsewhere leaves the cut as it is."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from zlib import crc32


def cut(names: Sequence[str], sizes: Sequence[int], largest: int) -> Iterator[tuple[int, int]]:
    """From where to where each piece goes. What is larger than `largest` is cut before the name that comes out lowest
    of all its names by chance, so that who adds a name cuts at most its own piece."""
    ranks = [crc32(name.encode()) for name in names]
    ends = list(accumulate(sizes, initial=0))
    todo = [(0, len(names))] if names else []
    while todo:
        start, stop = todo.pop()
        if ends[stop] - ends[start] <= largest or stop - start == 1:
            yield start, stop
            continue
        place = min(range(start + 1, stop), key=ranks.__getitem__)
        todo += (place, stop), (start, place)
