"""mkdocs.yml → `Settings`. Read without MkDocs, which takes longer to load than a check takes."""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import yaml
from pydantic import ValidationError
from yaml_env_tag import construct_env_tag

from slimmer.files.fast_yaml import FAST_LOADER
from slimmer.load.options import Options, WrongConfiguration, check_options, signed_of, wrong
from slimmer.model.schemas import parse_partial_date
from slimmer.model.settings import Contact, Folders, Locale, MailSettings, Settings
from slimmer.theme import THEME

_BUILT_IN = ("toc", "tables", "fenced_code")
"""Extensions of Python-Markdown that MkDocs always has."""


class _Loader(FAST_LOADER):  # type: ignore[misc,valid-type]
    """With `!ENV [SITE_URL, "https://…/"]`, as MkDocs has it."""


_Loader.add_constructor("!ENV", construct_env_tag)


def load_settings(path: Path, *, preview: bool = False) -> Settings:
    """Raises `WrongConfiguration`."""
    root = path.resolve().parent
    config = _read(path)
    options = _options(config)
    names = tuple(tuple(map(_key, section)) for section in _sections(config.get("nav")) if section)
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
        folders=Folders(**options.folders.model_dump()),
        stale_notice=options.stale_notice,
        roles=tuple(options.roles),
        signed=signed_of(options),
        names_locale=options.content_locale,
        country=options.country,
        contact=Contact(**options.contact.model_dump()) if options.contact else Contact(),
        sign_up=options.newsletter.sign_up if options.newsletter else "",
        unfilled=dict(_unfilled(path, options)),
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
        if epoch and not epoch.isdecimal():
            raise ValueError(epoch)
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
        return now.astimezone(ZoneInfo(timezone)).date()
    except (ValueError, OverflowError, OSError):
        raise wrong("epoch", value=epoch, example="1790000000") from None


def _read(path: Path) -> Mapping[str, Any]:
    try:
        config = yaml.load(path.read_text("utf-8-sig"), Loader=_Loader)
    except OSError as error:
        raise WrongConfiguration(f"{path}: niet te lezen. / cannot be read. ({error.strerror})") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise WrongConfiguration(f"{path}: {error}") from error
    if not isinstance(config, dict):
        raise WrongConfiguration(f"{path}: geen 'naam: waarde'. / no 'name: value'.")
    return config


def _options(config: Mapping[str, Any]) -> Options:
    for plugin in config.get("plugins") or []:
        if isinstance(plugin, dict) and "slimmer" in plugin:
            try:
                options = Options.model_validate(plugin["slimmer"] or {})
            except ValidationError as error:
                found = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
                raise WrongConfiguration(f"plugins: slimmer: {found}") from error
            check_options(options)
            return options
    raise WrongConfiguration("plugins: - slimmer: locales: {nl: Nederlands}")


def _site_url(value: object) -> str:
    """With a slash at the end."""
    url = str(value or "http://localhost/")
    try:
        parts = urlsplit(url)
        right = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 80) > 0
    except ValueError:
        right = False
    if not right or "@" in url or re.search(r"[\s?#<>\"\\]", url):
        raise wrong("site-url", value=url, example="https://voorbeeld.nl/")
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
                yield [value] if isinstance(value, str) else [one for one in value or [] if isinstance(one, str)]


def _key(name: str) -> str:
    return str(PurePosixPath(name).with_suffix(""))


def _unfilled(path: Path, options: Options) -> Iterator[tuple[str, int]]:
    """What has a place in the file and nothing in it: only the owner of the site knows it."""
    lines = path.read_text("utf-8").split("\n")
    empty = {
        "contact": options.contact and not (options.contact.mail or options.contact.address),
        "newsletter": options.newsletter and not options.newsletter.sign_up,
    }
    for name in filter(empty.get, empty):
        yield name, next((number for number, line in enumerate(lines, 1) if line.strip().startswith(f"{name}:")), 1)


def _lines(path: Path, wanted: list[str]) -> dict[str, int]:
    lines = path.read_text("utf-8").split("\n")
    found = {}
    for name in wanted:
        number = next((number for number, line in enumerate(lines, 1) if f"{name}.md" in line), None)
        if number:
            found[name] = number
    return found
