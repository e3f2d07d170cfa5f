"""The real site, built once for all tests that look at it, and a browser to look with."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import open_browser
from page_types import Example, find_examples
from playwright.sync_api import Browser
from server import Server, serve

ROOT = Path(__file__).parent.parent


def slimmer(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The command as a person types it."""
    command = [sys.executable, "-m", "slimmer", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, encoding="utf-8")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built by the command."""
    folder = tmp_path_factory.mktemp("site")
    done = slimmer("build", "--site-dir", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def nginx(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real site as a host serves it, compressed and logged."""
    with serve(built, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture(scope="session")
def server(nginx: Server) -> str:
    """The address of the real site on this machine, with a slash at the end."""
    return nginx.url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as running:
        yield running


@pytest.fixture(scope="session")
def examples(built: Path) -> list[Example]:
    """One page of every type, in every locale that has it."""
    return find_examples(built)
