"""`slimmer newsletter`: an issue as files, as a test copy by mail, and side by side in the browser."""

import functools
import http.server
import os
import sys
import tempfile
import webbrowser
from email.headerregistry import Address
from email.utils import parseaddr
from pathlib import Path
from typing import NoReturn

import click

from slimmer.cli.content import stop
from slimmer.cli.main import config_option
from slimmer.files.atomic import write_together
from slimmer.load.config import load_settings
from slimmer.messages.outside import both
from slimmer.messages.tell import errors, render_problems, render_unpublished
from slimmer.model.library import Page
from slimmer.model.settings import Settings
from slimmer.outputs.build import make_issue
from slimmer.outputs.mail.message import Mail, make_message, parse_recipients
from slimmer.outputs.mail.preview import render_comparison
from slimmer.outputs.mail.smtp import MOST, MailError, read_server, send
from slimmer.stages import Content, read_content
from slimmer.text.mailbox import is_sender

issue_argument = click.argument("month", metavar="YYYY-MM")
locale_option = click.option("--locale", "-l", help="Taal / language.  [de standaardtaal / the default one]")


@click.group()
def newsletter() -> None:
    """Nieuwsbrief: bestanden, testmail, voorbeeld. / Newsletter: files, test mail, preview."""


@newsletter.command()
@issue_argument
@locale_option
@click.option("--out", type=click.Path(path_type=Path), default=Path("build/mail"), show_default=True)
@config_option
def export(month: str, locale: str | None, out: Path, config_file: Path) -> None:
    """Schrijf .html, .txt en .eml. / Write .html, .txt and .eml.

    De .html gaat naar de mailingdienst. / The .html goes to the mailing service.
    """
    content, settings = _checked(config_file)
    mail = _mail(content, settings, month, locale)
    name = f"{month}.{mail.issue.locale}"
    message = make_message(mail, sender=_sender(settings), recipients=())
    del message["To"]
    files = {
        out / f"{name}.html": mail.html.encode(),
        out / f"{name}.txt": mail.text.encode(),
        out / f"{name}.eml": message.as_bytes(),
    }
    write_together(files)
    for path, file in files.items():
        click.echo(f"{path}  {len(file) / 1000:.1f} kB")


@newsletter.command("send")
@issue_argument
@locale_option
@click.option("--to", "recipients", multiple=True, required=True, help=f"Hoogstens / at most {MOST}.")
@click.option("--yes", is_flag=True, help="Verstuur echt; anders staat hier alleen wat er zou gebeuren / really send.")
@config_option
def send_command(month: str, locale: str | None, recipients: tuple[str, ...], yes: bool, config_file: Path) -> None:
    """Stuur een testmail. / Send a test copy.

    Nooit naar de mailinglijst: dat doet de mailingdienst, met zijn afmeldlink.
    Never to the mailing list: that is the mailing service's work, with its unsubscribing.
    """
    good, bad = parse_recipients(recipients)
    if bad:
        stop("no-address", value=", ".join(bad))
    if not good or len(good) > MOST:
        stop("recipients", limit=MOST, count=len(good))
    content, settings = _checked(config_file)
    mail = _mail(content, settings, month, locale)
    sender = _sender(settings)
    message = make_message(mail, sender=sender, recipients=good)
    size = len(message.as_bytes()) / 1000
    click.echo(f"{mail.issue.title} ({mail.issue.locale}, {size:.1f} kB)\n  {sender} → {', '.join(good)}")
    try:
        server = read_server(os.environ)
        click.echo(f"  {server.host}:{server.port}, {server.security}")
        if yes:
            send(message, parseaddr(sender)[1], good, server)
    except MailError as error:
        if yes or os.environ.get("SLIMMER_SMTP_HOST"):
            _stop(error.nl, error.en)
        # What would happen can be said before there is a mail server.
        click.echo(f"  {error.nl}\n  {error.en}")
    click.echo("Verstuurd. / Sent." if yes else "Niets verstuurd; met --yes wel. / Nothing sent; add --yes to send.")


@newsletter.command()
@issue_argument
@locale_option
@click.option("--no-open", is_flag=True, help="Open geen browser / open no browser.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Poort / port.")
@config_option
def preview(month: str, locale: str | None, no_open: bool, port: int, config_file: Path) -> None:
    """Toon webpagina, mail (360 en 600 px) en tekst naast elkaar. / Show all forms side by side.

    Stop met Ctrl+C. / Stop with Ctrl+C.
    """
    from slimmer.outputs.build import build_site

    content, settings = _checked(config_file)
    mail = _mail(content, settings, month, locale)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "site")
        build_site(content, settings, root)
        name = f"_{month}.{mail.issue.locale}"
        web = content.links.addresses.pages[mail.issue.page.path]
        (root / f"{name}.mail.html").write_text(mail.html, "utf-8")
        (root / f"{name}.txt").write_text(mail.text, "utf-8-sig")
        page = render_comparison(mail.issue.title, mail.issue.locale, web, f"{name}.mail.html", f"{name}.txt")
        (root / f"{name}.html").write_text(page, "utf-8")
        handler = functools.partial(_Quiet, directory=str(root))
        with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
            url = f"http://127.0.0.1:{server.server_port}/{name}.html"
            click.echo(f"{url}  (Ctrl+C)")
            if not no_open:
                webbrowser.open(url)
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                click.echo("")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def parse_request(self) -> bool:
        """Answers to its own name only: a page elsewhere cannot ask it under one of its own."""
        from slimmer.preview.server import name_in

        if not super().parse_request():
            return False
        if name_in(self.headers.get("Host", "")) in ("127.0.0.1", "localhost"):
            return True
        self.send_error(http.HTTPStatus.MISDIRECTED_REQUEST)
        return False

    def log_message(self, format: str, *args: object) -> None:
        pass


def _checked(config_file: Path) -> tuple[Content, Settings]:
    """The content, or an end with all its problems: a mail with a mistake is not made."""
    settings = load_settings(config_file)
    content = read_content(settings)
    if errors(content.problems):
        click.echo(render_problems(content.problems), err=True)
        sys.exit(1)
    return content, settings


def _mail(content: Content, settings: Settings, month: str, locale: str | None) -> Mail:
    mail = make_issue(_find(content, settings, month, locale or settings.default_locale), content, settings)
    if mail.warnings:
        click.echo(render_problems(mail.warnings), err=True)
    if mail.problems:
        click.echo(render_problems(mail.problems), err=True)
        sys.exit(1)
    return mail


def _find(content: Content, settings: Settings, month: str, locale: str) -> Page:
    issues = content.library.of_kind("newsletter", locale) if locale in settings.codes else []
    found = next((page for page in issues if page.key.name == month), None)
    if found is None:
        hidden = [one for one in content.library.unpublished if one.path.name == f"{month}.{locale}.md"]
        if hidden:
            click.echo(render_unpublished(hidden), err=True)
        known = ", ".join(page.key.name for page in issues) or "–"
        stop("no-issue", month=month, locale=locale, known=known)
    return found


def _sender(settings: Settings) -> str:
    host = settings.site_url.split("/")[2].split(":")[0]
    given = os.environ.get("SLIMMER_SMTP_FROM") or settings.mail.sender
    if given and not is_sender(given):
        _stop(*both("smtp-from", value=given, example=f"{settings.site_name} <nieuwsbrief@voorbeeld.nl>"))
    return given or str(Address(settings.site_name, "nieuwsbrief", host))


def _stop(nl: str, en: str) -> NoReturn:
    click.echo(f"{nl[0].upper()}{nl[1:]}\n{en[0].upper()}{en[1:]}", err=True)
    sys.exit(2)
