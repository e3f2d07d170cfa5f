"""A video in a text: a file beside it, or an address at a service where nothing is loaded before a visitor asks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import SplitResult, parse_qs, urlsplit

FILES: Mapping[str, str] = {".mp4": "video/mp4", ".webm": "video/webm"}
"""Suffix of a file → its media type."""
ATTRIBUTES = ("transcript", "still", "captions")
_YOUTUBE = re.compile(r"/(?:embed|shorts|live|v)/([\w-]{11})/?")
_VIMEO = re.compile(r"/(?:video/|channels/[\w-]+/)?(\d+)(?:/(\w+))?/?")


@dataclass(frozen=True)
class Video:
    target: str
    """As typed: a file beside the text, or an address at a service."""
    title: str
    line: int
    transcript: str = ""
    """A page, a file or a heading where what is said and shown can be read (WCAG 1.2.1)."""
    still: str = ""
    """A picture beside the text."""
    captions: str = ""
    """WebVTT, for a file; services have their own (WCAG 1.2.2)."""

    @property
    def service(self) -> str:
        """Its name, or nothing for a file."""
        return _service(_split(self.target))

    @property
    def player(self) -> str:
        """The address that plays it, from the service's host with the fewest cookies; nothing when it is no video."""
        parts = _split(self.target)
        service = _service(parts)
        if service == "YouTube" and (found := _youtube_id(parts)):
            return f"https://www.youtube-nocookie.com/embed/{found}?autoplay=1"
        if service == "Vimeo" and (match := _VIMEO.fullmatch(parts.path)):
            secret = match[2] or "".join(parse_qs(parts.query).get("h", []))
            return f"https://player.vimeo.com/video/{match[1]}?autoplay=1&dnt=1" + (f"&h={secret}" if secret else "")
        return ""

    @property
    def media_type(self) -> str:
        return FILES.get(PurePosixPath(_split(self.target).path).suffix.lower(), "")


def is_video(target: str) -> bool:
    """A picture's address that means a video."""
    parts = _split(target)
    return bool(_service(parts)) or PurePosixPath(parts.path).suffix.lower() in FILES


def _service(parts: SplitResult) -> str:
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host in ("youtube.com", "youtu.be", "youtube-nocookie.com"):
        return "YouTube"
    return "Vimeo" if host in ("vimeo.com", "player.vimeo.com") else ""


def _youtube_id(parts: SplitResult) -> str:
    if (parts.hostname or "").endswith("youtu.be"):
        found = parts.path.strip("/")
    elif parts.path == "/watch":
        found = "".join(parse_qs(parts.query).get("v", []))
    else:
        match = _YOUTUBE.fullmatch(parts.path)
        found = match[1] if match else ""
    return found if re.fullmatch(r"[\w-]{11}", found, re.ASCII) else ""


def _split(target: str) -> SplitResult:
    try:
        parts = urlsplit(target.strip())
        parts.hostname  # noqa: B018  # raises for an address that cannot be one
    except ValueError:
        return urlsplit("")
    return parts
