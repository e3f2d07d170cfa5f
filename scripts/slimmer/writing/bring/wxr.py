"""A WordPress export (WXR) as values: read as a stranger's file, without entities and without the network."""

import re
from collections.abc import Mapping
from email.utils import parsedate
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from slimmer.writing.bring.tidy import NotBrought

_FORBIDDEN = re.compile(b"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""XML has no place for these; WordPress exports them all the same."""
MOST_BYTES = 300_000_000


class Term(NamedTuple):
    domain: str
    """`category`, `post_tag`, `language`, `post_translations`, …"""
    key: str
    label: str


class Item(NamedTuple):
    number: str
    kind: str
    """`post`, `page`, `attachment`, …"""
    status: str
    title: str
    name: str
    link: str
    author: str
    """The login."""
    date: str
    content: str
    excerpt: str
    password: str
    file: str
    """The address of what was attached."""
    parent: str
    terms: tuple[Term, ...]
    meta: Mapping[str, str]
    comments: int


class Export(NamedTuple):
    site: str
    """The address of the site that was exported."""
    language: str
    day: str
    """On which it was exported."""
    authors: Mapping[str, str]
    """Login → the name as it is shown."""
    items: tuple[Item, ...]


def load_export(path: Path) -> Export:
    """Raises `NotBrought`."""
    if path.stat().st_size > MOST_BYTES:
        raise NotBrought("wordpress-too-large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(_FORBIDDEN.sub(b"", path.read_bytes()), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotBrought("wordpress-not") from error
    if root.getroottree().docinfo.doctype:
        raise NotBrought("wordpress-unsafe")
    channel = root.find("channel")
    if channel is None or "wxr_version" not in (said := _values(channel)):
        raise NotBrought("wordpress-not")
    people = [_values(one) for one in channel if _name(one) == "author"]
    day = parsedate(channel.findtext("pubDate") or "") or (1970, 1, 1)
    return Export(
        site=said.get("base_blog_url") or channel.findtext("link") or "",
        language=channel.findtext("language") or "",
        day="{:04}-{:02}-{:02}".format(*day[:3]),
        authors={one["author_login"]: one.get("author_display_name", "") for one in people if one.get("author_login")},
        items=tuple(map(_item, channel.findall("item"))),
    )


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _values(element: etree._Element) -> dict[str, str]:
    """The children by their name, the first of each."""
    found: dict[str, str] = {}
    for child in element:
        found.setdefault(_name(child), (child.text or "").strip())
    return found


def _item(element: etree._Element) -> Item:
    said = _values(element)
    encoded = {etree.QName(one).namespace or "": one.text or "" for one in element if _name(one) == "encoded"}
    metas = [_values(child) for child in element if _name(child) == "postmeta"]
    texts = {"excerpt" if "excerpt" in space else "content": text for space, text in encoded.items()}
    return Item(
        number=said.get("post_id", ""),
        kind=said.get("post_type", ""),
        status=said.get("status", ""),
        title=" ".join(said.get("title", "").split()),
        name=said.get("post_name", ""),
        link=said.get("link", ""),
        author=said.get("creator", ""),
        date=said.get("post_date", "")[:10],
        content=texts.get("content", ""),
        excerpt=texts.get("excerpt", "").strip(),
        password=said.get("post_password", ""),
        file=said.get("attachment_url", ""),
        parent=said.get("post_parent", "0"),
        terms=tuple(map(_term, element.findall("category"))),
        meta={one["meta_key"]: one.get("meta_value", "") for one in metas if one.get("meta_key")},
        comments=sum(_name(child) == "comment" for child in element),
    )


def _term(one: etree._Element) -> Term:
    return Term(one.get("domain", ""), one.get("nicename", ""), " ".join((one.text or "").split()))
