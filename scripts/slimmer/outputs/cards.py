"""The social cards of a site: made while its pages are rendered, and kept until something in them changes."""

import multiprocessing
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from slimmer.files.cache import CARDS, keep, load
from slimmer.media.drawings.card import Card, make_card, make_cards
from slimmer.media.drawings.tokens import Identity
from slimmer.model.settings import Settings
from slimmer.views.views import View

FOLDER = "assets/cards"
"""In the site."""
_FEW = 16
"""Cards that are made sooner than a process starts."""
_BATCH = 8


def view_card(view: View, settings: Settings) -> Card:
    section = [ref.text for ref in view.breadcrumbs[1:2]]
    if view.story is not None:
        section.append(view.story.date)
    return Card(
        # A home page is often called what the site is called, and that stands on the card already.
        title=view.title if view.title != settings.site_name else view.description,
        section=" · ".join(section),
        site_name=settings.site_name,
        cover=view.cover,
        locale=view.locale,
    )


class Cards:
    """`start` early, `finish` when the pages are written: what lies between costs no waiting time."""

    def __init__(self, views: Iterable[View], settings: Settings, identity: Identity) -> None:
        """A page that search engines may not show is not shared either, and has none."""
        self._identity = identity
        self._cache = settings.root / CARDS
        cards = {view.url: view_card(view, settings) for view in views if not view.noindex}
        self._digests = {url: card.digest(identity) for url, card in cards.items()}
        self._cards = {self._digests[url]: card for url, card in cards.items()}
        self._pool: ProcessPoolExecutor | None = None
        self._made: list[Future[Mapping[str, bytes]]] = []

    def url(self, page: str) -> str:
        """The address of the card of the page at this address; empty when it has none."""
        digest = self._digests.get(page)
        return f"{FOLDER}/{digest}.png" if digest else ""

    def start(self) -> None:
        """Begin with what the cache lacks, in processes of their own when that is much."""
        missing = [digest for digest in self._cards if not (self._cache / digest).exists()]
        if len(missing) <= _FEW:
            return
        self._pool = ProcessPoolExecutor(os.cpu_count() or 1, mp_context=multiprocessing.get_context("spawn"))
        for first in range(0, len(missing), _BATCH):
            batch = {digest: self._cards[digest] for digest in missing[first : first + _BATCH]}
            self._made.append(self._pool.submit(make_cards, batch, self._identity))

    def finish(self, site_dir: Path) -> None:
        """Every card in the site."""
        if self._pool is not None:
            with self._pool:
                for batch in self._made:
                    for digest, content in batch.result().items():
                        keep(self._cache / digest, content)
        folder = site_dir / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for digest, card in self._cards.items():
            (folder / f"{digest}.png").write_bytes(kept_card(card, digest, self._identity, self._cache))


def kept_card(card: Card, digest: str, identity: Identity, cache_dir: Path) -> bytes:
    """From the cache, which has it afterwards."""
    content = load(cache_dir / digest)
    if content is None:
        content = make_card(card, identity)
        keep(cache_dir / digest, content)
    return content
