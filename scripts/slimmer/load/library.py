"""All content files, each read once → `Library` and the problems met on the way."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from slimmer.load.data import DATA, ORGANISATIONS, Data, mark_unreadable, parse_data
from slimmer.load.kept import PageFiles
from slimmer.load.silences import find_silences
from slimmer.load.text import load_text, walk
from slimmer.load.words import read_words
from slimmer.model.library import Asset, Library, Page, Unpublished
from slimmer.model.problem import Problem, Silence, problem, term
from slimmer.model.settings import Settings
from slimmer.text.typography import typeset

ASSETS = frozenset(
    ".jpg .jpeg .png .webp .avif .gif .svg .pdf .docx .xlsx .pptx .odt .ods .odp .csv .ics .vtt .mp3 .mp4 .webm".split()
)
SPELLING = DATA / "spelling.txt"
"""Words that are right though no dictionary has them: one a line, `#` before a remark."""
PICTURES = frozenset(".svg .png .jpg .jpeg .webp .gif .avif .bmp .tif .tiff .heic .pdf .eps .svgz".split())
"""What may have been meant as a logo; which of these can be one is the check's business."""
HEIC = (".heic", ".heif")
"""What an iPhone makes, and no browser but its own can show."""
SAID = ("title", "menu", "description", "lead", "alt")
"""Fields that a visitor reads as they are typed."""
_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})


def load_library(settings: Settings) -> tuple[Library, list[Problem]]:
    """Read `docs/` and `blog/` below the root."""
    pages: list[Page] = []
    assets: list[Asset] = []
    logos: list[str] = []
    unpublished: list[Unpublished] = []
    damaged: list[Page] = []
    unreadable: set[PurePosixPath] = set()
    problems: list[Problem] = []
    silences: list[Silence] = []
    digests: dict[PurePosixPath, str] = {}
    files = PageFiles(settings)
    spelling: frozenset[str] | None = None
    data_files: list[tuple[PurePosixPath, str | None, bool]] = []
    for path, entry in _content(settings):
        suffix = path.suffix.lower()
        if entry.is_symlink() or not entry.is_file():
            problems.append(problem(path, 1, "file-unreadable"))
        elif path == SPELLING:
            text, found = load_text(settings.root, path)
            problems += found
            spelling = frozenset(word for line in (text or "").split("\n") for word in line.partition("#")[0].split())
        elif path.is_relative_to(DATA) and suffix in (".yml", ".yaml", ".md"):
            text, found = load_text(settings.root, path)
            problems += found
            data_files.append((path, text, bool(found)))
            silences += find_silences(text, path) if text is not None else []
        elif path.parent == ORGANISATIONS and suffix in PICTURES:
            logos.append(path.name)
        elif hidden := _hidden(path):
            unpublished.append(hidden)
        elif suffix == ".md" and path.parts[0] == "blog" and path.parts[1] not in ("posts", "newsletters"):
            problems.append(problem(path, 1, "file-place"))
        elif suffix == ".md":
            page, wrong, remarks, digest, _ = files.load(path, entry.stat())
            problems += wrong
            silences += remarks
            digests |= {path: digest} if digest else {}
            if page is None or wrong:
                unreadable.add(path)
                damaged += [page] if page else []
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
    files.keep()
    data, found_in_data = _parse_data(tuple(data_files))
    problems += found_in_data
    words: dict[str, Mapping[str, str]] = {}
    for code in settings.codes:
        words[code], found = read_words(code, data, settings.config_name, settings.roles, settings.codes)
        problems += found
    library = Library(
        pages=tuple(_typeset(page, words) for page in pages),
        damaged=tuple(_typeset(page, words) for page in damaged),
        assets=tuple(assets),
        logos=tuple(logos),
        unpublished=tuple(unpublished),
        unreadable=frozenset(unreadable),
        unreadable_data=frozenset(data.unreadable),
        words=words,
        silences=tuple(silences),
        digests=digests,
        spelling=spelling,
        data_lines=data.lines,
        **data.entries,
        **{f"damaged_{kind}": found for kind, found in data.damaged.items()},
    )
    return library, problems


@lru_cache(2)
def _parse_data(files: tuple[tuple[PurePosixPath, str | None, bool], ...]) -> tuple[Data, tuple[Problem, ...]]:
    """Of each file its text, and whether something is wrong with that. Nobody changes what is returned."""
    data = Data()
    problems: list[Problem] = []
    for path, text, is_wrong in files:
        if text is None or is_wrong:
            mark_unreadable(path, data)
        if text is not None:
            problems += parse_data(text, path, data)
    return data, tuple(problems)


def _content(settings: Settings) -> Iterator[tuple[PurePosixPath, os.DirEntry[str]]]:
    for folder in ("blog", "docs"):
        for path, entry in walk(settings.root, folder):
            ours = path.name.lower() in _OF_THE_SYSTEM or path == DATA / "translations.txt"
            if path.name.startswith((".", "~$")) or ours:
                continue
            yield path, entry


def _typeset(page: Page, words: Mapping[str, Mapping[str, str]]) -> Page:
    """What the fields say is set as the text is."""
    signs = words[page.locale].get("typography", "")
    said = {name: getattr(page.fields, name, None) for name in SAID}
    changed = {name: made for name, text in said.items() if text and (made := typeset(text, signs)) != text}
    return replace(page, fields=page.fields.model_copy(update=changed)) if changed else page


def _hidden(path: PurePosixPath) -> Unpublished | None:
    part = next((part for part in path.parts if part.startswith("_") and path.suffix != ".yml"), None)
    if part is None:
        return None
    return Unpublished(path, term("underscore", part=part))


def unpublished_because(page: Page, today: date) -> Unpublished | None:
    """Why visitors do not see this page today."""
    if page.fields.draft:
        return Unpublished(page.path, term("draft"))
    day = getattr(page.fields, "date", None)
    if isinstance(day, date) and day > today:
        return Unpublished(page.path, term("appears", day=day))
    return None
