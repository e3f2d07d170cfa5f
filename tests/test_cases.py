"""Texts as writers bring them, and what becomes of each: a new complaint is a new file and a line in expected.yml."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from builders import a_site, make_mail, place_page, render_feeds
from conftest import Built, copy_of

from slimmer.messages.tell import render_problems

CASES = Path(__file__).parent / "cases"
EXPECTED = yaml.safe_load((CASES / "expected.yml").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_case(name: str, tmp_path: Path):
    month, locale = re.findall(r"\.(\d{4}-\d\d)?\.?(nl|en)\.md$", name)[0]
    expected = EXPECTED[name]
    path = expected.get("at") or (f"blog/newsletters/{month}.{locale}.md" if month else f"docs/proef.{locale}.md")

    site = a_site(tmp_path, {path: (CASES / name).read_bytes(), **expected.get("beside", {})})

    page = next(one for one in site.library.pages if str(one.path) == path)
    assert [one.code for one in site.problems] == expected.get("told", [])
    for place, made in (
        ("page", lambda: str(place_page(page, site, str, "page"))),
        ("feeds", lambda: b"".join(render_feeds(site).values()).decode()),
        ("mail", lambda: make_mail(page, site).html),
        ("text", lambda: make_mail(page, site).text),
        ("message", lambda: render_problems(site.problems)),
    ):
        at, shown = 0, made() if place in expected else ""
        for part in expected.get(place, []):
            at = shown.find(part, at)
            assert at >= 0, shown


def test_a_logo_is_shown(network: Built, tmp_path: Path):
    """F01: the script adds a logo to an organisation, and checks and builds the site."""
    root = copy_of(network, tmp_path / "site")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"

    done = subprocess.run(["sh", CASES / "F01-logo.sh"], cwd=root, env={**os.environ, "PATH": path}, check=False)

    assert done.returncode == 0
    assert '<img class="logo"' in (root / "site/organisaties/aquinohuis/index.html").read_text("utf-8")


def test_a_picture_whose_name_has_loose_accents(tmp_path: Path):
    """F18: the script makes the picture and the page that shows it."""
    (tmp_path / "docs/over").mkdir(parents=True)
    subprocess.run([sys.executable, CASES / "F18-nfd-file-name.py"], cwd=tmp_path, check=True)

    site = a_site(tmp_path, {})

    assert not site.problems
    page = next(one for one in site.library.pages if one.path.name == "nfd.nl.md")
    assert 'alt="Een vlak"' in place_page(page, site, str, "page")


def test_every_case_is_expected():
    assert {path.name for path in CASES.glob("*.md")} == set(EXPECTED)
