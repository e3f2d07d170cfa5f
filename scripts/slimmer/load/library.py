"""All content files, each read once → `Library` and the problems met on the way."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath

from slimmer.load.data import DATA, Data, mark_unreadable, parse_data
from slimmer.load.pages import parse_page
from slimmer.load.text import load_text, walk
from slimmer.locales.dates import say_date
from slimmer.locales.words import OPEN_WORDS, own_words
from slimmer.model.library import Asset, Library, Page, Unpublished
from slimmer.model.problem import Problem, problem
from slimmer.model.settings import Settings
from slimmer.text.nearest import nearest

ASSETS = frozenset(
    ".jpg .jpeg .png .webp .avif .gif .svg .pdf .docx .xlsx .pptx .odt .ods .odp .csv .ics .vtt .mp3 .mp4 .webm".split()
)
LOGOS = DATA / "organisations"
PICTURES = frozenset(".svg .png .jpg .jpeg .webp .gif .avif .bmp .tif .tiff .heic .pdf .eps .svgz".split())
"""What may have been meant as a logo; which of these can be one is the check's business."""
HEIC = (".heic", ".heif")
"""What an iPhone makes, and no browser but its own can show."""
_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})


def load_library(settings: Settings) -> tuple[Library, list[Problem]]:
    """Read `docs/` and `blog/` below the root."""
    pages: list[Page] = []
    assets: list[Asset] = []
    logos: list[str] = []
    unpublished: list[Unpublished] = []
    unreadable: set[PurePosixPath] = set()
    problems: list[Problem] = []
    data = Data()
    for path, entry in _content(settings):
        suffix = path.suffix.lower()
        if entry.is_symlink() or not entry.is_file():
            problems.append(problem(path, 1, "file-unreadable"))
        elif path.is_relative_to(DATA) and suffix in (".yml", ".yaml", ".md"):
            text, found = load_text(settings.root, path)
            problems += found
            if text is None:
                mark_unreadable(path, data)
            else:
                problems += parse_data(text, path, data)
        elif path.parent == LOGOS and suffix in PICTURES:
            logos.append(path.name)
        elif hidden := _hidden(path):
            unpublished.append(hidden)
        elif suffix == ".md" and path.parts[0] == "blog" and path.parts[1] not in ("posts", "newsletters"):
            problems.append(problem(path, 1, "file-place"))
        elif suffix == ".md":
            page, found = _load_page(path, settings)
            problems += found
            if page is None:
                unreadable.add(path)
            elif reason := unpublished_because(page, settings.today):
                unpublished.append(reason)
                if settings.preview:
                    pages.append(page)
            else:
                pages.append(page)
        elif suffix in ASSETS:
            assets.append(Asset(path, entry.stat().st_size))
        elif suffix in HEIC:
            problems.append(problem(path, 1, "picture-heic", value=path.name))
            unreadable.add(path)
        else:
            allowed = " ".join(sorted(ASSETS))
            problems.append(problem(path, 1, "file-type", suffix=suffix or path.name, allowed=f".md {allowed}"))
    words: dict[str, Mapping[str, str]] = {}
    for code in settings.codes:
        words[code], found = _words(code, data, settings)
        problems += found
    library = Library(
        pages=tuple(pages),
        assets=tuple(assets),
        logos=tuple(logos),
        unpublished=tuple(unpublished),
        unreadable=frozenset(unreadable),
        unreadable_data=frozenset(data.unreadable),
        organisations=data.organisations,
        people=data.people,
        sources=data.sources,
        themes=data.themes,
        sectors=data.sectors,
        categories=data.categories,
        tags=data.tags,
        municipalities=data.municipalities,
        glossary=data.glossary,
        words=words,
        data_lines=data.lines,
    )
    return library, problems


def _words(code: str, data: Data, settings: Settings) -> tuple[Mapping[str, str], list[Problem]]:
    """The interface in one locale; English stands in for what is missing, until it is mended."""
    site, own = data.words.get(code, {}), own_words(code)
    file, known = DATA / "words" / f"{code}.yml", own_words("en")
    problems = [
        problem(
            *data.lines["words", f"{code}.{name}"],
            "field-unknown",
            field=name,
            known=", ".join(list(known)[:6]) + "…",
            suggestion=nearest(name, known),
        )
        for name in site
        if name not in known and not name.startswith(OPEN_WORDS)
    ]
    missing = [name for name in known if name not in own and name not in site]
    unreadable = ("words", code) in data.lines and code not in data.words
    if missing and not unreadable:
        shown = ", ".join(missing[:12]) + ("…" if len(missing) > 12 else "")
        path = PurePosixPath(settings.config_name)
        problems.append(problem(path, 1, "words-missing", locale=code, missing=shown, file=file))
    return {**known, **own, **site}, problems


def _content(settings: Settings) -> Iterator[tuple[PurePosixPath, os.DirEntry[str]]]:
    for folder in ("blog", "docs"):
        for path, entry in walk(settings.root, folder):
            if path.name.startswith((".", "~$")) or path.name.lower() in _OF_THE_SYSTEM:
                continue
            yield path, entry


def _load_page(path: PurePosixPath, settings: Settings) -> tuple[Page | None, list[Problem]]:
    text, problems = load_text(settings.root, path)
    return parse_page(text, path, settings) if text is not None else (None, problems)


def _hidden(path: PurePosixPath) -> Unpublished | None:
    part = next((part for part in path.parts if part.startswith("_") and path.suffix != ".yml"), None)
    if part is None:
        return None
    return Unpublished(path, f"'{part}' begint met een liggend streepje", f"'{part}' begins with an underscore")


def unpublished_because(page: Page, today: date) -> Unpublished | None:
    """Why visitors do not see this page today."""
    if page.fields.draft:
        return Unpublished(page.path, "concept (draft: true)", "draft (draft: true)")
    day = getattr(page.fields, "date", None)
    if isinstance(day, date) and day > today:
        nl, en = say_date(day, "nl"), say_date(day, "en")
        return Unpublished(page.path, f"verschijnt op {nl}", f"appears on {en}")
    return None
