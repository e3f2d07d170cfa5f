"""Which pictures the texts show, and which they link to: what no one uses is not made and not published."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias
from urllib.parse import unquote

from slimmer.content.links import LinkTable, Target
from slimmer.markup.document import Document
from slimmer.media.pictures.outcome import Refused
from slimmer.media.pictures.photo import LINKED, QUICK, SHOWN
from slimmer.media.pictures.renditions import Made, Wanted
from slimmer.model.library import Library, Page
from slimmer.model.problem import Problem, problem
from slimmer.text.file_names import PICTURES, is_picture, split_locale
from slimmer.text.slugs import slugify

Use: TypeAlias = tuple[PurePosixPath, Literal["shown", "linked"]]
_NAMES_PICTURE = re.compile("|".join(map(re.escape, PICTURES)), re.IGNORECASE)
"""Most links lead to pages, and need not be followed to see that."""
FOLDER = "pictures/"
"""Of the site."""
IN_A_TEXT, ON_A_CARD = 200, 480
"""Pixels; a text is 640 wide, a card 350, and a good screen has two for each."""


@dataclass(frozen=True)
class Gallery:
    """The pictures of the site as they are published."""

    made: Mapping[Use, Made | Refused]

    def shown(self, path: PurePosixPath) -> Made | None:
        """The files of a picture in a text or on a card; `None` when it cannot be shown."""
        found = self.made.get((path, "shown"))
        return found if isinstance(found, Made) else None

    def linked(self) -> Iterator[tuple[PurePosixPath, Made]]:
        """What is published at the address of the file itself."""
        for (path, use), made in self.made.items():
            if use == "linked" and isinstance(made, Made):
                yield path, made


def find_uses(library: Library, documents: Mapping[PurePosixPath, Document], table: LinkTable) -> tuple[Use, ...]:
    """Sorted, each once."""
    found = {use for page in library.pages for use in _uses(page, documents[page.path], table)}
    return tuple(sorted(found))


def _uses(page: Page, document: Document, table: LinkTable) -> Iterator[Use]:
    targets: list[tuple[str, Literal["shown", "linked"]]] = [(one.target, "shown") for one in document.images]
    targets += [(one.target, "linked") for one in document.links if _NAMES_PICTURE.search(unquote(one.target))]
    targets += [(page.fields.image, "shown")] if page.fields.image else []
    for target, use in targets:
        found = table.resolve(target, page.path, page.locale)
        if isinstance(found, Target) and found.asset and is_picture(found.asset.path):
            yield found.asset.path, use


def wanted_pictures(uses: tuple[Use, ...], root: Path, codes: tuple[str, ...], *, quick: bool) -> Iterator[Wanted[Use]]:
    """`quick` is for a preview, where a page shows at once."""
    for path, use in uses:
        name = slugify(split_locale(path, codes)[0].stem) or "x"
        recipe = LINKED if use == "linked" else QUICK if quick else SHOWN
        yield Wanted((path, use), name, root / path, recipe)


def check_pictures(made: Mapping[Use, Made | Refused]) -> Iterator[Problem]:
    """Told once, at the file itself, however many texts show it."""
    for (path, _), one in made.items():
        if isinstance(one, Refused):
            ending = str(one.values.get("ending", ""))
            yield problem(path, 1, one.code, value=path.name, suggested=path.with_suffix(ending).name, **one.values)


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
