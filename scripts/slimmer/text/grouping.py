"""Pairs → what belongs together."""

from collections.abc import Iterable
from typing import TypeVar

Key = TypeVar("Key")
One = TypeVar("One")


def grouped(pairs: Iterable[tuple[Key, One]]) -> dict[Key, list[One]]:
    """Each key, as it first comes, with all that came with it."""
    found: dict[Key, list[One]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return found
