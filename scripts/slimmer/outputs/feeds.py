"""Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1 of a listing: the newest twenty entries with their full `texts`."""

import json
import xml.etree.ElementTree as etree
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from email.utils import format_datetime
from html import escape
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from slimmer.views.texts import Text
from slimmer.views.values import Item

ENTRIES = 20
_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_XML = "http://www.w3.org/XML/1998/namespace"


class Story(NamedTuple):
    """A post or newsletter as feeds need it."""

    id: str
    url: str
    """Absolute, like every address in a feed."""
    locale: str
    title: str
    text: Text
    lead: str
    featured: tuple[Item, ...]
    summary: str
    authors: tuple[str, ...]
    published: str
    """ISO, as `updated`: the moment at which a day begins where the readers are."""
    updated: str
    topics: tuple[str, ...]


class Feed(NamedTuple):
    title: str
    description: str
    locale: str
    url: str
    """The page that shows the same entries."""
    feed_url: str
    type: str
    author: str
    icon: str
    entries: tuple[Story, ...]
    """Newest first; at least one."""

    @property
    def updated(self) -> datetime:
        return max(datetime.fromisoformat(one.updated) for one in self.entries)


def entry_id(key: str, locale: str, site_url: str) -> str:
    """A tag URI (RFC 4151) from the file, so that it survives a change of title, slug or date."""
    return f"tag:{urlsplit(site_url).hostname},2026:{key}.{locale}"


def moment(day: date, timezone: str) -> str:
    """A day as the moment at which it begins where the readers are."""
    return datetime.combine(day, time(), ZoneInfo(timezone)).isoformat()


def render_atom(feed: Feed, texts: Sequence[str]) -> bytes:
    etree.register_namespace("", _ATOM)
    root = etree.Element(_q("feed"), {f"{{{_XML}}}lang": feed.locale})
    _text(root, "id", feed.feed_url)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.description)
    _text(root, "updated", feed.updated.isoformat())
    _text(root, "icon", feed.icon)
    _link(root, "self", feed.feed_url, "application/atom+xml")
    _link(root, "alternate", feed.url, "text/html")
    _text(etree.SubElement(root, _q("author")), "name", feed.author)
    for entry, html in zip(feed.entries, texts, strict=True):
        element = etree.SubElement(root, _q("entry"))
        _text(element, "id", entry.id)
        _text(element, "title", entry.title)
        _text(element, "published", entry.published)
        _text(element, "updated", entry.updated)
        _link(element, "alternate", entry.url, "text/html")
        for name in entry.authors:
            _text(etree.SubElement(element, _q("author")), "name", name)
        for topic in entry.topics:
            etree.SubElement(element, _q("category"), {"term": topic})
        _text(element, "summary", entry.summary)
        content = _text(element, "content", html)
        content.set("type", "html")
    return _document(root)


def render_rss(feed: Feed, texts: Sequence[str]) -> bytes:
    """https://www.rssboard.org/rss-specification, with the full text in `content:encoded`. A `description` is HTML."""
    etree.register_namespace("atom", _ATOM)
    etree.register_namespace("content", _CONTENT)
    root = etree.Element("rss", {"version": "2.0"})
    head = etree.SubElement(root, "channel")
    _plain(head, "title", feed.title)
    _plain(head, "link", feed.url)
    _plain(head, "description", escape(feed.description, quote=False))
    _plain(head, "language", feed.locale)
    _plain(head, "lastBuildDate", format_datetime(feed.updated))
    attributes = {"rel": "self", "href": feed.feed_url, "type": "application/rss+xml"}
    etree.SubElement(head, f"{{{_ATOM}}}link", attributes)
    for entry, html in zip(feed.entries, texts, strict=True):
        item = etree.SubElement(head, "item")
        _plain(item, "title", entry.title)
        _plain(item, "link", entry.url)
        guid = _plain(item, "guid", entry.id)
        guid.set("isPermaLink", "false")
        _plain(item, "pubDate", format_datetime(datetime.fromisoformat(entry.published)))
        for topic in entry.topics:
            _plain(item, "category", topic)
        _plain(item, "description", escape(entry.summary, quote=False))
        _plain(item, f"{{{_CONTENT}}}encoded", html)
    # An Atom feed in the same run must not inherit the prefix.
    rendered = _document(root)
    etree.register_namespace("", _ATOM)
    return rendered


def render_json(feed: Feed, texts: Sequence[str]) -> bytes:
    """https://www.jsonfeed.org/version/1.1/"""
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.url,
        "feed_url": feed.feed_url,
        "language": feed.locale,
        "icon": feed.icon,
        "authors": [{"name": feed.author}],
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "content_html": html,
                "summary": entry.summary,
                "date_published": entry.published,
                "date_modified": entry.updated,
                "authors": [{"name": name} for name in entry.authors or (feed.author,)],
                "tags": list(entry.topics),
                "language": feed.locale,
            }
            for entry, html in zip(feed.entries, texts, strict=True)
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


RENDERERS: dict[str, Callable[[Feed, Sequence[str]], bytes]] = {
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
