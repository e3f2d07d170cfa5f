"""Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1 of a listing: the newest twenty entries with their full text."""

import json
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

ENTRIES = 20
_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True)
class Entry:
    id: str
    url: str
    """Absolute, like every address in a feed."""
    title: str
    html: str
    summary: str
    authors: tuple[str, ...]
    published: datetime
    updated: datetime
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Channel:
    id: str
    title: str
    description: str
    locale: str
    url: str
    """The page that shows the same entries."""
    feed_url: str
    author: str
    icon: str
    entries: tuple[Entry, ...]
    """Newest first; at least one."""

    @property
    def updated(self) -> datetime:
        return max(entry.updated for entry in self.entries)


def entry_id(key: str, locale: str, site_url: str) -> str:
    """A tag URI (RFC 4151) from the file, so that it survives a change of title, slug or date."""
    return f"tag:{urlsplit(site_url).hostname},2026:{key}.{locale}"


def moment(day: date, timezone: str) -> datetime:
    """A day as the moment at which it begins where the readers are."""
    return datetime.combine(day, time(), ZoneInfo(timezone))


def render_atom(channel: Channel) -> bytes:
    etree.register_namespace("", _ATOM)
    root = etree.Element(_q("feed"), {f"{{{_XML}}}lang": channel.locale})
    _text(root, "id", channel.id)
    _text(root, "title", channel.title)
    _text(root, "subtitle", channel.description)
    _text(root, "updated", channel.updated.isoformat())
    _text(root, "icon", channel.icon)
    _link(root, "self", channel.feed_url, "application/atom+xml")
    _link(root, "alternate", channel.url, "text/html")
    _text(etree.SubElement(root, _q("author")), "name", channel.author)
    for entry in channel.entries:
        element = etree.SubElement(root, _q("entry"))
        _text(element, "id", entry.id)
        _text(element, "title", entry.title)
        _text(element, "published", entry.published.isoformat())
        _text(element, "updated", entry.updated.isoformat())
        _link(element, "alternate", entry.url, "text/html")
        for name in entry.authors:
            _text(etree.SubElement(element, _q("author")), "name", name)
        for topic in entry.topics:
            etree.SubElement(element, _q("category"), {"term": topic})
        _text(element, "summary", entry.summary)
        content = _text(element, "content", entry.html)
        content.set("type", "html")
    return _document(root)


def render_rss(channel: Channel) -> bytes:
    """https://www.rssboard.org/rss-specification, with the full text in `content:encoded`. A `description` is HTML."""
    etree.register_namespace("atom", _ATOM)
    etree.register_namespace("content", _CONTENT)
    root = etree.Element("rss", {"version": "2.0"})
    head = etree.SubElement(root, "channel")
    _plain(head, "title", channel.title)
    _plain(head, "link", channel.url)
    _plain(head, "description", escape(channel.description, quote=False))
    _plain(head, "language", channel.locale)
    _plain(head, "lastBuildDate", format_datetime(channel.updated))
    attributes = {"rel": "self", "href": channel.feed_url, "type": "application/rss+xml"}
    etree.SubElement(head, f"{{{_ATOM}}}link", attributes)
    for entry in channel.entries:
        item = etree.SubElement(head, "item")
        _plain(item, "title", entry.title)
        _plain(item, "link", entry.url)
        guid = _plain(item, "guid", entry.id)
        guid.set("isPermaLink", "false")
        _plain(item, "pubDate", format_datetime(entry.published))
        for topic in entry.topics:
            _plain(item, "category", topic)
        _plain(item, "description", escape(entry.summary, quote=False))
        _plain(item, f"{{{_CONTENT}}}encoded", entry.html)
    # An Atom feed in the same run must not inherit the prefix.
    rendered = _document(root)
    etree.register_namespace("", _ATOM)
    return rendered


def render_json(channel: Channel) -> bytes:
    """https://www.jsonfeed.org/version/1.1/"""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.description,
        "home_page_url": channel.url,
        "feed_url": channel.feed_url,
        "language": channel.locale,
        "icon": channel.icon,
        "authors": [{"name": channel.author}],
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "content_html": entry.html,
                "summary": entry.summary,
                "date_published": entry.published.isoformat(),
                "date_modified": entry.updated.isoformat(),
                "authors": [{"name": name} for name in entry.authors or (channel.author,)],
                "tags": list(entry.topics),
                "language": channel.locale,
            }
            for entry in channel.entries
        ],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


RENDERERS: dict[str, Callable[[Channel], bytes]] = {
    "application/atom+xml": render_atom,
    "application/rss+xml": render_rss,
    "application/feed+json": render_json,
}


def _q(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _text(parent: etree.Element, name: str, text: str) -> etree.Element:
    return _plain(parent, _q(name), text)


def _plain(parent: etree.Element, name: str, text: str) -> etree.Element:
    element = etree.SubElement(parent, name)
    element.text = text
    return element


def _link(parent: etree.Element, rel: str, href: str, kind: str) -> None:
    etree.SubElement(parent, _q("link"), {"rel": rel, "href": href, "type": kind})


def _document(root: etree.Element) -> bytes:
    etree.indent(root, " ")
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
