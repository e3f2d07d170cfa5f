"""`slimmer serve`: a save shows in the browser, drafts are there, mistakes do not stop it."""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import a_page, a_project, write_files


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Preview:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.url = f"http://127.0.0.1:{free_port()}/"
        self.shows_drafts = True

    def get(self, path: str = "") -> str:
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait(self, path: str, holds: Callable[[str], bool]) -> str:
        """The page once this is true of it; at most half a minute."""
        text = ""
        for _ in range(150):
            text = self.get(path)
            if text and holds(text):
                return text
            time.sleep(0.2)
        raise AssertionError(f"{path}: {text[:3000]}")


@pytest.fixture(params=["slimmer", "mkdocs"])
def preview(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Preview]:
    home = a_page("Thuis", body="Een.\n\n[[posts 3]]")
    post = a_page("Bericht een", date="2020-01-01")
    a_project(tmp_path, {"docs/index.nl.md": home, "blog/posts/2020-01-01-een.nl.md": post})
    made = Preview(tmp_path)
    made.shows_drafts = request.param == "slimmer"
    address = made.url.removeprefix("http://").rstrip("/")
    arguments = ["serve", "--address" if request.param == "slimmer" else "--dev-addr", address]
    command = [sys.executable, "-m", request.param, *arguments]
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log) as running,
    ):
        try:
            made.wait("", lambda text: "Thuis" in text)
            yield made
        finally:
            running.terminate()


def test_preview_follows_every_kind_of_file(preview: Preview):
    """Pages, posts, data and configuration, in both languages; drafts with a mark; mistakes on the page."""
    root = preview.root
    write_files(root, {"docs/index.en.md": a_page("Welcome")})
    preview.wait("en/", lambda text: "Welcome" in text)

    draft = "true" if preview.shows_drafts else "false"
    write_files(root, {"blog/posts/2020-01-02-twee.nl.md": a_page("Bericht twee", date="2020-01-02", draft=draft)})
    preview.wait("", lambda text: "Bericht twee" in text)
    assert ("Concept" in preview.get("blog/2020/twee/")) == preview.shows_drafts

    write_files(root, {"docs/_data/words/nl.yml": "search: Zoeken maar\n"})
    preview.wait("", lambda text: "Zoeken maar" in text)

    config = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config.replace("site_name: Test", "site_name: Andere naam"), "utf-8")
    preview.wait("blog/", lambda text: "Andere naam" in text)

    write_files(root, {"docs/index.nl.md": a_page("Thuis", body="[weg](weg.md)")})
    if preview.shows_drafts:
        said = preview.wait("_slimmer/news?page=/", lambda text: "leidt nergens heen" in text)
        assert "docs/index.nl.md:6" in said

    write_files(root, {"docs/index.nl.md": a_page("Weer thuis")})
    preview.wait("", lambda text: "Weer thuis" in text)
    assert "leidt nergens heen" not in preview.get("_slimmer/news?page=/")


def test_preview_follows_the_theme(preview: Preview):
    write_files(preview.root, {"overrides/partials/footer.html": "<footer>Nieuwe voet</footer>"})
    preview.wait("", lambda text: "Nieuwe voet" in text)


def test_preview_can_be_searched_after_each_save(preview: Preview):
    def vocabulary() -> str:
        index = json.loads(preview.get("search/nl/index.json") or "{}")
        return preview.get(f"search/nl/vocabulary/{index.get('vocabulary')}.json")

    preview.wait("search/nl/index.json", lambda _: '"bericht"' in vocabulary())

    write_files(preview.root, {"docs/index.nl.md": a_page("Thuis", body="Een zeldzaamheid.")})
    preview.wait("search/nl/index.json", lambda _: "zeldzaamheid" in vocabulary())
