"""`slimmer serve`: a save shows in the browser, drafts are there, mistakes do not stop it."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from axe import violations
from builders import a_page, a_project, share, write_files
from conftest import slimmer
from playwright.sync_api import Browser

from slimmer.files.cache import TEMPLATES
from slimmer.load.config import load_settings
from slimmer.outputs.build import content_table
from slimmer.preview.desk import editor_link
from slimmer.preview.quick import quick_pages
from slimmer.preview.site import PreviewSite
from slimmer.preview.watch import listen, look, wait_for_change
from slimmer.stages import gather_content


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Preview:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.url = f"http://127.0.0.1:{free_port()}/"
        self.shows_drafts = True

    @property
    def log(self) -> str:
        return (self.root / "log").read_text("utf-8")

    def get(self, path: str = "") -> str:
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait(self, path: str, holds: Callable[[str], bool]) -> str:
        """The page once this is true of it; at most two minutes."""
        text = ""
        for _ in range(600):
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
    share(tmp_path, TEMPLATES)
    made = Preview(tmp_path)
    made.shows_drafts = request.param == "slimmer"
    address = made.url.removeprefix("http://").rstrip("/")
    arguments = ["serve", "--address" if request.param == "slimmer" else "--dev-addr", address]
    command = [sys.executable, "-m", request.param, *arguments]
    (tmp_path / "tmp").mkdir()
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(
            command, cwd=tmp_path, env={**os.environ, "TMPDIR": str(tmp_path / "tmp")}, stdout=log, stderr=log
        ) as running,
    ):
        try:
            made.wait("", lambda text: "Thuis" in text)
            yield made
        finally:
            running.terminate()
            running.wait()
    if request.param == "slimmer":
        assert list((tmp_path / "tmp").iterdir()) == [], "stopped by a signal it leaves nothing behind"


def test_preview_follows_every_kind_of_file(preview: Preview):
    """Pages, posts, data, configuration and theme, in both languages; drafts with a mark; mistakes on the page."""
    root = preview.root
    write_files(root, {"overrides/partials/footer.html": "<footer>Nieuwe voet</footer>"})
    preview.wait("", lambda text: "Nieuwe voet" in text)

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
        said = preview.wait("", lambda text: "leidt nergens heen" in text)
        assert "<code>docs/index.nl.md</code>" in said
        assert f'<a href="{editor_link(root, PurePosixPath("docs/index.nl.md"), 6)}"' in said

    write_files(root, {"docs/index.nl.md": a_page("Weer thuis")})
    preview.wait("", lambda text: "Weer thuis" in text)
    if preview.shows_drafts:
        preview.wait("", lambda text: "leidt nergens heen" not in text)


def test_preview_can_be_searched_after_each_save(preview: Preview):
    def vocabulary() -> list[str]:
        index = json.loads(preview.get("search/nl/index.json") or '{"vocabulary": []}')
        pieces = (preview.get(f"search/nl/vocabulary/{name}.json") or "[]" for _, name in index["vocabulary"])
        return [word for piece in pieces for word in json.loads(piece)]

    preview.wait("search/nl/index.json", lambda _: "bericht" in vocabulary())

    write_files(preview.root, {"docs/index.nl.md": a_page("Thuis", body="Een zeldzaamheid.")})
    preview.wait("search/nl/index.json", lambda _: "zeldzaamheid" in vocabulary())


OURS = pytest.mark.parametrize("preview", ["slimmer"], indirect=True)


def wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(600):
        if holds():
            return
        time.sleep(0.2)
    raise AssertionError


MISTAKES = (
    ("mkdocs.yml", "site_name: [", "mkdocs.yml"),
    ("overrides/partials/footer.html", "<footer>{% if %}</footer>", "overrides/partials/footer.html:1"),
    ("overrides/partials/footer.html", "<footer>\n{{ nothing }}</footer>", "overrides/partials/footer.html:2"),
    ("overrides/styles/site/01-colours.css", "body { color: red }", "styles/site/"),
    ("docs/_data/tags.yml", "- nee", "docs/_data/tags.yml"),
)


@OURS
def test_a_mistake_anywhere_is_told_on_the_page_and_stops_nothing(preview: Preview):
    for number, (path, wrong, said) in enumerate(MISTAKES, 1):
        file = preview.root / path
        before = file.read_text("utf-8") if file.exists() else None
        write_files(preview.root, {path: wrong})
        at = "_redactie/" if path.startswith("docs") else ""
        preview.wait(at, lambda text, said=said: said in text and "Thuis" in preview.get())
        wait_until(lambda said=said: said in preview.log)

        if before is None:
            file.unlink()
        else:
            file.write_text(before, "utf-8")
        preview.wait("", lambda text, said=said: said not in text)
        wait_until(lambda number=number: preview.log.count("Opgelost") == number)


def test_a_text_that_is_saved_while_everything_is_read_is_not_overtaken(tmp_path: Path):
    post = PurePosixPath("blog/posts/2020-01-01-een.nl.md")
    a_project(tmp_path, {"docs/index.nl.md": a_page("Thuis"), str(post): a_page("Een", date="2020-01-01")})
    settings = load_settings(tmp_path / "mkdocs.yml", preview=True)
    content = gather_content(settings)
    table = content_table(content, settings)
    site = PreviewSite()
    site.show(content, table, 0, lambda name: True)

    def has_it() -> bool:
        return "Tweede zin" in (site.get("blog/2020/een/index.html") or b"").decode()

    write_files(tmp_path, {str(post): a_page("Een", date="2020-01-01", body="Tweede zin.")})
    site.show_pages(quick_pages([post], content, table, settings) or [], 1)
    assert has_it()
    site.show(content, table, 0, lambda name: True)
    assert has_it(), "what was read before the save does not undo it"
    site.show(content, table, 1, lambda name: True)
    assert not has_it(), "what was read after it decides"


@OURS
def test_a_page_that_cannot_be_read_stays_as_it_was(preview: Preview):
    write_files(preview.root, {"blog/posts/2020-01-01-een.nl.md": a_page("Nu anders", date="2020-01-32")})
    text = preview.wait("blog/2020/een/", lambda text: "2020-01-32" in text)

    assert "een.nl.md:4" in text
    assert "Bericht een" in text


@OURS
def test_the_page_for_editors_lists_what_there_is_to_do(preview: Preview):
    files = {
        "docs/los.nl.md": a_page("Los", aliases="[/oud/]", body="Een [kapotte](weg.md) link."),
        "blog/posts/2020-01-02-later.nl.md": a_page("Later", date="2999-01-01"),
        "blog/posts/2020-01-03-concept.nl.md": a_page("Ruw", date="2020-01-03", draft="true"),
    }
    write_files(preview.root, files)
    picture = preview.root / "docs/ongebruikt.png"
    picture.write_bytes(
        (Path(__file__).parent / "sites/network/docs/_data/organisations").glob("*.png").__next__().read_bytes()
    )
    text = preview.wait("_redactie/", lambda text: "ongebruikt.png" in text and "docs/los.nl.md</a>:7" in text)
    parts = dict(re.findall(r'<h2 id="(\w+)">(.*?)(?=<h2|</main>)', text, re.DOTALL))

    assert "docs/los.nl.md</a>:7" in parts["problems"]
    assert "2020-01-03-concept" in parts["drafts"]
    assert "verschijnt op" in parts["scheduled"]
    assert "geen vertaling (en)" in parts["translations"]
    assert "docs/los.nl.md" in parts["orphans"]
    assert "docs/index.nl.md" not in parts["orphans"]
    assert "ongebruikt.png" in parts["pictures"]
    assert "/oud/ → /los/" in parts["aliases"]
    assert "appears on" in preview.get("_redactie/en/")
    assert "default-src &#39;none&#39;" in text


@OURS
def test_it_answers_only_under_its_own_name_and_with_pages(preview: Preview):
    """A page elsewhere that has its name point to this machine hears nothing (DNS rebinding); what is no page is not
    found, whatever was asked."""
    for path, host in product(("", "_redactie/", "_slimmer/news?page=/", "/[x"), ("evil.example", "", "[::1", "]")):
        request = urllib.request.Request(preview.url + path, headers={"Host": host})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=10)
        assert refused.value.code == 421
        assert refused.value.read() == b""
    for path in ("/[x", "%00", "../mkdocs.yml", "%2e%2e/mkdocs.yml", "_slimmer/../server.py", "%ff"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(preview.url + path, timeout=10)
        assert (refused.value.code, b"site_name" in refused.value.read()) == (404, False)


@OURS
def test_files_saved_at_once_are_one_rebuild(preview: Preview):
    for number in range(10):
        write_files(preview.root, {f"docs/nieuw-{number}.nl.md": a_page(f"Nieuw {number}", body="[x](weg.md)")})
    wait_until(lambda: "nieuw-9.nl.md" in preview.log)

    assert preview.log.count("docs/nieuw-0.nl.md:6") == 1


def test_the_address_of_a_file_opens_it_on_windows_too():
    link = editor_link(PureWindowsPath("C:/Mijn site"), PurePosixPath("docs/index.nl.md"), 3)

    assert link == "vscode://file/C:/Mijn%20site/docs/index.nl.md:3"


@OURS
def test_the_page_in_a_browser_says_what_is_wrong_and_where_it_was_written(preview: Preview, browser: Browser):
    """Under its own policy, which nothing of the preview breaks; a mended page loads by itself."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    write_files(preview.root, {"docs/index.nl.md": a_page("Thuis", body="[weg](weg.md)")})
    page.goto(preview.url)
    page.wait_for_selector(".preview-problems a")

    assert page.get_attribute(".preview-problem a", "href") == editor_link(
        preview.root, PurePosixPath("docs/index.nl.md"), 6
    )
    assert "leidt nergens heen" in page.inner_text(".preview-problem")
    page.click(".preview-problems li a")
    assert page.url.endswith("#melding-1")
    assert "docs/index.nl.md" in page.inner_text(".preview-source")

    write_files(preview.root, {"docs/index.nl.md": a_page("Weer thuis")})
    page.wait_for_selector("h1:has-text('Weer thuis')")
    page.wait_for_selector(".preview-problems", state="detached")
    page.click(".preview-source a[href='/_redactie/']")
    page.wait_for_selector("h2#problems")
    assert said == []
    page.close()


MANY = """\
Eerste alinea met [een](weg-a.md) link
over twee regels.

## Een kop

- een punt
- een [tweede](weg-b.md) punt

    met een [alinea](weg-c.md) erin

| a | b |
| --- | --- |
| een | [cel](weg-d.md) |

> Een citaat met [een](weg-e.md) link.

!!! tip

    In een kader: [een](weg-f.md) link.

[[posts 3]]

Na een lijst: [een](weg-g.md) link.[^uitleg]

[^uitleg]: De noot, met [een](weg-h.md) link.
"""


ABOVE = {
    "a": ["DIV", "Eerste aline"],
    "b": ["LI", "een tweede p"],
    "c": ["LI", "met een alin"],
    "d": ["DIV", "a\nb\n\n\n\n\neen\n"],
    "e": ["BLOCKQUOTE", "Een citaat m"],
    "f": ["DIV", "In een kader"],
    "g": ["DIV", "Na een lijst"],
    "h": ["LI", "De noot, met"],
}
"""By the last letter of a link that leads nowhere: what its problem stands in, and below what."""


@OURS
def test_a_problem_stands_below_the_block_it_is_about(preview: Preview, browser: Browser):
    """What is about the fields stands on top; all of it can be read, reached and heard, and none of it is published."""
    write_files(preview.root, {"docs/veel.nl.md": a_page("Veel", MANY, description="Waar het over gaat. " * 10)})
    preview.wait("veel/", lambda text: "weg-g.md" in text)
    for scripts in (True, False):
        page = browser.new_page(java_script_enabled=scripts)
        page.goto(f"{preview.url}veel/")
        above = {
            one.inner_text().split("weg-")[1][0]: one.evaluate(
                "one => [one.parentElement.tagName, one.previousElementSibling.textContent.trim().slice(0, 12)]"
            )
            for one in page.query_selector_all(".preview-problem")
        }
        assert "omschrijving" in page.inner_text(".preview-problems li")
        assert page.locator(".preview-problems a[href^='#melding-']").count() == 8
        assert above == ABOVE
        # axe needs the timers of the page.
        assert not scripts or violations(page) == []
        page.close()
    assert slimmer("build", cwd=preview.root).returncode == 1
    write_files(preview.root, {"docs/veel.nl.md": a_page("Veel", re.sub(r"\[(\w+)\]\(\S+\)", r"\1", MANY))})
    assert slimmer("build", cwd=preview.root).returncode == 0
    published = (preview.root / "site/veel/index.html").read_text("utf-8")
    assert "Na een lijst" in published
    assert "data-line" not in published
    assert "preview" not in published


def test_the_system_tells_of_a_save(tmp_path: Path):
    """Also in a folder that is new, and of a file that takes the place of another, as editors save."""
    told = listen([tmp_path])
    for name in ("een.md", "map/twee.md", "map/twee.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        told.wait(1)
        told.clear()
        (file.parent / ".new").write_text(f"{name}", "utf-8")
        (file.parent / ".new").replace(file)

        assert told.wait(10), name


def test_a_save_is_seen_where_the_system_tells_nothing(tmp_path: Path):
    before = look([tmp_path])
    (tmp_path / "een.md").write_text("een", "utf-8")

    assert wait_for_change([tmp_path], before, threading.Event()) == look([tmp_path]) != before
