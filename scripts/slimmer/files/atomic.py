"""Files written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """The whole file or none of it, also when two builds run at once."""
    write_together({path: content})


def write_together(files: Mapping[Path, bytes]) -> None:
    """All files or none: each is complete beside its place before the first takes it."""
    ready: list[tuple[str, Path]] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:20]}-")
            ready.append((name, path))
            # Closing writes too.
            with named(path), os.fdopen(handle, "wb") as half:
                half.write(content)
        for name, path in ready:
            # A temporary file is for its owner alone; what is published is for everyone.
            Path(name).chmod(0o644)
            Path(name).replace(path)
    finally:
        for name, _ in ready:
            Path(name).unlink(missing_ok=True)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """The system does not say for which file there is no room."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
