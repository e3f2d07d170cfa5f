"""The social cards: one for each page that someone wrote, and one of the site for what follows from these."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from slimmer.media.drawings.card import Card, make_card
from slimmer.media.drawings.tokens import Identity
from slimmer.outputs.output import Output
from slimmer.views.values import Chrome, View

FOLDER = "assets/cards/"
"""In the site."""


def with_cards(
    views: Iterable[View], chromes: Mapping[str, Chrome], identity: Identity
) -> tuple[tuple[View, ...], tuple[Output, ...]]:
    """The views with the addresses of their cards, and the cards.

    A page that search engines may not show is not shared either, and has none.
    """
    outputs: dict[str, Output] = {}
    digests: dict[Card, str] = {}
    views = tuple(views)
    homes = {view.locale: view for view in views if view.url == chromes[view.locale].home}

    def carded() -> Iterator[View]:
        for view in views:
            if view.noindex:
                yield view
                continue
            shared = view if view.source else homes.get(view.locale, view)
            card = view_card(shared, chromes[view.locale].site_name)
            digest = digests.get(card) or card.digest(identity)
            digests[card] = digest
            path = f"{FOLDER}{digest}.png"
            outputs.setdefault(path, Output(path, digest, partial(make_card, card, identity), kept=True))
            yield view._replace(card=path)

    return tuple(carded()), tuple(outputs.values())


def view_card(view: View, site_name: str) -> Card:
    section = [ref.text for ref in view.breadcrumbs[1:2]]
    if view.story is not None:
        section.append(view.story.date)
    return Card(
        # A home page is often called what the site is called, and that stands on the card already.
        title=view.title if view.title != site_name else view.description,
        section=" · ".join(section),
        site_name=site_name,
        cover=view.cover,
        locale=view.locale,
    )
