"""What `[[name option]]` in a text stands for: the items, for a template of the same name to show."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import cast

from slimmer.content.listings import Listings
from slimmer.content.navigation import menu_order
from slimmer.content.sources import remark
from slimmer.locales.dates import say_date
from slimmer.messages.tell import messages
from slimmer.model.library import FIELDS, Kind, Page
from slimmer.model.schemas import Fields, Organisation, Person, Role, example_line
from slimmer.text.slugs import sort_key
from slimmer.views.refs import Refs
from slimmer.views.teasers import Teasers
from slimmer.views.values import Group, Item, Logo, Ref


@dataclass(frozen=True)
class Lists:
    """The lists of one locale."""

    refs: Refs
    teasers: Teasers
    listings: Listings
    logos: Mapping[str, Logo]
    """Of each organisation."""

    def derive(self, name: str, option: str) -> tuple[Group, ...]:
        """Nothing for what is no list, or not that of it: a preview shows the page, and the check tells it."""
        try:
            return tuple(_LISTS[name](self, option))
        except (KeyError, ValueError):
            return ()

    def people(self, _: str) -> list[Group]:
        refs = self.refs
        return _ungrouped(
            Item(
                Ref(
                    person.name,
                    listing.url if (listing := self.listings.get("blog", "author", key, refs.locale)) else None,
                ),
                _lines(refs.text(person.role), refs.text(person.period)),
                tuple(map(refs.source, person.sources)),
            )
            for key, person in refs.library.people.items()
            if person.listed
        )

    def projects(self, option: str) -> list[Group]:
        """In the order of the menu, then by title."""
        menu = [PurePosixPath("docs", name) for names in self.refs.settings.navigation for name in names]
        places = {key: place for place, key in enumerate(menu)}
        found = self._of_kind("project")
        found.sort(key=lambda page: (places.get(page.key, len(menu)), sort_key(page.title)))
        return self._cards(found[: int(option or len(found))])

    def themes(self, _: str) -> list[Group]:
        return self._cards(sorted(self._of_kind("theme"), key=menu_order))

    def posts(self, option: str) -> list[Group]:
        return self._cards(self.listings.posts[self.refs.locale][: int(option or 3)])

    def newsletters(self, option: str) -> list[Group]:
        return self._cards(self.listings.newsletters[self.refs.locale][: int(option or 3)])

    def follow(self, _: str) -> list[Group]:
        """The newest newsletter, and where to sign up."""
        listing = self.listings.get("newsletters", "all", "", self.refs.locale)
        if listing is None:
            return []
        sign_up = self.refs.sign_up()
        actions = (sign_up,) if sign_up else ()
        newest = self.teasers.of(listing.entries[:1])
        return _ungrouped(item._replace(actions=actions) for item in newest)

    def contact(self, _: str) -> list[Group]:
        """Nothing as long as nobody filled it in."""
        found = self.refs.contact()
        return _ungrouped([Item(found)]) if found else []

    def municipalities(self, _: str) -> list[Group]:
        words, lang = self.refs.words, self.refs.names_lang
        found = self.refs.library.municipalities.values()
        ordered = sorted(found, key=lambda one: (one.subregion is None, one.subregion or ""))
        groups = []
        for subregion, members in groupby(ordered, key=lambda one: one.subregion):
            named = sorted(members, key=lambda one: sort_key(one.name))
            items = tuple(Item(Ref(one.name, lang=lang)) for one in named)
            groups.append(Group(words(f"subregion_{subregion or 'none'}"), items))
        return groups

    def organisations(self, option: str) -> list[Group]:
        """Everyone in this role, or everyone; each with its roles, their dates and sources."""
        items = []
        for key, organisation in self.refs.library.organisations.items():
            roles = [role for role in organisation.roles if option in ("", role.role)]
            if roles:
                lines, sources = self._roles(roles)
                items.append(Item(self.refs.organisation(key), lines, sources, logo=self.logos[key]))
        return _ungrouped(sorted(items, key=lambda item: sort_key(item.title.text)))

    def sources(self, _: str) -> list[Group]:
        """The newest first, those without a date last."""
        refs, items = self.refs, []
        dated = sorted(refs.library.sources.items(), key=lambda item: (str(item[1].date or ""), item[0]), reverse=True)
        for key, source in dated:
            ref = refs.source(key)
            note = "" if source.url else refs.words("source_note")
            items.append(Item(ref._replace(note=note), _lines(ref.note, remark(source, refs.locale))))
        return _ungrouped(items)

    def problems(self, option: str) -> list[Group]:
        """Every message that a writer can get, or those of one group, under its code."""
        return _ungrouped(
            Item(Ref(code), _lines(wording.of(self.refs.locale).replace("{hint}", "")))
            for code, wording in messages(option).items()
        )

    def fields(self, option: str) -> list[Group]:
        """What a writer may fill in for this kind of content, with a line to copy."""
        schemas: dict[str, type[Fields]] = {"organisation": Organisation, "person": Person}
        schema = schemas.get(option) or FIELDS[cast(Kind, option)]
        # The examples are Dutch, whatever the language of the site.
        lang = self.refs.foreign("nl")
        return _ungrouped(
            Item(Ref(name, note="*" if known.is_required() else ""), (Ref(example_line(schema, name), lang=lang),))
            for name, known in schema.model_fields.items()
        )

    def _of_kind(self, kind: Kind) -> list[Page]:
        return self.refs.library.of_kind(kind, self.refs.locale)

    def _cards(self, pages: Iterable[Page]) -> list[Group]:
        return _ungrouped(self.teasers.of(pages))

    def _roles(self, roles: Iterable[Role]) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
        """Roles in words, with date and remark; and their sources, each once."""
        refs, lines, roles = self.refs, [], list(roles)
        for role in roles:
            when = say_date(role.date, refs.locale) if role.date else ""
            lines.append(", ".join(filter(None, [refs.role(role).text, when, refs.text(role.note)])))
        keys = dict.fromkeys(role.source for role in roles)
        return _lines(*lines), tuple(map(refs.source, keys))


def _lines(*texts: str) -> tuple[Ref, ...]:
    return tuple(Ref(text) for text in texts if text)


def _ungrouped(items: Iterable[Item]) -> list[Group]:
    return [Group("", tuple(items))]


_NAMES = (
    *("people", "projects", "themes", "posts", "newsletters", "follow", "contact"),
    *("municipalities", "organisations", "sources", "problems", "fields"),
)
_LISTS: Mapping[str, Callable[[Lists, str], list[Group]]] = {name: getattr(Lists, name) for name in _NAMES}
