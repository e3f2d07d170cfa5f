"""All pictures of the site: each made once, in parallel, and kept until its source or its recipe changes."""

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent import futures
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from slimmer.files.cache import keep, load
from slimmer.files.lines import read_source
from slimmer.files.parallel import end_with_parent
from slimmer.media.pictures.decode import Limits
from slimmer.media.pictures.outcome import Outline, PictureFile, Refused, Renditions, outline, pack, unpack

_START = 0.2
"""Seconds that a process takes to start: for less work than this there is no second one."""

Key = TypeVar("Key")
Progress: TypeAlias = Callable[[int, int], None]
"""Told how many are done, of how many."""


@dataclass(frozen=True)
class Recipe:
    """What is made of a file."""

    name: str
    """Changes with everything that changes the bytes: our own numbers, the versions of the libraries."""
    make: Callable[[bytes, str], Renditions]
    """From content and suffix; raises `Refused`. Runs in a process of its own, so it is found by its name."""
    limits: Limits
    seconds: float
    """About what one takes."""


Work: TypeAlias = tuple[Path, Recipe, Path]
"""Source, recipe and the folder of the cache."""
Entry: TypeAlias = tuple[str, Outline] | Refused


@dataclass(frozen=True)
class Wanted(Generic[Key]):
    key: Key
    name: str
    """Of the files that are made, without size, digest and suffix: `logo-summa-college`."""
    source: Path
    recipe: Recipe


@dataclass(frozen=True)
class Made:
    """Where the renditions are; their content stays in the cache."""

    files: tuple[PictureFile, ...]
    digest: str
    source: Path
    recipe: Recipe
    """From which they are made again where nothing can be kept."""


def make_renditions(
    wanted: Iterable[Wanted[Key]], cache_dir: Path, jobs: int = 0, progress: Progress | None = None
) -> dict[Key, Made | Refused]:
    """Per key its files, or why there are none. `jobs` is a number of processes; 0 is one for each core."""
    found: dict[Key, Made | Refused] = {}
    missing: dict[str, list[Wanted[Key]]] = {}
    for one in wanted:
        digest = _digest_now(one)
        if isinstance(digest, Refused):
            found[one.key] = digest
        elif known := _load_entry(cache_dir, digest):
            found[one.key] = known if isinstance(known, Refused) else _name(one, digest, outline(known))
        else:
            missing.setdefault(digest, []).append(one)
    work = [(same[0].source, same[0].recipe, cache_dir) for same in missing.values()]
    seconds = sum(same[0].recipe.seconds for same in missing.values())
    for same, entry in zip(missing.values(), _make_all(work, seconds, jobs, progress), strict=True):
        for one in same:
            found[one.key] = entry if isinstance(entry, Refused) else _name(one, *entry)
    return found


def contents(made: Made, cache_dir: Path) -> tuple[bytes, ...]:
    """In the order of `made.files`: from the cache, or made anew where it could not keep them, or was emptied.

    Raises `FileNotFoundError` when the source is another one meanwhile.
    """
    entry = _load_entry(cache_dir, made.digest)
    if not isinstance(entry, tuple):
        entry = _make_again(made.source, made.recipe, made.digest)
    return tuple(one.content for one in entry)


@lru_cache(2)
def _make_again(source: Path, recipe: Recipe, digest: str) -> Renditions:
    """The files of one picture are asked for one after another."""
    content = read_source(source)
    if _digest(content, source, recipe.name) != digest:
        nl, en = "is gewijzigd tijdens het bouwen; bouw nog eens", "changed during the build; build again"
        raise FileNotFoundError(2, f"{nl} / {en}", str(source))
    return recipe.make(content, source.suffix)


def _load_entry(cache_dir: Path, digest: str) -> Renditions | Refused | None:
    content = load(cache_dir / digest)
    return unpack(content) if content is not None else None


def _name(one: Wanted[Key], digest: str, files: Outline) -> Made:
    def file(suffix: str, width: int, height: int) -> PictureFile:
        size = "" if suffix == ".svg" else f"-{width}"
        return PictureFile(f"{one.name}{size}.{digest[:12]}{suffix}", width, height)

    return Made(tuple(file(*outlined) for outlined in files), digest, one.source, one.recipe)


def _digest_now(one: Wanted[Key]) -> str | Refused:
    try:
        state = one.source.stat()
        if state.st_size > one.recipe.limits.bytes:
            return one.recipe.limits.too_large(state.st_size)
        return _digest_of(one.source, state.st_size, state.st_mtime_ns, one.recipe.name)
    except OSError:
        return Refused(f"{one.recipe.limits.kind}-broken")


@cache
def _digest_of(source: Path, size: int, changed: int, recipe: str) -> str:  # noqa: ARG001
    """A preview asks again after every save; a file that did not change is read once."""
    return _digest(read_source(source), source, recipe)


def _digest(content: bytes, source: Path, recipe: str) -> str:
    return hashlib.sha256(f"{recipe} {source.suffix.lower()}\n".encode() + content).hexdigest()


def _make_all(work: list[Work], seconds: float, jobs: int, progress: Progress | None) -> Iterator[Entry]:
    jobs = min(jobs or os.cpu_count() or 1, len(work))
    with ExitStack() as stack:
        made: Iterable[Entry] = map(make_entry, work)
        if jobs > 1 and seconds > _START:
            # `spawn` is how Windows and macOS start a process; elsewhere it keeps clear of the threads of a preview.
            pool = futures.ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), end_with_parent)
            made = stack.enter_context(pool).map(make_entry, work)
        for number, one in enumerate(made, 1):
            if progress:
                progress(number, len(work))
            yield one


def make_entry(work: Work) -> Entry:
    """Make one and keep it. Its digest is that of what was read, should the file be saved meanwhile."""
    source, recipe, cache_dir = work
    try:
        content = read_source(source)
    except OSError:
        return Refused(f"{recipe.limits.kind}-broken")
    made: Renditions | Refused
    try:
        made = recipe.make(content, source.suffix)
    except Refused as refused:
        made = refused
    digest = _digest(content, source, recipe.name)
    keep(cache_dir / digest, pack(made))
    return made if isinstance(made, Refused) else (digest, outline(made))
