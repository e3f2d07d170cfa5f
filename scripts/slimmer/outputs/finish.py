"""Writes what comes after the pages."""

from collections.abc import Iterable
from pathlib import Path

from slimmer.content.addresses import clean_alias
from slimmer.files.atomic import write_atomically
from slimmer.files.cache import PICTURES
from slimmer.media.pictures.renditions import contents, write_renditions
from slimmer.media.pictures.uses import FOLDER
from slimmer.outputs.redirects import render_redirect
from slimmer.outputs.site_feeds import render_feeds
from slimmer.outputs.sitemap import render_robots, render_sitemap
from slimmer.stages import Site
from slimmer.views.open_data import render_data
from slimmer.views.views import View


def write_finish(
    site: Site,
    views: Iterable[View],
    site_dir: Path,
    *,
    icon: str,
) -> None:
    site_url = site.settings.site_url
    _write(site_dir / "sitemap.xml", render_sitemap(views, site_url, site.modified))
    _write(site_dir / "robots.txt", render_robots(site_url))
    # Tells GitHub Pages to serve every file as it is.
    _write(site_dir / ".nojekyll", "")
    for page in site.library.pages:
        for alias in page.fields.aliases:
            old = clean_alias(alias)
            text = render_redirect(old, site.url(page), page.title, page.locale, site_url)
            _write(site_dir / (f"{old}index.html" if old.endswith("/") else old), text)
    for url, content in (*render_feeds(site, icon), *render_data(site)):
        path = site_dir / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    _write_pictures(site, site_dir)


def _write_pictures(site: Site, site_dir: Path) -> None:
    cache = site.settings.root / PICTURES
    write_renditions(site.logos.values(), cache, site_dir / "logos")
    shown = (made for (_, use), made in site.gallery.made.items() if use == "shown")
    write_renditions(shown, cache, site_dir / FOLDER)
    for path, made in site.gallery.linked():
        write_atomically(site_dir / site.addresses.assets[path], contents(made, cache)[0])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
