"""The sites of the tests, each built once for all workers, and a browser to look with.

No test reads the content of this repository: tests/sites/ holds a network that is frozen, and one unlike it.
"""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest
from builders import NETWORK, ROOT
from chromium import open_browser
from filelock import FileLock
from page_types import EXAMPLES, Example, find_examples
from pages import Html, load_pages
from playwright.sync_api import Browser
from server import Server, serve

from slimmer.cli.main import main
from slimmer.load.config import load_settings
from slimmer.model.settings import Settings

TODAY = "1795860000"
"""28 November 2026, in seconds: the sites are frozen, so their day is too."""
os.environ["SOURCE_DATE_EPOCH"] = TODAY


def slimmer_process(*arguments: str, cwd: Path = NETWORK) -> subprocess.CompletedProcess[str]:
    """The command as a person types it: a process of its own, where that is what matters."""
    command = [sys.executable, "-m", "slimmer", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, encoding="utf-8")


def slimmer(*arguments: str, cwd: Path = NETWORK, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """The same command in this process, which saves a second of imports; None takes a name out of the environment."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.chdir(cwd),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        patch.setattr(sys, "argv", ["slimmer", *arguments])
        patch.setenv("LANGUAGE", "")  # `main` fills it in
        for name, value in environment.items():
            patch.delenv(name, raising=False) if value is None else patch.setenv(name, value)
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
    for stream in (out, err):
        stream.seek(0)
    return subprocess.CompletedProcess(arguments, code, out.read(), err.read())


SLOWEST = (
    "test_page_types.py",
    "test_exact.py",
    "test_hostile_site.py",
    "test_search_interface.py",
    "test_preview.py",
    "test_built_site.py",
    "test_access.py",
    "test_search.py",
    "test_import.py",
    "test_handbook.py",
    "test_mail.py",
    "test_moving.py",
    "test_pictures.py",
    "test_bounded.py",
    "test_folders.py",
    "test_problems.py",
    "test_lighthouse.py",
    "test_filters.py",
    "test_real_content.py",
    "test_hostile.py",
    "test_hostile_texts.py",
    "test_types.py",
    "test_svg.py",
    "test_writer.py",
    "test_cases.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: a worker that begins one last works on alone."""
    items.sort(key=lambda one: SLOWEST.index(one.path.name) if one.path.name in SLOWEST else len(SLOWEST))


def pytest_xdist_auto_num_workers() -> int:
    """One more than cores, as browsers and servers are waited for."""
    return (os.cpu_count() or 1) + 1


@dataclass(frozen=True)
class Built:
    """A site of tests/sites/ and what was built from it."""

    source: Path
    folder: Path

    def __str__(self) -> str:
        return self.source.name

    @cached_property
    def settings(self) -> Settings:
        return load_settings(self.source / "mkdocs.yml")

    @property
    def url(self) -> str:
        """With a slash at the end."""
        return self.settings.site_url

    @cached_property
    def every_page(self) -> list[Html]:
        return list(load_pages(self.folder))

    @cached_property
    def pages(self) -> dict[str, Html]:
        """By their address, relative to the root of the site; without the pages that only lead on."""
        return {page.url: page for page in self.every_page if not page.all("meta", **{"http-equiv": "refresh"})}

    @cached_property
    def public(self) -> dict[str, Html]:
        """Pages that search engines may show."""
        return {url: page for url, page in self.pages.items() if page.canonical}

    @cached_property
    def examples(self) -> list[Example]:
        """One page of every type, in every locale that has it."""
        return find_examples(self.folder, EXAMPLES[self.source.name])


HALF = shutil.ignore_patterns("*-journal", ".?*-*")
"""What another test writes beside what is kept, and is gone the next moment."""


def copy_of(built: Built, folder: Path) -> Path:
    """Its sources, with what was made of them and is kept by its content."""
    return Path(shutil.copytree(built.source, folder, ignore=HALF))


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """One for all workers of a run."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@cache
def build_once(name: str, folder: Path) -> Built:
    """Who comes first builds; the others wait for it."""
    source, target, finished = ROOT / "tests/sites" / name, folder / f"site-{name}", folder / f"{name}.finished"
    with FileLock(folder / f"{name}.lock"):
        if not finished.exists():
            done = slimmer_process("build", "--site-dir", str(target), cwd=source)
            assert done.returncode == 0, done.stderr
            finished.touch()
    return Built(source, target)


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A network like the cooperative's, in which every feature occurs."""
    return build_once("network", shared_folder(tmp_path_factory))


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A network that is unlike it in everything."""
    return build_once("small", shared_folder(tmp_path_factory))


@pytest.fixture(scope="session", params=EXAMPLES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Each of the sites: what the generator promises holds on both."""
    return build_once(request.param, shared_folder(tmp_path_factory))


@pytest.fixture(scope="session")
def built(network: Built) -> Path:
    return network.folder


@pytest.fixture(scope="session")
def nginx(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The network as a host serves it, compressed and logged."""
    with serve(built, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture(scope="session")
def server(nginx: Server) -> str:
    """Its address on this machine, with a slash at the end."""
    return nginx.url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as running:
        yield running


@pytest.fixture(scope="session")
def examples(network: Built) -> list[Example]:
    return network.examples
