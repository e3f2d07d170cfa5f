"""Of a word the pages that have it, as a short string: how heavy it is in them, and their numbers.

Pages with the same level stand together, behind a character for that level: of each the step from the number before
it, in figures of 32, the last figure in other characters than those before. `search_index.js` reads it.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from math import log2

_CHARACTERS = [chr(code) for code in range(33, 127) if chr(code) not in '"\\']
LAST, BEFORE, LEVELS = _CHARACTERS[:32], _CHARACTERS[32:64], _CHARACTERS[64:]
_BITS = 5
"""Of a posting, for the level; the number of the page stands before them."""
_ONE = 8
"""The level of weight 1. Two levels higher is twice as heavy."""
_WEIGHTS = [2 ** ((level - _ONE) / 2) for level in range(1 << _BITS)]


@cache
def level_of(weight: float) -> int:
    return min(max(round(2 * log2(weight)) + _ONE, 0), len(LEVELS) - 1)


def posting(number: int, level: int) -> int:
    return number << _BITS | level


def join(lists: Iterable[tuple[Iterable[int], float]]) -> list[int]:
    """Several lists of postings as one, each with a factor for its weights."""
    weights: dict[int, float] = defaultdict(float)
    mask = (1 << _BITS) - 1
    for postings, factor in lists:
        for one in postings:
            weights[one >> _BITS] += factor * _WEIGHTS[one & mask]
    return [posting(number, level_of(weights[number])) for number in sorted(weights)]


_written: dict[bytes, str] = {}


def write(postings: list[int]) -> str:
    """`postings` in the order of their pages."""
    key = array("I", postings).tobytes()
    if key not in _written:
        _written[key] = _write(postings)
    return _written[key]


def _write(postings: Iterable[int]) -> str:
    levels: dict[int, list[int]] = defaultdict(list)
    for one in postings:
        levels[one & (1 << _BITS) - 1].append(one >> _BITS)
    pieces: list[str] = []
    for level in sorted(levels):
        before = 0
        pieces.append(LEVELS[level])
        for number in levels[level]:
            pieces.append(_step(number - before))
            before = number
    return "".join(pieces)


@cache
def _step(step: int) -> str:
    figures = LAST[step % 32]
    while step := step // 32:
        figures = BEFORE[step % 32] + figures
    return figures
