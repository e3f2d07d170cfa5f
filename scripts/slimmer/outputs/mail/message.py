"""An issue as one message with two parts, and as files."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import urlsplit

from slimmer.model.problem import Problem, problem
from slimmer.model.services import SERVICES
from slimmer.model.settings import MailSettings
from slimmer.outputs.mail.html import LIMIT, WARN, largest_parts, render_html
from slimmer.outputs.mail.issue import Issue, render_text_part
from slimmer.render.page import Frame


@dataclass(frozen=True)
class Mail:
    issue: Issue
    html: str
    text: str
    problems: tuple[Problem, ...]
    """Too large: such a mail is not written or sent."""
    warnings: tuple[Problem, ...]


def make_mail(issue: Issue, mail: MailSettings, frame: Frame) -> Mail:
    """Both forms of the mail, measured."""
    words = frame.words[issue.locale]
    service = SERVICES[mail.service]
    footer = [words("mail_why", site=frame.chromes[issue.locale].site_name)]
    footer += [service.unsubscribe_plain.format(text=words("mail_unsubscribe")), service.address or mail.address]
    html = render_html(issue, mail, frame)
    size = len(html.encode())
    found = _too_large(issue, size) if size > WARN else None
    return Mail(
        issue=issue,
        html=html,
        text=render_text_part(issue, words, footer="\n".join(filter(None, footer))),
        problems=(found,) if found and size > LIMIT else (),
        warnings=(found,) if found and size <= LIMIT else (),
    )


def _too_large(issue: Issue, size: int) -> Problem:
    parts = ", ".join(f"'{name}' ({length / 1000:.0f} kB)" for name, length in largest_parts(issue)[:3])
    code = "mail-too-large" if size > LIMIT else "mail-large"
    limit = LIMIT // 1000
    return problem(issue.page.path, issue.page.body_line, code, size=f"{size / 1000:.0f}", limit=limit, parts=parts)


def make_message(mail: Mail, *, sender: str, recipients: Iterable[str]) -> EmailMessage:
    """`multipart/alternative`, plain text first (RFC 2046, 5.1.4); pure ASCII on the wire."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = mail.issue.title
    message["From"] = sender
    message["To"] = ", ".join(recipients)
    message["Date"] = datetime.now(UTC)
    host = urlsplit(mail.issue.url).hostname or "localhost"
    message["Message-ID"] = f"<{mail.issue.page.key.name}.{mail.issue.locale}.{os.urandom(8).hex()}@{host}>"
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = mail.issue.locale
    return message


def parse_recipients(addresses: Iterable[str]) -> tuple[list[str], list[str]]:
    """Usable addresses, each once, and what is not an address."""
    good: dict[str, None] = {}
    bad = []
    for text in addresses:
        for one in text.replace(";", ",").split(","):
            if one.strip():
                try:
                    address = Address(addr_spec=one.strip())
                    if not address.domain:
                        raise ValueError(one)
                    good[address.addr_spec] = None
                except (ValueError, IndexError, HeaderParseError):
                    bad.append(one.strip())
    return list(good), bad
