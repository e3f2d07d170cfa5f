"""What must be found on a page of every type; `walk.py` visits them and `probes.py` looks."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from builders import ROOT
from page_types import Example
from playwright.sync_api import Browser
from server import Server
from walk import PARTS, Seen, Visit, walk

BUDGET = yaml.safe_load((ROOT / "tests/budget.yml").read_text("utf-8"))
LIMITS = BUDGET["page"]


@pytest.fixture(scope="module")
def seen(browser: Browser, nginx: Server, examples: list[Example]) -> Seen:
    return walk(browser, nginx, examples)


PROMISES = {
    "keyboard": "goes from skip link to footer and always shows where it is: WCAG 2.1.1, 2.1.2, 2.4.7, 2.4.11, 1.4.11",
    "skip link": "goes to the text",
    "sideways": "nothing scrolls at 400 %, nor with wider spacing, and no text is cut: WCAG 1.4.10, 1.4.12",
    "long word": "breaks with a hyphen",
    "line lengths": "60 to 75 characters",
    "small controls": "none is smaller than 24 px: WCAG 2.5.8",
    "forced colours": "keep text, controls and focus",
    "movement": "none for who wants that",
    "without scripts": "every page keeps its text and its ways out, and is laid out",
    "laid out": "the whole page",
    "links without colour": "are underlined: WCAG 1.4.1",
    "axe": "finds nothing in WCAG 2.2 A and AA and its best practices, on a phone, a desktop and between, light and dark",
    "axe unfolded": "nor with everything unfolded",
    "between": "shows nothing that neither a phone nor a desktop shows: there axe looks at what depends on the width only",
    "large text": "breaks inside no word, from 280 to 1680 px",
    "letters twice as large": "fit on a phone, and titles stay whole: WCAG 1.4.4",
}


@pytest.mark.parametrize("probe", PROMISES)
def test_every_page_type_keeps(seen: Seen, probe: str):
    assert seen.wrong(probe) == {}, PROMISES[probe]


def test_no_script_fails_anywhere(seen: Seen):
    assert seen.said == []


def test_only_this_site_is_asked_and_nothing_is_kept(seen: Seen, server: str):
    """No third party, no cookie."""
    assert [address for address in seen.asked if not address.startswith(server)] == []
    assert seen.cookies == 0


def table(visits: Iterable[Visit]) -> str:
    head = "".join(f"{part:>8}" for part in PARTS) + "".join(f"{name:>18}" for name in LIMITS)
    return "\n".join(["", head, *map(str, visits)])


@pytest.mark.parametrize("figure", LIMITS)
def test_every_page_is_within_the_budget(seen: Seen, figure: str):
    """What a first visit costs, counted from the server's log. `slimmer verify` weighs all pages by their files."""
    worst = sorted(seen.loaded, key=lambda visit: -visit.figures[figure])
    over = [visit for visit in worst if visit.figures[figure] > LIMITS[figure]]

    assert not over, f"{len(over)} pages over {figure} {LIMITS[figure]}; the worst:{table(worst[:12])}"


def test_everything_was_found_and_compressed(seen: Seen, built: Path):
    """Otherwise the budget counts the wrong thing."""
    assert seen.loaded
    for visit in seen.loaded:
        assert visit.size("html") > 0, visit.url
        assert visit.size("css") > 0, visit.url
        for request in visit.requests:
            assert request.status == 200, request
            path = built / urlsplit(request.address).path.removeprefix("/")
            if request.kind in ("css", "js") and path.stat().st_size > 1000:
                assert request.size < path.stat().st_size / 2, request


def test_nothing_comes_after_the_page_is_loaded(seen: Seen):
    for loaded, rested in zip(seen.loaded, seen.rested, strict=True):
        assert rested.figures == loaded.figures, table([loaded, rested])


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_shifts_while_a_page_loads(seen: Seen, width: int):
    limit = BUDGET["lighthouse"]["cumulative-layout-shift"]

    assert seen.shifts[width]
    assert {name: shift for name, shift in seen.shifts[width].items() if shift > limit} == {}
