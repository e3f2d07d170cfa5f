"""Links, pictures and lists in the texts: everything must lead somewhere."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from slimmer.checks.videos import check_video
from slimmer.content.links import LinkTable, NoTarget, Target
from slimmer.markup.alt_text import alt_fault
from slimmer.markup.document import Document
from slimmer.messages.tell import GROUPS
from slimmer.model.library import Library, Page
from slimmer.model.problem import Problem, problem, term
from slimmer.text.file_names import is_picture
from slimmer.text.nearest import nearest

_LISTS: Mapping[str, tuple[str, ...]] = {
    "people": (),
    "projects": (),
    "themes": (),
    "municipalities": (),
    "organisations": ("<role>",),
    "directory": ("<role>",),
    "sources": (),
    "posts": ("<number>",),
    "newsletters": ("<number>",),
    "follow": (),
    "contact": (),
    "problems": tuple(GROUPS),
    "fields": ("page", "theme", "project", "post", "newsletter", "organisation", "person"),
}


def known_lists(roles: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The lists that a text may call, each with the options it takes."""
    return {name: tuple(roles) if options == ("<role>",) else options for name, options in _LISTS.items()}


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
            yield from check_video(page, video, table)
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
        if found.anchor not in anchors:
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
        yield problem(page.path, line, "image-external", target=target, alt=alt)
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
