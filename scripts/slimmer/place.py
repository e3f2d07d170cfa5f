"""Fills the gaps of a text where it is shown: on its page, in a feed, in a mail."""

from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Literal, TypeAlias

import jinja2
from markupsafe import Markup

from slimmer.derive.directory import Member
from slimmer.derive.directory_view import derive_directory
from slimmer.derive.lists import derive_list
from slimmer.derive.pictures import shown_picture
from slimmer.links import NoTarget
from slimmer.markup.document import Gap, Image, Link, ListCall, Part
from slimmer.markup.plain import BREAK
from slimmer.model import Page
from slimmer.site import Site

To = Callable[[str], str]
"""From an address of the site to a link that works where the text is shown."""
Place: TypeAlias = Literal["page", "feed", "mail"]
"""Its own page, or elsewhere: there a picture is one file that everything can show."""
MAIL_WIDTH = 552
"""CSS pixels of a text in a mail; Outlook keeps to the width that a picture says."""


@cache
def own_templates(theme: Path) -> jinja2.Environment:
    """The theme's templates outside a page: lists, mails. What they print is escaped."""
    loader = jinja2.FileSystemLoader(theme)
    env = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    env.trim_blocks = env.lstrip_blocks = True
    return env


def place_page(page: Page, site: Site, to: To, where: Place = "feed") -> Markup:
    """The text of a page as HTML."""
    return Markup("".join(place_parts(site.documents[page.path].parts, page, site, to, where)))


def place_plain(page: Page, site: Site, to: To) -> str:
    """The text of a page as plain text: addresses instead of links, lists as lines."""

    def place(gap: Gap) -> str:
        if isinstance(gap, Link):
            return link_address(gap.target, page, site, to) or ""
        assert isinstance(gap, ListCall)
        name = "organisations" if gap.name == "directory" else gap.name
        groups = derive_list(name, gap.option, site, page.locale)
        items = [item.title for group in groups for item in group.items]
        return BREAK.join(f"- {one.text} <{to(one.url)}>" if one.url is not None else f"- {one.text}" for one in items)

    return "".join(part if isinstance(part, str) else place(part) for part in site.documents[page.path].plain)


def place_parts(parts: tuple[Part, ...], page: Page, site: Site, to: To, where: Place = "feed") -> list[str]:
    return [part if isinstance(part, str) else _place(part, page, site, to, where) for part in parts]


def place_directory(members: Sequence[Member], site: Site, locale: str, to: To) -> Markup:
    """Organisations by letter, with filters and figures."""
    template = own_templates(site.settings.theme).get_template("directory.html")
    return Markup(template.render(here=derive_directory(members, site, locale), to=to, words=site.words[locale]))


def link_address(target: str, page: Page, site: Site, to: To) -> str | None:
    """Where a link of this page leads; `None` for one that leads nowhere (in a preview)."""
    found = site.links.resolve(target, page.path, page.locale)
    if isinstance(found, NoTarget):
        return None
    if found.outside:
        return found.outside
    url = site.url(found.page) if found.page else site.addresses.assets[found.asset.path] if found.asset else ""
    return to(url) + (f"#{found.anchor}" if found.anchor else "")


def _place(gap: Gap, page: Page, site: Site, to: To, where: Place) -> str:
    if isinstance(gap, Link):
        if where == "page" and gap.target.startswith("#"):
            return f'href="{escape(gap.target)}"'
        return _link(gap, page, site, to)
    if isinstance(gap, Image):
        return _image(gap, page, site, to, where)
    templates, words = own_templates(site.settings.theme), site.words[page.locale]
    if gap.name == "directory":
        return place_directory(site.directory.with_role(gap.option), site, page.locale, to)
    groups = derive_list(gap.name, gap.option, site, page.locale)
    return templates.get_template("lists.html").render(call=gap, groups=groups, to=to, words=words)


def _link(link: Link, page: Page, site: Site, to: To) -> str:
    address = link_address(link.target, page, site, to)
    if address is None:
        # The problem is reported; the text stays readable.
        return 'class="broken"'
    found = site.links.resolve(link.target, page.path, page.locale)
    landed = None if isinstance(found, NoTarget) else found.page
    language = f' hreflang="{landed.locale}"' if landed and landed.locale != page.locale else ""
    return f'href="{escape(address)}"{language}'


def _image(image: Image, page: Page, site: Site, to: To, where: Place) -> str:
    shown = shown_picture(image.target, image.alt, page, site, image.attributes)
    if shown is None:
        return f'<span class="broken">{escape(image.alt)}</span>'
    if where == "page":
        return shown.in_text(to, first=image is site.documents[page.path].images[0])
    return shown.image(to, MAIL_WIDTH if where == "mail" else 0)
