"""What a first visit to a page costs, counted from the files: compressed as every host does, with gzip."""

import zlib
from collections.abc import Iterator
from functools import cache

from slimmer.model.problem import Problem, problem
from slimmer.verify.site import FinishedSite, Page

BYTES = 25_000
"""Text, styles and scripts together; fonts and pictures apart."""
REQUESTS = 8
"""All that is asked for at once, with the page and its icon."""


def check_weights(site: FinishedSite) -> Iterator[Problem]:
    """A page is light for a phone on a train: at most 25 kB of text, styles and scripts, in at most 8 requests."""

    @cache
    def weight(name: str) -> int:
        return len(zlib.compress((site.folder / name).read_bytes(), 6))

    for page in site.pages:
        files = {*_loaded(page, site)}
        size = weight(str(page.path)) + sum(weight(one) for one in files if one.endswith((".css", ".js")))
        if size > BYTES:
            yield problem(page.path, 1, "site-heavy", size=size, limit=BYTES)
        if (count := 1 + len(files)) > REQUESTS:
            yield problem(page.path, 1, "site-requests", count=count, limit=REQUESTS)


def _loaded(page: Page, site: FinishedSite) -> Iterator[str]:
    """The files that a browser fetches with the page."""
    for element in page.elements:
        linked = element.tag == "link" and element.get("rel") in ("stylesheet", "icon", "modulepreload")
        name = element.get("href") if linked else element.get("src") if element.tag in ("script", "img") else None
        lazy = element.get("loading") == "lazy"
        if name and not lazy and (url := site.locate(name, page)) in site.files:
            yield str(url)
