"""Markdown files with their front matter → `Page`."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from slimmer.load.text import normal_path
from slimmer.load.validate import shape_problem, validate
from slimmer.load.yaml_lines import Parsed, parse_yaml
from slimmer.model.library import FIELDS, Kind, Page
from slimmer.model.problem import Problem, problem
from slimmer.model.settings import Folders, Settings
from slimmer.text.file_names import split_locale, with_locale
from slimmer.text.front_matter import find_front

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def kind_of(key: PurePosixPath, folders: Folders) -> Kind:
    """What a file is follows from its folder; an index page is always a page."""
    parts = key.parts
    inside: Kind = next((kind for folder, kind in _kinds(folders) if parts[: len(folder)] == folder), "page")
    return inside if key.parts[0] == "blog" or key.name != "index" else "page"


@lru_cache(4)
def _kinds(folders: Folders) -> tuple[tuple[tuple[str, ...], Kind], ...]:
    return (
        (folders.path("themes").parts, "theme"),
        (folders.path("projects").parts, "project"),
        (("blog", "posts"), "post"),
        (("blog", "newsletters"), "newsletter"),
    )


class Naming(NamedTuple):
    """What names of files and folders mean."""

    codes: tuple[str, ...]
    folders: Folders
    today: date


def naming(settings: Settings) -> Naming:
    return Naming(settings.codes, settings.folders, settings.today)


class Parted(NamedTuple):
    """A text taken apart, without a look at what it says."""

    fields: Parsed
    body: str
    body_line: int
    """The line of the file on which `body` begins."""


def part_text(text: str, path: PurePosixPath) -> tuple[Parted | None, list[Problem]]:
    """`None` where nobody can tell what are fields and what is text."""
    lines = text.split("\n")
    front = find_front(lines)
    missing = problem(path, front.start + 1, "front-matter-missing")
    if not front.opened:
        fields = Parsed({}, {}, (missing,))
    elif not front.closed:
        return None, [problem(path, front.start + 1, "front-matter-open")]
    else:
        between = "\n".join(lines[front.start + 1 : front.end])
        fields = parse_yaml(between, path, first_line=front.start + 2, remarks=False)
        if fields.value is None and not fields.problems:
            fields = replace(fields, problems=(missing,))
    return Parted(fields, "\n".join(lines[front.end + 1 :]), front.end + 2), list(fields.problems)


def parse_page(text: str, path: PurePosixPath, settings: Settings) -> tuple[Page | None, list[Problem]]:
    """With a problem, the page holds what could be read: its text is checked all the same. `None` without a text."""
    parted, problems = part_text(text, path)
    page, found = make_page(parted, path, naming(settings))
    return page, [*found, *problems]


def make_page(parted: Parted | None, path: PurePosixPath, naming: Naming) -> tuple[Page | None, list[Problem]]:
    """The page, and what is wrong in its name and fields."""
    key, locale = split_locale(normal_path(path), naming.codes)
    problems: list[Problem] = []
    if locale is None:
        problems.append(_locale_problem(path, naming.codes))
        locale, key = naming.codes[0], key.with_name(key.name.removesuffix(".md"))
    key = key.with_suffix("") if key.suffix == ".md" else key
    kind = kind_of(key, naming.folders)
    if kind == "newsletter" and not _MONTH.fullmatch(key.name):
        suggestion = f"{naming.today:%Y-%m}.{locale}.md"
        problems.append(problem(path, 1, "file-name-date", suggestion=suggestion))
    if parted is None:
        return None, problems
    parsed = parted.fields
    value = parsed.value if isinstance(parsed.value, dict) else {}
    if parsed.value is not None and not isinstance(parsed.value, dict):
        problems.append(shape_problem(path, parsed.line(()), parsed.value, "title: Titel van de pagina"))
    checked = validate(FIELDS[kind], parsed, path, value=value)
    # What is missing is not told of what could not be read at all.
    problems += checked.problems if parsed.value == value and parsed.lines else []
    page = Page(
        path=path,
        key=key,
        locale=locale,
        kind=kind,
        fields=checked.rest,
        body=parted.body,
        body_line=parted.body_line,
        lines={".".join(map(str, loc)): line for loc, line in parsed.lines.items() if loc},
    )
    return page, problems


def _locale_problem(path: PurePosixPath, codes: tuple[str, ...]) -> Problem:
    """`over.md` names no locale; `over.fr.md` names one that the site does not have."""
    stem, dot, code = path.stem.rpartition(".")
    if dot and stem and re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z]+)?", code):
        right = code.lower() if code.lower() in codes else codes[0]
        suggestion = with_locale(path.with_name(stem + path.suffix), right).name
        locales = ", ".join(codes)
        return problem(path, 1, "locale-unknown", locale=code, locales=locales, suggestion=suggestion)
    suggestion = with_locale(path, codes[0]).name
    return problem(path, 1, "locale-missing", suggestion=suggestion)
