"""What commands about the content share: the content or an end, a path as it was typed, and how they stop."""

import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import NoReturn

import click

from slimmer.load.config import load_settings
from slimmer.load.data import DATA
from slimmer.load.library import load_library
from slimmer.load.text import forbidden_sign
from slimmer.messages.outside import both_ways
from slimmer.messages.tell import render_problems
from slimmer.model.library import Library
from slimmer.model.problem import Problem
from slimmer.model.settings import Settings
from slimmer.text.shorten import shown


def stop(code: str, **values: object) -> NoReturn:
    click.echo(both_ways(code, **values), err=True)
    sys.exit(2)


def stop_at(problems: Sequence[Problem], code: str = "unreadable", *, status: int = 1) -> None:
    """Goes on when there are none."""
    if problems:
        click.echo(both_ways(code) + "\n" + render_problems(problems), err=True)
        sys.exit(status)


def load_content(config_file: Path) -> tuple[Settings, Library]:
    """Or an end with the problems of its data: nothing is set beside what cannot be read."""
    settings = load_settings(config_file)
    library, problems = load_library(settings)
    stop_at([one for one in problems if one.path.is_relative_to(DATA)])
    return settings, library


def chosen_locale(locale: str | None, settings: Settings) -> str:
    code = locale or settings.default_locale
    if code not in settings.codes:
        stop("locale", value=code, known=", ".join(settings.codes))
    return code


def inside(path: str, config_file: Path) -> PurePosixPath:
    """A path as it was typed or dragged, from the folder of mkdocs.yml."""
    root = config_file.resolve().parent
    if sign := forbidden_sign(path):
        stop("sign", name=shown(path), sign=sign)
    typed = Path(path.replace("\\", "/")).expanduser()
    places = [one.resolve() for one in (Path.cwd() / typed, root / typed)]
    within = [one for one in places if one.is_relative_to(root)]
    if not within:
        stop("outside", path=path, example="docs/over/werkwijze.nl.md")
    # What is not there yet is meant from the folder of mkdocs.yml.
    meant = next((one for one in map(_as_it_is_there, within) if one.exists()), within[-1])
    return PurePosixPath(meant.relative_to(root).as_posix())


def _as_it_is_there(path: Path) -> Path:
    """A name from a Mac has its accents apart; typed they are one sign."""
    if path.exists() or path.name.isascii() or not path.parent.is_dir():
        return path
    name = unicodedata.normalize("NFC", path.name)
    return next((one for one in path.parent.iterdir() if unicodedata.normalize("NFC", one.name) == name), path)
