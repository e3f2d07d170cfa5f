"""`slimmer build --explain` says why a file was made again, or that it was not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import a_page, a_project, write_files
from conftest import slimmer

from slimmer.messages.wording import wordings
from slimmer.outputs.manifest import load_manifest
from slimmer.outputs.output import parts_of


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {"docs/index.nl.md": a_page("Thuis"), "docs/over/index.nl.md": a_page("Over", "Een zin.")}
    root = a_project(tmp_path_factory.mktemp("explain"), pages)
    assert slimmer("build", cwd=root).returncode == 0
    return root


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), "utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "asked", "codes"),
    [
        (lambda root: None, "/over/", []),
        (edit("docs/over/index.nl.md", "Een zin.", "Een andere zin."), "docs/over/index.nl.md", ["text"]),
        (lambda root: (root / "site/over/index.html").unlink(), "over", ["removed"]),
        (lambda root: (root / "site/over/index.html").write_text("x"), "site/over/index.html", ["altered"]),
        (edit("docs/index.nl.md", "Thuis", "Welkom"), "search/nl/index.json", ["found"]),
        (lambda root: write_files(root, {"docs/nieuw.nl.md": a_page("Nieuw")}), "nieuw/index.html", ["new"]),
        (lambda root: write_files(root, {"overrides/x.html": "x"}), "http://localhost/over/", ["theme"]),
    ],
)
def test_the_reason_is_told(built: Path, change: Callable[[Path], None], asked: str, codes: list[str]):
    change(built)

    done = slimmer("build", "--explain", asked, cwd=built)

    *_, dutch, english = done.stdout.splitlines()
    assert done.returncode == 0
    assert dutch.endswith("; ".join(wordings("reasons")[code].nl for code in codes) + ".")
    assert english.endswith("; ".join(wordings("reasons")[code].en for code in codes) + ".")
    assert ("was not made again" in english) == (not codes)


def test_for_machines_the_reason_stands_beside_the_json(built: Path):
    done = slimmer("build", "--json", "--explain", "/", cwd=built)

    assert json.loads(done.stdout)["problems"] == []
    assert "index.html" in done.stderr


def test_an_address_that_is_not_there_is_wrong_use_with_a_suggestion(built: Path):
    done = slimmer("build", "--explain", "ovr/index.html", cwd=built)

    assert done.returncode == 2
    assert "Bedoelt u over/index.html?" in done.stderr
    assert "Do you mean over/index.html?" in done.stderr


def test_without_what_is_kept_everything_is_made_again_and_the_same(built: Path):
    before = {path: path.read_bytes() for path in (built / "site").rglob("*.html")}

    done = slimmer("build", "--no-cache", "--explain", "/", cwd=built)

    assert wordings("reasons")["again"].nl in done.stdout
    assert {path: path.read_bytes() for path in (built / "site").rglob("*.html")} == before


def test_every_part_that_a_file_depends_on_has_its_words(built: Path):
    manifest = load_manifest(built / "site")

    assert manifest
    assert {name for entry in manifest.files.values() for name in parts_of(entry.key)} <= wordings("reasons").keys()
