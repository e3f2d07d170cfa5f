"""Fills the gaps of a text on the page that shows it: addresses, pictures, lists."""

from html import escape

import jinja2
from markupsafe import Markup

from slimmer.derive.lists import derive_list
from slimmer.derive.views import View
from slimmer.links import NoTarget
from slimmer.markup.document import Document, Gap, Image, Link
from slimmer.model import Page
from slimmer.site import Site


def place_document(document: Document, page: Page, view: View, site: Site, env: jinja2.Environment) -> Markup:
    """The text of `page` as HTML for `view`, which may be another page."""

    def place(gap: Gap) -> str:
        if isinstance(gap, Link):
            return _link(gap, page, view, site)
        if isinstance(gap, Image):
            return _image(gap, page, view, site)
        groups = derive_list(gap.name, gap.option, site, page.locale)
        template = env.get_template("lists.html")
        return template.render(call=gap, groups=groups, view=view, words=view.words)

    return Markup(document.html(place))


def _link(link: Link, page: Page, view: View, site: Site) -> str:
    found = site.links.resolve(link.target, page.path, page.locale)
    if isinstance(found, NoTarget):
        # Only in a preview: the problem is reported, the text stays readable.
        return 'class="broken"'
    if found.outside:
        return f'href="{escape(found.outside)}"'
    url = site.url(found.page) if found.page else site.addresses.assets[found.asset.path] if found.asset else ""
    anchor = f"#{found.anchor}" if found.anchor else ""
    href = anchor if anchor and found.page is view.page else view.to(url) + anchor
    foreign = found.page is not None and found.page.locale != page.locale
    language = f' hreflang="{found.page.locale}"' if found.page and foreign else ""
    return f'href="{escape(href)}"{language}'


def _image(image: Image, page: Page, view: View, site: Site) -> str:
    found = site.links.resolve(image.target, page.path, page.locale)
    if isinstance(found, NoTarget) or found.asset is None:
        return f'<span class="broken">{escape(image.alt)}</span>'
    extra = "".join(f' {name}="{escape(value)}"' for name, value in image.attributes.items())
    src = escape(view.to(site.addresses.assets[found.asset.path]))
    return f'<img src="{src}" alt="{escape(image.alt)}"{extra} decoding="async">'
