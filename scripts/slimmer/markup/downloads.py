"""Links to files that are not pages: a reader wants to know type and size before a click."""

import re
from pathlib import PurePosixPath

from slimmer.locales.dates import say_size

_KINDS = dict.fromkeys("pdf ods odt odp csv ics mp3 mp4 webm vtt".split(), "") | {
    "docx": "Word",
    "xlsx": "Excel",
    "pptx": "PowerPoint",
}
"""Suffix → what people call such a file, where that is not the suffix itself."""
_DOWNLOAD = re.compile(rf"(?!//|[a-z][\w+.-]*:)[^?#]*\.(?:{'|'.join(_KINDS)})/*(?:[?#]|$)", re.IGNORECASE)


def is_download(target: str) -> bool:
    """A file of this site that a browser does not show as a page or picture."""
    return bool(_DOWNLOAD.match(target.strip()))


def describe_file(path: PurePosixPath, size: int, locale: str) -> str:
    """`PDF, 1,2 MB`."""
    suffix = path.suffix[1:].lower()
    return f"{_KINDS.get(suffix) or suffix.upper()}, {say_size(size, locale)}"
