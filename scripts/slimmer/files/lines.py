"""The bytes of a file as they are on every machine: git on Windows gives text other ends of lines."""

from pathlib import Path

_TEXT = frozenset(".css .csv .html .js .json .srt .svg .txt .vtt .xml".split())


def read_source(path: Path) -> bytes:
    content = path.read_bytes()
    return content.replace(b"\r\n", b"\n") if path.suffix.lower() in _TEXT else content
