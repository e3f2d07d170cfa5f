"""What machines read: feeds, sitemap, robots and data are well-formed and lead to this site."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from slimmer.model.problem import Problem, problem
from slimmer.verify.site import FinishedSite

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def check_machines(site: FinishedSite) -> Iterator[Problem]:
    """Every JSON and XML file can be read; a feed says where it is; the sitemap names every public page."""
    for name in sorted(site.files):
        path, kind = PurePosixPath(name), PurePosixPath(name).suffix
        if kind not in (".xml", ".json"):
            continue
        content = (site.folder / name).read_bytes()
        try:
            if kind == ".json":
                yield from _check_json(json.loads(content), path, site)
            else:
                yield from _check_xml(etree.fromstring(content), path, site)
        except (ValueError, etree.XMLSyntaxError) as error:
            line = getattr(error, "lineno", None) or 1
            yield problem(path, line, "site-unreadable", reason=error)
    for needed in ("sitemap.xml", "robots.txt"):
        if needed not in site.files:
            yield problem(PurePosixPath(needed), 1, "site-missing", value=needed)


def _check_json(read: object, path: PurePosixPath, site: FinishedSite) -> Iterator[Problem]:
    if path.name == "feed.json":
        feed = read if isinstance(read, dict) else {}
        yield from _check_self(str(feed.get("feed_url")), len(feed.get("items") or ()), path, site)


def _check_xml(root: etree._Element, path: PurePosixPath, site: FinishedSite) -> Iterator[Problem]:
    if root.tag == f"{_SITEMAP}urlset":
        yield from _check_sitemap(root, path, site)
    elif root.tag in (f"{_ATOM}feed", "rss"):
        entries = root.findall(f"{_ATOM}entry") or root.findall("channel/item")
        own = [one.get("href") for one in root.iter(f"{_ATOM}link") if one.get("rel") == "self"]
        yield from _check_self(str(own[0] if own else None), len(entries), path, site)


def _check_self(address: str, entries: int, path: PurePosixPath, site: FinishedSite) -> Iterator[Problem]:
    if address != f"{site.url}{path}":
        yield problem(path, 1, "site-feed-self", value=address, wanted=f"{site.url}{path}")
    if not entries:
        yield problem(path, 1, "site-feed-empty")


def _check_sitemap(root: etree._Element, path: PurePosixPath, site: FinishedSite) -> Iterator[Problem]:
    named = {str(one.text) for one in root.iter(f"{_SITEMAP}loc")}
    public = {site.url + page.url for page in site.public}
    for address in sorted(public - named):
        yield problem(path, 1, "site-sitemap-lacks", value=address)
    for address in sorted(named - public):
        yield problem(path, 1, "site-sitemap-extra", value=address)
