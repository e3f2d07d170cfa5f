"""Bytes of a file as text that everything after can rely on."""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from slimmer.model.problem import Problem, problem

LIMIT = 1_000_000
"""Bytes in one text file; a long page is 20,000."""

# Control signs, line ends that only some programs count, and the private signs that mark our own places.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ue000-\ue003\ufffe\uffff]")


def parse_text(content: bytes, path: PurePosixPath) -> tuple[str | None, list[Problem]]:
    """UTF-8 with or without a mark, any line ends; lines keep the numbers an editor shows."""
    if len(content) > LIMIT:
        size = f"{len(content) / 1e6:.1f} MB"
        return None, [problem(path, 1, "file-too-large", size=size, limit=f"{LIMIT // 1_000_000} MB")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [problem(path, line, "file-not-utf8", byte=f"0x{content[error.start]:02x}")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None, [problem(path, 1, "file-empty")]
    found = [
        problem(path, number, "character-forbidden", name=f"U+{ord(match.group()):04X}")
        for number, line in enumerate(text.split("\n"), 1)
        if (match := _FORBIDDEN.search(line))
    ]
    return (None, found) if found else (text, [])


def load_text(root: Path, path: PurePosixPath) -> tuple[str | None, list[Problem]]:
    try:
        return parse_text((root / path).read_bytes(), path)
    except OSError:
        return None, [problem(path, 1, "file-unreadable")]


def walk(root: Path, folder: str) -> Iterator[tuple[PurePosixPath, os.DirEntry[str]]]:
    """Every file below a folder, in an order that does not depend on the machine."""
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = PurePosixPath(folder, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from walk(root, str(path))
        else:
            yield path, entry
