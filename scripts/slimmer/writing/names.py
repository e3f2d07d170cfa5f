"""Where details and lists name a page or an organisation: by its key, not by a link."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeAlias

from slimmer.load.data import ORGANISATIONS
from slimmer.model.library import Library
from slimmer.model.settings import Settings

Names: TypeAlias = Mapping[str, Mapping[str, str]]
"""Field → old name → new name."""


def names_of(
    keys: Mapping[PurePosixPath, PurePosixPath], files: Mapping[PurePosixPath, PurePosixPath], settings: Settings
) -> Names:
    """How other files name these pages, by their keys, and the organisations among these files."""
    organisations = {old.stem: new.stem for old, new in files.items() if old.parent == ORGANISATIONS}

    def inside(folder: PurePosixPath) -> dict[str, str]:
        return {old.name: new.name for old, new in keys.items() if old.parent == folder == new.parent}

    projects, themes = (inside(settings.folders.path(name)) for name in ("projects", "themes"))
    return {
        "featured": {str(old): str(new) for old, new in keys.items()},
        "projects": projects,
        "project": projects,
        "themes": themes,
        "partners": organisations,
        "organisation": organisations,
    }


def named_lines(names: Names, library: Library) -> dict[PurePosixPath, dict[int, Mapping[str, str]]]:
    """File → line → the names that are meant on it."""
    found: dict[PurePosixPath, dict[int, Mapping[str, str]]] = {}
    for path, line, field in _lines(library):
        if names.get(field):
            found.setdefault(path, {})[line] = names[field]
    return found


def _lines(library: Library) -> Iterator[tuple[PurePosixPath, int, str]]:
    for page in library.pages:
        for place, line in page.lines.items():
            yield page.path, line, place.partition(".")[0]
    for (kind, place), (path, line) in library.data_lines.items():
        field = place.rpartition(".")[2]
        if kind == "themes" and "." not in place:
            yield path, line, "themes"
        elif kind in ("organisations", "people") and field in ("project", "organisation"):
            yield path, line, field
