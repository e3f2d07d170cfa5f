"""What Lighthouse says that does not depend on the speed of the machine; `make lighthouse` measures the rest."""

from collections.abc import Iterator

import pytest
from lighthouse import PAGES, measure, served_site
from server import Server

STEADY = ("accessibility", "best-practices", "seo")


@pytest.fixture(scope="module")
def served() -> Iterator[Server]:
    with served_site() as running:
        yield running


@pytest.mark.parametrize("page", PAGES)
def test_full_marks_without_the_clock(served: Server, page: str):
    scores = measure(served.url + page, STEADY)

    assert scores == dict.fromkeys(STEADY, 100)
