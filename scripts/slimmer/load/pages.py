"""Markdown files with their front matter → `Page`."""

import re
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

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


def parse_page(text: str, path: PurePosixPath, settings: Settings) -> tuple[Page | None, list[Problem]]:
    """With a problem, the page holds what could be read: its text is checked all the same. `None` without a text."""
    page, problems = _parse(text, path, settings.codes, settings.folders, settings.today)
    return page, list(problems)


@lru_cache(4096)
def _parse(
    text: str, path: PurePosixPath, codes: tuple[str, ...], folders: Folders, today: date
) -> tuple[Page | None, tuple[Problem, ...]]:
    """A preview asks for the same texts after each save."""
    key, locale = split_locale(normal_path(path), codes)
    problems: list[Problem] = []
    if locale is None:
        problems.append(_locale_problem(path, codes))
        locale, key = codes[0], key.with_name(key.name.removesuffix(".md"))
    key = key.with_suffix("") if key.suffix == ".md" else key
    kind = kind_of(key, folders)
    if kind == "newsletter" and not _MONTH.fullmatch(key.name):
        suggestion = f"{today:%Y-%m}.{locale}.md"
        problems.append(problem(path, 1, "file-name-date", suggestion=suggestion))

    lines = text.split("\n")
    front = find_front(lines)
    if not front.opened:
        problems.append(problem(path, front.start + 1, "front-matter-missing"))
        parsed = Parsed({}, {})
    elif not front.closed:
        return None, (*problems, problem(path, front.start + 1, "front-matter-open"))
    else:
        between = "\n".join(lines[front.start + 1 : front.end])
        parsed = parse_yaml(between, path, first_line=front.start + 2, remarks=False)
        problems += parsed.problems
    value = parsed.value if isinstance(parsed.value, dict) else {}
    if parsed.value is not None and not isinstance(parsed.value, dict):
        problems.append(shape_problem(path, parsed.line(()), parsed.value, "title: Titel van de pagina"))
    elif parsed.value is None and not parsed.problems:
        problems.append(problem(path, front.start + 1, "front-matter-missing"))
    checked = validate(FIELDS[kind], parsed, path, value=value)
    # What is missing is not told of what could not be read at all.
    problems += checked.problems if parsed.value == value and parsed.lines else []
    page = Page(
        path=path,
        key=key,
        locale=locale,
        kind=kind,
        fields=checked.rest,
        body="\n".join(lines[front.end + 1 :]),
        body_line=front.end + 2,
        lines={".".join(map(str, loc)): line for loc, line in parsed.lines.items() if loc},
    )
    return page, tuple(problems)


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
