"""What cells may say: keys and labels of the vocabularies, in every language of the site."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from slimmer.checks.data import wrong_date
from slimmer.model.library import Library
from slimmer.model.problem import Term, term
from slimmer.model.schemas import PartialDate
from slimmer.model.settings import Settings
from slimmer.text.names import fold
from slimmer.text.nearest import nearest


@dataclass(frozen=True)
class Choices:
    """Keys with their labels."""

    labels: Mapping[str, Mapping[str, str]]
    """Key → label per locale."""
    by_text: Mapping[str, str] = field(default_factory=dict)
    """Folded key or label → key; a label that two keys share is not in it."""

    def find(self, text: str) -> str | None:
        return text if text in self.labels else self.by_text.get(fold(text))

    def label(self, key: str, locale: str) -> str:
        """What to show for a key: its label when that leads back to it, else the key itself."""
        known = self.labels.get(key, {})
        label = known.get(locale) or next(iter(known.values()), key)
        return label if self.find(label) == key else key

    def known(self, most: int = 0) -> Term:
        """Every label, for a message; `…` for more than `most` of them."""
        if most and len(self.labels) > most:
            return term("labels", nl="…", en="…")
        names = {code: ", ".join(self.label(key, code) for key in self.labels) for code in ("nl", "en")}
        return term("labels", **names)

    def example(self, key: str) -> Term:
        """One label as someone may type it."""
        return term("labels", **{code: self.label(key, code).lower() for code in ("nl", "en")})

    def suggest(self, text: str, locale: str, *, cutoff: float = 0.6) -> str:
        """The label that was probably meant, or nothing."""
        folded = fold(text)
        begins = {key for known, key in self.by_text.items() if folded and f"{known} ".startswith(f"{folded} ")}
        if len(begins) == 1:
            return self.label(begins.pop(), locale)
        found = nearest(folded, self.by_text, cutoff=cutoff)
        return self.label(self.by_text[found], locale) if found else ""


def choices(labels: Mapping[str, Mapping[str, str]]) -> Choices:
    found: dict[str, set[str]] = {}
    for key, texts in labels.items():
        for text in texts.values():
            found.setdefault(fold(text), set()).add(key)
    by_text = {text: keys.copy().pop() for text, keys in found.items() if len(keys) == 1}
    return Choices(labels, {**by_text, **{fold(key): key for key in labels}})


@dataclass(frozen=True)
class Vocabulary:
    sectors: Choices
    municipalities: Choices
    roles: Choices
    signed: str
    """The role of who signs the form."""
    projects: Choices
    sources: Collection[str]
    """Keys of sources.yml."""
    locales: tuple[str, ...]
    """Of the site; the first is the default one."""
    locale_names: Mapping[str, str]
    """Folded code or name of a language, in any language of the site → its code."""
    today: date
    founded: PartialDate | None = None
    """Before this no one can have a role."""

    def municipality(self, text: str) -> str | None:
        """Key of `Eindhoven`, `eindhoven` or `Gemeente Eindhoven`."""
        return self.municipalities.find(text) or self.municipalities.by_text.get(fold(text).removeprefix("gemeente "))

    def wrong_date(self, day: PartialDate) -> tuple[str, dict[str, object]] | None:
        return wrong_date(day, self.today, self.founded)


def derive_vocabulary(library: Library, settings: Settings) -> Vocabulary:
    codes = settings.codes
    pages = [page for page in library.pages if page.kind == "project"]
    projects: dict[str, dict[str, str]] = {page.key.name: {} for page in pages}
    for page in pages:
        projects[page.key.name][page.locale] = page.title
    return Vocabulary(
        sectors=choices(library.sectors),
        municipalities=choices({key: {codes[0]: one.name} for key, one in library.municipalities.items()}),
        roles=choices(
            {role: {code: library.words[code].get(f"role_{role}", role) for code in codes} for role in settings.roles}
        ),
        signed=next(iter((*settings.signed, *settings.roles)), ""),
        projects=choices(projects),
        sources=frozenset(library.sources),
        locales=codes,
        locale_names=dict(_locale_names(library, settings)),
        today=settings.today,
        founded=settings.founded,
    )


def _locale_names(library: Library, settings: Settings) -> Iterable[tuple[str, str]]:
    for locale in settings.locales:
        yield locale.code.lower(), locale.code
        yield fold(locale.name), locale.code
        for code in settings.codes:
            if name := library.words[code].get(f"language_name_{locale.code}"):
                yield fold(name), locale.code
