"""A test copy by SMTP: to a few people, over TLS, all of them or none."""

import re
import smtplib
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from ipaddress import ip_address

from slimmer.messages.outside import both
from slimmer.text.shorten import shown

MOST = 10
"""Recipients. A mailing list is the mailing service's work, with its unsubscribing."""
_TIMEOUT = 20.0


@dataclass(frozen=True)
class Server:
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    security: str = "starttls"
    """`starttls`, `tls` (from the first byte) or `none`, which only a loopback host may have."""
    timeout: float = _TIMEOUT

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port}"


class MailError(Exception):
    """The mail was not sent, or may have been; `nl` and `en` say which, and why. Never holds the password."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.nl, self.en = nl, en


def read_server(environment: Mapping[str, str]) -> Server:
    """From SLIMMER_SMTP_HOST, _PORT, _USER, _PASSWORD, _SECURITY and _TIMEOUT (seconds)."""
    host = environment.get("SLIMMER_SMTP_HOST", "")
    if not host:
        raise _said("smtp-none")
    security = environment.get("SLIMMER_SMTP_SECURITY") or ("none" if is_loopback(host) else "starttls")
    if security not in ("starttls", "tls", "none") or (security == "none" and not is_loopback(host)):
        raise _said("smtp-security", value=security, host=host)
    ports = {"starttls": "587", "tls": "465", "none": "25"}
    port = environment.get("SLIMMER_SMTP_PORT") or ports[security]
    timeout = environment.get("SLIMMER_SMTP_TIMEOUT") or str(_TIMEOUT)
    if not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65_536):
        raise _said("smtp-port", value=port, example=ports[security])
    if not re.fullmatch(r"\d{1,4}(?:\.\d+)?", timeout) or not float(timeout):
        raise _said("smtp-timeout", value=timeout, example="20")
    user, password = environment.get("SLIMMER_SMTP_USER", ""), environment.get("SLIMMER_SMTP_PASSWORD", "")
    return Server(host, int(port), user, password, security, float(timeout))


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def send(message: EmailMessage, sender: str, recipients: Sequence[str], server: Server) -> None:
    """Hand the message over once; when one recipient is refused, no one gets it."""
    with _said_plainly(server), _connect(server) as connection:
        if server.user:
            connection.login(server.user, server.password)
        code, answer = connection.mail(sender)
        if code != 250:
            raise _refused(sender, answer)
        for recipient in recipients:
            code, answer = connection.rcpt(recipient)
            if code not in (250, 251):
                with suppress(smtplib.SMTPException, OSError):
                    connection.rset()
                raise _refused(recipient, answer)
        code, answer = connection.docmd("DATA")
        if code != 354:
            raise _refused(", ".join(recipients), answer)
        # A line that begins with a dot gets another (RFC 5321, 4.5.2); a dot by itself ends the message. It is the last
        # that goes out: where this fails the server does not have it, and may not send what came before.
        connection.send(re.sub(rb"(?m)^\.", b"..", message.as_bytes().rstrip(b"\r\n")) + b"\r\n.\r\n")
        code, answer = _answer_to_all_of_it(connection, server, message, recipients)
        if code >= 400:
            raise _refused(", ".join(recipients), answer)


def _answer_to_all_of_it(
    connection: smtplib.SMTP, server: Server, message: EmailMessage, recipients: Sequence[str]
) -> tuple[int, bytes]:
    """Who has the whole message and then says neither yes nor no may have sent it (RFC 5321, 4.5.3.2.6)."""
    with suppress(smtplib.SMTPException, OSError, KeyboardInterrupt):
        code, answer = connection.getreply()
        if 200 <= code < 300 or 400 <= code < 600:
            return code, answer
    raise _said("smtp-maybe", place=server.place, subject=message["Subject"], who=", ".join(recipients))


@contextmanager
def _connect(server: Server) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    if server.security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=context)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
    try:
        if server.security == "starttls":
            connection.starttls(context=context)
        connection.ehlo_or_helo_if_needed()
        yield connection
        # The letter is sent, whatever becomes of the goodbye, and whoever stops waiting for it.
        with suppress(smtplib.SMTPException, OSError, KeyboardInterrupt):
            connection.quit()
    finally:
        connection.close()


def _refused(who: str, answer: bytes) -> MailError:
    return _said("smtp-refused", who=who, said=shown(answer.decode(errors="replace"), 300))


@contextmanager
def _said_plainly(server: Server) -> Iterator[None]:
    """Every way in which a mail server can fail, in words."""
    place = server.place
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise _said("smtp-certificate", place=place, why=error.verify_message) from None
    except ssl.SSLError as error:
        raise _said("smtp-no-tls", place=place, why=error.reason) from None
    except smtplib.SMTPAuthenticationError:
        raise _said("smtp-login", place=place) from None
    except smtplib.SMTPNotSupportedError:
        raise _said("smtp-not-supported", place=place) from None
    except socket.gaierror:
        raise _said("smtp-unknown", place=server.host) from None
    except ConnectionRefusedError:
        raise _said("smtp-silent", place=place) from None
    except (smtplib.SMTPException, OSError) as error:
        # smtplib tells a time-out as a broken connection.
        if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
            raise _said("smtp-late", place=place, seconds=f"{server.timeout:.0f}") from None
        raise _said("smtp-broken", place=place, why=type(error).__name__) from None


def _said(code: str, **values: object) -> MailError:
    return MailError(*both(code, **values))
