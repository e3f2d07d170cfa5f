"""What mkdocs.yml says, as one frozen value that every stage can take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ConfigDict

from slimmer.model.schemas import PartialDate

_STRICT = ConfigDict(extra="forbid")
"""Of what mkdocs.yml says, where a misspelt name is told."""


@dataclass(frozen=True)
class Locale:
    code: str
    """`nl`, `en`: as in file names, addresses and `lang`."""
    name: str
    """In its own language: `Nederlands`."""


@dataclass(frozen=True)
class MailSettings:
    """What the newsletter's mail needs to know of the service that sends it to the list."""

    __pydantic_config__ = _STRICT
    service: str = "laposta"
    """A key of `slimmer.model.services.SERVICES`."""
    sender: str = ""
    """`Slimmer Leven <nieuwsbrief@…>`; may also come from the environment."""
    address: str = ""
    """Postal address at the bottom of the mail, where the service does not fill it in."""


@dataclass(frozen=True)
class Contact:
    """Where people write to; an empty one is not shown."""

    __pydantic_config__ = _STRICT
    mail: str = ""
    address: str = ""
    """Postal address, on one line or more."""


@dataclass(frozen=True)
class Folders:
    """Names below `docs/` of the folders whose pages are of one kind."""

    __pydantic_config__ = _STRICT
    projects: str = "projecten"
    themes: str = "themas"
    organisations: str = "organisaties"
    """Of the overview above the pages of all organisations."""

    def path(self, name: str) -> PurePosixPath:
        """`projects` → `docs/projecten`."""
        return PurePosixPath("docs", str(getattr(self, name)))


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
    contact: Contact = field(default_factory=Contact)
    sign_up: str = ""
    """Web address where people sign up for the newsletter."""
    unfilled: Mapping[str, int] = field(default_factory=dict)
    """What mkdocs.yml has a place for that is still empty, with its line: `contact`, `newsletter`."""
    folders: Folders = field(default_factory=Folders)
    stale_notice: bool = True
    """Whether a translation that lags behind says so to visitors."""
    roles: tuple[str, ...] = ("initiator", "signatory", "member", "partner")
    """What an organisation can be here; `role_<name>` among the words says it to visitors."""
    signed: tuple[str, ...] = ("signatory", "initiator")
    """The roles of who signed; the first is the one that the sign-up form gives."""
    country: str = "NL"
    """Of the organisations: a code of ISO 3166."""
    names_locale: str = ""
    """`content_locale` of mkdocs.yml; see `content_locale`."""

    @property
    def default_locale(self) -> str:
        return self.locales[0].code

    @property
    def content_locale(self) -> str:
        """The language of names: of organisations, of municipalities, of sources that do not say theirs."""
        return self.names_locale or self.default_locale

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(locale.code for locale in self.locales)
