"""All logos of the site: each made once, in parallel, and kept until its source changes."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from slimmer.pictures.logo import Logo, LogoFiles, make_logo, plan_logo
from slimmer.pictures.raster import LARGEST
from slimmer.pictures.refused import Refused
from slimmer.pictures.store import load_entry, pack, unpack, write_atomically

CACHE = Path(".cache", "pictures")
"""Below the repository."""
_FEW = 6
"""Logos that are made sooner than two processes start."""


@dataclass(frozen=True)
class Wanted:
    key: str
    """That of the organisation."""
    source: Path


@dataclass(frozen=True)
class Made:
    files: LogoFiles
    logo: Logo


def make_renditions(wanted: Iterable[Wanted], cache_dir: Path, jobs: int = 0) -> Mapping[str, Made | Refused]:
    """Per key the logo, or why there is none. `jobs` is a number of processes; 0 is one for each core."""
    plans: dict[str, LogoFiles] = {}
    missing: dict[str, tuple[bytes, str]] = {}
    found: dict[str, Logo | Refused] = {}
    made: dict[str, Made | Refused] = {}
    for one in wanted:
        content = _read(one.source)
        if isinstance(content, Refused):
            made[one.key] = content
            continue
        plan = plans[one.key] = plan_logo(one.key, content, one.source.suffix)
        if plan.digest not in found and plan.digest not in missing:
            entry = load_entry(cache_dir, plan.digest)
            if entry is None:
                missing[plan.digest] = content, one.source.suffix
            else:
                found[plan.digest] = entry
    for digest, packed in zip(missing, _make_all(list(missing.values()), jobs), strict=True):
        write_atomically(cache_dir / digest, packed)
        entry = unpack(packed)
        assert entry is not None
        found[digest] = entry
    for key, plan in plans.items():
        logo = found[plan.digest]
        made[key] = logo if isinstance(logo, Refused) else Made(plan, logo)
    return made


def write_renditions(
    wanted: Iterable[Wanted], cache_dir: Path, site_dir: Path, jobs: int = 0
) -> Mapping[str, Made | Refused]:
    """Make what is not there yet and write all of it into a folder of the site."""
    made = make_renditions(wanted, cache_dir, jobs)
    write_made(made, site_dir)
    return made


def write_made(made: Mapping[str, Made | Refused], site_dir: Path) -> None:
    for one in made.values():
        if isinstance(one, Made):
            for name, content in zip(one.files.names, one.logo.renditions, strict=True):
                write_atomically(site_dir / name, content)


def _read(source: Path) -> bytes | Refused:
    try:
        size = source.stat().st_size
        if size > LARGEST:
            return Refused("logo-bytes", size=f"{size / 1e6:.0f} MB", limit=f"{LARGEST // 1_000_000} MB")
        return source.read_bytes()
    except OSError:
        return Refused("logo-broken")


def _make_all(sources: list[tuple[bytes, str]], jobs: int) -> Iterator[bytes]:
    jobs = min(jobs or os.cpu_count() or 1, len(sources))
    if jobs < 2 or len(sources) <= _FEW:
        yield from map(make_packed, sources)
        return
    # `spawn` is how Windows and macOS start a process; elsewhere it keeps clear of the threads of a preview.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(make_packed, sources, chunksize=4)


def make_packed(source: tuple[bytes, str]) -> bytes:
    """Bytes and suffix → an entry of the cache; runs in a process of its own."""
    try:
        return pack(make_logo(*source))
    except Refused as refused:
        return pack(refused)
