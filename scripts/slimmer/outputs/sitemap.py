"""sitemap.xml with every language version, and robots.txt that names it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape
from pathlib import PurePosixPath

from slimmer.views.values import View

_OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def render_sitemap(views: Iterable[View], site_url: str, modified: Mapping[PurePosixPath, date]) -> str:
    """https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap"""
    entries = (_entry(view, site_url, modified) for view in views if not view.noindex)
    return _OPENING + "".join(entries) + "</urlset>\n"


def _entry(view: View, site_url: str, modified: Mapping[PurePosixPath, date]) -> str:
    return "".join(["<url>\n", *_lines(view, site_url, modified), "</url>\n"])


def _lines(view: View, site_url: str, modified: Mapping[PurePosixPath, date]) -> Iterator[str]:
    yield f"  <loc>{escape(site_url + view.url)}</loc>\n"
    day = modified.get(PurePosixPath(view.source)) if view.source else None
    if day:
        yield f"  <lastmod>{day.isoformat()}</lastmod>\n"
    for locale, url in view.alternates:
        yield f'  <xhtml:link rel="alternate" hreflang="{escape(locale)}" href="{escape(site_url + url)}"/>\n'


def render_robots(site_url: str) -> str:
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"
