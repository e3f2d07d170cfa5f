"""What is said of a test copy is what is known: not sent, sent, or maybe."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from pathlib import Path

import pytest
from aiosmtpd import smtp
from aiosmtpd.controller import Controller
from builders import a_page, a_project
from conftest import slimmer

from slimmer.outputs.mail.smtp import MailError, Server, send

MAYBE = ("misschien verstuurd", "may have been sent")
NOTHING = ("Er is niets verstuurd", "Nothing was sent")
TO = ["--to", "b@example.org"]


class Inbox:
    """Keeps the letters of a real mail server, which does something else than answer at one moment."""

    def __init__(self, moment: str, does: str) -> None:
        self.moment, self.does = moment, does
        self.letters: list[bytes] = []
        self.has_one = threading.Event()

    def at(self, moment: str, session: smtp.SMTP) -> str | None:
        """The answer, `None` for the usual one."""
        if moment != self.moment:
            return None
        if self.does == "hangs up":
            session.transport.abort()
        answers = {
            "refuses": "451 \x1b[31mnot\x07 now",
            "closes": "421 closing",
            "babbles": "hello",
            "goes on": "354 more",
        }
        return answers.get(self.does)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.letters.append(envelope.original_content)
        self.has_one.set()
        if self.moment == "the dot" and self.does == "is silent":
            await server.loop.create_future()
        return self.at("the dot", server) or "250 taken"


class Talking(smtp.SMTP):
    """Hangs up, or refuses, at a command."""

    async def _at(self, word: str, argument: str | None) -> None:
        answer = self.event_handler.at(word, self)
        if answer:
            await self.push(answer)
        elif not self.transport.is_closing():
            await getattr(super(), f"smtp_{word}")(argument)

    async def smtp_MAIL(self, arg):  # noqa: N802
        await self._at("MAIL", arg)

    async def smtp_RCPT(self, arg):  # noqa: N802
        await self._at("RCPT", arg)

    async def smtp_RSET(self, arg):  # noqa: N802
        await self._at("RSET", arg)

    async def smtp_DATA(self, arg):  # noqa: N802
        await self._at("DATA", arg)

    async def smtp_QUIT(self, arg):  # noqa: N802
        await self._at("QUIT", arg)


class Place(Controller):
    def factory(self) -> smtp.SMTP:
        return Talking(self.handler)


@contextmanager
def a_server(moment: str, does: str = "hangs up") -> Iterator[tuple[Server, Inbox]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    inbox = Inbox(moment, does)
    place = Place(inbox, hostname="127.0.0.1", port=port)
    place.start()
    try:
        yield Server("127.0.0.1", port, security="none", timeout=2), inbox
    finally:
        place.stop(no_assert=True)


def a_letter() -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = "Proef"
    message.set_content("Een regel.\n.nog een\n.\nHet eind.\n")
    return message


def outcome(moment: str, does: str) -> tuple[tuple[str, str], Inbox]:
    """What is said, in both languages; nothing when it was sent."""
    with a_server(moment, does) as (server, inbox):
        try:
            send(a_letter(), "a@example.org", ["b@example.org"], server)
        except MailError as error:
            return (error.nl, error.en), inbox
        return ("", ""), inbox


@pytest.mark.parametrize("does", ["hangs up", "refuses", "closes"])
def test_a_letter_that_is_taken_is_sent_whatever_comes_of_the_goodbye(does: str):
    said, inbox = outcome("QUIT", does)

    assert said == ("", "")
    assert inbox.letters == [a_letter().as_bytes()]


@pytest.mark.parametrize("does", ["hangs up", "is silent", "babbles", "goes on"])
def test_a_letter_that_is_whole_and_gets_no_answer_may_have_been_sent(does: str):
    said, inbox = outcome("the dot", does)

    assert inbox.letters == [a_letter().as_bytes()]
    for words, maybe, nothing in zip(said, MAYBE, NOTHING, strict=True):
        assert words.startswith(maybe)
        assert nothing not in words
        assert "'Proef'" in words
        assert "b@example.org" in words


@pytest.mark.parametrize(
    ("moment", "does"),
    [
        *((moment, does) for moment in ("MAIL", "RCPT", "DATA") for does in ("hangs up", "refuses", "closes")),
        ("the dot", "refuses"),
        ("the dot", "closes"),
    ],
)
def test_what_no_server_took_is_not_sent(moment: str, does: str):
    """A server that refuses the whole letter says so (RFC 5321, 4.2.5): it is not its any more."""
    said, inbox = outcome(moment, does)

    assert bool(inbox.letters) == (moment == "the dot")
    assert all(words.isprintable() for words in said)
    for words, maybe, nothing in zip(said, MAYBE, NOTHING, strict=True):
        assert nothing in words
        assert maybe not in words


def a_newsletter(root: Path) -> Path:
    return a_project(root, {"blog/newsletters/2026-11.nl.md": a_page("Nieuws", date="2026-11-01")})


def environment_of(server: Server, timeout: int = 20) -> dict[str, str]:
    return {
        "SLIMMER_SMTP_HOST": server.host,
        "SLIMMER_SMTP_PORT": str(server.port),
        "SLIMMER_SMTP_TIMEOUT": str(timeout),
    }


def wait_until_it_waits(running: subprocess.Popen[str]) -> None:
    """Asleep, so no longer busy with sending."""
    while Path(f"/proc/{running.pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "S":
        time.sleep(0.01)


def test_who_stops_waiting_hears_that_it_may_have_been_sent(tmp_path: Path):
    a_newsletter(tmp_path)
    with (
        a_server("the dot", "is silent") as (server, inbox),
        subprocess.Popen(
            [sys.executable, "-m", "slimmer", "newsletter", "send", "2026-11", *TO, "--yes"],
            cwd=tmp_path,
            env={**os.environ, **environment_of(server, timeout=600)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            # Also where these tests run behind something else, which turns the key off.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        ) as running,
    ):
        assert inbox.has_one.wait(60)
        wait_until_it_waits(running)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=120)

    assert running.returncode == 2
    assert "Misschien verstuurd" in told
    assert "'Nieuws'" in told


def test_the_command_says_that_it_is_sent_when_the_server_hangs_up_at_the_goodbye(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    a_newsletter(tmp_path)
    with a_server("QUIT") as (server, inbox):
        for name, value in environment_of(server).items():
            monkeypatch.setenv(name, value)
        done = slimmer("newsletter", "send", "2026-11", *TO, "--yes", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "Verstuurd. / Sent." in done.stdout
    assert len(inbox.letters) == 1


def test_what_would_be_sent_is_said_without_a_mail_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SLIMMER_SMTP_HOST", raising=False)

    done = slimmer("newsletter", "send", "2026-11", *TO, cwd=a_newsletter(tmp_path))

    assert done.returncode == 0, done.stderr
    assert "→ b@example.org" in done.stdout
    assert "SLIMMER_SMTP_HOST" in done.stdout
    assert "Niets verstuurd" in done.stdout


def test_without_a_mail_server_nothing_can_be_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SLIMMER_SMTP_HOST", raising=False)

    done = slimmer("newsletter", "send", "2026-11", *TO, "--yes", cwd=a_newsletter(tmp_path))

    assert done.returncode == 2
    assert "geen mailserver ingesteld" in done.stderr
