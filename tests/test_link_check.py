"""Whether websites answer: asked of real servers on this machine."""

import http.server
import socket
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from builders import a_page, a_project, some_settings, write_files
from click.testing import CliRunner

from slimmer.cli.organisations import organisations as command
from slimmer.load.library import load_library
from slimmer.messages.tell import render_problem
from slimmer.model.problem import term
from slimmer.spreadsheets.link_check import MOST_REDIRECTS, Answer, Asker, check_websites


class Handler(http.server.BaseHTTPRequestHandler):
    """`/200`, `/404`, … answer with that status; the other paths misbehave as they are named."""

    asked: list[tuple[str, str, float]]

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path, time.monotonic()))
        name = self.path.strip("/").split("/")[0]
        if name == "get-only" and self.command == "HEAD":
            self.send(405)
        elif name == "head-404" and self.command == "HEAD":
            self.send(404)
        elif name == "loop":
            self.send(302, f"/loop/{len(self.asked)}")
        elif name == "steps":
            left = int(self.path.rpartition("/")[2])
            self.send(302, f"/steps/{left - 1}") if left else self.send(200)
        elif name in ("301", "302", "308"):
            self.send(int(name), "/nieuw/é".encode().decode("latin-1"))
        elif name == "to":
            self.send(301, self.path[len("/to/") :])
        elif name == "hangs":
            time.sleep(3)
        elif name == "drips":
            self.drip()
        elif name == "drops":
            self.connection.shutdown(socket.SHUT_RDWR)
        elif name == "nonsense":
            self.wfile.write(b"dag\r\n\r\n")
        elif name == "endless":
            self.send_response(200)
            self.end_headers()
            while True:
                self.wfile.write(b"x" * 65536)
        else:
            self.send(int(name) if name.isdigit() else 200)

    do_GET = do_HEAD  # noqa: N815

    def send(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.end_headers()

    def drip(self) -> None:
        try:
            for byte in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that goes away is what some tests are about."""


@pytest.fixture
def host() -> Iterator[str]:
    Handler.asked = []
    with Server(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def ask(url: str, **changes) -> Answer:
    return Asker(**{"pause": 0, "timeout": 5, "allow_local": True, **changes}).ask(url)


@pytest.mark.parametrize(
    "path", ["/", "/200/a b", "/é?q=ü", "/get-only", "/head-404", "/302", f"/steps/{MOST_REDIRECTS}"]
)
def test_a_website_that_answers(host: str, path: str):
    assert ask(host + path) == Answer()


def test_head_comes_first_and_get_only_when_it_fails(host: str):
    ask(host + "/200")
    ask(host + "/get-only")

    assert [(method, path) for method, path, _ in Handler.asked] == [
        ("HEAD", "/200"),
        ("HEAD", "/get-only"),
        ("GET", "/get-only"),
    ]


BAD = {
    "/404": ("website-status", "antwoordt met 404. Bestaat de pagina nog? Verbeter het adres."),
    "/500": ("website-status", "antwoordt met 500. Bestaat de pagina nog? Verbeter het adres."),
    "/to/": ("website-status", "antwoordt met 301. Bestaat de pagina nog? Verbeter het adres."),
    "/403": ("website-unsure", "let op: {url} is er, maar laat programma's niet toe (403). Kijk zelf in een browser."),
    "/loop": (
        "website-loop",
        "verwijst te vaak door (meer dan 5 keer). Open het in een browser en neem het adres daar over.",
    ),
    f"/steps/{MOST_REDIRECTS + 1}": (
        "website-loop",
        "verwijst te vaak door (meer dan 5 keer). Open het in een browser en neem het adres daar over.",
    ),
    "/hangs": ("website-timeout", "antwoordt niet binnen 0.5 seconden. Probeer het later nog eens."),
    "/drips": ("website-timeout", "antwoordt niet binnen 0.5 seconden. Probeer het later nog eens."),
    "/drops": (
        "website-unreachable",
        "is niet bereikbaar (de server verbreekt de verbinding). Verbeter het adres, of probeer het later nog eens.",
    ),
    "/nonsense": (
        "website-unreachable",
        "is niet bereikbaar (het antwoord is geen HTTP). Verbeter het adres, of probeer het later nog eens.",
    ),
    "/to/javascript:alert(1)": (
        "website-refused",
        "leidt naar javascript:alert(1), en dat is geen openbaar webadres. Verbeter het adres.",
    ),
    "/to/file:///etc/passwd": (
        "website-refused",
        "leidt naar file:///etc/passwd, en dat is geen openbaar webadres. Verbeter het adres.",
    ),
    "/to/ftp://een.example/": (
        "website-refused",
        "leidt naar ftp://een.example/, en dat is geen openbaar webadres. Verbeter het adres.",
    ),
}


@pytest.mark.parametrize("path", BAD)
def test_a_website_that_does_not_answer_well_gets_its_message(host: str, tmp_path: Path, path: str):
    code, dutch = BAD[path]
    (found,) = checked(tmp_path, host + path, timeout=0.5)

    said = dutch.format(url=host + path) if "{url}" in dutch else f"{host}{path} {dutch}"
    assert found.code == code
    assert render_problem(found).split("\n")[0] == f"docs/_data/organisations/a.yml:3: {said} [{code}]"


def checked(root: Path, url: str, **changes) -> list:
    """The problems of a site with one organisation that has this website."""
    data = {
        "docs/index.nl.md": a_page("Thuis"),
        "docs/_data/sectors.yml": "zorg: {nl: Zorg, en: Care}\n",
        "docs/_data/organisations/a.yml": f'name: Organisatie 0001\nsector: zorg\nwebsite: "{url}"\nroles: [{{role: member, source: Een brief}}]\n',
        "docs/_data/organisations/b.yml": "name: Organisatie 0002\nsector: zorg\nroles: [{role: member, source: Een brief}]\n",
    }
    write_files(root, data)
    library, problems = load_library(some_settings(root))
    assert problems == []
    asker = Asker(**{"pause": 0, "timeout": 5, "allow_local": True, **changes})
    return [found for _, _, found in check_websites(library, asker) if found]


def test_an_endless_page_is_not_read(host: str):
    assert ask(host + "/endless", timeout=1) == Answer()


def test_a_server_that_refuses():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    assert ask(f"http://127.0.0.1:{port}/").values["reason"] == term("refuses")


def test_a_name_that_does_not_exist():
    assert ask("https://bestaat-niet.invalid/").values["reason"] == term("unknown-name")
    assert ask("https://een..twee.example/").code == "website-unreachable"
    assert ask("https://een.example:99999/").code == "website-unreachable"


def test_no_secure_connection(host: str):
    """A plain server where TLS is expected."""
    assert ask(host.replace("http:", "https:"), timeout=1).code == "website-unreachable"


@pytest.mark.parametrize(("path", "code"), [("/301", "website-moved"), ("/308", "website-moved"), ("/302", "")])
def test_only_what_moved_for_good_is_told_with_the_new_address(host: str, path: str, code: str):
    answer = ask(host + path)

    assert answer.code == code
    if code:
        assert answer.values["target"] == f"{host}/nieuw/%C3%A9"
    assert not code or code in ("website-moved", "website-unsure")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433.nip.invalid/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://localhost.localdomain/",
    ],
)
def test_addresses_of_this_network_are_never_asked(url: str):
    assert ask(url, allow_local=False, timeout=1).code in ("website-refused", "website-unreachable")


def test_a_refused_address_gets_no_connection(host: str):
    assert ask(host + "/", allow_local=False).code == "website-refused"
    assert Handler.asked == []


def test_between_two_requests_is_a_pause(host: str):
    """Also after a redirect and between HEAD and GET."""
    asker = Asker(pause=0.2, timeout=5, allow_local=True)
    asker.ask(host + "/302")
    asker.ask(host + "/404")
    times = [when for _, _, when in Handler.asked]

    assert len(times) == 4
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(times))


def test_the_command_tells_each_and_fails_when_one_does_not_answer(host: str, tmp_path: Path):
    a_project(tmp_path)
    options = ["check-links", "--pause", "0", "--allow-local", "-f", str(tmp_path / "mkdocs.yml")]

    checked(tmp_path, host + "/404")
    bad = CliRunner().invoke(command, options, catch_exceptions=False)
    checked(tmp_path, host + "/301")
    moved = CliRunner().invoke(command, options, catch_exceptions=False)
    checked(tmp_path, host + "/200")
    good = CliRunner().invoke(command, options, catch_exceptions=False)

    assert (bad.exit_code, moved.exit_code, good.exit_code) == (1, 0, 0)
    assert "[website-status]" in bad.stderr
    assert f"Schrijf: website: {host}/nieuw/%C3%A9 [website-moved]" in moved.stderr
    assert good.stdout.endswith(
        "1 websites gevraagd, 0 zonder goed antwoord. / 1 websites asked, 0 without a good answer.\n"
    )
    assert f"a: {host}/200 ✓" in good.stdout
