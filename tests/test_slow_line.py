"""A page of which only half has come is laid out as it will be: what comes later moves nothing."""

import io
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
import yaml
from builders import ROOT
from chromium import wait_until_laid_out
from conftest import Built
from page_types import Example
from playwright.sync_api import Browser
from walk import SHIFTS

LATER = b'<div class="aside">'
"""Stands beside the text on a wide window, and comes after it."""

PAINTED = (
    "() => new Promise(done => new PerformanceObserver(done).observe({type: 'paint', buffered: true})).then(() => 1)"
)


class Halves(SimpleHTTPRequestHandler):
    """Of a page what stands before `LATER`, and the rest when that was painted."""

    painted = threading.Event()

    def do_GET(self) -> None:
        with self.send_head() or io.BytesIO() as file:
            first, mark, rest = file.read().partition(LATER)
        self.wfile.write(first)
        if mark:
            self.wfile.flush()
            assert self.painted.wait(60)
            self.wfile.write(mark + rest)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def halves(network: Built) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Halves, directory=str(network.folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def late(built: Built) -> list[Example]:
    folders = [one for one in built.examples if not one.url.endswith(".html")]
    return [one for one in folders if LATER in (built.folder / one.url / "index.html").read_bytes()]


def test_nothing_moves_when_the_rest_comes(network: Built, halves: str, browser: Browser):
    moved = {}
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    for example in late(network):
        Halves.painted.clear()
        page.goto(f"{halves}{example.url}", wait_until="commit")
        page.evaluate(PAINTED)
        Halves.painted.set()
        page.wait_for_load_state()
        wait_until_laid_out(page)
        moved[str(example)] = page.evaluate(SHIFTS)
    page.close()

    assert len(moved) > 4
    limit = yaml.safe_load((ROOT / "tests/budget.yml").read_text("utf-8"))["lighthouse"]["cumulative-layout-shift"]
    assert {name: shift for name, shift in moved.items() if shift > limit} == {}
