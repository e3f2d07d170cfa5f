"""Small sites for tests: written to a temporary folder, loaded for real."""

import atexit
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp
from textwrap import dedent

import yaml
from markupsafe import Markup

from slimmer.content.directory import Directory, Member
from slimmer.content.listings import Listings
from slimmer.content.related import Relations
from slimmer.files.cache import TEMPLATES
from slimmer.load.config import icon_folders
from slimmer.locales.words import Words
from slimmer.model.library import Page, Unpublished
from slimmer.model.schemas import PartialDate
from slimmer.model.settings import Locale, Settings
from slimmer.outputs.build import content_table
from slimmer.outputs.mail import html as mail_html
from slimmer.outputs.mail import issue as mail_issue
from slimmer.outputs.mail import message
from slimmer.outputs.mail.issue import Issue
from slimmer.outputs.mail.message import Mail
from slimmer.outputs.output import Output
from slimmer.outputs.search.entry import Entry, search_entry
from slimmer.outputs.site import Table
from slimmer.render.links import To
from slimmer.render.text import Place, render_text
from slimmer.stages import all_unpublished, read_content
from slimmer.theme import THEME
from slimmer.views.directory import derive_directory
from slimmer.views.teasers import Teasers
from slimmer.views.texts import Text, text_key
from slimmer.views.values import View

LOCALES = {"nl": "Nederlands", "en": "English"}
EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
)
ROOT = Path(__file__).parent.parent
NETWORK = ROOT / "tests/sites/network"
OVERRIDES = NETWORK / "overrides"
"""What the frozen network changes of the theme."""
TODAY = date(2026, 11, 22)
KEPT = Path(mkdtemp(prefix="kept-"))
atexit.register(shutil.rmtree, KEPT)


def share(root: Path, kept: Path) -> None:
    """What is kept by its content is made once for all small sites of a process; the sites here keep their own."""
    if root.is_relative_to(ROOT):
        return
    (KEPT / kept).mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        (root / kept).parent.mkdir(parents=True, exist_ok=True)
        (root / kept).symlink_to(KEPT / kept)


def a_page(title: str = "Titel", body: str = "Tekst.", **fields: str) -> str:
    """The text of a Markdown file; fields are written as given."""
    given = {"title": title, "description": "Waar het over gaat.", **fields}
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in given.items()) + f"---\n\n{body}\n"


HOME = {"docs/index.nl.md": a_page("Home"), "docs/index.en.md": a_page("Home")}


def write_files(root: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())


def some_settings(root: Path, **changes: object) -> Settings:
    given: dict[str, object] = {
        "root": root,
        "site_name": "Test",
        "site_url": "https://example.org/",
        "locales": tuple(Locale(code, name) for code, name in LOCALES.items()),
        "today": TODAY,
        "markdown_extensions": EXTENSIONS,
        "theme": (OVERRIDES, THEME),
        "icons": icon_folders(),
        "founded": PartialDate(2011),
    }
    return Settings(**{**given, **changes})  # type: ignore[arg-type]


def commit(root: Path, day: str = "2026-01-01") -> None:
    """All files as they are now, in a new commit of that day."""
    name = "-c", "user.name=a", "-c", "user.email=a@example.org"
    dated = {**os.environ, "GIT_AUTHOR_DATE": f"{day}T12:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00Z"}
    for command in (["init", "-q"], ["add", "-A", "--", ".", ":!.cache"], [*name, "commit", "-qm", "x"]):
        subprocess.run(["git", "-C", str(root), *command], check=True, env=dated)


class Files(Mapping[str, bytes]):
    """The files of a site, each made when a test asks for it."""

    def __init__(self, outputs: Sequence[Output]) -> None:
        self._outputs = {one.path: one for one in outputs}
        self._made: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> bytes:
        if path not in self._made:
            self._made[path] = self._outputs[path].make()
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._outputs)

    def __len__(self) -> int:
        return len(self._outputs)


class Site:
    """A small site, read and checked, and what follows from it: made when a test asks for it."""

    def __init__(self, settings: Settings) -> None:
        share(settings.root, TEMPLATES)
        self.settings = settings
        self.content = read_content(settings)
        self.library, self.documents, self.links, self.logos, self.gallery, self.problems = self.content[:6]
        self.addresses = self.links.addresses
        self.words = {code: Words(code, self.library.words[code]) for code in settings.codes}

    @property
    def unpublished(self) -> tuple[Unpublished, ...]:
        return all_unpublished(self.library, self.gallery)

    @cached_property
    def table(self) -> Table:
        return content_table(self.content, self.settings)

    @cached_property
    def files(self) -> Files:
        """Every file of the site but those of search."""
        return Files(self.table.outputs)

    def teasers(self, page: Page) -> Teasers:
        return self.table.derived.readers[page.locale].teasers

    @cached_property
    def listings(self) -> Listings:
        return Listings(self.library, self.settings)

    @cached_property
    def relations(self) -> Relations:
        return Relations(self.library, self.listings)

    @property
    def directory(self) -> Directory:
        return self.table.derived.directory

    def url(self, page: Page) -> str:
        return self.addresses.pages[page.path]


def prepare(settings: Settings) -> Site:
    return Site(settings)


def a_site(root: Path, files: Mapping[str, str | bytes], **changes: object) -> Site:
    """A site with a home page in Dutch and English and these files, loaded and checked."""
    write_files(root, {**HOME, **files})
    return Site(some_settings(root, **changes))


def derive_views(site: Site) -> tuple[View, ...]:
    return site.table.views


def place_page(page: Page, site: Site, to: To, where: Place = "feed") -> Markup:
    """The text of a page as HTML."""
    frame = site.table.frame
    return render_text(site.table.derived.texts[page.path], to, site.words[page.locale], frame.templates, where)


def compose_issue(page: Page, site: Site) -> Issue:
    text = site.table.derived.texts[page.path]
    return mail_issue.compose_issue(page, text, site.teasers(page), site.table.frame)


def make_mail(page: Page, site: Site) -> Mail:
    return message.make_mail(compose_issue(page, site), site.settings.mail, site.table.frame)


def render_feeds(site: Site) -> dict[str, bytes]:
    return {path: site.files[path] for path in site.files if path.endswith(("feed.xml", "rss.xml", "feed.json"))}


def render_data(site: Site) -> dict[str, bytes]:
    return {path: site.files[path] for path in site.files if path.startswith("data/")}


def place_directory(members: Sequence[Member], site: Site, locale: str, to: To) -> Markup:
    """Organisations by letter, with filters and figures."""
    parts = (derive_directory(members, site.table.derived.readers[locale].refs, str(TODAY)),)
    text = Text(parts, text_key(parts))
    return render_text(text, to, site.words[locale], site.table.frame.templates, "page")


def render_mjml(page: Page, site: Site) -> str:
    return mail_html.render_mjml(compose_issue(page, site), site.settings.mail, site.table.frame)


def cards_of(site: Site) -> dict[str, Output]:
    """Path → the output of each social card."""
    return {one.path: one for one in site.table.outputs if one.path.startswith("assets/cards/")}


def a_project(
    root: Path, files: Mapping[str, str | bytes] = {}, *, locales: Mapping[str, str] = LOCALES, **config: object
) -> Path:
    """A site as the command finds it: mkdocs.yml, an empty `overrides/`, a home page in every locale, these files.

    `config`: more of mkdocs.yml, at its top.
    """
    given = {
        "site_name": "Test",
        "site_url": "https://example.org/",
        "theme": {"name": "slimmer", "custom_dir": "overrides"},
        "plugins": [{"slimmer": {"locales": dict(locales)}}],
        "markdown_extensions": list(EXTENSIONS),
        **config,
    }
    (root / "overrides").mkdir(parents=True, exist_ok=True)
    homes = {f"docs/index.{code}.md": a_page("Home") for code in locales}
    write_files(root, {"mkdocs.yml": yaml.safe_dump(given, sort_keys=False), **homes, **files})
    return root


def search_entries(site: Site) -> dict[str, Entry]:
    """By address, what search knows of each page that can be found."""
    refs = {code: one.refs for code, one in site.table.derived.readers.items()}
    sources = {str(page.path): page for page in site.library.pages}
    found = ((view.url, search_entry(view, sources.get(view.source), refs[view.locale])) for view in derive_views(site))
    return {url: entry for url, entry in found if entry}
