"""What Lighthouse says that does not depend on the speed of the machine; `make lighthouse` measures the rest."""

from collections.abc import Mapping

import pytest
from conftest import Built
from lighthouse import PAGES, measure, serve_as_own

STEADY = ("accessibility", "best-practices", "seo")


@pytest.fixture(scope="module")
def scores(network: Built) -> Mapping[str, Mapping[str, float]]:
    """By page."""
    with serve_as_own(network.folder, network.url) as server:
        return dict(zip(PAGES, measure([server.url + page for page in PAGES], STEADY), strict=True))


@pytest.mark.parametrize("page", PAGES)
def test_full_marks_without_the_clock(scores: Mapping[str, Mapping[str, float]], page: str):
    assert scores[page] == dict.fromkeys(STEADY, 100)
