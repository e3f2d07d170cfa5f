"""A built site behind a real web server, with its log: nginx with brotli, set up by `nginx.conf`."""

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

CONFIGURATION = Path(__file__).parent / "nginx.conf"
VISIT = "X-Visit"
"""The header by which the log tells one visit from another."""


@dataclass(frozen=True)
class Request:
    """One line of the log."""

    visit: str
    status: int
    size: int
    """Bytes of the body as sent, so compressed; `$body_bytes_sent`."""
    address: str

    @property
    def kind(self) -> str:
        """`css`, `js`, `woff2`, …; `html` for a page."""
        return PurePosixPath(self.address.partition("?")[0]).suffix.removeprefix(".") or "html"


@dataclass(frozen=True)
class Server:
    url: str
    """With a slash at the end."""
    log: Path

    def requests(self) -> list[Request]:
        """What was asked so far. A line comes a moment after the answer, so this waits until the log rests."""
        size = -1
        while size != (size := self.log.stat().st_size):
            time.sleep(0.2)
        lines = (line.split(" ", 3) for line in self.log.read_text("utf-8").splitlines())
        return [Request(visit, int(status), int(sent), address) for visit, status, sent, address in lines]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


@contextmanager
def serve(site: Path, folder: Path, port: int | None = None) -> Iterator[Server]:
    """`folder` is an empty one, for configuration, log and temporary files."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    assert nginx, "no nginx: run tests/install-browser"
    port = port or free_port()
    (folder / "temp").mkdir()
    (folder / "site").symlink_to(site.resolve())
    (folder / "nginx.conf").write_text(CONFIGURATION.read_text("utf-8").replace("PORT;", f"{port};"), "utf-8")
    running = subprocess.Popen([nginx, "-p", str(folder), "-c", "nginx.conf", "-e", "error.log"])
    try:
        server = Server(f"http://127.0.0.1:{port}/", folder / "access.log")
        _wait_for(server, running)
        yield server
    finally:
        running.terminate()
        running.wait()


def _wait_for(server: Server, running: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert running.poll() is None, (server.log.parent / "error.log").read_text("utf-8")
        try:
            urllib.request.urlopen(server.url, timeout=5).close()
            return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(server.url)


@contextmanager
def serve_files(files: Mapping[str, bytes], folder: Path) -> Iterator[Server]:
    """The files of a site that was not written yet, below `folder`."""
    for name, content in files.items():
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (folder / "nginx").mkdir()
    with serve(folder / "site", folder / "nginx") as running:
        yield running
