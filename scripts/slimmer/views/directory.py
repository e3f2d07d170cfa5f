"""The directory as its template shows it: letters, filters with counts, figures."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from slimmer.content.directory import Member, by_letter
from slimmer.text.slugs import sort_key
from slimmer.views.charts import Charts, derive_charts
from slimmer.views.records import DOWNLOADS, data_url, derive_records, render_dataset
from slimmer.views.refs import Refs
from slimmer.views.values import Ref

FEW = 30
"""Fewer names than this are read, not searched: no letters, filters or charts."""


class Entry(NamedTuple):
    ref: Ref
    again: bool
    """A second way to find it; not counted."""
    sector: str
    municipality: str
    roles: str
    themes: str
    """Keys, divided by blanks, for the filters."""
    place: str
    """`Zorg, Eindhoven`: what stands below the name."""
    says: str
    """Its roles, in words."""


class LetterView(NamedTuple):
    letter: str
    id: str
    entries: tuple[Entry, ...]
    total: int


class Choice(NamedTuple):
    key: str
    label: str
    number: int


class Filter(NamedTuple):
    name: str
    choices: tuple[Choice, ...]


class DirectoryView(NamedTuple):
    total: int
    names: tuple[Entry, ...]
    """Of a short list, each name once; a longer one has letters, filters and charts."""
    letters: tuple[LetterView, ...]
    filters: tuple[Filter, ...]
    charts: Charts
    downloads: tuple[Ref, ...]
    jsonld: str
    lang: str
    """Of the names, when it is not that of the page."""


def derive_directory(members: Sequence[Member], refs: Refs, day: str) -> DirectoryView:
    """`day` is the one on which the organisations last changed, as ISO."""
    words, library = refs.words, refs.library
    prefixes = [one.strip() for one in words("name_prefixes").split(",")]
    labels: dict[str, Mapping[str, str]] = {
        "sector": {key: refs.label("sectors", key) for key in library.sectors},
        "municipality": {key: one.name for key, one in library.municipalities.items()},
        "role": {role: words(f"role_{role}") for role in refs.settings.roles},
        "theme": {key: refs.label("themes", key) for key in library.themes},
    }

    def entry(member: Member, text: str, *, again: bool) -> Entry:
        place = (labels["sector"].get(member.sector, member.sector), labels["municipality"].get(member.municipality))
        return Entry(
            ref=Ref(text, refs.organisation(member.key).url),
            again=again,
            sector=member.sector,
            municipality=member.municipality,
            roles=" ".join(member.roles),
            themes=" ".join(member.themes),
            place=", ".join(filter(None, place)),
            says=", ".join(labels["role"].get(role, role) for role in member.roles),
        )

    is_short = len(members) < FEW
    letters = tuple(
        LetterView(
            one.letter,
            f"letter-{one.letter.lower()[0]}",
            tuple(entry(line.member, line.text, again=line.again) for line in one.lines),
            sum(not line.again for line in one.lines),
        )
        for one in ([] if is_short else by_letter(members, prefixes))
    )
    return DirectoryView(
        total=len(members),
        names=tuple(entry(member, member.name, again=False) for member in members) if is_short else (),
        letters=letters,
        filters=() if is_short else tuple(_filters(members, labels)),
        charts=derive_charts(() if is_short else members, refs),
        downloads=tuple(Ref(name, data_url(refs.locale, kind)) for kind, name in DOWNLOADS.items()),
        jsonld=render_dataset(derive_records(members, refs), refs, day),
        lang=refs.names_lang,
    )


def _filters(members: Sequence[Member], labels: Mapping[str, Mapping[str, str]]) -> Iterable[Filter]:
    """Each filter with the choices that have a result; one choice is no choice."""
    counts: dict[str, Counter[str]] = {
        "sector": Counter(member.sector for member in members),
        "municipality": Counter(member.municipality for member in members if member.municipality),
        "role": Counter(role for member in members for role in member.roles),
        "theme": Counter(theme for member in members for theme in member.themes),
    }
    for name, found in counts.items():
        choices = [Choice(key, labels[name].get(key, key), count) for key, count in found.items()]
        if len(choices) > 1 or (choices and choices[0].number < len(members)):
            yield Filter(name, tuple(sorted(choices, key=lambda one: sort_key(one.label))))
