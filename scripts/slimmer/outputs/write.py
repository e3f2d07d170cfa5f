"""The table of outputs → the folder of the site: what has another key is made, what is gone is removed.

Everything is made beside its place first (`.next/`), so a fault leaves the site as it was; then it takes its place,
file by file, pages after what they need. Stopped at any moment, the next build sees what is not as its manifest says.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from slimmer.files.atomic import named
from slimmer.files.state import state_of
from slimmer.files.store import Store
from slimmer.outputs.making import Made, Staged, make_all
from slimmer.outputs.manifest import EMPTY, Entry, Manifest, digest, load_manifest, save_manifest, scan
from slimmer.outputs.output import Bundle, Output
from slimmer.outputs.reasons import reasons

NEXT = ".next"
_numbers = count()


class NotOurs(Exception):
    """A folder that holds something else than a site of ours; nothing in it is touched."""


class Written(NamedTuple):
    made: int
    """Outputs that were made again."""
    changed: int
    """Files whose bytes are others than before."""
    removed: int
    total: int
    why: Mapping[str, tuple[str, ...]]
    """Of each file that was made again the reasons (`reasons.py`)."""


@contextmanager
def _for_everyone() -> Iterator[None]:
    """What is published is, whatever the person who builds keeps to himself."""
    mask = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(mask)


@_for_everyone()
def write_site(
    outputs: Sequence[Output],
    bundles: Sequence[Bundle],
    site_dir: Path,
    store: Store,
    *,
    inputs: str = "",
    report: str = "",
    jobs: int = 0,
    progress: Callable[[int, int], None] | None = None,
    again: bool = False,
) -> Written:
    """`inputs` and `report` are kept for who asks whether anything changed; `again` makes every file anew.

    Raises `NotOurs`, and `OSError` with the path of what could not be written.
    """
    site_dir = site_dir.resolve()
    old = EMPTY if (claimed := _claim(site_dir)) and again else claimed
    present = scan(site_dir)
    keys = {one.path: one.key for one in outputs}
    fresh = {path: entry for path in keys if (entry := _intact(path, keys[path], old, present, site_dir))}
    kept = {f"{one.folder}": old.bundles[one.folder][1] for one in bundles if _is_kept(one, old, present, site_dir)}
    todo = [one for one in outputs if one.path not in fresh]

    def because(path: str, key: str) -> tuple[str, ...]:
        return ("again",) if again else reasons(path, key, old.files.get(path), present)

    why = {one.path: because(one.path, one.key) for one in todo}
    work = site_dir / NEXT
    try:
        work.mkdir()
        made = _make(todo, work, store, jobs, progress)
        new_bundles = {one.folder: _make_bundle(one, outputs, store) for one in bundles if one.folder not in kept}
        for path, content in ((path, content) for files in new_bundles.values() for path, content in files.items()):
            key = f"found:{digest(content)}"
            if entry := _intact(path, key, old, present, site_dir):
                fresh[path] = entry
            else:
                made[path] = Made(path, key, _stage(work, content), None)
                why[path] = because(path, key)
        changed = _place(made, old, present, work, site_dir)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    files = {**fresh, **changed.entries}
    files |= {path: old.files[path] for paths in kept.values() for path in paths}
    removed = [path for path in present if path not in files and not path.startswith(f"{NEXT}/")]
    _remove(removed, site_dir)
    folders = {one.folder: (one.key, sorted(kept.get(one.folder) or new_bundles[one.folder])) for one in bundles}
    manifest = Manifest(files, folders, inputs, report)
    if manifest != old:
        save_manifest(manifest, site_dir)
    return Written(len(todo), changed.number, len(removed), len(files), why)


def in_memory(outputs: Sequence[Output], bundles: Sequence[Bundle]) -> dict[str, bytes]:
    """Every file of the site, for who writes it elsewhere."""
    found: dict[str, bytes] = {}
    made_notes: dict[str, bytes] = {}
    for one in outputs:
        found[one.path] = one.make()
        if one.note:
            made_notes[one.path] = one.note(found[one.path])
    for bundle in bundles:
        made = bundle.make(made_notes[path] for path in bundle.notes)
        found |= {f"{bundle.folder}{path}": content for path, content in made.items()}
    return found


def is_ours(site_dir: Path) -> bool:
    """Whether it holds a site of ours, or nothing, or is not there."""
    try:
        return load_manifest(site_dir) is not None or all(one.name == NEXT for one in site_dir.iterdir())
    except FileNotFoundError:
        return True


def mark_ours(site_dir: Path) -> None:
    """What another program made of our outputs is a site of ours too."""
    if load_manifest(site_dir) is None:
        save_manifest(EMPTY, site_dir)


def _claim(site_dir: Path) -> Manifest:
    """The manifest of a folder that is ours, empty or absent."""
    if not is_ours(site_dir):
        raise NotOurs(str(site_dir))
    site_dir.mkdir(parents=True, exist_ok=True)
    # From here on it is ours, also when another build begins meanwhile or this one is stopped.
    mark_ours(site_dir)
    # What a build that was stopped left behind.
    shutil.rmtree(site_dir / NEXT, ignore_errors=True)
    return load_manifest(site_dir) or EMPTY


def _intact(path: str, key: str, old: Manifest, present: Mapping[str, str], site_dir: Path) -> Entry | None:
    """What the manifest says of a file, when that is still true of it."""
    entry = old.files.get(path)
    if entry is None or entry.key != key or path not in present:
        return None
    if entry.state == present[path]:
        return entry
    if present[path] == "link":
        return None
    # Copied, or touched: only its bytes can tell.
    same = digest((site_dir / path).read_bytes()) == entry.sha256
    return entry._replace(state=present[path]) if same else None


def _is_kept(bundle: Bundle, old: Manifest, present: Mapping[str, str], site_dir: Path) -> bool:
    key, paths = old.bundles.get(bundle.folder, ("", []))
    return key == bundle.key and all(
        path in old.files and _intact(path, old.files[path].key, old, present, site_dir) for path in paths
    )


def _make(
    outputs: Sequence[Output], work: Path, store: Store, jobs: int, progress: Callable[[int, int], None] | None
) -> dict[str, Made]:
    found: dict[str, Made] = {}
    stage = partial(_stage, work)
    kept = store.load(one.key for one in outputs if one.kept)
    for one in outputs:
        if one.key in kept:
            found[one.path] = Made(one.path, one.key, stage(kept[one.key]), None)
    missing = [one for one in outputs if one.path not in found]
    for number, made in enumerate(make_all(missing, stage, jobs), 1):
        found[made.path] = made
        if progress:
            progress(number, len(missing))
    entries = {made.key: made.note for made in found.values() if made.note is not None}
    entries |= {one.key: (work / found[one.path].staged.name).read_bytes() for one in missing if one.kept}
    store.keep(entries)
    return found


def _stage(work: Path, content: bytes) -> Staged:
    """Write a file beside its place."""
    name = f"{os.getpid()}-{next(_numbers)}"
    with named(work.parent):
        (work / name).write_bytes(content)
    return Staged(name, digest(content), len(content))


def _make_bundle(bundle: Bundle, outputs: Sequence[Output], store: Store) -> dict[str, bytes]:
    by_path = {one.path: one for one in outputs}
    keys = [by_path[path].key for path in bundle.notes]
    found = dict(store.load(keys))
    for path, key in zip(bundle.notes, keys, strict=True):
        if key not in found:
            one = by_path[path]
            assert one.note
            found[key] = one.note(one.make())
    store.keep({key: found[key] for key in keys})
    return {f"{bundle.folder}{path}": content for path, content in bundle.make(found[key] for key in keys).items()}


class _Placed(NamedTuple):
    entries: dict[str, Entry]
    number: int


def _place(made: Mapping[str, Made], old: Manifest, present: Mapping[str, str], work: Path, site_dir: Path) -> _Placed:
    """Move what was made to its place, where its bytes are not there already; pages come last."""
    entries: dict[str, Entry] = {}
    number = 0
    ready: set[Path] = set()
    for path in sorted(made, key=lambda one: (one.endswith(".html"), one)):
        name, sha256, size = made[path].staged
        entry = Entry(made[path].key, size, sha256, present.get(path, ""))
        target = site_dir / path
        if not _holds(target, entry, old.files.get(path)):
            if target.parent not in ready:
                _make_folder(target.parent, site_dir)
                ready.add(target.parent)
            if target.is_dir() and not target.is_symlink():
                shutil.rmtree(target)
            (work / name).replace(target)
            entry = entry._replace(state=state_of(target.stat()))
            number += 1
        entries[path] = entry
    return _Placed(entries, number)


def _holds(target: Path, entry: Entry, before: Entry | None) -> bool:
    """Whether these bytes stand there already."""
    if entry.state in ("", "link"):
        return False
    if before and before.state == entry.state:
        return before.sha256 == entry.sha256
    return digest(target.read_bytes()) == entry.sha256


def _make_folder(folder: Path, site_dir: Path) -> None:
    """A file or link that stands where a folder must be gives way."""
    for one in [*reversed(folder.relative_to(site_dir).parents), folder.relative_to(site_dir)]:
        path = site_dir / one
        if path != site_dir and (path.is_symlink() or path.is_file()):
            path.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _remove(paths: Iterable[str], site_dir: Path) -> None:
    folders: set[PurePosixPath] = set()
    for path in paths:
        # What stood in a folder that gave way to a file is gone already.
        with suppress(FileNotFoundError, NotADirectoryError):
            (site_dir / path).unlink()
        folders.update(PurePosixPath(path).parents)
    for folder in sorted(folders, key=lambda one: -len(one.parts)):
        if folder.parts and (site_dir / folder).is_dir() and not any((site_dir / folder).iterdir()):
            (site_dir / folder).rmdir()
