"""Fills the gaps of a text where it is shown: on its page, in a feed, in a mail."""

from collections.abc import Callable, Sequence
from html import escape

from markupsafe import Markup

from slimmer.derive.directory import Member
from slimmer.derive.directory_view import derive_directory
from slimmer.derive.lists import derive_list
from slimmer.derive.video_view import derive_video
from slimmer.links import NoTarget
from slimmer.locales.file_names import split_locale
from slimmer.markup.document import FileNote, Gap, Image, Link, ListCall, Part
from slimmer.markup.downloads import describe_file
from slimmer.markup.plain import BREAK
from slimmer.markup.video import Video
from slimmer.model import Page
from slimmer.site import Site
from slimmer.templates import theme_templates

To = Callable[[str], str]
"""From an address of the site to a link that works where the text is shown."""


def place_page(page: Page, site: Site, to: To, *, on_own_page: bool = False) -> Markup:
    """The text of a page as HTML."""
    return Markup("".join(place_parts(site.documents[page.path].parts, page, site, to, on_own_page=on_own_page)))


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


def place_parts(parts: tuple[Part, ...], page: Page, site: Site, to: To, *, on_own_page: bool = False) -> list[str]:
    return [part if isinstance(part, str) else _place(part, page, site, to, on_own_page) for part in parts]


def place_directory(members: Sequence[Member], site: Site, locale: str, to: To) -> Markup:
    """Organisations by letter, with filters and figures."""
    template = theme_templates(site.settings.theme).get_template("directory.html")
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


def _place(gap: Gap, page: Page, site: Site, to: To, on_own_page: bool) -> str:
    if isinstance(gap, Link):
        if on_own_page and gap.target.startswith("#"):
            return f'href="{escape(gap.target)}"'
        return _link(gap, page, site, to)
    if isinstance(gap, Image):
        return _image(gap, page, site, to)
    if isinstance(gap, Video):
        return _video(gap, page, site, to, on_own_page)
    if isinstance(gap, FileNote):
        return _file_note(gap, page, site)
    templates, words = theme_templates(site.settings.theme), site.words[page.locale]
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
    named = None if isinstance(found, NoTarget) or not found.asset else split_locale(found.asset.path, site.words)[1]
    code = landed.locale if landed else named
    language = f' hreflang="{code}"' if code and code != page.locale else ""
    return f'href="{escape(address)}"{language}'


def _image(image: Image, page: Page, site: Site, to: To) -> str:
    address = link_address(image.target, page, site, to)
    if address is None:
        return f'<span class="broken">{escape(image.alt)}</span>'
    extra = "".join(f' {name}="{escape(value)}"' for name, value in image.attributes.items())
    return f'<img src="{escape(address)}" alt="{escape(image.alt)}"{extra} decoding="async">'


def _video(video: Video, page: Page, site: Site, to: To, on_own_page: bool) -> str:
    """On its page it can be played there; a feed or a mail links to it."""
    view = derive_video(video, lambda target: link_address(target, page, site, to))
    still = Markup(_image(Image(video.still, "", video.line), page, site, to) if video.still else "")
    template = theme_templates(site.settings.theme).get_template("video.html" if on_own_page else "video_link.html")
    return template.render(video=view, still=still, words=site.words[page.locale])


def _file_note(note: FileNote, page: Page, site: Site) -> str:
    found = site.links.resolve(note.target, page.path, page.locale)
    if isinstance(found, NoTarget) or not found.asset:
        return ""
    return f" ({escape(describe_file(found.asset.path, found.asset.size, page.locale))})"
