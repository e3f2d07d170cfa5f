"""The Content-Security-Policy of a page: its own site, and only where it has a video also where that plays."""

from collections.abc import Sequence

_OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)


def content_policy(players: Sequence[str]) -> str:
    """`frame-src https://player.vimeo.com` for who plays elsewhere, `media-src 'self'` for a file (`""`)."""
    hosts = sorted(filter(None, players))
    policy = f"{_OWN}; frame-src {' '.join(hosts)}" if hosts else _OWN
    return policy + ("; media-src 'self'" if "" in players else "")
