"""mkdocs.yml → `Settings`. Read without MkDocs, which takes longer to load than a check takes."""

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from yaml_env_tag import construct_env_tag

from slimmer.model.schemas import is_web_address, parse_partial_date
from slimmer.model.services import SERVICES
from slimmer.model.settings import Locale, MailSettings, Settings
from slimmer.theme import THEME

_BUILT_IN = ("toc", "tables", "fenced_code")
"""Extensions of Python-Markdown that MkDocs always has."""


class WrongConfiguration(Exception):
    """mkdocs.yml, or what the environment says, cannot be used; the message says why."""


class _Loader(yaml.SafeLoader):
    """With `!ENV [SITE_URL, "https://…/"]`, as MkDocs has it."""


_Loader.add_constructor("!ENV", construct_env_tag)


def _known_service(value: object) -> object:
    if value not in SERVICES:
        raise ValueError(f"mail.service: {' / '.join(SERVICES)}")
    return value


class MailOptions(BaseModel):
    model_config = ConfigDict(extra="forbid")
    service: Annotated[str, BeforeValidator(_known_service)] = "laposta"
    sender: str = ""
    address: str = ""


class Options(BaseModel):
    """What stands below `plugins: - slimmer:`."""

    model_config = ConfigDict(extra="forbid")
    locales: dict[str, str] = Field(min_length=1)
    """Code → name in its own language; the first is the default locale."""
    footer: list[str] = []
    """Pages that the footer links to."""
    mail: MailOptions = MailOptions()
    founded: str = ""
    """Year, month or day before which no organisation can have a role."""
    timezone: str = "Europe/Amsterdam"
    """Whose day it is when a post appears."""


def load_settings(path: Path, *, preview: bool = False) -> Settings:
    """Raises `WrongConfiguration`."""
    root = path.resolve().parent
    config = _read(path)
    options = _options(config)
    names = tuple(tuple(map(_key, section)) for section in _sections(config.get("nav")))
    footer = tuple(map(_key, options.footer))
    extensions = dict(_extensions(config.get("markdown_extensions") or []))
    theme = config.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    return Settings(
        root=root,
        site_name=str(config.get("site_name") or ""),
        site_url=_site_url(config.get("site_url")),
        site_dir=root / str(config.get("site_dir") or "site"),
        locales=tuple(Locale(code, name) for code, name in options.locales.items()),
        today=today(options.timezone),
        preview=preview,
        navigation=names,
        navigation_lines=_lines(path, [*(name for section in names for name in section), *footer]),
        footer=footer,
        markdown_extensions=tuple(extensions),
        markdown_configs={name: given for name, given in extensions.items() if given},
        config_name=path.name,
        theme=(root / str(custom), THEME) if custom and (root / str(custom)).is_dir() else (THEME,),
        icons=icon_folders(),
        timezone=options.timezone,
        founded=parse_partial_date(options.founded) if options.founded else None,
        mail=MailSettings(options.mail.service, options.mail.sender, options.mail.address),
    )


def icon_folders() -> tuple[Path, ...]:
    """Material's icons, where that package is; nothing of it is imported."""
    material = find_spec("material")
    return tuple(Path(folder, "templates") for folder in (material and material.submodule_search_locations) or ())


def today(timezone: str) -> date:
    """The day on which the site is built; SOURCE_DATE_EPOCH (seconds) fixes it for a repeatable build."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise WrongConfiguration(
            f"SOURCE_DATE_EPOCH is '{epoch}'; dat moet een aantal seconden sinds 1970 zijn. / "
            f"SOURCE_DATE_EPOCH is '{epoch}'; it must be a number of seconds since 1970."
        ) from None
    try:
        return now.astimezone(ZoneInfo(timezone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        raise WrongConfiguration(f"timezone: '{timezone}' bestaat niet. / does not exist.") from None


def _read(path: Path) -> Mapping[str, Any]:
    try:
        config = yaml.load(path.read_text("utf-8-sig"), Loader=_Loader)
    except OSError as error:
        raise WrongConfiguration(f"{path}: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise WrongConfiguration(f"{path}: {error}") from error
    if not isinstance(config, dict):
        raise WrongConfiguration(f"{path}: geen 'naam: waarde'. / no 'name: value'.")
    return config


def _options(config: Mapping[str, Any]) -> Options:
    for plugin in config.get("plugins") or []:
        if isinstance(plugin, dict) and "slimmer" in plugin:
            try:
                return Options.model_validate(plugin["slimmer"] or {})
            except ValidationError as error:
                found = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
                raise WrongConfiguration(f"plugins: slimmer: {found}") from error
    raise WrongConfiguration("plugins: - slimmer: locales: {nl: Nederlands}")


def _site_url(value: object) -> str:
    url = str(value or "http://localhost.localdomain/")
    if not is_web_address(url) or "?" in url or "#" in url:
        raise WrongConfiguration(
            f"site_url: '{url}' kan niet het adres van de site zijn. Schrijf: site_url: https://www.voorbeeld.nl/ / "
            f"'{url}' cannot be the address of the site. Write: site_url: https://www.example.org/"
        )
    return url.rstrip("/") + "/"


def _extensions(given: list[Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from ((name, {}) for name in _BUILT_IN)
    for one in given:
        if isinstance(one, dict):
            yield from ((name, options or {}) for name, options in one.items())
        else:
            yield one, {}


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


def _lines(path: Path, wanted: list[str]) -> dict[str, int]:
    lines = path.read_text("utf-8").split("\n")
    found = {}
    for name in wanted:
        number = next((number for number, line in enumerate(lines, 1) if f"{name}.md" in line), None)
        if number:
            found[name] = number
    return found
