"""One newsletter issue, with everything that its web page, mail, plain text and feed show."""

from dataclasses import dataclass

from markupsafe import Markup

from slimmer.locales.dates import say_date
from slimmer.locales.words import Words
from slimmer.media.pictures.uses import FOLDER
from slimmer.model.library import Page
from slimmer.model.schemas import NewsletterFields
from slimmer.outputs.mail.plain_text import wrap
from slimmer.render.place import place_page, place_plain
from slimmer.stages import Site
from slimmer.text.shorten import shorten
from slimmer.views.all_views import featured_page
from slimmer.views.pictures import own_picture


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


def compose_issue(page: Page, site: Site) -> Issue:
    """An issue as its file says, with the features filled in from their own files."""
    fields, words, locale = page.fields, site.words[page.locale], page.locale
    assert isinstance(fields, NewsletterFields)

    def absolute(url: str) -> str:
        return site.settings.site_url + url

    document = site.documents[page.path]
    found = (featured_page(site, key, locale) for key in fields.featured)
    return Issue(
        page=page,
        title=page.title,
        locale=locale,
        url=absolute(site.url(page)),
        date=say_date(fields.date, locale),
        number=words("number", number=fields.number) if fields.number is not None else "",
        lead=fields.lead or "",
        preheader=shorten(fields.lead or fields.description or document.excerpt, 110),
        featured=tuple(_featured(one, site, locale) for one in found if one),
        body=place_page(page, site, absolute, "mail"),
        plain=wrap(place_plain(page, site, absolute)),
    )


def _featured(page: Page, site: Site, locale: str) -> Featured:
    def absolute(url: str) -> str:
        return site.settings.site_url + url

    document, fields = site.documents[page.path], page.fields
    excerpt = document.excerpt if page.kind == "post" else fields.description or document.excerpt
    image = own_picture(page, site)
    return Featured(
        title=page.title,
        url=absolute(site.url(page)),
        excerpt=excerpt,
        lang=page.locale if page.locale != locale else "",
        image=absolute(FOLDER + image.plain.name) if image else "",
        alt=image.alt if image else "",
    )


def featured_html(issue: Issue) -> Markup:
    """The features as a list, for a feed."""
    items = Markup("").join(
        Markup('<li><a href="{}">{}</a>: {}</li>\n').format(one.url, one.title, one.excerpt) for one in issue.featured
    )
    return Markup("<ul>\n{}</ul>\n").format(items) if items else Markup("")


def render_text(issue: Issue, words: Words, *, footer: str) -> str:
    """The whole issue as plain text, made from the Markdown; lines of at most 72 signs, addresses unbroken."""
    parts = [f"{issue.title}\n{'#' * len(issue.title)}", " · ".join(filter(None, (issue.date, issue.number)))]
    parts += [f"{words('mail_view')}:\n{issue.url}", wrap(issue.lead)]
    for one in issue.featured:
        parts.append(f"{one.title}\n{'=' * len(one.title)}\n\n{wrap(one.excerpt)}\n\n{one.url}")
    parts += [issue.plain, "-- ", footer]
    return "\n\n".join(filter(None, parts)).rstrip() + "\n"
