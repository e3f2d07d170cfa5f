"""Small sites for tests: written to a temporary folder, loaded for real."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

from slimmer.model.schemas import PartialDate
from slimmer.model.settings import Locale, Settings
from slimmer.stages import Site, prepare
from slimmer.theme import THEME

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
TODAY = date(2026, 11, 22)


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
        "theme": (ROOT / "overrides", THEME),
        "founded": PartialDate(2011),
    }
    return Settings(**{**given, **changes})  # type: ignore[arg-type]


def a_site(root: Path, files: Mapping[str, str | bytes], **changes: object) -> Site:
    """A site with a home page in Dutch and English and these files, loaded and checked."""
    write_files(root, {**HOME, **files})
    return prepare(some_settings(root, **changes))
