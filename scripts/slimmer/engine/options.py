"""mkdocs.yml as MkDocs read it → `Settings`."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel import Locale as Cldr
from babel import UnknownLocaleError
from mkdocs.config import base
from mkdocs.config import config_options as opt
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from slimmer.messages.outside import both
from slimmer.model.schemas import SLUG, parse_partial_date
from slimmer.model.settings import Folders, Locale, MailSettings, Settings
from slimmer.outputs.mail.services import SERVICES


class MailOptions(base.Config):  # type: ignore[no-untyped-call]
    service = opt.Choice(tuple(SERVICES), default="laposta")
    sender = opt.Type(str, default="")
    address = opt.Type(str, default="")


class FolderOptions(base.Config):  # type: ignore[no-untyped-call]
    projects = opt.Type(str, default=Folders.projects)
    themes = opt.Type(str, default=Folders.themes)
    organisations = opt.Type(str, default=Folders.organisations)


class SlimmerOptions(base.Config):  # type: ignore[no-untyped-call]
    locales = opt.Type(dict)
    """Code → name in its own language; the first is the default locale."""
    footer = opt.ListOfItems(opt.Type(str), default=[])
    """Pages that the footer links to."""
    mail = opt.SubConfig(MailOptions)
    folders = opt.SubConfig(FolderOptions)
    """Which folders of `docs/` hold projects, theme lines and the overview of organisations."""
    roles = opt.ListOfItems(opt.Type(str), default=list(Settings.roles))
    signed = opt.ListOfItems(opt.Type(str), default=list(Settings.signed))
    """Roles of who signed; the first is the one that the sign-up form gives."""
    content_locale = opt.Type(str, default="")
    """Language of names; the default locale when not given."""
    country = opt.Type(str, default=Settings.country)
    founded = opt.Type(str, default="")
    """Year, month or day before which no organisation can have a role."""
    timezone = opt.Type(str, default="Europe/Amsterdam")
    """Whose day it is when a post appears."""


def read_settings(config: MkDocsConfig, options: SlimmerOptions, nav: Any, *, preview: bool) -> Settings:
    _check_options(options)
    config_path = Path(config.config_file_path)
    names = tuple(tuple(map(_key, section)) for section in _sections(nav))
    return Settings(
        root=Path(config.docs_dir).parent,
        site_name=config.site_name,
        site_url=_site_url(config.site_url or "http://localhost/"),
        locales=tuple(Locale(str(code), str(name)) for code, name in options.locales.items()),
        today=today(options.timezone),
        preview=preview,
        navigation=names,
        navigation_lines=_lines(config_path, names, options.footer),
        footer=tuple(map(_key, options.footer)),
        markdown_extensions=tuple(config.markdown_extensions),
        markdown_configs=config.mdx_configs,
        config_name=config_path.name,
        theme=tuple(map(Path, config.theme.dirs)),
        timezone=options.timezone,
        founded=parse_partial_date(options.founded) if options.founded else None,
        folders=Folders(options.folders.projects, options.folders.themes, options.folders.organisations),
        roles=tuple(options.roles),
        signed=_signed(options),
        names_locale=options.content_locale,
        country=options.country,
        mail=MailSettings(options.mail.service, options.mail.sender, options.mail.address),
    )


def today(timezone: str) -> date:
    """The day on which the site is built; SOURCE_DATE_EPOCH (seconds) fixes it for a repeatable build."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
        return now.astimezone(ZoneInfo(timezone)).date()
    except (ValueError, OverflowError, OSError):
        raise _wrong("epoch", value=epoch, example="1790000000") from None


def _wrong(code: str, **values: object) -> ConfigurationError:
    return ConfigurationError("\n".join(both(code, **values)))


def _site_url(value: str) -> str:
    """With a slash at the end."""
    try:
        parts = urlsplit(value)
        right = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 80) > 0
    except ValueError:
        right = False
    if not right or "@" in value or re.search(r"[\s?#<>\"\\]", value):
        raise _wrong("site-url", value=value, example="https://voorbeeld.nl/")
    return value.rstrip("/") + "/"


_FOLDER = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")


def _check_options(options: SlimmerOptions) -> None:
    """Everything else in mkdocs.yml that a value is made from."""
    folders = [getattr(options.folders, name) for name in ("projects", "themes", "organisations")]
    rules: tuple[tuple[str, list[str], Callable[[str], object], str], ...] = (
        ("locales", [str(code) for code in options.locales] or [""], _is_locale, "{nl: Nederlands, en: English}"),
        ("folders", folders, _FOLDER.fullmatch, "{projects: projecten, themes: themas}"),
        ("roles", list(options.roles) or [""], SLUG.fullmatch, "[member, partner]"),
        ("content_locale", [options.content_locale or "nl"], _is_locale, "nl"),
        ("country", [options.country], re.compile("[A-Z]{2}").fullmatch, "NL"),
        ("founded", [options.founded or "2011"], _is_date, '"2011"'),
        ("timezone", [options.timezone], _is_timezone, "Europe/Amsterdam"),
    )
    for name, values, right, example in rules:
        for value in values:
            if not right(value):
                raise _wrong("option", name=name, value=value, example=example)


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


def _signed(options: SlimmerOptions) -> tuple[str, ...]:
    """A network with roles of its own may have none of the usual ones of who signed."""
    found = tuple(one for one in options.signed if one in options.roles)
    if len(found) < len(options.signed) and tuple(options.signed) != Settings.signed:
        strange = ", ".join(one for one in options.signed if one not in found)
        raise _wrong("signed", value=strange, example=", ".join(options.roles))
    return found


def _sections(nav: Any) -> Iterator[list[str]]:
    """`- over/index.md` is a section by itself; `- over: [over/index.md, …]` one with an order of its own."""
    for entry in nav or []:
        if isinstance(entry, str):
            yield [entry]
        else:
            for value in entry.values():
                yield [value] if isinstance(value, str) else [one for one in value if isinstance(one, str)]


def _key(name: str) -> str:
    return str(PurePosixPath(name).with_suffix(""))


def _lines(path: Path, names: tuple[tuple[str, ...], ...], footer: list[str]) -> dict[str, int]:
    try:
        text = path.read_text("utf-8")
    except OSError:
        return {}
    wanted = [*(name for section in names for name in section), *map(_key, footer)]
    lines = text.split("\n")
    found = {}
    for name in wanted:
        number = next((number for number, line in enumerate(lines, 1) if f"{name}.md" in line), None)
        if number:
            found[name] = number
    return found
