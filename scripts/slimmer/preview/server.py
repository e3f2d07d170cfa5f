"""The preview as a web server on this machine: the site under its own policy, with a script that follows each save."""

import json
import mimetypes
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, unquote, urlsplit

from slimmer.model.settings import Settings
from slimmer.preview.desk import render_desk
from slimmer.preview.notices import with_notices
from slimmer.preview.quick import page_with_lines
from slimmer.preview.site import PreviewSite

_OWN, _NEWS = "_slimmer/", "_slimmer/news"
_FILES = ("follow.js", "preview.css")
"""Beside this module, served below `_slimmer/`."""
_DESK = {"_redactie/index.html": "nl", "_redactie/en/index.html": "en"}
_WAIT = 25
"""Seconds that a page waits for news before it asks again."""
_TYPES = {".vtt": "text/vtt", ".avif": "image/avif", ".webp": "image/webp", ".js": "text/javascript"}
"""What a system may not know, or know otherwise."""


class PreviewServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, host: str, port: int, site: PreviewSite, settings: Settings) -> None:
        super().__init__((host, port), _Handler)
        self.site, self.settings = site, settings
        self.names = {host, "localhost"} if host.startswith("127.") else {host}
        """What it may be called: a page elsewhere cannot ask it under a name of its own (DNS rebinding)."""

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away is no fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if name_in(self.headers.get("Host", "")) not in self.server.names:
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, b"", "text/plain")
            return
        asked, _, query = self.path.partition("?")
        path = unquote(asked, errors="replace").removeprefix("/")
        if path.startswith(_OWN) and path.removeprefix(_OWN) in _FILES:
            file = Path(__file__).with_name(path.removeprefix(_OWN))
            self._answer(HTTPStatus.OK, file.read_bytes(), _type_of(file.name))
        elif path == _NEWS:
            self._news({name: values[0] for name, values in parse_qs(query).items()})
        else:
            self._file(path)

    do_HEAD = do_GET  # noqa: N815

    def _file(self, path: str) -> None:
        site, file = self.server.site, _file_of(path)
        seen, content, status = site.seen(file), self._made(file), HTTPStatus.OK
        if content is None and self._made(f"{path}/index.html") is not None:
            self._answer(HTTPStatus.FOUND, b"", "text/plain", Location=f"/{path}/")
            return
        if content is None:
            file, status = "404.html", HTTPStatus.NOT_FOUND
            # Before anything could be read there is not even that page.
            content = site.get(file) or self._made("_redactie/index.html") or b""
        if file.endswith(".html") and file not in _DESK:
            content = self._noticed(file, content)
        # By this the script on the page knows what it is the page of.
        self._answer(status, content, _type_of(file), **{"Server-Timing": f'seen;desc="{seen}"'})

    def _made(self, file: str) -> bytes | None:
        if code := _DESK.get(file):
            site = self.server.site
            return render_desk(site.last, site.problems, site.fault, self.server.settings, code).encode()
        return self.server.site.get(file)

    def _noticed(self, file: str, content: bytes) -> bytes:
        """A page with what is wrong in it."""
        site, settings = self.server.site, self.server.settings
        source, own, elsewhere = site.sources.get(file, ""), *site.wrong_at(file)
        if own and site.last:
            content = page_with_lines(PurePosixPath(source), *site.last, settings) or content
        code = next((one for one in settings.codes if file.startswith(f"{one}/")), settings.default_locale)
        return with_notices(content, source, own, elsewhere, site.fault, settings, code)

    def _news(self, asked: dict[str, str]) -> None:
        """Whether the page is still as it was seen: answered as soon as something changed."""
        file = _file_of(unquote(asked.get("page", "")).removeprefix("/"))
        now = self.server.site.wait(file, asked.get("seen", ""), _WAIT)
        self._answer(HTTPStatus.OK, json.dumps({"seen": now}).encode(), "application/json")

    def _answer(self, status: HTTPStatus, content: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """What is asked for is of no interest to a writer."""


def name_in(host: str) -> str | None:
    """Of a `Host` header."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _file_of(path: str) -> str:
    return f"{path}index.html" if not path or path.endswith("/") else path


def _type_of(file: str) -> str:
    suffix = Path(file).suffix.lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(file)[0] or "application/octet-stream"
