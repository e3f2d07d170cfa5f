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
from yaml_env_tag import construct_env_tag

from slimmer.files.fast_yaml import FAST_LOADER
from slimmer.load.options import (
    Options,
    WrongConfiguration,
    is_page_name,
    no_options,
    read_options,
    signed_of,
    tell_all,
    tried,
    wrong,
)
from slimmer.load.places import may_change_theme, may_hold_site
from slimmer.load.text import conflicts, forbidden_sign
from slimmer.load.yaml_lines import too_deep
from slimmer.model.schemas import parse_partial_date
from slimmer.model.settings import Contact, Locale, Settings
from slimmer.text.nearest import nearest
from slimmer.text.shorten import shown
from slimmer.theme import THEME

_PLUGINS = "[{slimmer: {locales: {nl: Nederlands, en: English}}}]"
_BUILT_IN = ("toc", "tables", "fenced_code")
"""Extensions of Python-Markdown that MkDocs always has."""


class _Loader(FAST_LOADER):  # type: ignore[misc,valid-type]
    """With `!ENV [SITE_URL, "https://…/"]`, as MkDocs has it."""


_Loader.add_constructor("!ENV", construct_env_tag)

_KNOWN = (
    "site_name site_url site_description site_author site_dir docs_dir copyright theme nav markdown_extensions plugins "
    "extra extra_css extra_javascript extra_templates hooks watch strict validation exclude_docs draft_docs not_in_nav "
    "use_directory_urls dev_addr repo_url repo_name edit_uri edit_uri_template remote_branch remote_name"
).split()
"""The names at the top of mkdocs.yml, as MkDocs has them: what is written otherwise would count for nothing."""


def load_settings(path: Path, *, preview: bool = False) -> Settings:
    """Raises `WrongConfiguration`."""
    try:
        return _settings(path, preview=preview)
    except WrongConfiguration as error:
        lines = path.read_text("utf-8", errors="replace").split("\n") if path.is_file() else []
        found = (error, *error.others)
        for one in found:
            typed = re.compile(rf"(?:^|[\s{{,]){re.escape(one.name.rpartition('.')[2] or ' ')}\s*:")
            one.line = one.line or next((number for number, line in enumerate(lines, 1) if typed.search(line)), 0)
            one.others = ()
        tell_all(sorted(found, key=lambda one: one.line))
        raise


def _settings(path: Path, *, preview: bool) -> Settings:
    root = path.resolve().parent
    found: list[WrongConfiguration] = []
    config = _read(path, found)
    options = tried(lambda: _options(config), no_options, found)
    sections = list(_sections(config.get("nav") or [], found))
    names = tuple(tuple(map(_key, section)) for section in sections if section)
    footer = tuple(map(_key, options.footer))
    extensions = dict(_extensions(config.get("markdown_extensions") or [], found))
    theme: tuple[Path, ...] = tried(lambda: tuple(_changes(config.get("theme"), root)), tuple, found)
    if (docs := config.get("docs_dir") or "docs") != "docs":
        found.append(wrong("config-value", name="docs_dir", value=f"'{shown(str(docs))}'", example="docs"))
    site_url = tried(lambda: _site_url(config.get("site_url")), str, found)
    site_dir = tried(lambda: _site_dir(config.get("site_dir") or "site", root, theme), Path, found)
    day = tried(lambda: today(options.timezone), date.today, found)
    tell_all(found)
    return Settings(
        root=root,
        site_name=" ".join(str(config.get("site_name") or "").split()),
        site_url=site_url,
        site_dir=site_dir,
        locales=tuple(Locale(code, name) for code, name in options.locales.items()),
        today=day,
        preview=preview,
        navigation=names,
        navigation_lines=_lines(path, [*(name for section in names for name in section), *footer]),
        footer=footer,
        markdown_extensions=tuple(extensions),
        markdown_configs={name: given for name, given in extensions.items() if given},
        config_name=path.name,
        theme=(*theme, THEME),
        icons=icon_folders(),
        timezone=options.timezone,
        founded=parse_partial_date(options.founded) if options.founded else None,
        folders=options.folders,
        stale_notice=options.stale_notice,
        roles=tuple(options.roles),
        signed=signed_of(options),
        names_locale=options.content_locale,
        country=options.country,
        contact=options.contact or Contact(),
        sign_up=options.newsletter.sign_up if options.newsletter else "",
        unfilled=dict(_unfilled(path, options)),
        mail=options.mail,
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


def _read(path: Path, found: list[WrongConfiguration]) -> Mapping[str, Any]:
    try:
        text = path.read_text("utf-8-sig")
        if both := conflicts(text):
            raise wrong("config-conflict", line=both[0][0], end=both[0][1])
        if too_deep(text):
            raise RecursionError("[[[")
        loader = _Loader(text)
        node = loader.get_single_node()
        found += _twice(node, set())
        config = loader.construct_document(node) if node else None
    except OSError as error:
        raise WrongConfiguration(f"{path}: niet te lezen. / cannot be read. ({error.strerror})") from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise wrong("config-broken", line=mark.line + 1 if mark else 1, detail=said) from error
    if not isinstance(config, dict):
        raise WrongConfiguration(f"{path}: geen 'naam: waarde'. / no 'name: value'.")
    for name, value in config.items():
        if name not in _KNOWN:
            meant = nearest(str(name), _KNOWN)
            found.append(wrong("config-unknown", name=shown(str(name)), known=" ".join(_KNOWN), suggestion=meant))
        elif sign := next(filter(None, map(forbidden_sign, _texts(value))), ""):
            found.append(wrong("config-sign", name=name, sign=sign))
    return config


def _twice(node: yaml.Node | None, seen: set[int]) -> Iterator[WrongConfiguration]:
    """Names that stand twice in one place: the last would count, and nobody would hear of the first."""
    if not isinstance(node, yaml.CollectionNode) or id(node) in seen:
        return
    seen.add(id(node))
    first: dict[str, int] = {}
    for one in node.value:
        key, value = one if isinstance(node, yaml.MappingNode) else (None, one)
        if isinstance(key, yaml.ScalarNode):
            line = key.start_mark.line + 1
            if key.value in first:
                yield wrong("config-twice", name=shown(key.value), line=line, other=first[key.value])
            first.setdefault(key.value, line)
        yield from _twice(value, seen)


def _texts(value: object) -> Iterator[str]:
    """All that is typed in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for pair in value.items():
            yield from (one for part in pair for one in _texts(part))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _options(config: Mapping[str, Any]) -> Options:
    plugins = config.get("plugins")
    for plugin in plugins if isinstance(plugins, list) else []:
        if isinstance(plugin, dict) and "slimmer" in plugin:
            return read_options(plugin["slimmer"])
    raise wrong("config-value", name="plugins", value=f"'{shown(str(plugins))}'", example=_PLUGINS)


def _changes(theme: object, root: Path) -> Iterator[Path]:
    """The folder with what this site changes of the theme, when it has one."""
    named = theme.get("name", "slimmer") if isinstance(theme, dict) else theme or "slimmer"
    if named != "slimmer":
        raise wrong("config-value", name="theme", value=f"'{shown(str(named))}'", example="slimmer")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    if custom is not None:
        if not isinstance(custom, str) or not may_change_theme(root / custom, root):
            raise wrong("custom-dir", name="custom_dir", value=shown(str(custom)))
        yield root / custom


def _site_dir(given: object, root: Path, theme: tuple[Path, ...]) -> Path:
    if not isinstance(given, str) or not may_hold_site(root / given, root, theme):
        raise wrong("config-value", name="site_dir", value=f"'{shown(str(given))}'", example="site")
    return root / given


def _site_url(value: object) -> str:
    """With a slash at the end."""
    url = str(value or "http://localhost/")
    try:
        parts = urlsplit(url)
        right = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 80) > 0
    except ValueError:
        right = False
    if not right or "@" in url or re.search(r"[\s?#<>\"\\]", url):
        raise wrong("site-url", name="site_url", value=url, example="https://voorbeeld.nl/")
    return url.rstrip("/") + "/"


def _extensions(given: object, found: list[WrongConfiguration]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from ((name, {}) for name in _BUILT_IN)
    for one in given if isinstance(given, list) else [given]:
        match one:
            case str() if one:
                yield one, {}
            case dict() if all(
                isinstance(name, str) and isinstance(options or {}, dict) for name, options in one.items()
            ):
                yield from ((name, options or {}) for name, options in one.items())
            case _:
                value = f"'{shown(str(one))}'"
                found.append(wrong("config-value", name="markdown_extensions", value=value, example="[tables]"))


def _sections(given: object, found: list[WrongConfiguration]) -> Iterator[list[str]]:
    """`- over/index.md` is a section by itself; `- over: [over/index.md, …]` one with an order of its own."""
    for entry in given if isinstance(given, list) else [given]:
        values = list(entry.values()) if isinstance(entry, dict) else [entry]
        for value in values:
            section: list[Any] = value if isinstance(value, list) else [value]
            strange = [one for one in section if not (isinstance(one, str) and is_page_name(one))]
            for one in strange:
                value = f"'{shown(str(one))}'"
                found.append(wrong("config-value", name="nav", value=value, example="[{over: [over/index.md]}]"))
            yield [one for one in section if one not in strange]


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
