"""What differs between two texts of a pair: headings, items, links, numbers, dates, fields."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from babel import Locale as Cldr

from slimmer.pairs.sides import OWN, Block, Side
from slimmer.text.slugs import plain_letters

_NUMBER = re.compile(r"\d+(?:[.,:\u00a0\u202f]\d+)*")
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"\]\([^)\n]*\)|<?https?://\S+|\[\^[^\]\s]+\]|\{[^{}\n]*\}|`[^`\n]*`")
_LINK = re.compile(r"(?<!!)\[(?!\^)[^\[\]\n]+\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
NOTHING = "–"
_COUNTED = {"li": "items", "row": "rows", "box": "boxes", "list": "lists", "code": "code-blocks"}


class Difference(NamedTuple):
    what: str
    """A term: `headings`, `numbers`, …"""
    here: str
    there: str
    line: int
    """In the first text."""
    other_line: int


def differences(one: Side, other: Side, locales: tuple[str, str]) -> Iterator[Difference]:
    yield from _fields(one, other)
    yield from _headings(one.blocks, other.blocks)
    for kind, what in _COUNTED.items():
        lines = ([block.line for block in side.blocks if block.kind == kind] for side in (one, other))
        yield from _counted(what, *lines)
    for what, pattern in (("links", _LINK), ("pictures", _PICTURE)):
        lines = ([block.line for block in side.blocks for _ in pattern.finditer(block.text)] for side in (one, other))
        yield from _counted(what, *lines)
    yield from _sets("sources", list(_notes(one)), list(_notes(other)))
    yield from _sets("numbers", list(_numbers(one.blocks)), list(_numbers(other.blocks)))
    yield from _sets("months", list(_months(one.blocks, locales[0])), list(_months(other.blocks, locales[1])))


class _Found(NamedTuple):
    text: str
    line: int


def _fields(one: Side, other: Side) -> Iterator[Difference]:
    for name in dict.fromkeys([*one.fields, *other.fields]):
        mine, theirs = one.fields.get(name), other.fields.get(name)
        if name not in OWN and mine != theirs and not (name == "image" and mine and theirs):
            lines = one.lines.get(name, 1), other.lines.get(name, 1)
            yield Difference(f"field:{name}", _shown(mine), _shown(theirs), *lines)


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or NOTHING)


def _headings(mine: Sequence[Block], theirs: Sequence[Block]) -> Iterator[Difference]:
    """The first heading that has no fellow."""
    one, other = ([block for block in blocks if re.fullmatch("h[1-6]", block.kind)] for blocks in (mine, theirs))
    for here, there in zip_longest(one, other):
        if here is None or there is None or here.kind != there.kind:
            lines = here.line if here else _end(mine), there.line if there else _end(theirs)
            yield Difference("headings", _heading(here), _heading(there), *lines)
            return


def _heading(block: Block | None) -> str:
    return f"{'#' * int(block.kind[1])} {block.text}" if block else NOTHING


def _counted(what: str, mine: Sequence[int], theirs: Sequence[int]) -> Iterator[Difference]:
    """On which lines each has them."""
    if len(mine) != len(theirs):
        yield Difference(what, str(len(mine)), str(len(theirs)), next(iter(mine), 1), next(iter(theirs), 1))


def _sets(what: str, mine: Sequence[_Found], theirs: Sequence[_Found]) -> Iterator[Difference]:
    """What stands in one and not in the other."""
    counts = Counter(one.text for one in mine), Counter(one.text for one in theirs)
    here, there = counts[0] - counts[1], counts[1] - counts[0]
    if here or there:
        yield Difference(what, _only(here), _only(there), _place(mine, here), _place(theirs, there))


def _only(counts: Counter[str]) -> str:
    return ", ".join(sorted(counts.elements())) or NOTHING


def _place(found: Sequence[_Found], only: Collection[str]) -> int:
    return next((one.line for one in found if one.text in only), 1)


def _notes(side: Side) -> Iterator[_Found]:
    """Those that the site knows; a note of the text itself has a name in its own language."""
    for block in side.blocks:
        yield from (_Found(name, block.line) for name in _NOTE.findall(block.text) if name not in side.notes)


def _numbers(blocks: Sequence[Block]) -> Iterator[_Found]:
    """`1.000` and `1,000`, `2,5` and `2.5` are one number in two languages."""
    for block in blocks:
        if block.kind != "code" and _DIGIT.search(block.text):
            for found in _NUMBER.findall(_ADDRESS.sub(" ", block.text)):
                yield _Found(re.sub(r"\D", "", found), block.line)


def _months(blocks: Sequence[Block], locale: str) -> Iterator[_Found]:
    """Names of months beside a number: `1 maart`, `March 1`; by their number."""
    known = _month_names(locale)
    for block in (one for one in blocks if _DIGIT.search(one.text)):
        words = re.findall(r"\d+|[^\W\d_]+", block.text)
        for at, word in enumerate(words):
            month = known.get(plain_letters(word)) if not word.isdigit() else None
            beside = [*words[max(at - 1, 0) : at], *words[at + 1 : at + 2]]
            if month and any(one.isdigit() for one in beside):
                yield _Found(str(month), block.line)


@cache
def _month_names(locale: str) -> dict[str, int]:
    names = Cldr.parse(locale, sep="-").months["format"]["wide"]
    return {plain_letters(name): number for number, name in names.items()}


def _end(blocks: Sequence[Block]) -> int:
    return blocks[-1].line if blocks else 1
