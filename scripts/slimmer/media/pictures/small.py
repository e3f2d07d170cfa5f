"""Pictures that are too small for the place where they stand."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from slimmer.content.links import LinkTable, Target
from slimmer.markup.document import Document
from slimmer.media.pictures.uses import Gallery
from slimmer.model.library import Library, Page
from slimmer.model.problem import Problem, problem

IN_A_TEXT, ON_A_CARD = 200, 480
"""Pixels; a text is 640 wide, a card 350, and a good screen has two for each."""


def check_small_pictures(
    library: Library, documents: Mapping[PurePosixPath, Document], table: LinkTable, gallery: Gallery
) -> Iterator[Problem]:
    """What is enlarged is blurred, and what is not is a stamp."""
    for page in library.every_page:
        shown = [(one.target, one.line, IN_A_TEXT) for one in documents[page.path].images]
        if page.fields.image:
            shown.append((page.fields.image, page.line("image"), ON_A_CARD))
        for target, line, limit in shown:
            width = _width(page, target, table, gallery)
            if 0 < width < limit:
                yield problem(page.path, line, "picture-small", target=target, width=width, limit=limit)


def _width(page: Page, target: str, table: LinkTable, gallery: Gallery) -> int:
    """0 for a drawing, which is as sharp at every size, and for what cannot be shown."""
    found = table.resolve(target, page.path, page.locale)
    made = gallery.shown(found.asset.path) if isinstance(found, Target) and found.asset else None
    return 0 if made is None or made.files[0].suffix == ".svg" else max(one.width for one in made.files)
