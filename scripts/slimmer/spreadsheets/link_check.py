"""Does every website answer? Asked slowly, one at a time, and only of public addresses."""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from slimmer.model.library import Library
from slimmer.model.problem import Problem, problem, term
from slimmer.model.schemas import is_web_address
from slimmer.spreadsheets.values import same_website
from slimmer.text.shorten import shown

MOST_REDIRECTS = 5
_REDIRECTS = {301: True, 302: False, 303: False, 307: False, 308: True}
"""Status → whether it is for good."""
_NO_ROBOTS = (401, 403, 405, 429, 999)
"""The host is there, but does not answer programs."""
_SAFE = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True)
class Answer:
    """What came of one website: a problem code with its values, or nothing wrong."""

    code: str = ""
    values: dict[str, object] = field(default_factory=dict)


class _Wrong(Exception):
    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.answer = Answer(code, values)


@dataclass
class Asker:
    """Asks, and waits between two questions."""

    pause: float = 1.0
    """Seconds between the end of one request and the next, whatever the host."""
    timeout: float = 15.0
    """Seconds for one answer as a whole."""
    allow_local: bool = False
    """Also ask addresses of this machine and its network; for tests."""
    about: str = ""
    """Who asks: the address of the site."""
    _last: float = float("-inf")

    def ask(self, url: str) -> Answer:
        """Follow `url` to its end. HEAD first: most hosts answer it, and it costs them least."""
        try:
            return self._follow(url)
        except _Wrong as wrong:
            return Answer(wrong.answer.code, {"url": url, **wrong.answer.values})

    def _follow(self, url: str) -> Answer:
        at, for_good = url, True
        for _ in range(MOST_REDIRECTS + 1):
            status, location = self._request("HEAD", at)
            if status >= 400:
                # Not every host knows HEAD, and some answer it with an error.
                status, location = self._request("GET", at)
            if status not in _REDIRECTS or not location:
                break
            for_good = for_good and _REDIRECTS[status]
            at = _joined(at, location)
            if not is_web_address(at):
                raise _Wrong("website-refused", target=shown(at))
        else:
            raise _Wrong("website-loop", limit=MOST_REDIRECTS)
        if status in _NO_ROBOTS:
            raise _Wrong("website-unsure", status=status)
        if status >= 400 or status in _REDIRECTS:
            raise _Wrong("website-status", status=status)
        moved = for_good and not same_website(at, url)
        return Answer("website-moved", {"url": url, "target": at}) if moved else Answer()

    def _request(self, method: str, url: str) -> tuple[int, str]:
        """The status and where it sends us. Nothing of the page itself is read."""
        parts = urlsplit(url)
        time.sleep(max(0.0, self._last + self.pause - time.monotonic()))
        try:
            connection = self._connect(parts)
        finally:
            self._last = time.monotonic()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            connection.give_up()

        # A host that sends a byte now and then never reaches the socket's own timeout.
        timer = threading.Timer(self.timeout, give_up)
        timer.daemon = True
        timer.start()
        try:
            path = quote(f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}", safe=_SAFE)
            agent = f"slimmer check-links (+{self.about})" if self.about else "slimmer check-links"
            connection.request(method, path, headers={"User-Agent": agent, "Accept": "*/*", "Connection": "close"})
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Location", "")
        except (OSError, http.client.HTTPException, ValueError) as error:
            if late.is_set():
                raise _Wrong("website-timeout", seconds=f"{self.timeout:g}") from error
            raise self._wrong(error) from error
        finally:
            timer.cancel()
            connection.close()
            self._last = time.monotonic()

    def _connect(self, parts: SplitResult) -> "_Connection":
        """To an address that was looked at, so that no name can lead into this network after all."""
        try:
            host = (parts.hostname or "").encode("idna").decode()
            port = parts.port or (443 if parts.scheme == "https" else 80)
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError, ValueError) as error:
            raise _Wrong("website-unreachable", reason=term("unknown-name")) from error
        addresses = [str(one[4][0]) for one in found]
        if not self.allow_local and not all(map(_is_public, addresses)):
            raise _Wrong("website-refused", target=shown(parts.netloc))
        for address in addresses:
            connection = _Connection(host, port, address, self.timeout, tls=parts.scheme == "https")
            try:
                connection.connect()
            except OSError as error:
                failed = self._wrong(error)
            else:
                return connection
        raise failed

    def _wrong(self, error: Exception) -> _Wrong:
        if isinstance(error, TimeoutError):
            return _Wrong("website-timeout", seconds=f"{self.timeout:g}")
        reason = next((name for kind, name in _REASONS if isinstance(error, kind)), "no-connection")
        return _Wrong("website-unreachable", reason=term(reason))


_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (ssl.SSLCertVerificationError, "certificate"),
    (ssl.SSLError, "not-secure"),
    (ConnectionRefusedError, "refuses"),
    (http.client.RemoteDisconnected, "drops"),
    (http.client.HTTPException, "not-http"),
    (ConnectionError, "drops"),
)


class _Connection(http.client.HTTPConnection):
    """To a given address, under the name of the host."""

    def __init__(self, host: str, port: int, address: str, timeout: float, *, tls: bool) -> None:
        super().__init__(host, port, timeout=timeout)
        self.address, self.tls = address, tls
        self.default_port = 443 if tls else 80

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.tls:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def give_up(self) -> None:
        """End what another thread is waiting for."""
        sock = self.sock
        if sock is not None:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, quote(location.encode("latin-1").decode("utf-8", "replace"), safe=_SAFE))
    except ValueError:
        return location


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not found.is_multicast


def check_websites(library: Library, asker: Asker) -> Iterator[tuple[str, str, Problem | None]]:
    """Key, website and what there is to say about it, as the answers come in."""
    for key, one in sorted(library.organisations.items()):
        if one.website:
            path, line = library.data_lines["organisations", f"{key}.website"]
            answer = asker.ask(one.website)
            yield key, one.website, problem(path, line, answer.code, **answer.values) if answer.code else None
