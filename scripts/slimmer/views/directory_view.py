"""The directory as its template shows it: letters, filters with counts, figures."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from slimmer.content.directory import Member, by_letter
from slimmer.stages import Site
from slimmer.text.slugs import sort_key
from slimmer.views.charts import Charts, derive_charts
from slimmer.views.open_data import data_url, derive_records, render_dataset
from slimmer.views.refs import Ref, local_text


@dataclass(frozen=True)
class Entry:
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


@dataclass(frozen=True)
class LetterView:
    letter: str
    id: str
    entries: tuple[Entry, ...]

    @property
    def count(self) -> int:
        return sum(not entry.again for entry in self.entries)


@dataclass(frozen=True)
class Choice:
    key: str
    label: str
    count: int


@dataclass(frozen=True)
class Filter:
    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class DirectoryView:
    count: int
    letters: tuple[LetterView, ...]
    filters: tuple[Filter, ...]
    charts: Charts
    downloads: tuple[Ref, ...]
    jsonld: str
    lang: str
    """Of the names, when it is not that of the page."""


def derive_directory(members: Sequence[Member], site: Site, locale: str) -> DirectoryView:
    words, library = site.words[locale], site.library
    urls = site.organisation_urls
    lang = "" if locale == "nl" else "nl"
    prefixes = [one.strip() for one in words("name_prefixes").split(",")]
    municipalities = {key: one.name for key, one in library.municipalities.items()}
    sectors = {key: local_text(labels, locale) for key, labels in library.sectors.items()}
    labels: dict[str, Mapping[str, str]] = {
        "sector": sectors,
        "municipality": municipalities,
        "role": {role: words(f"role_{role}") for role in ("initiator", "signatory", "member", "partner")},
        "theme": {key: local_text(texts, locale) for key, texts in library.themes.items()},
    }

    def entry(member: Member, text: str, again: bool) -> Entry:
        place = (sectors.get(member.sector, member.sector), municipalities.get(member.municipality, ""))
        return Entry(
            ref=Ref(text, urls[member.key, locale]),
            again=again,
            sector=member.sector,
            municipality=member.municipality,
            roles=" ".join(member.roles),
            themes=" ".join(member.themes),
            place=", ".join(filter(None, place)),
            says=", ".join(labels["role"][role] for role in member.roles),
        )

    letters = tuple(
        LetterView(
            one.letter, f"letter-{one.letter.lower()[0]}", tuple(entry(x.member, x.text, x.again) for x in one.lines)
        )
        for one in by_letter(members, prefixes)
    )
    records = derive_records(members, site, locale)
    return DirectoryView(
        count=len(members),
        letters=letters,
        filters=tuple(_filters(members, labels)),
        charts=derive_charts(members, site, locale),
        downloads=tuple(Ref(kind.upper(), data_url(locale, kind)) for kind in ("json", "csv")),
        jsonld=render_dataset(records, site, locale),
        lang=lang,
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
        if len(choices) > 1 or (choices and choices[0].count < len(members)):
            yield Filter(name, tuple(sorted(choices, key=lambda one: sort_key(one.label))))
