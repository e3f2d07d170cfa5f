"""One newsletter issue, with everything that its mail and plain text show."""

from dataclasses import dataclass

from markupsafe import Markup

from slimmer.locales.dates import say_date
from slimmer.locales.words import Words
from slimmer.media.pictures.uses import FOLDER
from slimmer.model.library import Page
from slimmer.model.schemas import NewsletterFields
from slimmer.render.links import To, linking_absolutely
from slimmer.render.page import Frame
from slimmer.render.plain import plain_text, wrap
from slimmer.render.text import render_text
from slimmer.text.shorten import shorten
from slimmer.views.teasers import Teasers
from slimmer.views.texts import Text


@dataclass(frozen=True)
class Featured:
    title: str
    url: str
    """Absolute, like every address here."""
    excerpt: str
    lang: str = ""
    """When it is not in the language of the issue."""
    image: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Issue:
    page: Page
    title: str
    locale: str
    url: str
    date: str
    number: str
    lead: str
    preheader: str
    """What a mailbox shows beside the subject."""
    featured: tuple[Featured, ...]
    body: Markup
    plain: str
    """The body as plain text, wrapped."""


def compose_issue(page: Page, text: Text, teasers: Teasers, frame: Frame) -> Issue:
    """An issue as its file says, with the features filled in from their own files."""
    refs, fields = teasers.refs, page.fields
    assert isinstance(fields, NewsletterFields)
    to = linking_absolutely(refs.settings.site_url)
    document = teasers.documents[page.path]
    found = filter(None, map(refs.find, fields.featured))
    body = render_text(text, to, refs.words, frame.templates, "mail")
    return Issue(
        page=page,
        title=page.title,
        locale=refs.locale,
        url=to(refs.url(page)),
        date=say_date(fields.date, refs.locale),
        number=refs.words("number", number=fields.number) if fields.number is not None else "",
        lead=fields.lead or "",
        preheader=shorten(fields.lead or fields.description or document.excerpt, 110),
        featured=tuple(_featured(one, teasers, to) for one in found),
        body=body,
        plain=plain_text(body, refs.words),
    )


def _featured(page: Page, teasers: Teasers, to: To) -> Featured:
    item = teasers.item(page)
    return Featured(
        title=page.title,
        url=to(item.title.url or ""),
        excerpt=item.title.note,
        lang=item.title.lang,
        image=to(FOLDER + item.image.plain.name) if item.image else "",
        alt=item.image.alt if item.image else "",
    )


def render_text_part(issue: Issue, words: Words, *, footer: str) -> str:
    """The whole issue as plain text; lines of at most 72 signs, addresses unbroken."""
    parts = [f"{issue.title}\n{'#' * len(issue.title)}", " · ".join(filter(None, (issue.date, issue.number)))]
    parts += [f"{words('mail_view')}:\n{issue.url}", wrap(issue.lead)]
    for one in issue.featured:
        parts.append(f"{one.title}\n{'=' * len(one.title)}\n\n{wrap(one.excerpt)}\n\n{one.url}")
    parts += [issue.plain, "-- ", footer]
    return "\n\n".join(filter(None, parts)).rstrip() + "\n"
