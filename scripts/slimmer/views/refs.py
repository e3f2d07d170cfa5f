"""A name that leads somewhere: the smallest thing that menus, lists and fact boxes show."""

from dataclasses import dataclass

from slimmer.model.library import Page
from slimmer.model.schemas import LocalText, NewsletterFields
from slimmer.stages import Site


@dataclass(frozen=True)
class Ref:
    text: str
    url: str | None = None
    """Relative to the root of the site (home is ``), or absolute for another site; `None`: not a link."""
    lang: str = ""
    """Set when the text is not in the language of the page that shows it."""
    note: str = ""


def page_ref(page: Page, site: Site, locale: str) -> Ref:
    """A page by its menu label, for a reader of this locale."""
    lang = page.locale if page.locale != locale else ""
    return Ref(page.fields.menu or page.title, site.url(page), lang)


def title_ref(page: Page, site: Site, locale: str) -> Ref:
    """A page by its full title, with its description as note."""
    lang = page.locale if page.locale != locale else ""
    document = site.documents[page.path]
    if isinstance(page.fields, NewsletterFields):
        note = page.fields.lead or document.excerpt
    else:
        note = document.excerpt if page.kind == "post" else page.fields.description or document.lead
    return Ref(page.title, site.url(page), lang, note)


def local_text(texts: LocalText | None, locale: str) -> str:
    """In this locale, else in whichever there is."""
    if not texts:
        return ""
    return texts.get(locale) or next(iter(texts.values()))
