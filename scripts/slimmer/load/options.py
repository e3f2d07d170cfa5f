"""What stands in mkdocs.yml below `plugins: - slimmer:`, and whether it can be."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar
from zoneinfo import ZoneInfo

from babel import Locale as Cldr
from babel import UnknownLocaleError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from slimmer.messages.outside import both
from slimmer.model.schemas import SLUG, is_web_address, parse_partial_date
from slimmer.model.services import SERVICES
from slimmer.model.settings import Contact, Folders, MailSettings, Settings
from slimmer.text.mailbox import is_mail_address, is_sender
from slimmer.text.shorten import shown

_FOLDER = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_PAGE = re.compile(r"[^/\\\s][^\\\n]*\.md")
Value = TypeVar("Value")
_LOCALES = {"locales": {"nl": "Nederlands"}}
"""For a file without any."""
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")


class WrongConfiguration(Exception):
    """mkdocs.yml, or what the environment says, cannot be used; the message says where and why."""

    name = ""
    """What is wrong: `contact.mail`."""
    line = 0
    others: Sequence["WrongConfiguration"] = ()
    """What else is wrong there."""

    def __str__(self) -> str:
        own = f"mkdocs.yml:{f'{self.line}:' if self.line else ''} {super().__str__()}"
        return "\n".join([own, *map(str, self.others)])


def wrong(code: str, **values: object) -> WrongConfiguration:
    error = WrongConfiguration("\n".join(both(code, **values)))
    error.name, line = str(values.get("name", "")), values.get("line")
    error.line = line if isinstance(line, int) else 0
    return error


def tried(make: Callable[[], Value], instead: Callable[[], Value], found: list[WrongConfiguration]) -> Value:
    """What is made; what stands `instead` of it while the rest is looked at, with a fault added to `found`."""
    try:
        return make()
    except WrongConfiguration as error:
        found += [error, *error.others]
        return instead()


def tell_all(found: Iterable[WrongConfiguration]) -> None:
    """Raises the first, with the others."""
    if many := list(found):
        many[0].others = tuple(many[1:])
        raise many[0]


class NewsletterOptions(BaseModel):
    model_config = ConfigDict(extra="forbid")
    sign_up: str = ""


class Options(BaseModel):
    model_config = ConfigDict(extra="forbid")
    locales: dict[str, str] = Field(min_length=1)
    """Code → name in its own language; the first is the default locale."""
    footer: list[str] = []
    """Pages that the footer links to."""
    mail: MailSettings = MailSettings()
    contact: Contact | None = None
    """Where people write to; a network that leaves it out has decided to have none."""
    newsletter: NewsletterOptions | None = None
    """`sign_up`: the web address where people sign up for it."""
    folders: Folders = Folders()
    stale_notice: bool = Settings.stale_notice
    """Whether a translation that lags behind says so to visitors."""
    roles: list[str] = list(Settings.roles)
    signed: list[str] = list(Settings.signed)
    """Roles of who signed; the first is the one that the sign-up form gives."""
    content_locale: str = ""
    """Language of names; the default locale when not given."""
    country: str = Settings.country
    founded: str = ""
    """Year, month or day before which no organisation can have a role."""
    timezone: str = "Europe/Amsterdam"
    """Whose day it is when a post appears."""


_EXAMPLES: Mapping[str, str] = {
    "locales": "{nl: Nederlands, en: English}",
    "footer": "[privacy.md]",
    "mail": '{service: laposta, sender: "Naam <nieuwsbrief@voorbeeld.nl>"}',
    "contact": "{mail: info@voorbeeld.nl}",
    "newsletter": '{sign_up: "https://www.voorbeeld.nl/aanmelden"}',
    "folders": "{projects: projecten, themes: themas}",
    "stale_notice": "true",
    "roles": "[member, partner]",
    "signed": "[member]",
    "content_locale": "nl",
    "country": "NL",
    "founded": '"2011"',
    "timezone": "Europe/Amsterdam",
}


def no_options() -> Options:
    return Options.model_validate(_LOCALES)


def read_options(given: object) -> Options:
    """Of the right kind, and everything that a value is made from is right. Raises `WrongConfiguration`."""
    found: list[WrongConfiguration] = []
    try:
        options = Options.model_validate(given or {})
    except ValidationError as error:
        details = error.errors(include_url=False)
        found += map(_explain, details)
        strange = {str(one["loc"][0]) for one in details if one["loc"]}
        rest = {name: value for name, value in given.items() if name not in strange} if isinstance(given, dict) else {}
        options = Options.model_validate({**_LOCALES, **rest})
    tell_all({one.name: one for one in [*found, *_check(options)]}.values())
    return options


def _explain(error: ErrorDetails) -> WrongConfiguration:
    name = ".".join(map(str, error["loc"])) or "slimmer"
    if error["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return wrong("option-unknown", name=shown(name), known=", ".join(_EXAMPLES))
    top = name.partition(".")[0]
    value = shown(str(error["input"])) if top in _EXAMPLES else "…"
    return wrong("option", name=top, value=value, example=_EXAMPLES.get(top, "{…}"))


def _check(options: Options) -> Iterator[WrongConfiguration]:
    rules: tuple[tuple[str, list[str], Callable[[str], object]], ...] = (
        ("locales", list(options.locales), _is_locale),
        ("footer", options.footer, is_page_name),
        ("folders", list(vars(options.folders).values()), _FOLDER.fullmatch),
        ("roles", options.roles or [""], SLUG.fullmatch),
        ("content_locale", [options.content_locale or "nl"], _is_locale),
        ("country", [options.country], re.compile("[A-Z]{2}").fullmatch),
        ("founded", [options.founded or "2011"], _is_date),
        ("timezone", [options.timezone], _is_timezone),
        ("mail", [options.mail.service], SERVICES.__contains__),
        ("mail", [options.mail.sender], _empty_or(is_sender)),
        ("contact", [options.contact.mail] if options.contact else [], _empty_or(is_mail_address)),
        ("newsletter", [options.newsletter.sign_up] if options.newsletter else [], _empty_or(is_web_address)),
    )
    for name, values, right in rules:
        for value in values:
            if not right(value):
                yield wrong("option", name=name, value=shown(value), example=_EXAMPLES[name])
    strange = ", ".join(one for one in options.signed if one not in options.roles)
    if strange and tuple(options.signed) != Settings.signed:
        yield wrong("signed", name="signed", value=strange, example=", ".join(options.roles))


def is_page_name(name: str) -> bool:
    """As menus name a page: `over/index.md`, below `docs/` and without its language."""
    return bool(_PAGE.fullmatch(name)) and ".." not in name


def signed_of(options: Options) -> tuple[str, ...]:
    """A network with roles of its own may have none of the usual ones of who signed."""
    return tuple(one for one in options.signed if one in options.roles)


def _empty_or(right: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda value: not value or right(value)


def _is_locale(code: str) -> bool:
    try:
        return bool(_CODE.fullmatch(code)) and bool(Cldr.parse(code, sep="-"))
    except (ValueError, UnknownLocaleError):
        return False


def _is_timezone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (ValueError, OSError, KeyError):
        return False


def _is_date(text: str) -> bool:
    try:
        return bool(parse_partial_date(text))
    except ValueError:
        return False
