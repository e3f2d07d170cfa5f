"""A video as templates show it: every address already a link that works where the text stands."""

from collections.abc import Callable
from dataclasses import dataclass

from slimmer.markup.video import Video


@dataclass(frozen=True)
class VideoView:
    title: str
    url: str
    """At the service, or of the file."""
    service: str = ""
    player: str = ""
    media_type: str = ""
    transcript: str = ""
    captions: str = ""


def derive_video(video: Video, address: Callable[[str], str | None]) -> VideoView:
    """`address` gives nothing for a link that leads nowhere (in a preview)."""

    def link(target: str) -> str:
        return (address(target) if target else "") or ""

    return VideoView(
        title=video.title,
        url=link(video.target),
        service=video.service,
        player=video.player,
        media_type=video.media_type,
        transcript=link(video.transcript),
        captions=link(video.captions),
    )
