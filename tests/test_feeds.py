"""The feeds of whole sites, read by a real feed reader; and what must stay the same, on tiny ones."""

import json
import re
from pathlib import Path

import feedparser
import jsonschema
import pytest
from builders import a_page, a_site, render_feeds
from conftest import Built

from slimmer.outputs.feeds import ENTRIES

TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": "^https?://"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
AUTHORS = {"type": "array", "items": {"type": "object", "anyOf": [{"required": ["name"]}, {"required": ["url"]}]}}
JSON_FEED = {
    # https://www.jsonfeed.org/version/1.1/
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "description": TEXT,
        "language": TEXT,
        "icon": ADDRESS,
        "authors": AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html"],
                "additionalProperties": False,
                "properties": {
                    "id": TEXT,
                    "url": ADDRESS,
                    "title": TEXT,
                    "content_html": TEXT,
                    "summary": TEXT,
                    "date_published": MOMENT,
                    "date_modified": MOMENT,
                    "authors": AUTHORS,
                    "tags": {"type": "array", "items": TEXT},
                    "language": TEXT,
                },
            },
        },
    },
}


def xml_feeds(built: Path) -> list[Path]:
    return [path for path in built.rglob("*.xml") if path.name != "sitemap.xml"]


def locale_of(path: Path, site: Built) -> str:
    return path.parts[0] if path.parts[0] in site.settings.codes else site.settings.default_locale


def test_every_locale_has_all_three_kinds_for_posts_and_newsletters(built: Path):
    for folder in ("blog", "nieuwsbrief", "en/blog", "en/newsletter"):
        for name in ("feed.xml", "rss.xml", "feed.json"):
            assert (built / folder / name).is_file()


def test_a_feed_reader_reads_every_feed(site: Built):
    """No bozo bit; id, self link, language, author, dates, absolute links, full content."""
    feeds = xml_feeds(site.folder)
    assert len(feeds) > 10
    for path in feeds:
        url = site.url + path.relative_to(site.folder).as_posix()
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert feed.feed.language == locale_of(path.relative_to(site.folder), site)
        assert any(link.rel == "self" and link.href == url for link in feed.feed.links), path
        assert feed.feed.link.startswith(site.url)
        assert 0 < len(feed.entries) <= ENTRIES
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        for entry in feed.entries:
            assert entry.id.startswith("tag:")
            assert entry.published_parsed
            assert (site.folder / entry.link.removeprefix(site.url) / "index.html").is_file()
            assert len(entry.content[0].value) > 200
            for address in re.findall(r'(?:href|src)="([^"]*)"', entry.content[0].value):
                assert address.startswith(("https://", "http://", "mailto:")), (path, address)


def test_atom_has_what_the_standard_asks(site: Built):
    """RFC 4287, 4.1.1 and 4.1.2."""
    for path in site.folder.rglob("feed.xml"):
        feed = feedparser.parse(path.read_bytes())
        assert feed.version == "atom10"
        assert feed.feed.id
        assert feed.feed.title
        assert feed.feed.updated_parsed
        assert feed.feed.author
        for entry in feed.entries:
            assert entry.id
            assert entry.title
            assert entry.updated_parsed


def test_json_feeds_are_valid(site: Built):
    for path in site.folder.rglob("feed.json"):
        feed = json.loads(path.read_text("utf-8"))
        jsonschema.validate(feed, JSON_FEED)
        assert feed["feed_url"] == site.url + path.relative_to(site.folder).as_posix()


def test_the_three_kinds_hold_the_same(built: Path):
    for folder in ("blog", "en/newsletter"):
        atom = feedparser.parse((built / folder / "feed.xml").read_bytes())
        rss = feedparser.parse((built / folder / "rss.xml").read_bytes())
        items = json.loads((built / folder / "feed.json").read_text("utf-8"))["items"]
        assert (
            [entry.id for entry in atom.entries] == [entry.id for entry in rss.entries] == [one["id"] for one in items]
        )
        assert [entry.title for entry in atom.entries] == [entry.title for entry in rss.entries]


def test_pages_name_their_feeds(built: Path):
    head = (built / "blog/index.html").read_text("utf-8")

    for name, kind in (("feed.xml", "atom+xml"), ("rss.xml", "rss+xml"), ("feed.json", "feed+json")):
        assert re.search(
            rf'<link rel="alternate" type="application/{re.escape(kind)}" title="[^"]+" href="../blog/{name}">', head
        )


@pytest.mark.parametrize("change", [{"title": "Anders"}, {"slug": "anders"}, {"date": "2020-02-02"}])
def test_ids_stay_when_title_slug_or_date_change(tmp_path: Path, change: dict[str, str]):
    name = "blog/posts/2020-01-01-een.nl.md"

    def ids(**fields: str) -> list[str]:
        given = {"title": "Een", "date": "2020-01-01", **fields}
        site = a_site(tmp_path, {name: a_page(given.pop("title"), **given)})
        content = dict(render_feeds(site))["blog/feed.xml"]
        return [entry.id for entry in feedparser.parse(content).entries]

    assert ids(**change) == ids()


def test_twenty_entries_and_no_more(tmp_path: Path):
    files = {f"blog/posts/2020-01-{day:02d}-dag-{day}.nl.md": a_page(date=f"2020-01-{day:02d}") for day in range(1, 26)}
    feeds = dict(render_feeds(a_site(tmp_path, files)))

    assert len(feedparser.parse(feeds["blog/feed.xml"]).entries) == ENTRIES == 20


def test_what_would_break_xml_is_escaped(tmp_path: Path):
    files = {
        "blog/posts/2020-01-01-een.nl.md": a_page('"Zorg & <welzijn> ]]>"', "Twee < drie & `]]>`.", date="2020-01-01")
    }
    feeds = dict(render_feeds(a_site(tmp_path, files)))

    for name in ("blog/feed.xml", "blog/rss.xml"):
        feed = feedparser.parse(feeds[name])
        assert not feed.bozo
        assert feed.entries[0].title == "Zorg & <welzijn> ]]>"
