"""What every page of a locale has around it: menu, footer, feeds."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from slimmer.content.addresses import locale_prefix, special_url
from slimmer.content.listings import Listings
from slimmer.content.navigation import Section as PageSection
from slimmer.views.listings import main_feeds
from slimmer.views.refs import Refs, listing_ref
from slimmer.views.values import Chrome, Ref, Section


def derive_chrome(
    sections: tuple[PageSection, ...], listings: Listings, refs: Refs, assets: Mapping[str, str]
) -> Chrome:
    settings, library, locale = refs.settings, refs.library, refs.locale
    below = [PurePosixPath("docs", name) for name in settings.footer]
    footer = (library.find(key, locale) for key in below)
    overviews = tuple(
        listing_ref(one)._replace(note=refs.words(f"{one.section}_description")) for one in listings.overviews(locale)
    )
    return Chrome(
        site_name=settings.site_name,
        site_url=settings.site_url,
        locale=locale,
        default_locale=settings.default_locale,
        home=locale_prefix(locale, settings),
        search=special_url("search", locale, library, settings),
        sections=tuple(
            Section(
                refs.page(one.index, one.index.fields.description or ""),
                tuple(Ref(page.title, refs.url(page), refs.foreign(page.locale)) for page in one.children),
            )
            for one in sections
        ),
        menu=(*(refs.page(one.index) for one in sections if one.index.key not in below), *overviews),
        footer=tuple(refs.page(page) for page in footer if page is not None),
        contact=refs.contact(),
        sign_up=refs.sign_up() if listings.newsletters[locale] else None,
        overviews=overviews,
        feeds=main_feeds(listings, locale, settings.site_name),
        assets=tuple(sorted(assets.items())),
    )
