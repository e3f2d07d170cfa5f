"""What Lighthouse says that does not depend on the speed of the machine; `make lighthouse` measures the rest."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from lighthouse import PAGES, measure, served_site

STEADY = ("accessibility", "best-practices", "seo")


@pytest.fixture(scope="module")
def scores() -> Mapping[str, Mapping[str, float]]:
    """By page, two at once: Lighthouse waits most of the time, and nothing is timed here."""
    with served_site() as server, ThreadPoolExecutor(2) as pool:
        return dict(zip(PAGES, pool.map(lambda page: measure(server.url + page, STEADY), PAGES), strict=True))


@pytest.mark.parametrize("page", PAGES)
def test_full_marks_without_the_clock(scores: Mapping[str, Mapping[str, float]], page: str):
    assert scores[page] == dict.fromkeys(STEADY, 100)
