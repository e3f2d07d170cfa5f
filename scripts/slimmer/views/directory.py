"""The directory as its template shows it: letters, filters with counts, and figures as numbers for a drawing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from slimmer.content.directory import Member, by_letter, growth
from slimmer.locales.dates import say_date
from slimmer.model.schemas import PartialDate
from slimmer.text.slugs import sort_key
from slimmer.views.records import DOWNLOADS, data_url, derive_records, render_dataset
from slimmer.views.refs import Refs
from slimmer.views.values import Ref

FEW = 30
"""Fewer names than this are read, not searched: no letters, filters or charts."""
FEWEST_DATES = 3
"""Of which a line says more than a sentence."""
WIDTH, HEIGHT = 320, 120
"""Of a drawing, in its own units."""


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
    """Its roles, in words, but for the one that all of the list have."""


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


class Bar(NamedTuple):
    label: str
    number: int
    length: float
    """0 to 100, of the longest."""


class Step(NamedTuple):
    label: str
    number: int
    x: float
    y: float


class Charts(NamedTuple):
    bars: tuple[Bar, ...]
    steps: tuple[Step, ...]

    @property
    def ends(self) -> tuple[Step, ...]:
        """The steps that carry a label: the first and the last."""
        return self.steps[:1] + self.steps[1:][-1:]

    @property
    def line(self) -> str:
        """The growth as a path of steps: a count stays until the next signature."""
        if not self.steps:
            return ""
        path = f"M{self.steps[0].x:g} {HEIGHT}V{self.steps[0].y:g}"
        for step in self.steps[1:]:
            path += f"H{step.x:g}V{step.y:g}"
        return f"{path}H{WIDTH}"


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


def derive_directory(members: Sequence[Member], refs: Refs, day: str, role: str = "") -> DirectoryView:
    """`day` is the one on which the organisations last changed, as ISO; `role` the one that this is the list of."""
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
            says=", ".join(labels["role"].get(one, one) for one in member.roles if one != role),
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
        charts=_charts(() if is_short else members, refs),
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


def _charts(members: Sequence[Member], refs: Refs) -> Charts:
    counts = Counter(member.sector for member in members)
    if len(counts) < 2:
        counts.clear()
    most = max(counts.values(), default=1)
    bars = [Bar(refs.label("sectors", key), count, round(100 * count / most, 1)) for key, count in counts.items()]
    steps = []
    found = growth(members, refs.settings.signed)
    if len(found) >= FEWEST_DATES:
        first, last = _position(found[0][0]), _position(found[-1][0])
        span, top = max(last - first, 1), found[-1][1]
        for day, total in found:
            x = round((_position(day) - first) / span * WIDTH * 0.8, 1) if last > first else 0.0
            steps.append(Step(say_date(day, refs.locale), total, x, round(HEIGHT - total / top * (HEIGHT - 16), 1)))
    return Charts(tuple(sorted(bars, key=lambda bar: (-bar.number, bar.label))), tuple(steps))


def _position(day: PartialDate) -> int:
    """Days on a line; an unknown month or day counts as the first."""
    return date(day.year, day.month or 1, day.day or 1).toordinal()
