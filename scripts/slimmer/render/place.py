"""Fills the gaps of a text where it is shown: on its page, in a feed, in a mail."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Literal, TypeAlias

from markupsafe import Markup

from slimmer.content.directory import Member
from slimmer.content.links import NoTarget
from slimmer.markup.document import FileNote, Gap, Image, Link, ListCall, Part
from slimmer.markup.downloads import describe_file
from slimmer.markup.plain import BREAK
from slimmer.markup.video import Video
from slimmer.media.pictures.uses import FOLDER
from slimmer.model.library import Page
from slimmer.render.pictures import Shown
from slimmer.render.templates import theme_templates
from slimmer.stages import Site
from slimmer.text.file_names import split_locale
from slimmer.views.directory_view import derive_directory
from slimmer.views.lists import derive_list
from slimmer.views.pictures import shown_picture
from slimmer.views.video_view import derive_video

To = Callable[[str], str]
"""From an address of the site to a link that works where the text is shown."""
Place: TypeAlias = Literal["page", "feed", "mail"]
"""Its own page, or elsewhere: there a picture is one file that everything can show."""
MAIL_WIDTH = 552
"""CSS pixels of a text in a mail; Outlook keeps to the width that a picture says."""


def place_page(page: Page, site: Site, to: To, where: Place = "feed") -> Markup:
    """The text of a page as HTML."""
    return Markup("".join(place_parts(site.documents[page.path].parts, page, site, to, where)))


def place_plain(page: Page, site: Site, to: To) -> str:
    """The text of a page as plain text: addresses instead of links, lists as lines."""

    def place(gap: Gap) -> str:
        if isinstance(gap, Link):
            return link_address(gap.target, page, site, to) or ""
        if isinstance(gap, Video):
            return f"{gap.title} <{link_address(gap.target, page, site, to) or ''}>"
        if isinstance(gap, FileNote):
            return _file_note(gap, page, site)
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
    template = theme_templates(site.settings.root, *site.settings.theme).get_template("directory.html")
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
    if isinstance(gap, Video):
        return _video(gap, page, site, to, where)
    if isinstance(gap, FileNote):
        return _file_note(gap, page, site)
    templates, words = theme_templates(site.settings.root, *site.settings.theme), site.words[page.locale]
    if gap.name == "directory":
        return place_directory(site.directory.with_role(gap.option), site, page.locale, to)
    groups = derive_list(gap.name, gap.option, site, page.locale)
    return templates.get_template("lists.html").render(
        call=gap, groups=groups, to=to, words=words, on_page=where == "page"
    )


def _link(link: Link, page: Page, site: Site, to: To) -> str:
    address = link_address(link.target, page, site, to)
    if address is None:
        # The problem is reported; the text stays readable.
        return 'class="broken"'
    found = site.links.resolve(link.target, page.path, page.locale)
    landed = None if isinstance(found, NoTarget) else found.page
    named = None if isinstance(found, NoTarget) or not found.asset else split_locale(found.asset.path, site.words)[1]
    code = landed.locale if landed else named
    language = f' hreflang="{code}"' if code and code != page.locale else ""
    return f'href="{escape(address)}"{language}'


def _image(image: Image, page: Page, site: Site, to: To, where: Place) -> str:
    shown = shown_picture(image.target, image.alt, page, site, image.attributes)
    if shown is None:
        return f'<span class="broken">{escape(image.alt)}</span>'
    return _shown(shown, to, where, first=any(image is one for one in site.documents[page.path].images[:1]))


def _shown(picture: Shown, to: To, where: Place, *, first: bool = False) -> Markup:
    if where == "page":
        return picture.in_text(to, first=first)
    return picture.image(to, MAIL_WIDTH if where == "mail" else 0)


def _video(video: Video, page: Page, site: Site, to: To, where: Place) -> str:
    """On its page it can be played there; a feed or a mail links to it."""
    view = derive_video(video, lambda target: link_address(target, page, site, to))
    shown = shown_picture(video.still, "", page, site) if video.still else None
    still = {"still": _shown(shown, to, where), "poster": to(FOLDER + shown.plain.name)} if shown else {}
    template = theme_templates(site.settings.root, *site.settings.theme).get_template(
        "video.html" if where == "page" else "video_link.html"
    )
    return template.render({"still": "", "poster": "", **still}, video=view, words=site.words[page.locale])


def _file_note(note: FileNote, page: Page, site: Site) -> str:
    found = site.links.resolve(note.target, page.path, page.locale)
    if isinstance(found, NoTarget) or not found.asset:
        return ""
    return f" ({escape(describe_file(found.asset.path, found.asset.size, page.locale))})"
