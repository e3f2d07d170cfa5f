"""The organisations as a directory: who is in it, by letter, by sector and by municipality, with counts."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from slimmer.model.library import Library
from slimmer.model.schemas import Organisation, PartialDate, ProjectFields
from slimmer.model.settings import Settings
from slimmer.text.grouping import grouped
from slimmer.text.slugs import slugify, sort_key


@dataclass(frozen=True)
class Member:
    """One organisation as the directory shows it."""

    key: str
    organisation: Organisation
    sector: str
    municipality: str
    """Key; empty when not known. Likewise `sector`."""
    roles: tuple[str, ...]
    themes: tuple[str, ...]
    """Theme lines of the projects it takes part in."""

    @property
    def name(self) -> str:
        return self.organisation.name


@dataclass(frozen=True)
class Line:
    """A line under a letter: the name, or a second way to find it (`Eindhoven, Gemeente`)."""

    member: Member
    text: str
    again: bool = False


@dataclass(frozen=True)
class Letter:
    letter: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Directory:
    library: Library
    settings: Settings

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """Everyone, by name; the order of files or of entries makes no difference."""
        themes: dict[str, dict[str, None]] = {}
        for page in self.library.pages:
            if isinstance(page.fields, ProjectFields):
                for key in page.fields.partners:
                    themes.setdefault(key, {}).update(dict.fromkeys(page.fields.themes))
        found = (
            Member(
                key=key,
                organisation=one,
                sector=one.sector,
                municipality=self.municipality_key(one.municipality),
                roles=tuple(dict.fromkeys(role.role for role in one.roles)),
                themes=tuple(sorted(themes.get(key, ()))),
            )
            for key, one in self.library.organisations.items()
        )
        return tuple(sorted(found, key=lambda member: (sort_key(member.name), member.key)))

    def municipality_key(self, name: str | None) -> str:
        """From the name or the key that the file gives."""
        return self._municipalities.get(name or "", "")

    @cached_property
    def _municipalities(self) -> Mapping[str, str]:
        found = {one.name: key for key, one in self.library.municipalities.items()}
        return {**{key: key for key in self.library.municipalities}, **found}

    def with_role(self, role: str) -> tuple[Member, ...]:
        """The first of the roles of who signed stands for all of them."""
        signed = self.settings.signed
        wanted = signed if role in signed[:1] else (role,)
        return tuple(member for member in self.members if not role or set(wanted) & set(member.roles))

    @cached_property
    def sectors(self) -> Mapping[str, tuple[Member, ...]]:
        """Key → members, only those that have any; in the order of the vocabulary."""
        return self._grouped(self.library.sectors, "sector")

    @cached_property
    def municipalities(self) -> Mapping[str, tuple[Member, ...]]:
        return self._grouped(self.library.municipalities, "municipality")

    def _grouped(self, keys: Iterable[str], name: str) -> Mapping[str, tuple[Member, ...]]:
        found = grouped((str(getattr(member, name)), member) for member in self.members)
        # In the order of the vocabulary; what it does not know comes last.
        return {key: tuple(found[key]) for key in dict.fromkeys((*keys, *found)) if key and key in found}


def by_letter(members: Sequence[Member], prefixes: Sequence[str]) -> list[Letter]:
    """Alphabetical as Dutch readers look things up.

    Accents, capitals and signs make no difference. A name that begins with a kind (`Gemeente Eindhoven`,
    `Stichting …`) or an article stands under that word and again under the next.
    """
    pattern = re.compile(rf"({'|'.join(map(re.escape, prefixes))})\s+(.+)", re.IGNORECASE) if prefixes else None
    lines = []
    for member in members:
        lines.append(Line(member, member.name))
        match = pattern.fullmatch(member.name) if pattern else None
        if match:
            rest = match.group(2)
            lines.append(Line(member, f"{rest[0].upper()}{rest[1:]}, {match.group(1)}", again=True))
    lines.sort(key=lambda line: (sort_key(line.text), line.member.key))
    groups = grouped((first_letter(line.text), line) for line in lines)
    # Digits and other signs come first, as sort_key has them.
    return [Letter(letter, tuple(found)) for letter, found in groups.items()]


def first_letter(text: str) -> str:
    start = slugify(text)[:1].upper()
    return start if start.isalpha() else "0–9"


def growth(members: Iterable[Member], signed: Collection[str]) -> list[tuple[PartialDate, int]]:
    """(date of signing, how many had signed by then), oldest first; undated signatures are not in it."""
    days: Counter[PartialDate] = Counter()
    for member in members:
        dates = [role.date for role in member.organisation.roles if role.role in signed and role.date]
        if dates:
            days[min(dates)] += 1
    total, found = 0, []
    for day in sorted(days):
        total += days[day]
        found.append((day, total))
    return found
