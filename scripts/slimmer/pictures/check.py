"""Rules about the logos beside the files of the organisations."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from slimmer.load.data import DATA
from slimmer.load.validate import nearest
from slimmer.model import Library
from slimmer.pictures.logo import SUFFIXES
from slimmer.pictures.refused import Refused
from slimmer.pictures.renditions import Made, Wanted
from slimmer.problems import Problem, problem

FOLDER = DATA / "organisations"


def wanted_logos(library: Library, names: Collection[str], root: Path) -> Iterator[Wanted]:
    """The logos that are there to be made; `names` are the files in `FOLDER`."""
    for key, name in _logos(library):
        if name in names and _suffix(name) in SUFFIXES:
            yield Wanted(key, root / FOLDER / name)


def check_logos(library: Library, names: Collection[str], made: Mapping[str, Made | Refused]) -> Iterator[Problem]:
    """Every logo that is named is there and can be shown; `made` comes from `make_renditions`."""
    for key, name in _logos(library):
        path, line = library.data_lines["organisations", f"{key}.logo"]
        result = made.get(key)
        if not _is_file_name(name):
            yield problem(path, line, "logo-place", value=name, folder=FOLDER, example=f"{key}.svg")
        elif _suffix(name) not in SUFFIXES:
            yield problem(path, line, "logo-type", value=name, example=f"{key}.svg")
        elif name not in names:
            suggestion = nearest(name, _pictures(names))
            yield problem(path, line, "logo-missing", value=name, folder=FOLDER, suggestion=suggestion)
        elif isinstance(result, Refused):
            yield problem(path, line, result.code, value=name, **result.values)
    yield from _check_unused(library, names)


def _check_unused(library: Library, names: Collection[str]) -> Iterator[Problem]:
    """A logo that was dropped here is meant to be seen."""
    readable = {f"{key}.yml" for key in library.organisations}
    if any(name.endswith(".yml") and name not in readable for name in names):
        # One that cannot be read yet may be the one that names it.
        return
    used = {name for _, name in _logos(library)}
    for name in _pictures(names):
        if name not in used:
            # A misspelt name in a `logo` field has its own message, which offers this file.
            if any(nearest(one, [name]) for one in used - set(names)):
                continue
            key = nearest(PurePosixPath(name).stem, library.organisations)
            of = f" ({FOLDER / key}.yml)" if key else ""
            yield problem(FOLDER / name, 1, "logo-unused", name=name, of=of)


def _logos(library: Library) -> Iterator[tuple[str, str]]:
    for key, organisation in sorted(library.organisations.items()):
        if organisation.logo is not None:
            yield key, organisation.logo


def _pictures(names: Collection[str]) -> list[str]:
    return sorted(name for name in names if _suffix(name) in SUFFIXES)


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _is_file_name(value: str) -> bool:
    """A name and nothing else: no folder, no address."""
    return not any(sign in value for sign in "/\\:") and not value.startswith(".")
