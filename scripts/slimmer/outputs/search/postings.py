"""Of a word the pages that have it, as a short string: `1f3Ka0M` is page 0x1f3 with level K, and M in the one 0xa0
further on. `search_index.js` reads it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from math import log2

Levels = Mapping[int, int]
"""Number of a page → how heavy a word is in it, in the order of the numbers."""
_LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ONE = 8
"""The level of weight 1. Two levels higher is twice as heavy."""
_WEIGHTS = [2 ** ((level - _ONE) / 2) for level in range(len(_LEVELS))]


@cache
def level_of(weight: float) -> int:
    return min(max(round(2 * log2(weight)) + _ONE, 0), len(_LEVELS) - 1)


def join(lists: Iterable[tuple[Levels, float]]) -> Levels:
    """Several as one, each with a factor for its weights."""
    weights: dict[int, float] = defaultdict(float)
    for levels, factor in lists:
        for number, level in levels.items():
            weights[number] += factor * _WEIGHTS[level]
    return {number: level_of(weights[number]) for number in sorted(weights)}


def write(levels: Levels) -> str:
    return "".join(f"{number - before:x}{_LEVELS[levels[number]]}" for before, number in pairwise((0, *levels)))
