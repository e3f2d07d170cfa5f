"""What pages show, as complete values: strings, numbers and tuples. Two that are equal give the same bytes.

They are tuples with names, so a digest of one is a digest of all that it says (`outputs/output.py`).
"""

from typing import Any, NamedTuple, TypeAlias

from slimmer.media.pictures.outcome import PictureFile


class Ref(NamedTuple):
    """A name that leads somewhere: the smallest thing that menus, lists and fact boxes show."""

    text: str
    url: str | None = None
    """Relative to the root of the site (home is ``), or absolute for another site; `None`: not a link."""
    lang: str = ""
    """Set when the text is not in the language of the page that shows it."""
    note: str = ""
    hreflang: str = ""
    """Set when only what it leads to is in another language."""


class Picture(NamedTuple):
    """A picture with what it shows, in words."""

    files: tuple[PictureFile, ...]
    """AVIF and WebP from narrow to wide, and last what every program can show."""
    alt: str
    attributes: tuple[tuple[str, str], ...] = ()
    """What else the writer said of it: class, lang."""

    @property
    def plain(self) -> PictureFile:
        """The file that every program can show: JPEG, PNG or SVG."""
        return self.files[-1]


class Logo(NamedTuple):
    """Of an organisation, on a tile: a picture, or the initials of its name."""

    url: str = ""
    sharp_url: str = ""
    """For screens with two pixels to one; empty for a drawing."""
    initials: str = ""
    tone: int = 0
    """The colour of a tile with initials."""
    width: int = 0
    height: int = 0
    """CSS pixels of the picture."""


class Item(NamedTuple):
    """A card, or an entry of a list."""

    title: Ref
    lines: tuple[Ref, ...] = ()
    """Short facts below the title."""
    sources: tuple[Ref, ...] = ()
    date: str = ""
    """ISO, for `<time>`."""
    image: Picture | None = None
    cover: str = ""
    """What its drawing is made from when there is no picture."""
    logo: Logo | None = None
    actions: tuple[Ref, ...] = ()
    """Buttons."""


class Group(NamedTuple):
    title: str
    items: tuple[Item, ...]


class Fact(NamedTuple):
    label: str
    values: tuple[Ref, ...]


class Feed(NamedTuple):
    url: str
    title: str
    """With the name of the site, for a feed reader."""
    label: str
    """Where the site itself is clear: `Blog (Atom)`."""
    type: str
    """Media type, for `<link rel=alternate>`."""


class Switch(NamedTuple):
    """One language in the language switch."""

    locale: str
    name: str
    """In its own language."""
    url: str
    missing: str = ""
    """When the page does not exist there: where the link leads instead, said in the page's own language."""


class Mentions(NamedTuple):
    """Posts and newsletters about the project, person, organisation or theme line of a page."""

    posts: tuple[Item, ...] = ()
    newsletters: tuple[Item, ...] = ()
    pages: tuple[Item, ...] = ()
    """Pages and posts that are about a person."""


class Story(NamedTuple):
    """What stands around the text of a post or newsletter."""

    date: str
    day: str
    """The same as ISO."""
    number: str = ""
    """Of a newsletter, in words."""
    lead: str = ""
    """Of a newsletter."""
    updated: str = ""
    authors: tuple[Ref, ...] = ()
    minutes: int = 0
    category: Ref | None = None
    topics: tuple[Ref, ...] = ()
    """Tags and theme lines."""
    signatures: tuple[Ref, ...] = ()
    """Who wrote it; the note is their function."""
    based_on: Ref | None = None
    """The source whose text it retells."""
    related: tuple[Item, ...] = ()
    """Posts that share a subject, which is `related_by`."""
    related_by: str = ""
    featured: tuple[Item, ...] = ()
    older: Ref | None = None
    newer: Ref | None = None


class ListingPage(NamedTuple):
    items: tuple[Item, ...]
    number: int = 1
    pages: int = 1
    newer: str = ""
    older: str = ""
    section: str = ""
    """`blog` or `newsletters`."""
    archives: tuple[Ref, ...] = ()
    """Years, on the overview of all."""
    topics: tuple[Ref, ...] = ()
    """Categories, on the overview of all posts."""


class RoleRow(NamedTuple):
    role: Ref
    date: str
    source: Ref
    note: str


class Profile(NamedTuple):
    """A person or an organisation."""

    lines: tuple[Ref, ...] = ()
    sources: tuple[Ref, ...] = ()
    projects: tuple[Item, ...] = ()
    facts: tuple[Fact, ...] = ()
    roles: tuple[RoleRow, ...] = ()
    pledge: str = ""
    pledge_lang: str = ""
    logo: Logo | None = None
    jsonld: str = ""


class Anchor(NamedTuple):
    """A heading in the list of contents."""

    id: str
    text: str


class Section(NamedTuple):
    """A part of the menu: its overview and what stands below it."""

    overview: Ref
    """Its note is its description."""
    children: tuple[Ref, ...]
    """By title."""


Value: TypeAlias = Any
"""A digest reads it by itself."""


class View(NamedTuple):
    """One page."""

    url: str
    """Relative to the root of the site."""
    locale: str
    title: str
    description: str
    template: str
    cover: str
    """What its drawing and its social card are made from; the same in every locale."""
    text: Value = ()
    """A `Text`, or the directory of a page with organisations."""
    alternates: tuple[tuple[str, str], ...] = ()
    """(`hreflang`, URL) of every language version, itself included, and `x-default`."""
    switches: tuple[Switch, ...] = ()
    missing_in: tuple[str, ...] = ()
    """Names, in the page's language, of the languages it lacks."""
    stale: Ref | None = None
    """The text that changed since this was translated from it; its note says so."""
    breadcrumbs: tuple[Ref, ...] = ()
    current: str | None = None
    """The address of the part of the menu that it belongs to."""
    pages: tuple[Ref, ...] = ()
    """Those of that part, itself included."""
    contents: tuple[Anchor, ...] = ()
    names_first: bool = False
    """Its text has a list of organisations; on a phone no contents stand before it."""
    facts: tuple[Fact, ...] = ()
    dates: tuple[str, ...] = ()
    """When a project's page was published and changed, in words."""
    story: Story | None = None
    """Of a post or newsletter."""
    title_lang: str = ""
    """When the title is not in the language of the page."""
    listing: ListingPage | None = None
    profile: Profile | None = None
    mentions: Mentions | None = None
    feeds: tuple[Feed, ...] = ()
    players: tuple[str, ...] = ()
    """Hosts that play its videos, and "" for a file of the site."""
    scripts: tuple[str, ...] = ()
    """Names of the theme's scripts that only some pages need."""
    card: str = ""
    """The address of its social card."""
    source: str = ""
    """The file that was written for it; empty for a page that no one wrote."""
    noindex: bool = False
    hidden: str = ""
    """In a preview: why visitors do not see this page."""
    root: str = ""
    """Path that the site lives under; set on pages that are shown at any address (404)."""


class Chrome(NamedTuple):
    """What every page of a locale has around it."""

    site_name: str
    site_url: str
    locale: str
    default_locale: str
    home: str
    search: str
    sections: tuple[Section, ...]
    menu: tuple[Ref, ...]
    """The sections that the footer does not name, the blog and the newsletters."""
    footer: tuple[Ref, ...]
    contact: Ref | None
    """Where people may write to: the mail address as a link; the note is the postal address."""
    sign_up: Ref | None
    """Where people sign up for the newsletter."""
    overviews: tuple[Ref, ...]
    """Of posts and of newsletters, as far as there are any."""
    feeds: tuple[Feed, ...]
    assets: tuple[tuple[str, str], ...]
    """The theme's files: name → address."""
