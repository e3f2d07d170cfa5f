"""Addresses of the site as the files that they become."""

import posixpath
import unicodedata
from urllib.parse import unquote

SEGMENT, WHOLE = 200, 900
"""Bytes: what every file system and every host takes, with room for the folder that the site stands in."""


def site_file(url: str) -> str:
    """The file of an address: `over/` → `over/index.html`. Two addresses with one file are one, on any system: capitals
    and forms of accents make no difference, nor do `.` and `%41`. Empty for what leaves the site."""
    path = unicodedata.normalize("NFC", unquote(url)).replace("\\", "/")
    if not path or path.endswith("/"):
        path += "index.html"
    path = posixpath.normpath(path.lstrip("/"))
    return "" if path.split("/")[0] in ("..", ".") or "\0" in path else unicodedata.normalize("NFC", path.casefold())


def is_too_long(url: str) -> bool:
    return len(url.encode()) > WHOLE or any(len(part.encode()) > SEGMENT for part in url.split("/"))


def shorter(part: str) -> str:
    """A part of an address that is short enough, cut between words where that can be."""
    return (part[:60].rpartition("-")[0] or part[:60]).rstrip("-") if len(part) > 60 else part
