"""The pictures that a page names, ready to be shown anywhere."""

from dataclasses import dataclass

from slimmer.content.links import LinkTable, Target
from slimmer.media.pictures.uses import Gallery
from slimmer.model.library import Page
from slimmer.views.values import Picture, PictureFile


@dataclass(frozen=True)
class Pictures:
    links: LinkTable
    gallery: Gallery

    def own(self, page: Page) -> Picture | None:
        """That of the front matter, for cards and mails."""
        return self.find(page.fields.image, page.fields.alt or "", page) if page.fields.image else None

    def find(self, target: str, alt: str, page: Page, attributes: tuple[tuple[str, str], ...] = ()) -> Picture | None:
        """`target` as written in the file of the page; `None` for what cannot be shown, and has its problem."""
        found = self.links.resolve(target, page.path, page.locale)
        made = self.gallery.shown(found.asset.path) if isinstance(found, Target) and found.asset else None
        if made is None:
            return None
        return Picture(tuple(PictureFile(one.name, one.width, one.height) for one in made.files), alt, attributes)
