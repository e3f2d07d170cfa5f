"""Pages as cards: title, what they say in a sentence, date, picture; and pictures, ready to be shown anywhere."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from slimmer.content.links import LinkTable, Target
from slimmer.locales.dates import say_date
from slimmer.markup.document import Document
from slimmer.media.pictures.uses import Gallery
from slimmer.model.library import Page
from slimmer.model.schemas import NewsletterFields
from slimmer.views.refs import Refs
from slimmer.views.values import Item, Mentions, Picture, Ref


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
        return Picture(made.files, alt, attributes)


@dataclass(frozen=True)
class Teasers:
    refs: Refs
    documents: Mapping[PurePosixPath, Document]
    picture: Callable[[Page], Picture | None]
    """Of the front matter."""

    def of(self, pages: Iterable[Page]) -> tuple[Item, ...]:
        return tuple(map(self.item, pages))

    def item(self, page: Page) -> Item:
        refs = self.refs
        return Item(
            title=Ref(page.title, refs.url(page), refs.foreign(page.locale), self.note(page)),
            lines=(Ref(say_date(page.date, refs.locale)),) if page.date else (),
            date=str(page.date) if page.date else "",
            image=self.picture(page),
            cover=str(page.key),
        )

    def note(self, page: Page) -> str:
        """What a page says in a sentence."""
        document = self.documents[page.path]
        if isinstance(page.fields, NewsletterFields):
            return page.fields.lead or document.excerpt
        return document.excerpt if page.kind == "post" else page.fields.description or document.lead

    @cached_property
    def people_index(self) -> Page | None:
        """The page of this locale whose text calls `[[people]]`."""
        calls = (
            page
            for page in self.refs.library.pages
            if page.locale == self.refs.locale
            and any(one.name == "people" for one in self.documents[page.path].list_calls)
        )
        return next(calls, None)

    def mentions(self, posts: Iterable[Page], letters: Iterable[Page], pages: Iterable[Page] = ()) -> Mentions:
        return Mentions(self.of(posts), self.of(letters), self.of(pages))
