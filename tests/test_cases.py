"""Texts as writers bring them, and what becomes of each: a new complaint is a new file and a line in expected.yml."""

import re
from pathlib import Path

import pytest
import yaml
from builders import a_site, make_mail, place_page

CASES = Path(__file__).parent / "cases"
EXPECTED = yaml.safe_load((CASES / "expected.yml").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_case(name: str, tmp_path: Path):
    month, locale = re.findall(r"\.(\d{4}-\d\d)?\.?(nl|en)\.md$", name)[0]
    path = f"blog/newsletters/{month}.{locale}.md" if month else f"docs/proef.{locale}.md"

    site = a_site(tmp_path, {path: (CASES / name).read_bytes()})

    page = next(one for one in site.library.pages if str(one.path) == path)
    expected = EXPECTED[name]
    assert [one.code for one in site.problems] == expected.get("told", [])
    for place, made in (
        ("page", lambda: str(place_page(page, site, str, "page"))),
        ("text", lambda: make_mail(page, site).text),
    ):
        at, shown = 0, made() if place in expected else ""
        for part in expected.get(place, []):
            at = shown.find(part, at)
            assert at >= 0, shown


def test_every_case_is_expected():
    assert {path.name for path in CASES.glob("*.md")} == set(EXPECTED)
