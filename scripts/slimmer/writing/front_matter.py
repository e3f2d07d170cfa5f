"""The old addresses of a page, and the old keys of an organisation; every other line stays as it was typed."""

import re
from collections.abc import Callable, Collection, Iterable
from pathlib import PurePosixPath

from slimmer.content.addresses import clean_alias
from slimmer.load.yaml_lines import parse_yaml
from slimmer.spreadsheets.yaml_write import quoted
from slimmer.text.front_matter import split_front_matter

_FIELD = re.compile(r"^aliases:.*(?:\n(?:[ \t\]-].*|\r?(?=\n[ \t\]-])))*", re.MULTILINE)
"""With the lines below that belong to it."""
_PLAIN = re.compile(r"[\w/][\w./-]*")


def change_aliases(text: str, add: Iterable[str], drop: Collection[str] = ()) -> str:
    """A Markdown text with these addresses added and those gone; both as in the table of addresses."""
    front, _, _ = split_front_matter(text)
    if not front:
        return text
    return text.replace(front, _changed(front, [f"/{one}" for one in add], drop, clean_alias), 1)


def change_former_keys(text: str, add: Iterable[str], drop: Collection[str] = ()) -> str:
    """The same of the file of an organisation."""
    return _changed(text, add, drop, str)


def _changed(text: str, add: Iterable[str], drop: Collection[str], clean: Callable[[str], str]) -> str:
    add = list(add)
    if not add and "aliases" not in text:
        return text
    parsed = parse_yaml(text, PurePosixPath(), first_line=1)
    value = parsed.value.get("aliases") if isinstance(parsed.value, dict) else None
    given = [one for one in ([value] if isinstance(value, str) else value or []) if isinstance(one, str)]
    there = {clean(one): one for one in given}
    wanted = {**{clean(one): one for one in (*given, *add)}, **there}
    left = [one for key, one in wanted.items() if key not in drop]
    if left == given:
        return text
    ending = "\r" if text.partition("\n")[0].endswith("\r") else ""
    line = f"aliases: [{', '.join(one if _PLAIN.fullmatch(one) else quoted(one) for one in left)}]{ending}"
    if not left:
        return re.sub(rf"{_FIELD.pattern}\n?", "", text, count=1, flags=re.MULTILINE)
    if _FIELD.search(text):
        return _FIELD.sub(lambda _: line, text, count=1)
    return f"{text}\n{line}" if text[-1:] not in ("\n", "") else f"{text}{line}\n"
