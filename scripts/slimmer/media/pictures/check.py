"""Rules about the logos beside the files of the organisations, and the drawings of the theme."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from os.path import relpath
from pathlib import Path, PurePosixPath

from slimmer.files.layers import layered
from slimmer.load.data import ORGANISATIONS
from slimmer.media.pictures.logo import LOGO, SUFFIXES
from slimmer.media.pictures.outcome import Refused, SvgRefused
from slimmer.media.pictures.renditions import Made, Wanted
from slimmer.media.svg.clean import clean_inline
from slimmer.model.library import Library
from slimmer.model.problem import Problem, problem
from slimmer.text.nearest import nearest


def wanted_logos(library: Library, names: Collection[str], root: Path) -> Iterator[Wanted[str]]:
    """The logos that are there to be made; `names` are the pictures in `ORGANISATIONS`."""
    for key, name in _logos(library):
        if name in names and _suffix(name) in SUFFIXES:
            yield Wanted(key, f"logo-{key}", root / ORGANISATIONS / name, LOGO)


def check_logos(library: Library, names: Collection[str], made: Mapping[str, Made | Refused]) -> Iterator[Problem]:
    """Every logo that is named is there and can be shown; `made` comes from `make_renditions`."""
    for key, name in _logos(library):
        path, line = library.data_lines["organisations", f"{key}.logo"]
        result = made.get(key)
        if not _is_file_name(name):
            yield problem(path, line, "logo-place", value=name, folder=ORGANISATIONS, example=f"{key}.svg")
        elif _suffix(name) not in SUFFIXES:
            yield problem(path, line, "logo-type", value=name, example=f"{key}.svg")
        elif name not in names:
            suggestion = nearest(name, names)
            yield problem(path, line, "logo-missing", value=name, folder=ORGANISATIONS, suggestion=suggestion)
        elif isinstance(result, Refused):
            yield problem(path, line, result.code, value=name, **result.values)
    yield from _check_unused(library, names)


def check_drawings(theme: Sequence[Path], root: Path) -> Iterator[Problem]:
    """What a network draws for its theme is held to the same as any drawing; the last folder is the program's own."""
    for name, file in layered(theme[:-1], ".").items():
        if _suffix(name) == ".svg":
            try:
                clean_inline(file.read_bytes())
            except SvgRefused as refused:
                path = PurePosixPath(Path(relpath(file, root)).as_posix())
                yield problem(
                    path, int(str(refused.values.get("at", 1))), refused.code, value=path.name, **refused.values
                )


def _check_unused(library: Library, names: Collection[str]) -> Iterator[Problem]:
    """A logo that was dropped here is meant to be seen."""
    if any(kind == "organisations" for kind, _ in library.unreadable_data):
        # One that cannot be read yet may be the one that names it.
        return
    used = {name for _, name in _logos(library)}
    missing = used - set(names)
    for name in sorted(set(names) - used):
        key = nearest(PurePosixPath(name).stem, library.organisations)
        if _suffix(name) not in SUFFIXES:
            yield problem(ORGANISATIONS / name, 1, "logo-type", value=name, example=f"{key or 'logo'}.svg")
        # A misspelt `logo` has its own message, which offers this file.
        elif not any(nearest(one, [name]) for one in missing):
            of = f" ({ORGANISATIONS / key}.yml)" if key else ""
            yield problem(ORGANISATIONS / name, 1, "logo-unused", name=name, of=of)


def _logos(library: Library) -> Iterator[tuple[str, str]]:
    for key, organisation in sorted(library.every_organisation.items()):
        if organisation.logo is not None:
            yield key, organisation.logo


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _is_file_name(value: str) -> bool:
    """A name and nothing else: no folder, no address."""
    return not any(sign in value for sign in "/\\:") and not value.startswith(".")
