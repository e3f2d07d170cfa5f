"""Markdown files with their front matter → `Page`."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from slimmer.load.validate import shape_problem, validate
from slimmer.load.yaml_lines import parse_yaml
from slimmer.model.library import FIELDS, Kind, Page
from slimmer.model.problem import Problem, problem
from slimmer.model.settings import Settings
from slimmer.text.file_names import split_locale, with_locale

_KINDS: Mapping[str, Kind] = {
    "docs/themas": "theme",
    "docs/projecten": "project",
    "blog/posts": "post",
    "blog/newsletters": "newsletter",
}
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def kind_of(key: PurePosixPath) -> Kind:
    """What a file is follows from its folder; an index page is always a page."""
    inside = _KINDS.get("/".join(key.parts[:2]), "page")
    return inside if key.parts[0] == "blog" or key.name != "index" else "page"


def parse_page(text: str, path: PurePosixPath, settings: Settings) -> tuple[Page | None, list[Problem]]:
    key, locale = split_locale(path, settings.codes)
    if locale is None:
        return None, [_locale_problem(path, settings)]
    key = key.with_suffix("")
    kind = kind_of(key)
    if kind == "newsletter" and not _MONTH.fullmatch(key.name):
        suggestion = f"{settings.today:%Y-%m}.{locale}.md"
        return None, [problem(path, 1, "file-name-date", suggestion=suggestion)]

    lines = text.split("\n")
    opening = next(number for number, line in enumerate(lines) if line.strip())
    if lines[opening].rstrip() != "---":
        return None, [problem(path, opening + 1, "front-matter-missing")]
    closing = next((n for n in range(opening + 1, len(lines)) if lines[n].rstrip() == "---"), None)
    if closing is None:
        return None, [problem(path, opening + 1, "front-matter-open")]

    parsed = parse_yaml("\n".join(lines[opening + 1 : closing]), path, first_line=opening + 2)
    if parsed.value is None and not parsed.problems:
        return None, [problem(path, opening + 1, "front-matter-missing")]
    if parsed.value is not None and not isinstance(parsed.value, dict):
        shape = shape_problem(path, parsed.line(()), parsed.value, "title: Titel van de pagina")
        return None, [shape]
    if parsed.value is None:
        return None, list(parsed.problems)
    fields, problems = validate(FIELDS[kind], parsed, path)
    problems += parsed.problems
    if fields is None:
        return None, problems
    page = Page(
        path=path,
        key=key,
        locale=locale,
        kind=kind,
        fields=fields,
        body="\n".join(lines[closing + 1 :]),
        body_line=closing + 2,
        lines={".".join(map(str, loc)): line for loc, line in parsed.lines.items() if loc},
    )
    return (None if parsed.problems else page), problems


def _locale_problem(path: PurePosixPath, settings: Settings) -> Problem:
    """`over.md` names no locale; `over.fr.md` names one that the site does not have."""
    stem, dot, code = path.stem.rpartition(".")
    if dot and stem and re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z]+)?", code):
        right = code.lower() if code.lower() in settings.codes else settings.default_locale
        suggestion = with_locale(path.with_name(stem + path.suffix), right).name
        locales = ", ".join(settings.codes)
        return problem(path, 1, "locale-unknown", locale=code, locales=locales, suggestion=suggestion)
    suggestion = with_locale(path, settings.default_locale).name
    return problem(path, 1, "locale-missing", suggestion=suggestion)
