"""What a first visit to a page costs, counted from the files: compressed as every host does, with gzip."""

import zlib
from collections.abc import Iterator

from slimmer.model.problem import Problem, problem
from slimmer.verify.site import FinishedSite, Page

BYTES = 25_000
"""Text, styles and scripts together; fonts and pictures apart."""
REQUESTS = 8
"""All that is asked for at once, with the page and its icon."""


class Weights:
    def __init__(self, site: FinishedSite) -> None:
        self.site = site
        self.known: dict[str, int] = {}

    def of(self, name: str) -> int:
        """Bytes of a file, compressed; each is counted once."""
        if name not in self.known:
            self.known[name] = len(zlib.compress((self.site.folder / name).read_bytes(), 6))
        return self.known[name]

    def loaded(self, page: Page) -> list[str]:
        """The files that a browser fetches with the page."""
        return sorted({*self._named(page)})

    def _named(self, page: Page) -> Iterator[str]:
        for element in page.elements:
            linked = element.tag == "link" and element.get("rel") in ("stylesheet", "icon", "modulepreload")
            name = element.get("href") if linked else element.get("src") if element.tag in ("script", "img") else None
            lazy = element.get("loading") == "lazy"
            if name and not lazy and (url := self.site.locate(name, page)) in self.site.files:
                yield str(url)


def check_weights(site: FinishedSite) -> Iterator[Problem]:
    """A page is light for a phone on a train: at most 25 kB of text, styles and scripts, in at most 8 requests."""
    weights = Weights(site)
    for page in site.pages:
        files = weights.loaded(page)
        size = weights.of(str(page.path)) + sum(weights.of(one) for one in files if one.endswith((".css", ".js")))
        if size > BYTES:
            yield problem(page.path, 1, "site-heavy", size=size, limit=BYTES)
        if (count := 1 + len(files)) > REQUESTS:
            yield problem(page.path, 1, "site-requests", count=count, limit=REQUESTS)
