"""Addresses of the site as the files that they become."""

import posixpath
import re
import unicodedata
from urllib.parse import unquote

from slimmer.text.slugs import RESERVED

SEGMENT, WHOLE = 200, 900
"""Bytes: what every file system and every host takes, with room for the folder that the site stands in."""

_IMPOSSIBLE = re.compile(r"[<>:\"|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[. ](?=/|$)")
"""On Windows no name, or the name of another file; a sign that nobody sees makes two names look alike."""


def site_file(url: str) -> str:
    """The file of an address: `over/` → `over/index.html`. Two addresses with one file are one, on any system: capitals
    and forms of accents make no difference, nor do `.` and `%41`. Empty for what leaves the site, and for what is no
    file on every system."""
    path = unicodedata.normalize("NFC", unquote(url)).replace("\\", "/")
    if not path or path.endswith("/"):
        path += "index.html"
    path = posixpath.normpath(path.lstrip("/"))
    return "" if _IMPOSSIBLE.search(path) else unicodedata.normalize("NFC", path.casefold())


def is_reserved(file: str) -> bool:
    """Whether Windows has a part of this path for itself; `file` as of `site_file`."""
    return any(RESERVED.fullmatch(part.partition(".")[0]) for part in file.split("/"))


def is_too_long(url: str) -> bool:
    return len(url.encode()) > WHOLE or any(len(part.encode()) > SEGMENT for part in url.split("/"))
