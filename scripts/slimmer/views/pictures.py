"""The pictures that a page names, ready to be shown anywhere."""

from collections.abc import Mapping

from slimmer.content.links import Target
from slimmer.model.library import Page
from slimmer.render.pictures import Shown
from slimmer.stages import Site


def own_picture(page: Page, site: Site) -> Shown | None:
    """The picture of the front matter, for cards and mails."""
    return shown_picture(page.fields.image, page.fields.alt or "", page, site) if page.fields.image else None


def shown_picture(
    target: str, alt: str, page: Page, site: Site, attributes: Mapping[str, str] | None = None
) -> Shown | None:
    """`target` as written in the file of the page; `None` for what cannot be shown, and has its problem."""
    found = site.links.resolve(target, page.path, page.locale)
    made = site.gallery.shown(found.asset.path) if isinstance(found, Target) and found.asset else None
    return Shown(made, alt, attributes or {}) if made else None
