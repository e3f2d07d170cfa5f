"""What each translation was made from: one line a pair in `docs/_data/translations.txt`, so that it merges by line.

    blog/posts/2026-02-01-lente nl=0c9…:1f2e3d4c,…  en=77a…:9b8a7c6d,…

Per locale a digest of the file as it is, by which most pairs are known in one look, and one of each block by meaning.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from slimmer.load.data import DATA

RECORD = DATA / "translations.txt"
_HEAD = """\
# Waarvan elke vertaling gemaakt is; `slimmer status --ok PAD` werkt dit bij. / What each translation was made from.
"""


class Seen(NamedTuple):
    """A text as it was when someone saw that its translation is right."""

    file: str
    blocks: tuple[str, ...]
    """Of each block by meaning, in any order. Empty in what was not translated yet."""


Entry = Mapping[str, Seen]
"""Locale → the text as it was."""


def parse_record(text: str) -> dict[str, list[Entry]]:
    """Key → its entries; a merge may leave two. A line that cannot be read is as if it were not there."""
    found: dict[str, list[Entry]] = {}
    for line in text.splitlines():
        key, _, rest = line.partition(" ")
        sides = [one.partition("=") for one in rest.split()]
        if key and not key.startswith(("#", "<", ">", "=")) and sides:
            entry = {}
            for locale, _, state in sides:
                file, _, blocks = state.partition(":")
                entry[locale] = Seen(file, tuple(one for one in blocks.split(",") if one))
            found.setdefault(key, []).append(entry)
    return found


def render_record(entries: Mapping[str, Iterable[Entry]]) -> str:
    lines = {f"{key} {' '.join(map(_side, sorted(entry.items())))}" for key, all_ in entries.items() for entry in all_}
    return _HEAD + "".join(f"{line}\n" for line in sorted(lines))


def _side(item: tuple[str, Seen]) -> str:
    return f"{item[0]}={item[1].file}:{','.join(item[1].blocks)}"


def rename_keys(text: str, keys: Mapping[str, str]) -> str:
    """The same record under new names, sorted again."""
    entries = parse_record(text)
    if not keys.keys() & entries.keys():
        return text
    return render_record({keys.get(key, key): entry for key, entry in entries.items()})


def remove_keys(text: str, keys: Iterable[str]) -> str:
    gone = set(keys)
    entries = parse_record(text)
    return render_record({key: one for key, one in entries.items() if key not in gone}) if gone & set(entries) else text
