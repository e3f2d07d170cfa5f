"""Videos in the texts: each plays, and each can be read by who cannot see or hear it."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from slimmer.content.links import LinkTable, NoTarget
from slimmer.markup.video import Video
from slimmer.model.library import Page
from slimmer.model.problem import Problem, problem


def check_video(page: Page, video: Video, table: LinkTable) -> Iterator[Problem]:
    """Whether its transcript leads somewhere is asked of all links, and of all pictures whether its still does."""
    target, line = video.target, video.line
    if "://" in target and not video.player:
        yield problem(page.path, line, "video-address", target=target)
    elif not video.service:
        yield from _check_file(page, video, table)
    if not video.title:
        yield problem(page.path, line, "video-title-missing", target=target)
    if not video.transcript:
        stem = PurePosixPath(target).stem if video.media_type else "film"
        example = f"![{video.title or '…'}]({target}){{transcript={stem}-tekst.md}}"
        yield problem(page.path, line, "video-transcript-missing", title=video.title or target, example=example)


def _check_file(page: Page, video: Video, table: LinkTable) -> Iterator[Problem]:
    for target in filter(None, (video.target, video.captions)):
        found = table.resolve(target, page.path, page.locale)
        if isinstance(found, NoTarget) and found.code:
            yield problem(page.path, video.line, found.code, **(found.values or {}))
    if not video.captions.lower().endswith(".vtt"):
        captions = str(PurePosixPath(video.target).with_suffix(".vtt"))
        yield problem(page.path, video.line, "video-captions-missing", target=video.target, captions=captions)
