"""An incremental build gives exactly the bytes of a clean one, whatever changed."""

import math
import os
import random
import re
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import HALF, Built
from edits import EDITS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slimmer.files.cache import PICTURES, TEMPLATES
from slimmer.load.config import load_settings
from slimmer.messages.tell import errors, render_problems
from slimmer.outputs.build import build_site
from slimmer.outputs.manifest import NAME
from slimmer.stages import read_content

EVERYWHERE = {"interface word", "partial", "style", "option", "extension option"}
"""The edits that change every page."""
MADE = {"site", ".cache"}
"""In the folder of a project; its sources are the rest."""


@pytest.fixture(autouse=True)
def _soon_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here an edit follows a build within two seconds: what was read is to be trusted all the same."""
    monkeypatch.setattr("slimmer.files.state._YOUNG", 20_000_000)


class Project:
    """A copy of a site, built again and again in one folder."""

    def __init__(self, source: Path, root: Path, *kept: Path) -> None:
        """`kept`: what another build of the source left in it, by its content, that need not be made again here."""
        self.source, self.root = source, root
        if not root.exists():
            shutil.copytree(source, root, ignore=lambda folder, _: MADE if Path(folder) == source else set())
        for name in kept:
            shutil.copytree(source / name, root / name, ignore=HALF)

    def build(self, jobs: int = 1) -> dict[str, bytes]:
        made = load_settings(self.root / "mkdocs.yml")
        content = read_content(made)
        assert not errors(content.problems), render_problems(content.problems)
        build_site(content, made, self.root / "site", jobs=jobs)
        return files(self.root / "site")

    def clean(self, folder: Path, kept: dict[str, Path]) -> dict[str, bytes]:
        """The same sources built in another folder, with nothing kept but this, made by another build."""
        fresh = Project(self.root, folder)
        for name, made in kept.items():
            shutil.copytree(made, folder / name)
        try:
            return fresh.build()
        finally:
            shutil.rmtree(folder)

    def restore(self) -> None:
        """The sources as they were; what was built stays, and files that did not change are the same files."""
        for path in sources(self.root) - sources(self.source):
            (self.root / path).unlink()
        for path in sources(self.source):
            content = (self.source / path).read_bytes()
            if not (self.root / path).is_file() or (self.root / path).read_bytes() != content:
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                (self.root / path).write_bytes(content)

    def kept(self, *names: str) -> dict[str, Path]:
        """By its content, so what was made before an edit serves after it; what changed is made anew."""
        return {name: self.root / name for name in names}


def sources(root: Path) -> set[Path]:
    found = {path.relative_to(root) for path in root.rglob("*") if path.is_file()}
    return {path for path in found if path.parts[0] not in MADE}


def files(site: Path) -> dict[str, bytes]:
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    del found[NAME]
    return found


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def pristine(small: Built, tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(small.source, tmp_path_factory.mktemp("exact") / "site", PICTURES)
    made.build()
    return made


@pytest.fixture
def project(pristine: Project, tmp_path: Path) -> Project:
    """The small site, built before, in a folder of its own."""
    shutil.copytree(pristine.root, tmp_path / "site")
    return Project(pristine.source, tmp_path / "site")


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_of_a_small_site(project: Project, pristine: Project, name: str, tmp_path: Path):
    before = files(project.root / "site")

    EDITS[name](project.root)
    after = project.build()

    assert differing(before, after) != []
    assert differing(after, project.clean(tmp_path / "clean", pristine.kept(PICTURES, TEMPLATES))) == []


@pytest.fixture(scope="module")
def network_before(network: Built, tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(network.source, tmp_path_factory.mktemp("exact") / "site", PICTURES)
    made.build()
    return made


@pytest.mark.parametrize("part", range(2))
def test_after_edits_of_a_network(network_before: Project, tmp_path: Path, part: int):
    """A few at a time are built on what those before them left; all of them are compared at the end.

    What changes every page comes first, as it would hide what an edit of one page left behind. The templates of the
    clean build are compiled anew.
    """
    shutil.copytree(network_before.root, tmp_path / "site")
    project = Project(network_before.source, tmp_path / "site")
    before = files(project.root / "site")
    names = sorted([*EDITS][part::2], key=lambda name: name not in EVERYWHERE)
    for some in (names[start : start + 3] for start in range(0, len(names), 3)):
        for name in some:
            EDITS[name](project.root)
        after = project.build()
        assert differing(before, after) != [], some
        before = after

    assert differing(after, project.clean(tmp_path / "clean", network_before.kept(PICTURES))) == []


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(
    st.lists(
        st.sampled_from(sorted(set(EDITS) - {"rename", "delete", "category", "tag"})),
        min_size=2,
        max_size=5,
        unique=True,
    )
)
def test_after_any_edits_one_after_another(
    pristine: Project, tmp_path_factory: pytest.TempPathFactory, names: list[str]
):
    folder = tmp_path_factory.mktemp("edits")
    shutil.copytree(pristine.root, folder / "site")
    project = Project(pristine.source, folder / "site")
    for name in names:
        EDITS[name](project.root)
        after = project.build()

    assert differing(after, project.clean(folder / "clean", pristine.kept(PICTURES, TEMPLATES))) == []


def test_another_program_makes_everything_again(project: Project, monkeypatch: pytest.MonkeyPatch):
    before = files(project.root / "site")
    monkeypatch.setattr("slimmer.outputs.site.program", lambda: "another")
    monkeypatch.setattr("slimmer.markup.parse.program", lambda: "another")

    assert differing(before, project.build()) == []


@pytest.mark.parametrize(
    ("kept", "environment"),
    [
        ((), {"TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        ((PICTURES,), {"TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"}),
    ],
)
def test_the_machine_makes_no_difference(
    pristine: Project, tmp_path: Path, kept: tuple[Path, ...], environment: dict[str, str]
):
    other = Project(pristine.source, tmp_path / "two", *kept)
    expected = files(pristine.root / "site")

    subprocess.run(
        [sys.executable, "-m", "slimmer", "build", "--jobs", "4"],
        cwd=other.root,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        umask=0o077,
    )

    assert differing(files(other.root / "site"), expected) == []
    assert all(path.stat().st_mode & 0o044 for path in (other.root / "site").rglob("*") if path.name != NAME)


@pytest.mark.parametrize("damage", ["changed", "removed", "a folder", "a link", "extra", "manifest", "no manifest"])
def test_what_someone_did_to_the_site_is_undone(project: Project, damage: str):
    expected = files(project.root / "site")
    site, page = project.root / "site", project.root / "site" / "index.html"
    match damage:
        case "changed":
            page.write_text("anders", "utf-8")
        case "removed":
            page.unlink()
        case "a folder":
            page.unlink()
            page.mkdir()
            (page / "x").write_text("x", "utf-8")
        case "a link":
            page.unlink()
            page.symlink_to("/etc/hostname")
        case "extra":
            (site / "extra/nog").mkdir(parents=True)
            (site / "extra/nog/x.html").write_text("x", "utf-8")
        case "manifest":
            (site / NAME).write_bytes((site / NAME).read_bytes()[:-30])
        case "no manifest":
            shutil.rmtree(site)

    assert differing(project.build(), expected) == []


def working_in(folder: Path) -> list[str]:
    """The processes that are still at it; they get the time to see that the one that began them is gone."""
    for _ in range(600):
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if (process / "cwd").resolve() == folder.resolve():
                    found.append(process.name)
        if not found:
            break
        time.sleep(0.05)
    return found


def run_until(running: subprocess.Popen[bytes], moment: float = math.inf) -> float:
    """How much processor time it took until it ended or came to this moment: a busy machine makes no difference."""
    spent = 0.0
    while running.poll() is None and spent < moment:
        with suppress(OSError):
            spent = int(Path(f"/proc/{running.pid}/schedstat").read_text("utf-8").split()[0]) / 1e9
        time.sleep(0.001)
    return spent


KILLS = int(os.environ.get("KILLS", "6"))


def test_a_build_that_is_killed_at_any_moment_is_followed_by_a_right_one(project: Project):
    """Each one; no file is ever half, and nothing else is left, in the site or beside it."""
    config = (project.root / "mkdocs.yml").read_text("utf-8")
    expected: list[dict[str, bytes]] = []

    def build_named(name: str) -> subprocess.Popen[bytes]:
        """The name of the site stands on every page."""
        (project.root / "mkdocs.yml").write_text(re.sub("(?m)^site_name: .*", f"site_name: {name}", config), "utf-8")
        command = [sys.executable, "-m", "slimmer", "build"]
        return subprocess.Popen(command, cwd=project.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    for name in ("One", "Two"):
        running = build_named(name)
        longest = run_until(running)
        assert running.returncode == 0
        expected.append(files(project.root / "site"))
    random_ = random.Random(7)
    killed = 0
    for number in range(KILLS):
        running = build_named(("One", "Two")[number % 2])
        run_until(running, random_.uniform(0.05, longest))
        if running.poll() is None:
            running.kill()
            killed += 1
        running.wait()
        there = {
            path: content for path, content in files(project.root / "site").items() if not path.startswith(".next/")
        }
        assert [path for path, one in there.items() if one not in (expected[0].get(path), expected[1].get(path))] == []
        assert differing(project.build(), expected[number % 2]) == [], number
        assert {path.name for path in project.root.iterdir()} == {path.name for path in project.source.iterdir()} | MADE
        assert not (project.root / "site/.next").exists()
    assert killed > KILLS // 3
    assert working_in(project.root) == []


def test_two_builds_at_once_are_followed_by_a_right_one(pristine: Project, tmp_path: Path):
    """Both make pictures too, as some were not kept."""
    project = Project(pristine.source, tmp_path / "project", PICTURES)
    for picture in sorted((project.root / PICTURES).iterdir())[::3]:
        picture.unlink()
    command = [sys.executable, "-m", "slimmer", "build"]
    running = [subprocess.Popen(command, cwd=project.root, stdout=subprocess.DEVNULL) for _ in range(2)]
    for one in running:
        one.wait()

    assert differing(project.build(), files(pristine.root / "site")) == []
