"""nginx with brotli before a built site: what a visitor of a good host gets, and a log of every byte."""

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CONFIG = Path(__file__).parent / "nginx.conf"


@dataclass(frozen=True)
class Sent:
    path: str
    size: int
    """Bytes of the body, compressed as sent."""
    status: int


@dataclass(frozen=True)
class Server:
    url: str
    """With a slash at the end."""
    log: Path

    def clear(self) -> None:
        self.log.write_bytes(b"")

    def sent(self) -> list[Sent]:
        """Since the last `clear`, in order."""
        lines = (line.split(" ", 2) for line in self.log.read_text("utf-8").splitlines())
        return [Sent(path.partition("?")[0], int(size), int(status)) for size, status, path in lines]


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    assert nginx, "no nginx: run tests/install-browser"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # The worker is another user, who must reach the site.
        folder.chmod(0o755)
        text = CONFIG.read_text("utf-8")
        for key, value in {"folder": folder, "port": port, "root": root}.items():
            text = text.replace(f"{{{key}}}", str(value))
        config = folder / "nginx.conf"
        config.write_text(f"user root;\n{text}" if Path("/root").owner() == _me() else text, "utf-8")
        with subprocess.Popen([nginx, "-c", str(config), "-g", "daemon off;"], stderr=subprocess.PIPE) as running:
            _wait_for(port, running)
            yield Server(f"http://127.0.0.1:{port}/", folder / "access.log")
            running.terminate()


def _me() -> str:
    import getpass

    return getpass.getuser()


def _wait_for(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        if running.poll() is not None:
            raise RuntimeError(running.stderr.read().decode() if running.stderr else "nginx stopped")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx does not answer")
