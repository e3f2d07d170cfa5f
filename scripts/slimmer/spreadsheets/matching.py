"""Which organisations of a list the site knows already, which are new, and which are doubtful."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from slimmer.model.problem import Problem, Value, problem, term
from slimmer.model.schemas import Organisation
from slimmer.spreadsheets.candidate import Candidate
from slimmer.text.grouping import grouped
from slimmer.text.names import fold, normal_name, short_forms, website_identity, whole_forms
from slimmer.text.shorten import shown
from slimmer.text.slugs import free_name


@dataclass(frozen=True)
class Matches:
    known: tuple[tuple[str, Candidate], ...]
    """Key of the organisation that it is."""
    new: tuple[Candidate, ...]
    """Each with the key it gets."""
    doubts: tuple[Problem, ...]
    """Of those that are left alone until the list has a key for them."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Party:
    """An organisation of the site or of the list, as something that another may look like."""

    name: str
    website: str
    key: str
    row: int
    """0 for one of the site."""


class _Index:
    """Finds who shares a name, part of a name, or a website."""

    def __init__(self, parties: Iterable[_Party]) -> None:
        self.parties = [one for one in parties if one.name]
        self.normal = grouped((normal_name(one.name), one) for one in self.parties)
        self.website = grouped((one.website, one) for one in self.parties if one.website)

    # Only a list with names that the site does not know needs these.
    @cached_property
    def whole(self) -> Mapping[str, Sequence[_Party]]:
        return grouped((form, one) for one in self.parties for form in set(whole_forms(one.name)))

    @cached_property
    def short(self) -> Mapping[str, Sequence[_Party]]:
        return grouped((form, one) for one in self.parties for form in set(short_forms(one.name)))

    @cached_property
    def squashed(self) -> Mapping[str, Sequence[_Party]]:
        return grouped((normal_name(one.name).replace(" ", ""), one) for one in self.parties)

    def similar(self, me: _Party) -> Iterator[_Party]:
        """Others whose name is nearly the same, or the short form of mine, or mine of theirs."""
        for form in whole_forms(me.name):
            yield from _others(self.whole.get(form, ()), me)
        for form in short_forms(me.name):
            yield from _others(self.squashed.get(form, ()), me)
        yield from _others(self.short.get(normal_name(me.name).replace(" ", ""), ()), me)


def _others(found: Sequence[_Party], me: _Party) -> list[_Party]:
    # A form that hundreds share says nothing; a few are enough to be told.
    return [one for one in found[:5] if one is not me]


def match_candidates(
    candidates: Iterable[Candidate], organisations: Mapping[str, Organisation], path: PurePosixPath
) -> Matches:
    """A key decides; then an equal name; then a similar name with the same website. All else is new or doubtful."""
    site = [_Party(one.name, website_identity(one.website), key, 0) for key, one in organisations.items()]
    listed = [
        (_Party(one.name, website_identity(one.values.get("website")), one.key, one.rows[0]), one) for one in candidates
    ]
    index = _Index([*site, *(party for party, _ in listed)])
    known: dict[str, Candidate] = {}
    new: list[Candidate] = []
    doubts: list[Problem] = []
    problems: list[Problem] = []
    waiting: list[tuple[_Party, Candidate]] = []
    for party, one in listed:
        if one.key in organisations:
            known[one.key] = one
        elif one.key:
            problems += _mistyped_key(one, index, path)
            new.append(one)
        else:
            waiting.append((party, one))
    for party, one in waiting:
        found = _same(party, index)
        if found and found.key not in known:
            known[found.key] = one
            continue
        doubt = _doubt(party, one, index, path)
        if doubt:
            doubts.append(doubt)
        else:
            new.append(one)
    taken = {*organisations, *(one.key for one in new)}
    return Matches(tuple(known.items()), tuple(_with_keys(new, taken)), tuple(doubts), tuple(problems))


def _same(me: _Party, index: _Index) -> _Party | None:
    """The one organisation of the site that this certainly is."""
    on_website = _of_site(index.website.get(me.website, ()) if me.website else ())
    equal = _of_site(index.normal.get(normal_name(me.name), ()))
    if len(equal) > 1:
        literal = [one for one in equal if fold(one.name) == fold(me.name)]
        equal = [one for one in equal if one in on_website] or literal
    if len(equal) == 1:
        # The website of yet another organisation makes it doubtful after all.
        return equal[0] if equal[0] in on_website or not on_website else None
    if equal or not on_website:
        return None
    similar = {one.key: one for one in index.similar(me) if one in on_website}
    return next(iter(similar.values())) if len(similar) == 1 else None


def _of_site(found: Iterable[_Party]) -> list[_Party]:
    return [one for one in found if one.row == 0]


def _doubt(me: _Party, one: Candidate, index: _Index, path: PurePosixPath) -> Problem | None:
    other = next(iter(_others(index.normal.get(normal_name(me.name), ()), me)), None)
    other = other or next(index.similar(me), None)
    if other:
        return problem(path, me.row, "import-doubt-name", **_told(one, other))
    if me.website and (others := _others(index.website.get(me.website, ()), me)):
        return problem(path, me.row, "import-doubt-website", website=shown(me.website), **_told(one, others[0]))
    return None


def _told(one: Candidate, other: _Party) -> dict[str, Value]:
    same = other.key or Candidate(other.name, "", {}, (), {}, ()).suggested_key
    new = one.suggested_key
    return {
        "name": shown(one.name),
        "other": shown(other.name),
        "where": term("row", row=other.row) if other.row else f"{other.key}.yml",
        "same": same,
        "new": new if new != same else f"{new}-2",
    }


def _mistyped_key(one: Candidate, index: _Index, path: PurePosixPath) -> Iterator[Problem]:
    """A new key for a name that the site has would make it twice."""
    for other in _of_site(index.normal.get(normal_name(one.name), ())):
        if fold(other.name) == fold(one.name):
            values = {"value": one.key, "name": shown(other.name), "suggestion": other.key}
            yield problem(path, one.rows[0], "import-key-other", **values)
            return


def _with_keys(new: Iterable[Candidate], taken: set[str]) -> Iterator[Candidate]:
    for one in new:
        key = one.key or free_name(one.suggested_key, taken)
        taken.add(key)
        yield replace(one, key=key)
