"""A line to copy holds no other fault: what is told of the same place is mended in it, or an example stands there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from slimmer.model.problem import Problem, Term, Value, term

_COPIED = {"link-vague": "../over/index.md", "link-bare": "../over/index.md", "image-alt-missing": "foto.jpg"}
_COPIED |= {"image-alt-vague": "foto.jpg", "image-alt-file-name": "foto.jpg"}
"""What copies the address of a link or a picture as it stands → what else a line may show."""


def with_good_lines(problems: Iterable[Problem]) -> Iterator[Problem]:
    places: dict[tuple[PurePosixPath, int], list[Problem]] = {}
    for one in problems:
        places.setdefault((one.path, one.line), []).append(one)
    for those in places.values():
        for one in those:
            others = [dict(other.values) for other in those if other.code not in _COPIED]
            words = [dict(other.values) for other in those if other.code in _COPIED and other is not one]
            yield _mended(one, others, words) if others or words else one


def _mended(one: Problem, others: Sequence[Mapping[str, Value]], words: Sequence[Mapping[str, Value]]) -> Problem:
    values = dict(one.values)
    if example := _COPIED.get(one.code):
        target = str(values["target"])
        about = [other for other in others if any(target in str(value) for value in other.values())]
        if about:
            meant = [str(other.get("suggestion", "")) for other in about]
            good = next((text for text in meant if "://" in text and not set(text) & set(" <>[]")), example)
            if one.code.startswith("link"):
                values["target"] = good
            elif isinstance(shown := values["example"], Term) and shown.name == "example-picture":
                values["example"] = term(shown.name, target=good)
    else:
        said = [str(other[name]) for other in words for name in ("text", "alt") if other.get(name)]
        for name, value in values.items():
            if name in ("suggestion", "alt") and isinstance(value, str):
                for text in said:
                    value = "…" if name == "alt" and value == text else value.replace(f"[{text}]", "[…]")
                values[name] = value
    return replace(one, values=tuple(sorted(values.items())))
