"""An issue as HTML that mail programs understand: MJML by mrml, styles inlined."""

import re

import css_inline
import mrml
from markupsafe import Markup

from slimmer.model.services import SERVICES
from slimmer.model.settings import MailSettings
from slimmer.outputs.mail.issue import Issue
from slimmer.render.page import Frame

LIMIT = 102_000
"""Bytes; Gmail cuts off what is longer."""
WARN = 80_000

_VOID = re.compile(r"<(br|img|hr|wbr)\b([^>]*?)\s*/?>")
_ONLY_WEB = re.compile(r' (?:data-search-ignore|decoding|tabindex|aria-labelledby)="[^"]*"')


def render_mjml(issue: Issue, mail: MailSettings, frame: Frame) -> str:
    """The template filled in, as the MJML reference implementation can check it."""
    words, chrome = frame.words[issue.locale], frame.chromes[issue.locale]
    service = SERVICES[mail.service]
    template = frame.templates.get_template("mail/newsletter.mjml")
    return template.render(
        issue=issue,
        body=Markup(_VOID.sub(r"<\1\2 />", _ONLY_WEB.sub("", issue.body))),
        words=words,
        site_name=chrome.site_name,
        default_locale=chrome.default_locale,
        unsubscribe=Markup(service.unsubscribe).format(text=words("mail_unsubscribe")),
        address=service.address or mail.address,
    )


def render_html(issue: Issue, mail: MailSettings, frame: Frame) -> str:
    output = mrml.to_html(render_mjml(issue, mail, frame))
    return css_inline.inline(output.content, keep_style_tags=True, load_remote_stylesheets=False)


def largest_parts(issue: Issue) -> list[tuple[str, int]]:
    """The headed parts of the text with their size in bytes, largest first."""
    parts = re.split(r"(?=<h2)", str(issue.body))
    sizes = []
    for part in parts:
        title = re.match(r"<h2[^>]*>(.*?)</h2>", part, re.DOTALL)
        name = re.sub(r"<[^>]+>", "", title.group(1)).strip() if title else issue.title
        sizes.append((name, len(part.encode())))
    return sorted(sizes, key=lambda one: -one[1])
