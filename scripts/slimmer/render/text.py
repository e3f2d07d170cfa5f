"""The text of a page as HTML: on its own page, in a feed, in a mail."""

from collections.abc import Iterator
from html import escape
from typing import Literal, TypeAlias

import jinja2
from markupsafe import Markup

from slimmer.locales.words import Words
from slimmer.media.pictures.uses import FOLDER
from slimmer.render.links import To
from slimmer.render.pictures import card_picture, plain_picture, text_picture
from slimmer.views.directory import DirectoryView
from slimmer.views.texts import Film, Link, Listed, Shown, Text
from slimmer.views.values import Picture

Place: TypeAlias = Literal["page", "feed", "mail"]
"""Its own page, or elsewhere: there a picture is one file that everything can show."""
MAIL_WIDTH = 552
"""CSS pixels of a text in a mail; Outlook keeps to the width that a picture says."""


def render_text(text: Text, to: To, words: Words, templates: jinja2.Environment, where: Place) -> Markup:
    return Markup("".join(_parts(text, to, words, templates, where)))


def _parts(text: Text, to: To, words: Words, templates: jinja2.Environment, where: Place) -> Iterator[str]:
    first = next((part for part in text.parts if isinstance(part, Shown)), None)
    for part in text.parts:
        match part:
            case str():
                yield part
            case Link():
                yield _link(part, to, where)
            case Shown(alt, None):
                yield f'<span class="broken">{escape(alt)}</span>'
            case Shown(_, picture):
                assert picture
                yield _picture(picture, to, where, first=part is first)
            case DirectoryView():
                yield templates.get_template("directory.html").render(here=part, to=to, words=words)
            case Listed():
                yield templates.get_template("lists.html").render(
                    call=part, groups=part.groups, to=to, words=words, picture=card_picture, on_page=where == "page"
                )
            case Film():
                yield _film(part, to, words, templates, where)


def _link(link: Link, to: To, where: Place) -> str:
    if link.url is None:
        # The problem is reported; the text stays readable.
        return 'class="broken"'
    anchor = f"#{link.anchor}" if link.anchor else ""
    address = anchor if where == "page" and link.here else to(link.url) + anchor
    lang = f' hreflang="{link.lang}"' if link.lang else ""
    return f'href="{escape(address)}"{lang}'


def _picture(picture: Picture, to: To, where: Place, *, first: bool = False) -> Markup:
    if where == "page":
        return text_picture(picture, to, first=first)
    return plain_picture(picture, to, MAIL_WIDTH if where == "mail" else 0)


def _film(film: Film, to: To, words: Words, templates: jinja2.Environment, where: Place) -> str:
    """On its page it can be played there; a feed or a mail links to it."""
    template = templates.get_template("video.html" if where == "page" else "video_link.html")
    url, transcript, captions = (to(one) if one else "" for one in (film.url, film.transcript, film.captions))
    linked = film._replace(url=url, transcript=transcript, captions=captions)
    still = _picture(film.still, to, where) if film.still else ""
    poster = to(FOLDER + film.still.plain.name) if film.still else ""
    return template.render(video=linked, still=still, poster=poster, words=words)
