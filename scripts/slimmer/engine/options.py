"""mkdocs.yml as MkDocs read it → `Settings`."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from mkdocs.config import base
from mkdocs.config import config_options as opt
from mkdocs.config.defaults import MkDocsConfig

from slimmer.model.schemas import parse_partial_date
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
    config_path = Path(config.config_file_path)
    names = tuple(tuple(map(_key, section)) for section in _sections(nav))
    return Settings(
        root=Path(config.docs_dir).parent,
        site_name=config.site_name,
        site_url=(config.site_url or "http://localhost/").rstrip("/") + "/",
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
        signed=tuple(one for one in options.signed if one in options.roles),
        names_locale=options.content_locale,
        country=options.country,
        mail=MailSettings(options.mail.service, options.mail.sender, options.mail.address),
    )


def today(timezone: str) -> date:
    """The day on which the site is built; SOURCE_DATE_EPOCH (seconds) fixes it for a repeatable build."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return now.astimezone(ZoneInfo(timezone)).date()


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
