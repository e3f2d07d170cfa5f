"""What a writer may fill in: one class per content type, checked by pydantic.

Every scalar arrives as text, just as typed (see `yaml_lines`), so `title: 2021` is a title and `no` is
not False. Errors carry a problem code and its values; `validate` gives them their line.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, LiteralString
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from slimmer.model.problem import term
from slimmer.text.slugs import slugify

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ALIAS = re.compile(r"/?[A-Za-z0-9][A-Za-z0-9._~/-]*")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date as exactly as it is known: a year, a month or a day. `month` and `day` are 0 when not known."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", f"{self.month:02d}", f"{self.day:02d}"]
        return "-".join(parts[: 1 + bool(self.month) + bool(self.day)])


def _date_error(value: object, *, partial: bool) -> PydanticCustomError:
    shape = term("partial-date" if partial else "day")
    example = "2026-02" if partial else "2026-02-01"
    return PydanticCustomError("date-invalid", "", {"value": str(value), "shape": shape, "example": example})


def _parse_day(value: object) -> date:
    if isinstance(value, str) and (match := _DAY.fullmatch(value.strip())):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            pass
    raise _date_error(value, partial=False)


def parse_partial_date(value: object) -> PartialDate:
    """`2013`, `2016-09` or `2021-11-25`; raises the error that a schema reports."""
    if isinstance(value, str) and (match := _PART.fullmatch(value.strip())):
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            date(year or 0, month if month is not None else 1, day if day is not None else 1)
        except ValueError:
            pass
        else:
            return PartialDate(year or 0, month or 0, day or 0)
    raise _date_error(value, partial=True)


def is_web_address(value: str) -> bool:
    """Absolute http(s) with a host and no blanks or user name: nothing a browser would run or mistake."""
    if re.search(r"[\s\x00-\x1f<>\"\\]", value):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and "@" not in parts.netloc
    except ValueError:
        return False


def is_alias(text: str) -> bool:
    """A path on this site as it once was; it becomes a file, so it may not climb out."""
    return bool(_ALIAS.fullmatch(text)) and ".." not in text.split("/")


def _refusing(code: LiteralString, right: Callable[[str], object], **example: Callable[[str], str]) -> BeforeValidator:
    """With this problem for a text that is not `right`."""

    def check(value: object) -> object:
        if isinstance(value, str) and not right(value):
            said = {name: make(value) for name, make in example.items()}
            raise PydanticCustomError(code, "", {"value": value, **said})
        return value

    return BeforeValidator(check)


def _one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) and "\n" in value else value


Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text of one or more lines."""
Text = Annotated[Prose, BeforeValidator(_one_line)]
"""Text of one line, however it was folded in the file."""
Day = Annotated[date, BeforeValidator(_parse_day)]
LooseDate = Annotated[
    PartialDate,
    BeforeValidator(parse_partial_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{_PART.pattern}$"}),
]
Slug = Annotated[Text, _refusing("slug-invalid", SLUG.fullmatch, example=lambda text: slugify(text) or "nieuws")]
WebAddress = Annotated[Text, _refusing("url-invalid", is_web_address)]
Alias = Annotated[Text, _refusing("alias-invalid", is_alias)]
LocalText = Mapping[str, Prose]
"""A text per locale: `{nl: …, en: …}`."""


class Fields(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class PageFields(Fields):
    title: Text = Field(max_length=150, examples=["Wie wij zijn"])
    description: Text | None = Field(None, max_length=300, examples=["In één zin wat hier te vinden is."])
    menu: Text | None = Field(None, max_length=40, examples=["Over ons"])
    slug: Slug | None = Field(None, examples=["over-ons"])
    aliases: tuple[Alias, ...] = Field((), examples=["[/oud/adres/]"])
    image: Text | None = Field(None, examples=["foto.jpg"])
    alt: Text | None = Field(None, examples=["Wat er op de foto te zien is"])
    draft: bool = Field(False, examples=["true"])
    noindex: bool = Field(False, examples=["true"])
    writers: bool = Field(False, examples=["true"])
    """For who writes the site, not for its visitors: search leaves it out unless someone asks for it."""
    people: tuple[Text, ...] = Field((), examples=["[redactie]"])
    """Whom it is about; their own pages lead to it."""


class ThemeFields(PageFields):
    order: int = Field(99, ge=0, examples=["1"])


class ProjectFields(PageFields):
    start: LooseDate | None = Field(None, examples=["2016-09"])
    end: LooseDate | None = Field(None, examples=["2018-07"])
    at_least_until: LooseDate | None = Field(None, examples=["2018-07"])
    """The last that is known of it, where nothing tells when it ended."""
    running: bool = Field(False, examples=["true"])
    role: Text | None = Field(None, max_length=200, examples=["partner"])
    partners: tuple[Text, ...] = Field((), examples=["[summa-college, fontys]"])
    themes: tuple[Text, ...] = Field((), examples=["[positieve-gezondheid]"])
    sources: tuple[Text, ...] = Field((), examples=["[S24, S25]"])
    published: Day | None = Field(None, examples=["2026-02-01"])
    updated: Day | None = Field(None, examples=["2026-02-01"])


class PostFields(PageFields):
    date: Day = Field(examples=["2026-02-01"])
    updated: Day | None = Field(None, examples=["2026-02-01"])
    authors: tuple[Text, ...] = Field((), examples=["[redactie]"])
    category: Text | None = Field(None, max_length=60, examples=["projecten"])
    tags: tuple[Text, ...] = Field((), examples=["[onderwijs, techniek]"])
    themes: tuple[Text, ...] = Field((), examples=["[positieve-gezondheid]"])
    projects: tuple[Text, ...] = Field((), examples=["[socialcare]"])
    based_on: Text | None = Field(None, examples=["S24"])
    """The source whose text it retells."""


class NewsletterFields(PageFields):
    date: Day = Field(examples=["2026-11-30"])
    number: int | None = Field(None, ge=0, examples=["12"])
    lead: Text | None = Field(None, max_length=400, examples=['"Deze maand: vijf jaar akkoord."'])
    featured: tuple[Text, ...] = Field((), examples=["[blog/posts/2026-02-01-lente]"])


class Role(Fields):
    role: Text = Field(examples=["signatory"])
    date: LooseDate | None = Field(None, examples=["2021-11-25"])
    source: Text = Field(examples=["S1"])
    project: Text | None = Field(None, examples=["crosscare"])
    note: LocalText | None = Field(None, examples=["{nl: …, en: …}"])


class Organisation(Fields):
    name: Text = Field(max_length=150, examples=["Gemeente Eindhoven"])
    sector: Text = Field(examples=["zorg"])
    municipality: Text | None = Field(None, examples=["Eindhoven"])
    website: WebAddress | None = Field(None, examples=["https://www.voorbeeld.nl/"])
    logo: Text | None = Field(None, examples=["logo.svg"])
    pledge: LocalText | None = Field(None, examples=["{nl: …, en: …}"])
    contact: Text | None = Field(None, examples=["info@voorbeeld.nl"])
    shared_mailbox: bool = Field(False, examples=["true"])
    """Someone looked: `contact` is of a function, though its name does not show it."""
    roles: tuple[Role, ...] = Field(min_length=1, examples=["[{role: signatory, source: S1}]"])
    aliases: tuple[Slug, ...] = Field((), examples=["[vorige-naam]"])
    """Keys that it had before: its addresses of then lead on."""


class Person(Fields):
    key: Slug = Field(examples=["voornaam-achternaam"])
    name: Text = Field(max_length=100, examples=["Voornaam Achternaam"])
    role: LocalText = Field(examples=["{nl: projectleider, en: project leader}"])
    period: LocalText | None = Field(None, examples=["{nl: sinds 2018, en: since 2018}"])
    organisation: Text | None = Field(None, examples=["summa-college"])
    sources: tuple[Text, ...] = Field((), examples=["[S24]"])
    listed: bool = Field(True, examples=["false"])


class Source(Fields):
    url: WebAddress | None = Field(None, examples=["https://www.voorbeeld.nl/nieuws"])
    title: Text | None = Field(None, examples=["Titel van het bericht"])
    publisher: Text | None = Field(None, examples=["Naam van de uitgever"])
    date: LooseDate | None = Field(None, examples=["2021-11-29"])
    locale: Text | None = Field(None, examples=["en"])
    note: LocalText | None = Field(None, examples=["{nl: …, en: …}"])


class Labels(RootModel[LocalText]):
    """What a key of a vocabulary is called in each locale."""


class Municipality(Fields):
    name: Text = Field(examples=["Eindhoven"])
    subregion: Text | None = Field(None, examples=["kempen"])


def example_line(schema: type[BaseModel], name: str) -> str:
    """A line to copy: `date: 2026-02-01`."""
    known = schema.model_fields.get(name)
    examples: list[Any] = (known.examples if known else None) or ["…"]
    return f"{name}: {examples[0]}"
