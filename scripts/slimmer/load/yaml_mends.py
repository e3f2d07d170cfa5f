"""A line of YAML that cannot be read, as it was probably meant, so that all that follows is checked too."""

import json
import re
from collections.abc import Callable, Collection, Sequence
from itertools import product
from pathlib import PurePosixPath
from typing import TypeAlias

import yaml

from slimmer.files.fast_yaml import FAST_LOADER
from slimmer.model.problem import Problem, problem, term

EXAMPLE = term("example-quoted")
Mend: TypeAlias = Callable[[Sequence[str], int], tuple[int, str] | None]
"""Lines and the number of one → the number of a line and what it becomes; the first one is empty if that is another."""
_NO_SPACE = re.compile(r"( *(?:- )?)([A-Za-z_][\w-]*):(?!//)([^\s:].*)")
_PAIR = re.compile(
    r"( *(?:- )?)([^\s#'\"{}\[\]][^:#{}\[\]]*): +"
    r"([^\s{\[|>].*?|\[+[^\]]*\]+ *[^\s\],#].*?|\{+[^}]*\}+ *[^\s},#].*?|[|>] *[^\s|>+\d-].*?) *"
)
_INDENT = re.compile(r" *(?:- )?")
_UNCLOSED = re.compile(r" *(?:- )?[\w-]+: +\[[^\[\]{}#]*[^\s,\[\]{}#] *")
_REMARK = re.compile(r"(?<=[:,\[{] )(?=[^\s\"'\[{])((?:[^:,\"'\[\]{}]|:(?! ))* #[^,\"\[\]{}]*)")
"""`{nl: nummer #1, en: …}`"""
_FIELD = re.compile(r"[A-Za-z_][\w-]*:(?= |$)")
_WITH_VALUE = re.compile(r" *(?:- )?[\w-]+: +[^\s|>]")
_ODD_NAME = re.compile(r"[*_“”„\"]*([A-Za-z_]+)[*_“”\"]*(?: *[:=;]|[:=;][*_]+) *(\S.*)")
_PLAIN = re.compile(r"( *(?:- )?[\w-]+: +)([^\s\[{|>\"'#&*!].*?) *")


def mended_yaml(
    text: str, error: yaml.YAMLError, path: PurePosixPath, first_line: int, done: Collection[int]
) -> tuple[str, Problem] | None:
    """The text with one line mended or left out, and what to tell; `None` when no line explains the error.

    `done` are the lines (from 0) that were mended before.
    """
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    numbers = [mark.line for mark in marks if mark is not None]
    lines = text.split("\n")
    candidates = dict.fromkeys(one for line in numbers for one in (line, line - 1) if 0 <= one < len(lines))
    for mend, number in product(_MENDS, [one for one in candidates if one not in done]):
        if spaced := with_space(text, number, path, first_line, only=True):
            return spaced
        if not (found := mend(lines, number)):
            continue
        mended = [*lines]
        mended[number] = ""
        mended[found[0]] = found[1]
        if _breaks_at("\n".join(mended)) > max(number, min(numbers) - 1):
            detail = lines[number].strip(" ").replace("\t", "⇥")[:60]
            example = _INDENT.sub("", found[1], count=1) or EXAMPLE
            return "\n".join(mended), problem(path, first_line + number, "yaml-broken", detail=detail, example=example)
    return None


def _closed(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    """A list whose end was forgotten."""
    return (number, f"{lines[number].rstrip()}]") if _UNCLOSED.fullmatch(lines[number]) else None


def _not_a_remark(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    """A `#` in a list on one line, which hides its end."""
    mended = _REMARK.sub(lambda match: in_quotes(match[1].strip()), lines[number])
    return (number, mended) if mended != lines[number] else None


def _aligned(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    """A field that stands further in than the one above it."""
    above, bare = next(filter(str.strip, reversed(lines[:number])), ""), lines[number].lstrip(" \t")
    if bare == lines[number] or not _FIELD.match(bare) or (above and not _WITH_VALUE.match(above)):
        return None
    return number, above[: len(above) - len(above.lstrip(" "))] + bare


def _named(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    """`**title**: …`, `title = …`"""
    match = _ODD_NAME.fullmatch(lines[number].strip())
    if not match or _FIELD.match(lines[number].strip()):
        return None
    plain = match[2][0] in "[\"'" or not re.search(r": |:$| #", match[2])
    return number, f"{match[1]}: {match[2] if plain else in_quotes(match[2])}"


def _quoted(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    match = _PAIR.fullmatch(lines[number])
    return (number, f"{match[1]}{match[2]}: {in_quotes(match[3])}") if match else None


def _joined(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    """A text that goes on at the start of the next line."""
    above = _PLAIN.fullmatch(lines[number - 1]) if number else None
    if not above or ":" in lines[number] or not lines[number].strip():
        return None
    return number - 1, above[1] + in_quotes(f"{above[2]} {lines[number].strip()}")


def _left_out(lines: Sequence[str], number: int) -> tuple[int, str] | None:  # noqa: ARG001
    return number, ""


_MENDS: Sequence[Mend] = (_not_a_remark, _closed, _aligned, _named, _joined, _quoted, _left_out)


def in_quotes(value: str) -> str:
    """As YAML reads it for what it is."""
    return f"'{value}'" if '"' in value and "'" not in value else json.dumps(value, ensure_ascii=False)


def _breaks_at(text: str) -> float:
    """The line (from 0) where reading stops."""
    try:
        yaml.compose(text, Loader=FAST_LOADER)
    except yaml.YAMLError as error:
        return where_it_breaks(error, text)[0]
    return float("inf")


def with_space(
    text: str, start: int, path: PurePosixPath, first_line: int, *, only: bool = False
) -> tuple[str, Problem] | None:
    """The first line from `start` like `title:Proef`, with its space."""
    lines = text.split("\n")
    for number in range(start, start + 1 if only else len(lines)):
        if match := _NO_SPACE.fullmatch(lines[number]):
            mended = f"{match[2]}: {match[3]}"
            lines[number] = match[1] + mended
            return "\n".join(lines), problem(path, first_line + number, "yaml-space", field=match[2], example=mended)
    return None


def where_it_breaks(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The line (from 0) and the text that stands there."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        line = mark.line
    elif isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position if isinstance(error.position, int) else 0)
    else:
        line = 0
    lines = text.splitlines() or [""]
    line = min(line, len(lines) - 1)
    return line, lines[line].strip(" ").replace("\t", "⇥")[:60] or "…"
