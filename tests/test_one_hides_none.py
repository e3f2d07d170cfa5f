"""All problems in one run: what is wrong in one place of a file hides nothing that is wrong in another."""

from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest
from builders import a_page, a_site

from slimmer.model.problem import Problem

BODY = "below the fields"
DATA = {
    "docs/_data/people.yml": "- {key: jan, name: Jan, role: {nl: a, en: a}}\n",
    "docs/_data/sectors.yml": "zorg: {nl: Zorg, en: Care}\n",
    "docs/_data/organisations/ander.yml": "name: Ander\nsector: zorg\nroles: [{role: member, source: Brief.}]\n",
    "blog/posts/2026-01-01-ander.nl.md": a_page("Ander", date="2026-01-01"),
    "docs/ander.nl.md": a_page("Ander"),
}
Fault = Mapping[str, str | None]
ON_A_PAGE: Mapping[str, Fault] = {
    "no title": {"title": None},
    "a long title": {"title": "x" * 200},
    "bold in a title": {"title": "'**vet** x'"},
    "a long description": {"description": "x" * 400},
    "a link in a description": {"description": "'[a](b.md)'"},
    "no slug": {"slug": "A b"},
    "a long slug": {"slug": "a" * 300},
    "a taken slug": {"slug": "ander"},
    "no alias": {"aliases": "[../x]"},
    "two aliases": {"aliases": "[../x, /ander/]"},
    "a taken alias": {"aliases": "[/ander/]"},
    "a long alias": {"aliases": f"[/{'a' * 300}/]"},
    "no picture": {"image": "weg.jpg", "alt": "Een huis"},
    "no draft": {"draft": "misschien"},
    "another field": {"foo": "x"},
    "nobody": {"people": "[niemand]"},
    "a lost end": {"menu": "a #1"},
    "a control sign": {"menu": r'"Bel \x07"'},
    "twice": {"menu": "a\nmenu: b"},
    "a colon": {"menu": "a: b: c"},
    "a broken link": {BODY: "[x](weg.md)"},
    "a script": {BODY: "<script>x</script>"},
    "an open tag": {BODY: "<b>x"},
    "a source that is not there": {BODY: "x[^S9]"},
    "no list": {BODY: "[[foo]]"},
    "misread letters": {BODY: "cafÃ©"},
}
OF_A_POST: Mapping[str, Fault] = {
    **{name: fault for name, fault in ON_A_PAGE.items() if BODY not in fault and "title" not in fault},
    "another date": {"date": "2026-01-09"},
    "no author": {"authors": "[niemand]"},
    "no category": {"category": "geen"},
    "no tag": {"tags": "[geen]"},
    "no list of tags": {"tags": "{a: b}"},
    "no theme": {"themes": "[geen]"},
    "no day": {"updated": "x"},
}
OF_AN_ORGANISATION: Mapping[str, Fault] = {
    "no name": {"name": None},
    "a long name": {"name": "x" * 200},
    "no such sector": {"sector": "geen"},
    "no such municipality": {"municipality": "Mars"},
    "no website": {"website": "x y"},
    "no logo": {"logo": "weg.svg"},
    "no such language": {"pledge": "{fr: x}"},
    "a list on one line": {"pledge": "{nl: a #1, en: b}"},
    "no address": {"contact": "geen"},
    "no roles": {"roles": None},
    "much in a role": {"roles": "[{role: baas, source: x, date: 2090, project: geen, note: {fr: x}}]"},
    "no key of before": {"aliases": "[A b]"},
    "a taken key of before": {"aliases": "[ander]"},
    "another field": {"foo": "x"},
    "twice": {"shared_mailbox": "true\nshared_mailbox: false"},
}
OF_A_SOURCE: Mapping[str, Fault] = {
    "no address": {"url": "x"},
    "bold in a title": {"title": "'**x**'"},
    "no day": {"date": "gisteren"},
    "bold in a note": {"note": "{nl: '**x**', en: b}"},
    "another field": {"foo": "x"},
}


class Kind(NamedTuple):
    faults: Mapping[str, Fault]
    usual: Mapping[str, str]
    write: Callable[[int, Mapping[str, str]], dict[str, str]]
    """Number of a file → the file."""


def page(path: str) -> Callable[[int, Mapping[str, str]], dict[str, str]]:
    def write(number: int, given: Mapping[str, str]) -> dict[str, str]:
        fields = "".join(f"{name}: {value}\n" for name, value in given.items() if name != BODY)
        return {path.format(number): f"---\n{fields}---\n\nTekst.\n\n{given.get(BODY, '')}\n"}

    return write


def organisation(number: int, given: Mapping[str, str]) -> dict[str, str]:
    return {f"docs/_data/organisations/o{number}.yml": "".join(f"{name}: {value}\n" for name, value in given.items())}


def source(number: int, given: Mapping[str, str]) -> dict[str, str]:
    return {f"S{number}": f"S{number}:\n" + "".join(f"  {name}: {value}\n" for name, value in given.items())}


TITLED = {"title": "Titel", "description": "Waar het over gaat."}
KINDS = {
    "page": Kind(ON_A_PAGE, TITLED, page("docs/p{}.nl.md")),
    "post": Kind(OF_A_POST, {**TITLED, "date": "2026-01-01"}, page("blog/posts/2026-01-01-p{}.nl.md")),
    "organisation": Kind(OF_AN_ORGANISATION, {"sector": "zorg", "roles": "[{role: member, source: x}]"}, organisation),
    "source": Kind(OF_A_SOURCE, {"publisher": "Uitgever"}, source),
}


@pytest.mark.parametrize("name", KINDS)
def test_all_of_it_is_told(name: str, tmp_path: Path):
    """Each fault by itself and each two in one file: what is told of the one stays told beside the other."""
    kind = KINDS[name]
    pairs = [
        (one, other) for one, other in combinations(kind.faults, 2) if not {*kind.faults[one]} & {*kind.faults[other]}
    ]
    sets: list[tuple[str, ...]] = [*((one,) for one in kind.faults), *pairs]
    parts: list[dict[str, str]] = []
    for number, faults in enumerate(sets):
        given: dict[str, str | None] = {**kind.usual, **({"name": f"O{number}"} if name == "organisation" else {})}
        for one in faults:
            given |= kind.faults[one]
        parts.append(kind.write(number, {field: value for field, value in given.items() if value is not None}))
    if name == "source":
        files = {"docs/_data/sources.yml": "".join(text for part in parts for text in part.values())}
    else:
        files = {path: text for part in parts for path, text in part.items()}

    problems = a_site(tmp_path, {**DATA, **files}).problems

    told = [said_of(part, files, problems) for part in parts]
    alone = dict(zip(kind.faults, told, strict=False))
    assert all(alone.values())
    hidden = {
        faults: missing
        for faults, found in zip(sets[len(alone) :], told[len(alone) :], strict=True)
        if (missing := (alone[faults[0]] | alone[faults[1]]) - found)
    }
    assert hidden == {}


def said_of(part: Mapping[str, str], files: Mapping[str, str], problems: tuple[Problem, ...]) -> set[str]:
    """The codes of what is told of it."""
    ((path, text),) = part.items()
    if path in files:
        return {one.code for one in problems if one.path == PurePosixPath(path)}
    whole = files["docs/_data/sources.yml"]
    first = whole[: whole.index(text)].count("\n") + 1
    lines = range(first, first + text.count("\n"))
    return {one.code for one in problems if one.path.name == "sources.yml" and one.line in lines}
