"""Pictures in a newsletter: mail programs show the file itself, at its full width."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from slimmer.links import LinkTable, Target
from slimmer.markup.document import Document
from slimmer.model import Library, Page
from slimmer.problems import Problem, problem

WIDEST = 1200
"""Pixels: twice the width of the mail, for sharp screens."""


def check_mail_pictures(
    library: Library,
    documents: Mapping[PurePosixPath, Document],
    table: LinkTable,
    width_of: Callable[[PurePosixPath], int | None],
) -> Iterator[Problem]:
    """`width_of` reads a picture's width in pixels; `None` when it cannot be read."""
    for page in library.pages:
        if page.kind == "newsletter":
            for target, line in _pictures(page, documents):
                found = table.resolve(target, page.path, page.locale)
                if isinstance(found, Target) and found.asset and found.asset.path.suffix.lower() != ".svg":
                    width = width_of(found.asset.path)
                    if width is None:
                        yield problem(page.path, line, "picture-broken", target=target)
                    elif width > WIDEST:
                        yield problem(page.path, line, "mail-picture-wide", target=target, width=width, limit=WIDEST)


def _pictures(page: Page, documents: Mapping[PurePosixPath, Document]) -> Iterator[tuple[str, int]]:
    if page.fields.image:
        yield page.fields.image, page.line("image")
    for image in documents[page.path].images:
        yield image.target, image.line
