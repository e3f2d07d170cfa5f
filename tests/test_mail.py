"""The newsletter as mail: made from one file, received by a real mail server, looked at in a real browser."""

import json
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from builders import (
    HOME,
    NETWORK,
    ROOT,
    Site,
    a_page,
    a_site,
    compose_issue,
    make_mail,
    prepare,
    render_mjml,
    some_settings,
)
from conftest import slimmer
from pages import parse_html
from playwright.sync_api import Browser

from slimmer.content.outside import OUTSIDE
from slimmer.files.atomic import write_together
from slimmer.load.config import load_settings
from slimmer.model.services import SERVICES
from slimmer.model.settings import MailSettings
from slimmer.outputs.mail.html import LIMIT
from slimmer.outputs.mail.message import parse_recipients
from slimmer.outputs.mail.smtp import MailError, read_server
from slimmer.render.plain import WIDTH

NODE = ROOT / "tests" / "node_modules"
BASELINE = ROOT / "tests" / "caniemail.json"


@pytest.fixture(scope="module")
def site() -> Site:
    return prepare(load_settings(NETWORK / "mkdocs.yml"))


def issues(site: Site) -> list:
    return [page for page in site.library.pages if page.kind == "newsletter"]


def links(html: str) -> set[str]:
    return {tag.attributes["href"] for tag in parse_html(html).all("a") if "href" in tag.attributes}


def test_there_are_two_issues_in_each_language(site: Site):
    assert sorted((page.key.name, page.locale) for page in issues(site)) == [
        ("2026-10", "en"),
        ("2026-10", "nl"),
        ("2026-11", "en"),
        ("2026-11", "nl"),
    ]


def test_mail_of_a_normal_issue_is_light(site: Site):
    for page in issues(site):
        assert len(make_mail(page, site).html.encode()) <= 40_000


def test_every_link_of_an_issue_is_in_all_three_forms(site: Site, built: Path):
    """Web page, HTML mail and plain text come from one file and lead to the same places."""
    site_url = site.settings.site_url
    for page in issues(site):
        issue, mail = compose_issue(page, site), make_mail(page, site)
        wanted = {one.url for one in issue.featured}
        for link in site.documents[page.path].links:
            found = site.links.resolve(link.target, page.path, page.locale)
            if not link.target.startswith("#"):
                wanted.add(found.outside or site_url + site.url(found.page))
        web = built / site.url(page) / "index.html"
        base = site_url + site.url(page)
        on_web = {_absolute(base, href) for href in links(web.read_text("utf-8"))}
        assert wanted
        assert wanted <= on_web, page.path
        assert wanted <= links(mail.html), page.path
        assert all(address in mail.text for address in wanted), page.path


def _absolute(base: str, href: str) -> str:
    from urllib.parse import urljoin

    return urljoin(base, href)


def test_mail_has_only_absolute_addresses_and_nothing_from_elsewhere(site: Site):
    for page in issues(site):
        tree = parse_html(make_mail(page, site).html)
        for tag in tree.all("a"):
            if "href" in tag.attributes:
                assert tag.attributes["href"].split(":")[0] in OUTSIDE, tag
        assert not tree.all("script")
        assert not [tag for tag in tree.all("link") if "stylesheet" in tag.attributes.get("rel", "")]
        assert "utm_" not in make_mail(page, site).html
        assert all(tag.attributes["src"].startswith(site.settings.site_url) for tag in tree.all("img"))


def test_mail_says_its_language_and_shows_the_way_to_the_browser(site: Site):
    for page in issues(site):
        mail = make_mail(page, site)
        tree = parse_html(mail.html)
        assert tree.lang == page.locale
        assert mail.issue.url in links(mail.html)
        assert mail.issue.preheader in " ".join(mail.html.split())


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_unsubscribing_is_in_the_words_of_the_service(tmp_path: Path, service: str):
    files = {"blog/newsletters/2026-11.nl.md": a_page("Nieuws", date="2026-11-01")}
    made = a_site(tmp_path, files, mail=MailSettings(service, address="Straat 1, Eindhoven"))
    mail = make_mail(made.library.of_kind("newsletter", "nl")[0], made)

    if service == "laposta":
        assert "<unsubscribe>Afmelden voor deze nieuwsbrief</unsubscribe>" in mail.html
        assert "Straat 1, Eindhoven" in mail.html
    else:
        assert '="*|UNSUB|*"' in mail.html
        assert "*|UNSUB|*" in mail.text
        assert "*|LIST:ADDRESSLINE|*" in mail.html


def test_plain_text_is_made_to_be_read(tmp_path: Path):
    body = """Een *inleiding* met [een link](../../docs/index.md) die lang genoeg is om over meer dan één regel te lopen.

## Een kop

- Eén ding.
- Nog een ding, [met link](https://voorbeeld.nl/heel/lang).

| A | B |
| --- | --- |
| 1 | 2 |

![Een boom](boom.svg)
"""
    files = {
        "blog/newsletters/2026-11.nl.md": a_page("Nieuws", body, date="2026-11-01"),
        "blog/newsletters/boom.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>",
    }
    made = a_site(tmp_path, files)
    text = make_mail(made.library.of_kind("newsletter", "nl")[0], made).text

    assert made.problems == ()
    assert (
        """Een inleiding met een link <https://example.org/> die lang genoeg is om
over meer dan één regel te lopen.

Een kop
=======

- Eén ding.
- Nog een ding, met link <https://voorbeeld.nl/heel/lang>.

A | B
1 | 2

[Afbeelding: Een boom]
"""
        in text
    )
    assert all(len(line) <= WIDTH or "http" in line for line in text.splitlines())


def test_picture_of_a_feature_is_absolute_and_described(tmp_path: Path):
    files = {
        "blog/posts/boom.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>",
        "blog/posts/2026-01-01-een.nl.md": a_page("Een", date="2026-01-01", image="boom.svg", alt="Een boom"),
        "blog/newsletters/2026-11.nl.md": a_page("Nieuws", date="2026-11-01", featured="[blog/posts/2026-01-01-een]"),
    }
    made = a_site(tmp_path, files)
    html = make_mail(made.library.of_kind("newsletter", "nl")[0], made).html
    mark, picture = parse_html(html).all("img")

    assert made.problems == ()
    assert picture.attributes["src"].startswith("https://example.org/pictures/boom.")
    assert picture.attributes["alt"] == "Een boom"
    assert (mark.attributes["src"], mark.attributes["alt"]) == ("https://example.org/apple-touch-icon.png", "")


def test_the_reference_mjml_accepts_the_template(site: Site, tmp_path: Path):
    """mrml swallows mistakes in silence; the reference implementation does not."""
    path = tmp_path / "issue.mjml"
    path.write_text(render_mjml(issues(site)[0], site), "utf-8")
    command = [str(NODE / ".bin" / "mjml"), "--validate", str(path)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
    path.write_text(path.read_text("utf-8").replace("mj-section", "mj-sectoin"), "utf-8")
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def test_no_new_feature_that_a_mail_program_lacks(site: Site, everything: str):
    """Against what Gmail, Outlook and Apple Mail support; MJML's own ways round their gaps are the baseline."""
    known = set(json.loads(BASELINE.read_text("utf-8")))
    for html in (everything, *(make_mail(page, site).html for page in issues(site))):
        done = subprocess.run(
            ["node", "caniemail.mjs"], cwd=ROOT / "tests", input=html, capture_output=True, check=True, text=True
        )
        assert set(json.loads(done.stdout)) <= known, sorted(set(json.loads(done.stdout)) - known)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 600])
def test_mail_is_accessible(browser: Browser, site: Site, width: int, scheme: str):
    from axe import violations

    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for issue in issues(site):
        page.set_content(make_mail(issue, site).html)
        # What surrounds a mail (landmarks, one level-1 heading) is the mail program's.
        assert [one for one in violations(page) if not one.startswith(("region", "landmark"))] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Its mark, and nothing from elsewhere.
    assert set(asked) == {f"{site.settings.site_url}apple-touch-icon.png"}
    context.close()


def test_a_mail_has_one_button(site: Site):
    """To the first thing it features, or else to the issue itself."""
    for issue in issues(site):
        buttons = [
            tag for tag in parse_html(make_mail(issue, site).html).all("a") if tag.attributes.get("class") == "go"
        ]
        assert len(buttons) == 1


def test_too_large_a_mail_is_not_written(tmp_path: Path):
    made = a_site(
        tmp_path, {"blog/newsletters/2026-11.nl.md": a_page("Nieuws", "Een zin. " * 15_000, date="2026-11-01")}
    )
    mail = make_mail(made.library.of_kind("newsletter", "nl")[0], made)

    assert len(mail.html.encode()) > LIMIT
    assert [one.code for one in mail.problems] == ["mail-too-large"]


def test_files_are_written_together_or_not_at_all(tmp_path: Path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "in-the-way").touch()
    with pytest.raises(OSError, match="directory"):
        write_together({tmp_path / "a": b"x", tmp_path / "b": b"y"})

    assert sorted(path.name for path in tmp_path.iterdir()) in (["b"], ["a", "b"])
    assert not list(tmp_path.glob(".*"))


def test_export_writes_three_files(tmp_path: Path):
    done = slimmer("newsletter", "export", "2026-11", "--locale", "en", "--out", str(tmp_path / "mail"))

    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "mail").iterdir()) == [
        "2026-11.en.eml",
        "2026-11.en.html",
        "2026-11.en.txt",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "2030-01"], "Er is geen gepubliceerde nieuwsbrief 2030-01 in 'nl'. Wel: 2026-10, 2026-11."),
        (["export", "2026-11", "--locale", "fr"], "Er is geen gepubliceerde nieuwsbrief 2026-11 in 'fr'."),
        (["send", "2026-11", "--to", "geen-adres"], "Dit is geen mailadres: geen-adres"),
        (["send", "2026-11", *(f"--to=a{n}@example.org" for n in range(11))], "1 tot 10 adressen, niet naar 11"),
        (["send", "2026-11", "--to", "a@example.org", "--yes"], "er is geen mailserver ingesteld"),
    ],
)
def test_wrong_use_is_told_in_both_languages(arguments: list[str], words: str):
    done = slimmer("newsletter", *arguments)

    assert done.returncode == 2
    assert words.lower() in done.stderr.lower()
    assert len(done.stderr.strip().splitlines()) == 2


class Inbox:
    """Keeps what a real mail server received."""

    def __init__(self, refuse: str = "") -> None:
        self.refuse = refuse
        self.received: list[tuple[str, list[str], bytes]] = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address == self.refuse:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.received.append((envelope.mail_from, list(envelope.rcpt_tos), envelope.original_content))
        return "250 OK"


@pytest.fixture
def serve_mail() -> Iterator[Callable[..., tuple[Inbox, dict[str, str]]]]:
    """Starts a mail server on this machine; gives its inbox and the environment that points at it."""
    running: list[Controller] = []

    def start(refuse: str = "", **options: object) -> tuple[Inbox, dict[str, str]]:
        inbox = Inbox(refuse)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        controller = Controller(inbox, hostname="127.0.0.1", port=port, **options)
        controller.start()
        running.append(controller)
        return inbox, {"SLIMMER_SMTP_HOST": "127.0.0.1", "SLIMMER_SMTP_PORT": str(port), "SLIMMER_SMTP_TIMEOUT": "3"}

    yield start
    for controller in running:
        controller.stop()


def send(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return slimmer("newsletter", "send", "2026-11", *arguments, **environment)


TO = ["--to", "redactie@example.org"]


def test_a_mail_server_receives_both_parts(serve_mail, site: Site):
    inbox, environment = serve_mail()
    done = send(environment, "--locale", "nl", *TO, "--to", "tweede@example.org", "--yes")

    assert done.returncode == 0, done.stderr
    ((sender, recipients, content),) = inbox.received
    assert sender == f"nieuwsbrief@{site.settings.site_url.split('/')[2]}"
    assert recipients == ["redactie@example.org", "tweede@example.org"]
    assert content.isascii()
    assert max(len(line) for line in content.splitlines()) <= 998
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    page = next(page for page in issues(site) if page.key.name == "2026-11" and page.locale == "nl")
    mail = make_mail(page, site)
    assert message["Subject"] == page.title
    assert message["Content-Language"] == "nl"
    assert message["Message-ID"]
    text, html = message.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content().split() == mail.text.split()
    assert html.get_content().split() == mail.html.split()


def test_subject_with_accents_survives(serve_mail, tmp_path: Path):
    from slimmer.outputs.mail.message import make_message
    from slimmer.outputs.mail.smtp import send as send_message

    inbox, environment = serve_mail()
    made = a_site(
        tmp_path,
        {"blog/newsletters/2026-11.nl.md": a_page('"Coöperatie: reële ideeën – één"', "Café.", date="2026-11-01")},
    )
    mail = make_mail(made.library.of_kind("newsletter", "nl")[0], made)
    message = make_message(mail, sender="Coöperatie <a@example.org>", recipients=["b@example.org"])
    send_message(message, "a@example.org", ["b@example.org"], read_server(environment))
    received = message_from_bytes(inbox.received[0][2], policy=policy.default)

    assert received["Subject"] == "Coöperatie: reële ideeën – één"
    assert received["From"] == "Coöperatie <a@example.org>"
    assert "Café." in received.get_body(("plain",)).get_content()


def test_without_yes_nothing_is_sent(serve_mail):
    inbox, environment = serve_mail()
    done = send(environment, *TO)

    assert done.returncode == 0
    assert "redactie@example.org" in done.stdout
    assert "Niets verstuurd" in done.stdout
    assert inbox.received == []


def test_one_refused_recipient_stops_the_whole_mail(serve_mail):
    """Nothing half sent."""
    inbox, environment = serve_mail(refuse="weg@example.org")
    done = send(environment, *TO, "--to", "weg@example.org", "--yes")

    assert done.returncode == 2
    assert "weigert weg@example.org" in done.stderr
    assert "refuses weg@example.org" in done.stderr
    assert inbox.received == []


def test_no_server_at_that_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    done = send({"SLIMMER_SMTP_HOST": "127.0.0.1", "SLIMMER_SMTP_PORT": str(port)}, *TO, "--yes")

    assert done.returncode == 2
    assert "luistert geen mailserver" in done.stderr
    assert "No mail server listens" in done.stderr
    assert "Traceback" not in done.stderr


def test_server_that_never_answers():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        environment = {"SLIMMER_SMTP_HOST": "127.0.0.1", "SLIMMER_SMTP_PORT": str(silent.getsockname()[1])}
        start = time.monotonic()
        done = send({**environment, "SLIMMER_SMTP_TIMEOUT": "1"}, *TO, "--yes")

    assert done.returncode == 2
    assert "antwoordt niet binnen 1 seconden" in done.stderr
    assert time.monotonic() - start < 30


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """Of a server that no one vouches for."""
    folder = tmp_path_factory.mktemp("tls")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout key.pem -out cert.pem"
    subprocess.run(command.split(), cwd=folder, capture_output=True, check=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_bad_certificate_stops_it(serve_mail, certificate: ssl.SSLContext, security: str):
    options = {"tls_context": certificate} if security == "starttls" else {"ssl_context": certificate}
    inbox, environment = serve_mail(**options)
    done = send({**environment, "SLIMMER_SMTP_SECURITY": security}, *TO, "--yes")

    assert done.returncode == 2
    assert "certificaat" in done.stderr
    assert "certificate" in done.stderr
    assert inbox.received == []


def test_wrong_password_is_told_without_the_password(serve_mail):
    inbox, environment = serve_mail(
        authenticator=lambda *_: AuthResult(success=False, handled=False), auth_require_tls=False
    )
    secret = {"SLIMMER_SMTP_USER": "redactie", "SLIMMER_SMTP_PASSWORD": "geheim-woord-123"}
    done = send({**environment, **secret}, *TO, "--yes")

    assert done.returncode == 2
    assert "weigert de naam of het wachtwoord" in done.stderr
    assert "geheim-woord-123" not in done.stdout + done.stderr
    assert inbox.received == []


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"SLIMMER_SMTP_HOST": "mail.example.org", "SLIMMER_SMTP_SECURITY": "none"},
        {"SLIMMER_SMTP_HOST": "127.0.0.1", "SLIMMER_SMTP_PORT": "x"},
    ],
)
def test_settings_that_cannot_be_are_refused(environment: dict[str, str]):
    with pytest.raises(MailError):
        read_server(environment)


def test_tls_unless_the_host_is_this_machine():
    assert read_server({"SLIMMER_SMTP_HOST": "mail.example.org"}).security == "starttls"
    assert read_server({"SLIMMER_SMTP_HOST": "localhost"}).security == "none"
    assert "geheim" not in repr(read_server({"SLIMMER_SMTP_HOST": "localhost", "SLIMMER_SMTP_PASSWORD": "geheim"}))


@pytest.mark.parametrize(
    ("typed", "good", "bad"),
    [
        (["a@example.org, b@example.org"], ["a@example.org", "b@example.org"], []),
        (["a@example.org", "a@example.org"], ["a@example.org"], []),
        (["a@example.org\nBcc: c@example.org"], [], ["a@example.org\nBcc: c@example.org"]),
        (["a@@example.org"], [], ["a@@example.org"]),
    ],
)
def test_recipients(typed: list[str], good: list[str], bad: list[str]):
    assert parse_recipients(typed) == (good, bad)


def test_preview_shows_all_forms_side_by_side(browser: Browser):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "slimmer", "newsletter", "preview", "2026-11", "--no-open", "--port", str(port)]
    with subprocess.Popen(command, cwd=NETWORK, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout
            found = re.match(r"(http://\S+)", running.stdout.readline())
            assert found
            url = found.group(1)
            page = browser.new_page(viewport={"width": 1600, "height": 1000})
            page.goto(url)
            frames = page.frames[1:]
            assert len(frames) == 4
            for frame in frames:
                frame.wait_for_load_state()
                assert "Nieuwsbrief november 2026" in frame.locator("body").inner_text()
            page.close()
            with pytest.raises(HTTPError, match="421"):
                urlopen(Request(url, headers={"Host": "evil.test"}))
        finally:
            running.terminate()


@pytest.mark.parametrize(("teal", "link"), [("#5a2d82", "#5a2d82"), ("#ffcc00", "#222222")])
def test_a_mail_has_the_colours_of_its_network(tmp_path: Path, teal: str, link: str):
    """Links take the colour of the text where that of the network cannot be read."""
    sheet = f":root {{ --teal: {teal}; --ink: #222222; --soft: #444444; --ground: #f0f0f8; }}"
    own = tmp_path / "own/styles/site/02-own.css"
    own.parent.mkdir(parents=True)
    own.write_text(sheet, "utf-8")
    files = {f"blog/newsletters/2026-11.{code}.md": a_page("Nieuws", date="2026-11-01") for code in ("nl", "en")}
    made = a_site(tmp_path / "site", {**HOME, **files}, theme=(own.parents[2], *some_settings(tmp_path).theme))

    mjml = render_mjml(issues(made)[0], made)

    assert f'css-class="head" background-color="{teal}"' in mjml
    assert f"a {{ color: {link}; }}" in mjml
    assert 'mj-text color="#222222"' in mjml
    assert 'mj-body background-color="#f0f0f8"' in mjml


@pytest.fixture
def everything(tmp_path: Path) -> str:
    """A mail that shows all that a text may hold."""
    body = (
        "| Dag | Bedrag |\n| --- | ---: |\n| maandag | € 12,50 |\n\n!!! warning\n\n    Dicht.\n\n> Samen.\n> — Jan\n\n"
        "[Meld u aan](https://voorbeeld.nl){.button}\n\n```\n" + "heel lange code " * 12 + "\n```\n\n"
        "<details markdown>\n<summary>Wie?</summary>\n\nIedereen.\n\n</details>\n\n"
        '<div class="figures" markdown>\n\n21 gemeenten\n:   in de regio\n\n</div>\n\n'
        "| Organisatie | Contactpersoon | Telefoonnummer |\n| --- | --- | --- |\n| Aquinohuis | Secretariaat | 040 123 |\n"
    )
    site = a_site(tmp_path, {"blog/newsletters/2026-07.nl.md": a_page(body=body, date="2026-07-20")})
    assert not site.problems
    return make_mail(issues(site)[0], site).html


def test_mail_shows_tables_boxes_buttons_quotes_and_code(everything: str, browser: Browser):
    for width in (320, 600):
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page.set_content(everything)

            def style(selector: str, name: str, page=page) -> str:
                return page.eval_on_selector(selector, "(one, name) => getComputedStyle(one)[name]", name)

            assert page.evaluate("document.documentElement.scrollWidth") == width
            assert style("td.align-right", "textAlign") == "right"
            assert style(".table td", "borderBottomWidth") == "1px"
            assert style(".table td", "paddingTop") == "6px"
            ground = style(".paper td", "backgroundColor")
            for shown in ("table.box td", "a.button", "pre"):
                assert style(shown, "backgroundColor") not in (ground, "rgba(0, 0, 0, 0)")
            assert style("blockquote", "borderLeftWidth") == "3px"
            assert page.is_visible("text=Iedereen.")
            # What is too wide for a phone stands below each other there, behind the head of its column.
            assert page.is_visible("text=Contactpersoon: ") == (width == 320)
            assert style(".stacks td", "display") == ("block" if width == 320 else "table-cell")
            page.close()
