"""A video in a real browser: nothing leaves this site before a click."""

import functools
import http.server
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ROOT, a_page, a_project
from conftest import slimmer
from playwright.sync_api import Browser, BrowserContext, Page, expect

ADDRESS = "https://www.youtube.com/watch?v=aBcDeFgHi-0"
PLAYER = "https://www.youtube-nocookie.com/embed/aBcDeFgHi-0?autoplay=1"
FILM = f"""\
![Onze film]({ADDRESS}){{transcript=tekst.md}}

![Van hier](film.webm){{transcript=tekst.md captions=film.vtt}}
"""
FILES = {
    "docs/index.nl.md": a_page("Home"),
    "docs/film.nl.md": a_page("Film", FILM),
    "docs/tekst.nl.md": a_page("Tekst"),
    "docs/film.webm": b"x",
    "docs/film.vtt": b"WEBVTT\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small built site with a video."""
    root = tmp_path_factory.mktemp("video")
    a_project(root, FILES, locales={"nl": "Nederlands"})
    done = slimmer("build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """Its address."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def open_film(context: BrowserContext, site: str) -> tuple[Page, list[str]]:
    """The page, and a list that grows with every request to another host."""
    outside: list[str] = []
    page = context.new_page()

    def answer(route):
        outside.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<title>player</title>")

    page.route(lambda url: not url.startswith(site), answer)
    page.goto(f"{site}film/", wait_until="load")
    return page, outside


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


def test_nothing_is_asked_of_another_host_before_a_click(context: BrowserContext, site: str):
    page, outside = open_film(context, site)
    play = page.get_by_role("button", name="Film afspelen: Onze film")
    expect(play).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert outside == []

    play.click()

    frame = page.locator("iframe")
    expect(frame).to_have_attribute("src", PLAYER)
    expect(frame).to_have_attribute("title", "Onze film")
    expect(frame).to_be_focused()
    page.frame_locator("iframe").locator("title").wait_for(state="attached")
    assert outside == [PLAYER]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_video_is_started_by_keyboard(context: BrowserContext, site: str, key: str):
    page, _ = open_film(context, site)

    page.get_by_role("button", name="Onze film").focus()
    page.keyboard.press(key)

    expect(page.locator("iframe")).to_have_attribute("src", PLAYER)


def test_without_javascript_a_video_is_a_link_to_its_service(browser: Browser, site: str):
    context = browser.new_context(java_script_enabled=False)
    page, outside = open_film(context, site)

    expect(page.get_by_role("link", name="Onze film")).to_have_attribute("href", ADDRESS)
    expect(page.locator("video[controls]")).to_be_visible()
    assert outside == []
    context.close()


def test_other_pages_know_no_player(context: BrowserContext, site: str):
    page = context.new_page()
    page.goto(site)

    assert "video." not in page.content()
    assert "youtube" not in page.content()


def test_a_video_is_valid_html(folder: Path):
    command = ["node", "node_modules/html-validate/bin/html-validate.mjs", "--config", "htmlvalidate.json"]

    done = subprocess.run(
        [*command, "--formatter", "text", str(folder / "film")],
        cwd=ROOT / "tests",
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_axe_finds_nothing_at_a_video(context: BrowserContext, site: str):
    page, _ = open_film(context, site)

    page.evaluate((ROOT / "tests/node_modules/axe-core/axe.min.js").read_text("utf-8"))

    assert page.evaluate("axe.run('figure').then(found => found.violations.map(one => one.id))") == []
