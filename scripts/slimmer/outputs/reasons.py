"""Why a file of the site is made again, as codes that `messages/outside.py` says in words."""

from collections.abc import Mapping

from slimmer.outputs.manifest import Entry
from slimmer.outputs.output import parts_of


def reasons(path: str, key: str, before: Entry | None, present: Mapping[str, str]) -> tuple[str, ...]:
    """Of a file that is made again: what changed since `before`, the parts of its key first of all."""
    if before is None:
        return ("new",)
    if before.key != key:
        return different(before.key, key)
    return ("altered",) if path in present else ("removed",)


def different(old: str, new: str) -> tuple[str, ...]:
    """The names of the parts in which two keys differ."""
    a, b = parts_of(old), parts_of(new)
    return tuple(name for name in {**b, **a} if a.get(name) != b.get(name)) or ("content",)
