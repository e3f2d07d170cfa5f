"""The Content-Security-Policy of a page: its own site, and only where it has a video also where that plays."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from slimmer.markup.video import Video

_OWN = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)


def content_policy(videos: Iterable[Video]) -> str:
    """`frame-src https://player.vimeo.com` for who plays elsewhere, `media-src 'self'` for a file."""
    videos = list(videos)
    hosts = {f"https://{urlsplit(one.player).hostname}" for one in videos if one.player}
    policy = f"{_OWN}; frame-src {' '.join(sorted(hosts))}" if hosts else _OWN
    return policy + ("; media-src 'self'" if any(one.media_type for one in videos) else "")
