"""What `[[name option]]` in a text stands for: the items, for a template of the same name to show."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePosixPath
from typing import cast

from slimmer.content.feeds import feeds_of
from slimmer.content.navigation import menu_order
from slimmer.locales.dates import say_date
from slimmer.messages.tell import GROUPS, WORDING
from slimmer.model.library import FIELDS, Kind, Page
from slimmer.model.schemas import Fields, Organisation, Person, Role, example_line
from slimmer.render.pictures import Shown
from slimmer.stages import Site
from slimmer.text.slugs import sort_key
from slimmer.views.facts import source_ref
from slimmer.views.logos import LogoView, logo_view
from slimmer.views.monogram import Monogram
from slimmer.views.pictures import own_picture
from slimmer.views.refs import Ref, local_text, title_ref


@dataclass(frozen=True)
class Item:
    title: Ref
    lines: tuple[Ref, ...] = ()
    """Short facts below the title."""
    sources: tuple[Ref, ...] = ()
    date: str = ""
    """ISO, for `<time>`."""
    image: Shown | None = None
    cover: str = ""
    """What its drawing is made from when there is no picture."""
    logo: LogoView | Monogram | None = None


@dataclass(frozen=True)
class Group:
    title: str
    items: tuple[Item, ...]


def derive_list(name: str, option: str, site: Site, locale: str) -> tuple[Group, ...]:
    return tuple(_LISTS[name](site, locale, option))


def _lines(*texts: str) -> tuple[Ref, ...]:
    return tuple(Ref(text) for text in texts if text)


def _ungrouped(items: Iterable[Item]) -> list[Group]:
    return [Group("", tuple(items))]


def _people(site: Site, locale: str, option: str) -> list[Group]:  # noqa: ARG001
    return _ungrouped(
        Item(
            Ref(person.name, listing.url if (listing := site.listings.get("blog", "author", key, locale)) else None),
            _lines(local_text(person.role, locale), local_text(person.period, locale)),
            tuple(source_ref(key, site, locale) for key in person.sources),
        )
        for key, person in site.library.people.items()
        if person.listed
    )


def _cards(pages: Iterable[Page], site: Site, locale: str) -> list[Group]:
    return _ungrouped(page_items(pages, site, locale))


def _projects(site: Site, locale: str, option: str) -> list[Group]:  # noqa: ARG001
    return _cards(sorted(site.library.of_kind("project", locale), key=lambda p: sort_key(p.title)), site, locale)


def _themes(site: Site, locale: str, option: str) -> list[Group]:  # noqa: ARG001
    return _cards(sorted(site.library.of_kind("theme", locale), key=menu_order), site, locale)


def page_items(pages: Iterable[Page], site: Site, locale: str) -> list[Item]:
    """Posts, newsletters or projects as cards: title, date, excerpt."""
    return [
        Item(
            title_ref(page, site, locale),
            _lines(say_date(page.date, locale)) if page.date else (),
            date=str(page.date) if page.date else "",
            image=own_picture(page, site),
            cover=str(page.key),
        )
        for page in pages
    ]


def _posts(site: Site, locale: str, option: str) -> list[Group]:
    return _ungrouped(page_items(site.listings.posts[locale][: int(option or 3)], site, locale))


def _newsletters(site: Site, locale: str, option: str) -> list[Group]:
    return _ungrouped(page_items(site.listings.newsletters[locale][: int(option or 3)], site, locale))


def _follow(site: Site, locale: str, option: str) -> list[Group]:  # noqa: ARG001
    """The newest newsletter, with the feeds to follow it by as its lines."""
    listing = site.listings.table["newsletters", "all", ""][locale]
    feeds = tuple(Ref(feed.label, feed.url) for feed in feeds_of(listing, site.settings.site_name))
    return _ungrouped(replace(item, lines=feeds) for item in page_items(listing.entries[:1], site, locale))


def _municipalities(site: Site, locale: str, option: str) -> list[Group]:  # noqa: ARG001
    words = site.words[locale]
    found = sorted(site.library.municipalities.values(), key=lambda one: (one.subregion is None, one.subregion or ""))
    groups = []
    for subregion, members in groupby(found, key=lambda one: one.subregion):
        title = words(f"subregion_{subregion or 'none'}")
        named = sorted(members, key=lambda one: sort_key(one.name))
        groups.append(Group(title, tuple(Item(Ref(one.name, lang=_dutch(locale))) for one in named)))
    return groups


def _organisations(site: Site, locale: str, option: str) -> list[Group]:
    """Everyone in this role, or everyone; each with its roles, their dates and sources."""
    urls = site.organisation_urls
    items = []
    for key, organisation in site.library.organisations.items():
        roles = [role for role in organisation.roles if option in ("", role.role)]
        if roles:
            lines, sources = role_lines(roles, site, locale)
            title = Ref(organisation.name, urls[key, locale], _dutch(locale))
            items.append(Item(title, lines, sources, logo=logo_view(site, key)))
    return _ungrouped(sorted(items, key=lambda item: sort_key(item.title.text)))


def role_lines(roles: Iterable[Role], site: Site, locale: str) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    """Roles in words, with date and remark; and their sources, each once."""
    words = site.words[locale]
    lines = []
    for role in roles:
        when = say_date(role.date, locale) if role.date else ""
        name = words(f"role_{role.role}")
        project = site.library.find(PurePosixPath("docs/projecten", role.project), locale) if role.project else None
        if project:
            name = words("role_in", role=name, project=project.title)
        says = [name, when, local_text(role.note, locale)]
        lines.append(", ".join(filter(None, says)))
    keys = dict.fromkeys(role.source for role in roles)
    return _lines(*lines), tuple(source_ref(key, site, locale) for key in keys)


def _sources(site: Site, locale: str, option: str) -> list[Group]:  # noqa: ARG001
    words = site.words[locale]
    items = []
    for key, source in site.library.sources.items():
        ref = source_ref(key, site, locale)
        language = source.locale or "nl"
        title = [Ref(source.title, lang="" if language == locale else language)] if source.title else []
        note = "" if source.url else words("source_note")
        lines = (*title, *_lines(ref.note, local_text(source.note, locale)))
        items.append(Item(Ref(f"{key}: {ref.text}", ref.url, note=note), lines))
    return _ungrouped(items)


def _problems(site: Site, locale: str, option: str) -> list[Group]:  # noqa: ARG001
    """Every message that a writer can get, or those of one group, under its code."""
    return _ungrouped(
        Item(Ref(code), _lines((wording.nl if locale == "nl" else wording.en).replace("{hint}", "")))
        for code, wording in GROUPS.get(option, WORDING).items()
    )


def _fields(site: Site, locale: str, option: str) -> list[Group]:  # noqa: ARG001
    """What a writer may fill in for this kind of content, with a line to copy."""
    schemas: dict[str, type[Fields]] = {"organisation": Organisation, "person": Person}
    schema = schemas.get(option) or FIELDS[cast(Kind, option)]
    return _ungrouped(
        Item(
            Ref(name, note="*" if known.is_required() else ""),
            (Ref(example_line(schema, name), lang=_dutch(locale)),),
        )
        for name, known in schema.model_fields.items()
    )


def _dutch(locale: str) -> str:
    """Names of organisations and municipalities here are Dutch."""
    return "" if locale == "nl" else "nl"


_LISTS: Mapping[str, Callable[[Site, str, str], list[Group]]] = {
    "people": _people,
    "projects": _projects,
    "themes": _themes,
    "posts": _posts,
    "newsletters": _newsletters,
    "follow": _follow,
    "municipalities": _municipalities,
    "organisations": _organisations,
    "sources": _sources,
    "problems": _problems,
    "fields": _fields,
}
