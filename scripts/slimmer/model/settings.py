"""What mkdocs.yml says, as one frozen value that every stage can take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from slimmer.model.schemas import PartialDate


@dataclass(frozen=True)
class Locale:
    code: str
    """`nl`, `en`: as in file names, addresses and `lang`."""
    name: str
    """In its own language: `Nederlands`."""


@dataclass(frozen=True)
class MailSettings:
    """What the newsletter's mail needs to know of the service that sends it to the list."""

    service: str = "laposta"
    """A key of `slimmer.model.services.SERVICES`."""
    sender: str = ""
    """`Slimmer Leven <nieuwsbrief@…>`; may also come from the environment."""
    address: str = ""
    """Postal address at the bottom of the mail, where the service does not fill it in."""


@dataclass(frozen=True)
class Settings:
    root: Path
    """The repository; `docs/` and `blog/` are in it."""
    site_name: str
    site_url: str
    """Absolute, with a slash at the end; canonical addresses start with it."""
    locales: tuple[Locale, ...]
    """The first is the default locale, at the root of the site."""
    today: date
    """What is dated later is not published yet."""
    site_dir: Path = Path("site")
    """Where the site goes when nothing else is asked for."""
    preview: bool = False
    """`serve`: show drafts with a mark, and go on when there are problems."""
    navigation: tuple[tuple[str, ...], ...] = ()
    """The menu: per section its pages, as paths below `docs/` without locale and suffix."""
    navigation_lines: Mapping[str, int] = field(default_factory=dict)
    """Where each of these stands in mkdocs.yml."""
    footer: tuple[str, ...] = ()
    """Pages that the footer links to, written like those of the menu."""
    markdown_extensions: Sequence[str] = ()
    markdown_configs: Mapping[str, Any] = field(default_factory=dict)
    config_name: str = "mkdocs.yml"
    theme: tuple[Path, ...] = (Path("overrides"),)
    """Folders of templates, styles and drawings: what this network changes first, then Slimmer's own."""
    icons: tuple[Path, ...] = ()
    """Where templates find icons: `.icons/material/menu.svg`."""
    timezone: str = "Europe/Amsterdam"
    founded: PartialDate | None = None
    """Before this no organisation can have a role."""
    mail: MailSettings = field(default_factory=MailSettings)
    folders: Mapping[str, str] = field(
        default_factory=lambda: {"projects": "projecten", "themes": "themas", "organisations": "organisaties"}
    )
    """What holds a kind of page → its folder below `docs/`."""
    roles: tuple[str, ...] = ("initiator", "signatory", "member", "partner")
    content_locale: str = ""
    """The language of names of organisations and municipalities; empty for the default one."""
    country: str = "NL"
    """Of the organisations: ISO 3166."""

    @property
    def default_locale(self) -> str:
        return self.locales[0].code

    @property
    def names_locale(self) -> str:
        return self.content_locale or self.default_locale

    def folder(self, kind: str) -> str:
        """`docs/projecten`."""
        return f"docs/{self.folders[kind]}"

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(locale.code for locale in self.locales)
