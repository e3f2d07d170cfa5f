"""Links, pictures, lists and videos in the texts: everything must lead somewhere."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from slimmer.content.links import LinkTable, NoTarget, Target
from slimmer.markup.alt_text import alt_fault
from slimmer.markup.document import LIST_NAMES, Document
from slimmer.markup.video import Video
from slimmer.messages.tell import GROUPS
from slimmer.model.library import Library, Page
from slimmer.model.problem import Problem, problem, term
from slimmer.text.file_names import is_picture
from slimmer.text.nearest import nearest

_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "projects": ("<number>",),
    "posts": ("<number>",),
    "newsletters": ("<number>",),
    "problems": tuple(GROUPS),
    "fields": ("page", "theme", "project", "post", "newsletter", "organisation", "person"),
}


def known_lists(roles: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The lists that a text may call, each with the options it takes."""
    return {**dict.fromkeys(LIST_NAMES, ()), **_OPTIONS, "organisations": tuple(roles), "directory": tuple(roles)}


def check_texts(
    library: Library, documents: Mapping[PurePosixPath, Document], table: LinkTable, roles: Sequence[str]
) -> Iterator[Problem]:
    lists = known_lists(roles)
    for page in library.every_page:
        document = documents[page.path]
        for link in document.links:
            yield from _check_link(page, link.target, link.line, documents, table)
        for image in document.images:
            yield from _check_image(page, image.target, image.alt, image.line, table)
        for call in document.list_calls:
            yield from _check_list(page, call.name, call.option, call.line, lists)
        for video in document.videos:
            yield from _check_video(page, video, table)
            if video.transcript:
                yield from _check_link(page, video.transcript, video.line, documents, table)
        yield from _check_own_image(page, table)


def _check_link(
    page: Page, target: str, line: int, documents: Mapping[PurePosixPath, Document], table: LinkTable
) -> Iterator[Problem]:
    found = table.resolve(target, page.path, page.locale)
    if isinstance(found, NoTarget):
        if found.code:
            yield problem(page.path, line, found.code, **(found.values or {}))
        return
    if found.page is not None and found.anchor:
        anchors = documents[found.page.path].anchors
        if found.anchor not in anchors and not found.anchor.startswith("fnref"):
            near = nearest(found.anchor, [one for one in anchors if not one.startswith("fn")])
            suggestion = f"#{near}" if near else ""
            yield problem(
                page.path,
                line,
                "anchor-missing",
                page=found.page.path.name if found.page is page else found.page.path,
                anchor=found.anchor,
                suggestion=suggestion,
            )


def _check_image(page: Page, target: str, alt: str, line: int, table: LinkTable) -> Iterator[Problem]:
    found = table.resolve(target, page.path, page.locale)
    if isinstance(found, Target) and found.outside:
        yield problem(page.path, line, "image-external", target=target, alt=alt or "…")
    elif isinstance(found, NoTarget):
        if found.code:
            yield problem(page.path, line, found.code, **(found.values or {}))
    elif found.asset is None or not is_picture(found.asset.path):
        yield problem(page.path, line, "picture-type", target=target, alt=alt)


def _check_own_image(page: Page, table: LinkTable) -> Iterator[Problem]:
    """The picture in the front matter, which listings show; it needs `alt` as well."""
    if page.fields.image is None:
        return
    line = page.line("image")
    yield from _check_image(page, page.fields.image, page.fields.alt or "", line, table)
    alt = page.fields.alt
    if not alt:
        yield problem(page.path, line, "field-missing", field="alt", example="alt: Wat er op de foto te zien is")
    elif code := alt_fault(alt, page.fields.image):
        values = {"alt": alt, "target": page.fields.image, "example": term("example-alt")}
        yield problem(page.path, page.line("alt"), code, **values)


def _check_list(
    page: Page, name: str, option: str, line: int, lists: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    if name not in lists:
        known = ", ".join(lists)
        yield problem(page.path, line, "list-unknown", name=name, known=known, suggestion=nearest(name, lists))
        return
    options = lists[name]
    fits = option in options or (not option and name != "fields")
    if options == ("<number>",):
        fits = not option or (option.isdigit() and 0 < int(option) <= 50)
    if not fits:
        example = f"[[{name}]]"
        if options:
            example = (
                f"[[{name} 3]]" if options == ("<number>",) else f"[[{name} {nearest(option, options) or options[0]}]]"
            )
        yield problem(page.path, line, "list-option", name=name, value=option, example=example)


def _check_video(page: Page, video: Video, table: LinkTable) -> Iterator[Problem]:
    """Each plays, and can be read by who cannot see or hear it. Its transcript is a link, and its still a picture."""
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
