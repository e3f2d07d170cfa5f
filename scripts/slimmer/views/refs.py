"""What things are called and where they live, for a reader of one locale."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from slimmer.content.addresses import Addresses, locale_prefix, organisation_url
from slimmer.content.listings import Listing
from slimmer.content.sources import source_name, source_place
from slimmer.locales.words import Words
from slimmer.model.library import Library, Page
from slimmer.model.schemas import LocalText, Role
from slimmer.model.settings import Settings
from slimmer.views.values import Ref


@dataclass(frozen=True)
class Refs:
    library: Library
    addresses: Addresses
    settings: Settings
    words: Words
    """Of the reader."""

    @property
    def locale(self) -> str:
        return self.words.locale

    @property
    def home(self) -> Ref:
        return Ref(self.words("home"), locale_prefix(self.locale, self.settings))

    @property
    def names_lang(self) -> str:
        """The language of names of organisations and municipalities, when it is not the reader's."""
        return self.foreign(self.settings.content_locale)

    def foreign(self, locale: str) -> str:
        """A language, when it is not the reader's: what is said in it is marked (WCAG 3.1.2)."""
        return locale if locale != self.locale else ""

    def url(self, page: Page) -> str:
        return self.addresses.pages[page.path]

    def page(self, page: Page, note: str = "") -> Ref:
        """A page by its menu label."""
        return Ref(page.fields.menu or page.title, self.url(page), self.foreign(page.locale), note)

    def find(self, key: str) -> Page | None:
        """The page of this key, in another locale when it is not there in the reader's."""
        return self.library.find(PurePosixPath(key), self.locale, *self.settings.codes)

    def project(self, key: str) -> Page | None:
        """In the reader's own locale."""
        return self.library.find(self.settings.folders.path("projects") / key, self.locale)

    def role(self, role: Role) -> Ref:
        """In words, with the project that it is in, to which it leads."""
        name = self.words(f"role_{role.role}")
        project = self.project(role.project) if role.project else None
        return Ref(self.words("role_in", role=name, project=project.title), self.url(project)) if project else Ref(name)

    def theme(self, key: str) -> Ref:
        found = self.find(f"{self.settings.folders.path('themes')}/{key}")
        if found is None:
            return Ref(self.label("themes", key))
        return Ref(self.label("themes", key), self.url(found), hreflang=self.foreign(found.locale))

    def source(self, key: str) -> Ref:
        source = self.library.sources.get(key)
        if source is None:
            return Ref(key)
        lang = self.foreign(source.locale or self.settings.content_locale) if source.title else ""
        return Ref(source_name(source, key, self.locale), source.url, lang, source_place(source, self.words))

    def organisation(self, key: str) -> Ref:
        one = self.library.organisations.get(key)
        if one is None:
            return Ref(key)
        url = organisation_url(key, self.locale, self.library, self.settings)
        return Ref(one.name, url, self.names_lang)

    def organisations_index(self) -> Ref | None:
        """The overview of organisations, where the writers made one."""
        index = self.library.find(self.settings.folders.path("organisations") / "index", self.locale)
        return self.page(index) if index else None

    def contact(self) -> Ref | None:
        """Where people may write to: a mail address, a postal address in the note, or both."""
        mail, address = self.settings.contact.mail, " ".join(self.settings.contact.address.split())
        return Ref(mail, f"mailto:{mail}" if mail else None, note=address) if mail or address else None

    def sign_up(self) -> Ref | None:
        """Where people sign up for the newsletter."""
        return Ref(self.words("sign_up"), self.settings.sign_up) if self.settings.sign_up else None

    def label(self, vocabulary: str, key: str) -> str:
        """What a key of `themes`, `sectors`, `categories` or `tags` is called."""
        return self.text(getattr(self.library, vocabulary).get(key)) or key

    def text(self, texts: LocalText | None) -> str:
        """In the reader's locale, else in whichever there is."""
        return (texts.get(self.locale) or next(iter(texts.values()))) if texts else ""


def listing_ref(listing: Listing) -> Ref:
    return Ref(listing.label, listing.url)
