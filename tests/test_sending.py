"""What is said of a test copy is what is known: not sent, sent, or maybe."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from builders import a_page, a_project
from conftest import slimmer

from slimmer.outputs.mail.smtp import MailError, Server, send


@contextmanager
def a_server(drops_at: str) -> Iterator[tuple[Server, list[bytes]]]:
    """Says yes to everything, and hangs up at one moment: `MAIL`, `DATA`, `the dot` or `QUIT`."""
    letters: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_serve, args=(listening, drops_at, letters), daemon=True)
        thread.start()
        yield Server("127.0.0.1", listening.getsockname()[1], security="none", timeout=5), letters
        thread.join(5)


def _serve(listening: socket.socket, drops_at: str, letters: list[bytes]) -> None:
    connection, _ = listening.accept()
    with connection, connection.makefile("rb") as lines:
        connection.sendall(b"220 here\r\n")
        for line in lines:
            word = line.split()[0].decode().upper()
            if word == drops_at:
                return
            if word != "DATA":
                connection.sendall(b"250 fine\r\n")
                continue
            connection.sendall(b"354 go on\r\n")
            letter = b""
            while not letter.endswith(b"\r\n.\r\n"):
                letter += lines.readline()
            letters.append(letter)
            if drops_at == "the dot":
                return
            connection.sendall(b"250 taken\r\n")


def a_letter() -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = "Proef"
    message.set_content("Een regel.\n.nog een\n.\nHet eind.\n")
    return message


def test_a_server_that_drops_at_the_goodbye_has_sent_it():
    with a_server("QUIT") as (server, letters):
        send(a_letter(), "a@example.org", ["b@example.org"], server)

    [letter] = letters
    assert b"\r\n..nog een\r\n..\r\nHet eind.\r\n.\r\n" in letter


def test_a_server_that_says_nothing_to_the_whole_letter_may_have_sent_it():
    with a_server("the dot") as (server, letters), pytest.raises(MailError) as raised:
        send(a_letter(), "a@example.org", ["b@example.org"], server)

    assert letters
    assert raised.value.nl.startswith("misschien verstuurd")
    assert "b@example.org" in raised.value.en
    assert "Nothing was sent" not in raised.value.en


@pytest.mark.parametrize("moment", ["MAIL", "DATA"])
def test_before_the_letter_nothing_was_sent(moment: str):
    with a_server(moment) as (server, letters), pytest.raises(MailError) as raised:
        send(a_letter(), "a@example.org", ["b@example.org"], server)

    assert letters == []
    assert "Er is niets verstuurd" in raised.value.nl


def test_what_would_be_sent_is_said_without_a_mail_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SLIMMER_SMTP_HOST", raising=False)
    a_project(tmp_path, {"blog/newsletters/2026-11.nl.md": a_page("Nieuws", date="2026-11-01")})

    done = slimmer("newsletter", "send", "2026-11", "--to", "b@example.org", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "→ b@example.org" in done.stdout
    assert "Niets verstuurd" in done.stdout
