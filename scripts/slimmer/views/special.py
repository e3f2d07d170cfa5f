"""The pages that no one wrote and every locale has: search, style and not found."""

import posixpath
from urllib.parse import urlsplit

from slimmer.content.addresses import Special, locale_prefix, special_url
from slimmer.views.pairs import alternates, switches
from slimmer.views.refs import Refs
from slimmer.views.values import Item, ListingPage, Ref, View


def special_view(name: Special, refs: Refs, samples: tuple[Item, ...]) -> View:
    """`samples` are real posts, for the page that shows the style."""
    settings, words, code = refs.settings, refs.words, refs.locale
    is_error = name == "not_found"
    urls = {one: special_url(name, one, refs.library, settings) for one in settings.codes}
    homes = {one: locale_prefix(one, settings) for one in settings.codes}
    return View(
        url=urls[code],
        locale=code,
        title=words(f"{name}_title"),
        description=words(f"{name}_description"),
        template=f"{name}.html",
        cover=name,
        listing=ListingPage(samples) if name == "style" else None,
        alternates=() if is_error else alternates(urls, settings.default_locale),
        switches=switches(homes if is_error else urls, lambda other: Ref("", homes[other]), refs),
        breadcrumbs=() if is_error else (refs.home,),
        current=urls[code] if name == "search" else None,
        noindex=True,
        root=posixpath.join(urlsplit(settings.site_url).path or "/", "") if is_error else "",
    )
