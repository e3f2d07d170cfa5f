"""`slimmer bring wordpress`: every published entry a file, nothing private on the site, and twice is once."""

import io
from collections.abc import Mapping
from html import escape
from pathlib import Path

import pytest
from builders import a_page, a_project, some_settings
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from slimmer.cli.main import cli
from slimmer.messages.tell import errors, render_problems
from slimmer.stages import read_content
from slimmer.writing.bring.shortcodes import to_html

SITE = "https://oud.example"
POST = "blog/posts/2019-03-04-lente.nl.md"


@pytest.fixture(autouse=True)
def _dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")


def an_item(number: int, title: str = "Lente", content: str = "Tekst.", **changes: object) -> str:
    said = {
        "type": "post",
        "status": "publish",
        "date": "2019-03-04 10:00:00",
        "parent": 0,
        "password": "",
        "excerpt": "",
        "terms": (),
        "meta": {},
        "more": "",
    }
    said |= {"name": title.lower().replace(" ", "-"), **changes}
    link = said.get("link", f"{SITE}/2019/03/{said['name']}/" if said["type"] == "post" else f"{SITE}/{said['name']}/")
    terms = "".join(
        f'<category domain="{domain}" nicename="{key}"><![CDATA[{label}]]></category>'
        for domain, key, label in said["terms"]
    )
    meta = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"
        for key, value in said["meta"].items()
    )
    return (
        f"<item><title>{escape(title)}</title><link>{link}</link><dc:creator>{said.get('author', 'jan')}</dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[{said['excerpt']}]]></excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>{said['date']}</wp:post_date><wp:post_name>{said['name']}</wp:post_name>"
        f"<wp:status>{said['status']}</wp:status><wp:post_parent>{said['parent']}</wp:post_parent><wp:post_type>{said['type']}</wp:post_type>"
        f"<wp:post_password>{said['password']}</wp:post_password>{terms}{meta}{said['more']}</item>"
    )  # fmt: skip


def an_export(*items: str, language: str = "nl-NL") -> str:
    spaces = 'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"'
    author = "<wp:author><wp:author_login>jan</wp:author_login><wp:author_email>jan@prive.example</wp:author_email><wp:author_display_name>Jan de Wit</wp:author_display_name></wp:author>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {spaces}><channel><title>Oud</title><link>{SITE}</link>'
        f"<pubDate>Mon, 01 Jun 2020 10:00:00 +0000</pubDate><language>{language}</language><wp:wxr_version>1.2</wp:wxr_version>"
        f"<wp:base_blog_url>{SITE}</wp:base_blog_url>{author}{''.join(items)}</channel></rss>"
    )


def a_picture(colour: str = "teal") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (900, 600), colour).save(file, "PNG")
    return file.getvalue()


def bring(root: Path, export: str | bytes, *arguments: str, media: Mapping[str, bytes] = {}) -> Result:
    if not (root / "mkdocs.yml").exists():
        a_project(root)
    export = export.encode() if isinstance(export, str) else export
    (root / "oud").mkdir(exist_ok=True)
    (root / "oud/export.xml").write_bytes(export)
    for name, content in media.items():
        (root / "oud/uploads" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "oud/uploads" / name).write_bytes(content)
    given = ["bring", "wordpress", str(root / "oud/export.xml"), *arguments, "-f", str(root / "mkdocs.yml")]
    return CliRunner().invoke(cli, given)


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("docs", "blog")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


def body_of(root: Path, name: str = POST) -> str:
    return (root / name).read_text("utf-8").split("---\n", 2)[2].strip()


def test_a_post_with_all_that_belongs_to_it_passes_the_checks(tmp_path: Path):
    content = (
        "Eerste alinea\nmet een regel eronder.\n\n<!--more-->\n\n<h4>Wat er was</h4>\n<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n"
        f'[caption id="a" align="left"]<a href="{SITE}/wp-content/uploads/2019/03/foto.jpg">'
        f'<img src="{SITE}/wp-content/uploads/2019/03/foto-300x200.png" alt="Mensen aan tafel" /></a> Samen "aan" tafel[/caption]\n\n'
        f'Zie <a href="{SITE}/werkwijze/">de werkwijze</a>, <a href="/?p=9">dit</a> en <a href="https://elders.example/">elders</a>.'
    )
    terms = [
        ("category", "uncategorized", "Geen"),
        ("category", "zorg", "Zorg & welzijn"),
        ("category", "wonen", "Wonen"),
        ("post_tag", "jong", "Jong"),
    ]
    export = an_export(
        an_item(7, content=content, terms=terms, excerpt="Waar het <b>over</b> gaat.", meta={"_thumbnail_id": 8}),
        an_item(8, "Foto", type="attachment", status="inherit", meta={"_wp_attachment_image_alt": "Een tafel"}, more=f"<wp:attachment_url>{SITE}/wp-content/uploads/2019/03/foto.png</wp:attachment_url>"),
        an_item(9, "Zomer"),
        an_item(10, "Werkwijze", type="page", more="<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>" * 3),
    )  # fmt: skip

    result = bring(tmp_path, export, "--write", media={"2019/03/foto.png": a_picture()})

    assert result.exit_code == 0, result.output
    assert (tmp_path / POST).read_text("utf-8") == (
        "---\ntitle: Lente\ndescription: Waar het over gaat.\naliases: [\"/2019/03/lente/\"]\n"
        "image: 2019-03-04-lente-foto.png\nalt: Een tafel\ndate: 2019-03-04\nauthors: [jan-de-wit]\n"
        "category: zorg-welzijn\ntags: [wonen, jong]\n---\n\n"
        "Eerste alinea\\\nmet een regel eronder.\n\n<!-- more -->\n\n## Wat er was\n\n- een\n- twee\n\n"
        '![Mensen aan tafel](2019-03-04-lente-foto.png){caption="Samen ”aan” tafel"}\n\n'
        "Zie [de werkwijze](../../docs/werkwijze.md), [dit](2019-03-04-zomer.md) en [elders](https://elders.example/).\n"
    )  # fmt: skip
    assert "reacties (3): deze site heeft er geen" in result.output
    assert read_content(some_settings(tmp_path)).library.categories["zorg-welzijn"]["en"] == "Zorg & welzijn"
    assert b"prive" not in b"".join(contents(tmp_path).values())
    content_of_site = read_content(some_settings(tmp_path))
    assert render_problems(content_of_site.problems) == ""
    assert not content_of_site.library.people["jan-de-wit"].listed


def test_notes_galleries_and_lists_of_the_block_editor_are_those_of_this_site(tmp_path: Path):
    content = (
        "<!-- wp:list --><ul><!-- wp:list-item -->\n<li>een</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n"
        "<li>twee</li>\n<!-- /wp:list-item --></ul><!-- /wp:list -->\n[gallery]\n"
        '<p>Noot<sup data-fn="ab" class="fn"><a href="#ab">1</a></sup></p><!-- wp:footnotes /-->'
    )
    photo = f"<wp:attachment_url>{SITE}/wp-content/uploads/2019/03/a.png</wp:attachment_url>"
    export = an_export(
        an_item(1, content=content, meta={"footnotes": '[{"id":"ab","content":"De &lt;em&gt;noot&lt;/em&gt;"}]'}),
        an_item(2, "a", type="attachment", status="inherit", parent=1, more=photo),
    )

    result = bring(tmp_path, export, "--write", media={"2019/03/a.png": a_picture()})

    shown = "- een\n- twee\n\n![…](2019-03-04-lente-a.png)\n\nNoot[^noot-1]\n\n[^noot-1]: De *noot*"
    assert body_of(tmp_path) == shown
    assert "het blok" not in result.output


def test_what_an_export_says_and_cannot_be_is_told(tmp_path: Path):
    away = '<a href="https://[x">a</a> <a href="//elders.example/b">b</a> <a href="HTTPS://elders.example/c">c</a>'
    export = an_export(
        an_item(1, content=away, meta={"_thumbnail_id": "99"}, date="gisteren"),
        an_item(2, "Feest", link=f"{SITE}/2019/03/%F0%9F%8E%89/"),
        an_item(3, "Lang", link=f"{SITE}/2019/03/{'lang' * 99}/"),
        language="de-DE",
    )

    output = bring(tmp_path, export, "--write").output

    assert "het beeld bovenaan is er niet bij: ?" in output
    assert "had geen dag en heeft nu die van de export: 2020-06-01" in output
    assert "de link naar 'https://[x' werkt hier niet" in output
    assert "het oude adres /2019/03/🎉/ leidt hier niet" in output
    assert "het oude adres /2019/03/langlang" in output
    assert "wat niets anders zei, staat nu zo: de-DE → nl" in output
    brought = body_of(tmp_path, "blog/posts/2020-06-01-lente.nl.md")
    assert brought == "a [b](https://elders.example/b) [c](https://elders.example/c)"
    assert errors(read_content(some_settings(tmp_path)).problems) == []


def test_first_nothing_is_written_and_the_second_time_nothing_changes(tmp_path: Path):
    export = an_export(
        an_item(1),
        an_item(2, "Over", type="page"),
        an_item(3, "", "Zonder titel.", name="", date="0000-00-00 00:00:00", status="draft", link=f"{SITE}/?p=3"),
    )
    a_project(tmp_path)
    before = contents(tmp_path)

    dry = bring(tmp_path, export)
    assert contents(tmp_path) == before
    bring(tmp_path, export, "--write")
    after = contents(tmp_path)
    again = bring(tmp_path, export, "--write")

    assert dry.exit_code == again.exit_code == 0
    assert f"  {POST}" in dry.output
    assert "Er is nog niets veranderd; met --write wel." in dry.output
    assert sorted(set(after) - set(before)) == sorted(
        [POST, "blog/posts/2020-06-01-post-3.nl.md", "docs/over.nl.md", "docs/_data/people.yml"]
    )
    assert contents(tmp_path) == after
    assert "Teksten die er al zijn: 3. Die blijven zoals ze zijn." in again.output


def test_what_was_changed_or_renamed_since_stays(tmp_path: Path):
    export = an_export(an_item(1), an_item(2, "Zomer"))
    bring(tmp_path, export, "--write")
    (tmp_path / POST).write_text((tmp_path / POST).read_text() + "\nVan mij.\n")
    (tmp_path / "blog/posts/2019-03-04-zomer.nl.md").rename(tmp_path / "blog/posts/2019-03-04-warm.nl.md")
    before = contents(tmp_path)

    bring(tmp_path, export, "--write")

    assert contents(tmp_path) == before


def test_a_text_of_someone_else_in_the_same_place_is_told(tmp_path: Path):
    a_project(tmp_path, {"docs/over.nl.md": a_page("Wie wij zijn")})
    before = contents(tmp_path)

    result = bring(tmp_path, an_export(an_item(1, "Over", type="page")), "--write")

    assert f"op deze plaats staat al een andere tekst. Hij stond op {SITE}/over/" in result.output
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"password": "geheim"}, "concept: stond achter een wachtwoord"),
        ({"status": "private"}, "concept: was alleen voor de redactie"),
        ({"status": "draft"}, "concept: was een concept"),
        ({"status": "pending"}, "concept: wachtte op beoordeling"),
        ({"status": "future", "date": "2019-03-04 10:00:00"}, "concept: was nog niet verschenen"),
        ({"status": "vertrouwelijk"}, "concept: had in WordPress de status 'vertrouwelijk'"),
        ({"status": ""}, "concept: had in WordPress de status '?'"),
        ({"content": ""}, "concept: heeft geen tekst"),
    ],
)
@pytest.mark.parametrize("kind", ["post", "page"])
def test_what_was_not_for_everyone_is_never_published(changes: dict, said: str, kind: str, tmp_path: Path):
    link = f'<a href="{SITE}/2019/03/lente/">lente</a> en <a href="{SITE}/lente/">lente</a>'
    export = an_export(an_item(1, **{"content": "Geheim.", "type": kind, **changes}), an_item(2, "Zomer", link))

    result = bring(tmp_path, export, "--write")

    assert said in result.output
    content = read_content(some_settings(tmp_path))
    assert [page.title for page in content.library.pages if page.title != "Home"] == ["Zomer"]
    assert [one.path.name for one in content.library.unpublished] == [
        Path(POST).name if kind == "post" else "lente.nl.md"
    ]
    assert render_problems(content.problems) == "", "nothing public links to it"


@pytest.mark.parametrize("how", ["polylang", "wpml", "address"])
def test_two_languages_become_a_pair(how: str, tmp_path: Path):
    def said(code: str) -> dict:
        if how == "polylang":
            return {"terms": [("language", code, code), ("post_translations", "pll_5", "pll_5")]}
        return (
            {"meta": {"_wpml_import_language_code": code, "_wpml_import_translation_group": "5"}}
            if how == "wpml"
            else {}
        )

    english = {"link": f"{SITE}/en/about-us/", "name": "about-us"}
    export = an_export(
        an_item(2, "About us", "Text.", type="page", **english, **said("en")),
        an_item(1, "Over ons", type="page", link=f"{SITE}/over-ons/", **said("nl")),
        an_item(3, "Sur nous", type="page", terms=[("language", "fr", "fr")]),
    )

    result = bring(tmp_path, export, "--write")

    assert "in een taal die deze site niet heeft: 1 × fr" in result.output
    content = read_content(some_settings(tmp_path))
    keys = {page.path.name: str(page.key) for page in content.library.pages if page.title != "Home"}
    if how == "address":
        assert keys == {"over-ons.nl.md": "docs/over-ons", "about-us.en.md": "docs/about-us"}
    else:
        assert keys == {"over-ons.nl.md": "docs/over-ons", "over-ons.en.md": "docs/over-ons"}
        assert "slug: about-us" in (tmp_path / "docs/over-ons.en.md").read_text()
    assert render_problems(content.problems) == ""


def test_pages_keep_their_tree_and_old_addresses_lead_on(tmp_path: Path):
    page = {"type": "page"}
    export = an_export(
        an_item(1, "Over", **page), an_item(2, "Team", parent=1, link=f"{SITE}/oud/team/", **page), an_item(3, "Blog", **page),
        an_item(4, "Ελληνικά", "Tekst.", name="%ce%b5", **page), an_item(5, "Con", **page), an_item(6, "Index", **page),
        an_item(7, "Lus", parent=8, **page), an_item(8, "Sul", parent=7, **page), an_item(9, "Over", "Dubbel.", **page),
    )  # fmt: skip

    bring(tmp_path, export, "--write")

    made = sorted(
        name
        for name in contents(tmp_path)
        if name.endswith(".md") and name.count("/") and not name.startswith("docs/index.")
    )
    assert {
        "docs/over/index.nl.md",
        "docs/over/team.nl.md",
        "docs/blog-3.nl.md",
        "docs/page-con.nl.md",
        "docs/page-6.nl.md",
    } <= set(made)
    assert len(made) == 9
    content = read_content(some_settings(tmp_path))
    assert content.links.addresses.aliases["oud/team/"] == "over/team/"
    assert len([one for one in content.library.pages if one.locale == "nl"]) == 10


def test_pictures_are_only_those_at_hand_and_what_they_say_they_are(tmp_path: Path):
    names = [
        "foto.png",
        "../../geheim.png",
        "nep.png",
        "weg.png",
        "%2e%2e/%2e%2e/geheim.png",
        "a/zelfde.png",
        "b/zelfde.png",
    ]
    content = "\n\n".join(f'<img src="{SITE}/wp-content/uploads/{name}" alt="Beeld" />' for name in names)
    gallery = '[gallery ids="8,99"]\n\n[contact-form-7 id="1"]\n\n[streep]\n\n[audio src="javascript:x"]'
    attached = an_item(
        8,
        "x",
        type="attachment",
        status="inherit",
        more=f"<wp:attachment_url>{SITE}/wp-content/uploads/foto.png</wp:attachment_url>",
    )
    media = {
        "foto.png": a_picture(),
        "nep.png": b"MZ program",
        "a/zelfde.png": a_picture("red"),
        "b/zelfde.png": a_picture("blue"),
    }
    (tmp_path / "geheim.png").write_bytes(a_picture("black"))
    (tmp_path / "oud/uploads").mkdir(parents=True)
    (tmp_path / "oud/uploads/geheim.png").symlink_to(tmp_path / "geheim.png")

    result = bring(tmp_path, an_export(an_item(1, content=f"{content}\n\n{gallery}"), attached), "--write", media=media)

    assert result.exit_code == 0, result.output
    pictures = [one for name, one in contents(tmp_path).items() if name.endswith(".png")]
    assert sorted(pictures) == sorted([a_picture(), a_picture("red"), a_picture("blue")])
    for name in ("geheim.png", "nep.png", "weg.png"):
        assert f"het beeld '{name}' is er niet bij" in result.output
    assert "[contact-form-7] is van WordPress of een uitbreiding" in result.output
    assert "beschrijf wat er op 2019-03-04-lente-foto.png te zien is" in result.output
    text = body_of(tmp_path)
    assert "contact-form" not in text
    assert r"\[streep\]" in text
    assert "javascript" not in text


def test_nothing_that_runs_comes_along(tmp_path: Path):
    content = (
        '<script>alert(1)</script><p onclick="x()">Een tekst van enige lengte, <a href="javascript:alert(1)">klik</a> <a href=" JaVaScRiPt:x">hier</a>'
        '<a href="data:text/html,x">daar</a></p><img src="x" onerror="alert(1)"><svg onload="x"/><iframe src="javascript:x"></iframe>'
        "<style>p{}</style>&lt;script&gt;x&lt;/script&gt; <!-- --><b></b>"
    )
    result = bring(tmp_path, an_export(an_item(1, "<b>Vet</b> & <script>x</script>", content, name="x")), "--write")

    assert result.exit_code == 0, result.output
    assert "de link naar 'javascript:alert(1)' werkt hier niet" in result.output
    content_of_site = read_content(some_settings(tmp_path))
    assert render_problems(content_of_site.problems) == ""
    shown = "".join(str(part) for one in content_of_site.documents.values() for part in one.parts).lower()
    assert not [
        one for one in ("javascript:", "<script", "onerror", "onclick", "<iframe", "<svg", "data:") if one in shown
    ]


def test_blocks_of_wordpress_are_paragraphs_or_told(tmp_path: Path):
    content = (
        "<!-- wp:paragraph -->\n<p>Een</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:latest-posts {\"a\":1} /-->\n\n"
        "<!-- wp:embed -->\n<figure><div>\nhttps://youtu.be/abc_d\n</div></figure>\n<!-- /wp:embed -->\n"
        "<!-- wp:quote -->\n<blockquote><p>Twee</p><cite>Jan</cite></blockquote>\n<!-- /wp:quote -->"
    )  # fmt: skip
    result = bring(tmp_path, an_export(an_item(1, content=content)), "--write")

    assert "het blok 'latest-posts' maakte WordPress zelf" in result.output
    assert body_of(tmp_path) == "Een\n\n[https://youtu.be/abc_d](https://youtu.be/abc_d)\n\n> Twee\n>\n> — Jan"


def test_tables_are_even_and_lists_begin_where_they_began(tmp_path: Path):
    content = (
        '<table><tr><th rowspan="2">A</th><td colspan="2">B</td></tr><tr><td>C</td><td>D</td></tr><tr><td colspan="99999999999">'
        "<table><tr><td>E</td><td>F</td></tr></table></td></tr></table><ol start=3><li>drie<pre>code</pre></li></ol>"
    )
    result = bring(tmp_path, an_export(an_item(1, content=content)), "--write")

    assert "samengevoegde cellen zijn losse cellen geworden" in result.output
    table = "| A | B |  |\n| --- | --- | --- |\n|  | C | D |\n| E<br>F |  |  |"
    assert body_of(tmp_path) == f"{table}\n\n3. drie\n\n        code"
    assert render_problems(read_content(some_settings(tmp_path)).problems) == ""


DEEP = "<div>" * 3000 + "Diep" + "</div>" * 3000
HOSTILE = {
    "geen XML": ("<rss><channel>", "is geen export van WordPress"),
    "iets anders": ("<rss><channel><title>x</title></channel></rss>", "is geen export van WordPress"),
    "leeg": ("", "is geen export van WordPress"),
    "entiteiten die groeien": ('<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + an_export(an_item(1, "&b;")).partition("?>")[2], "opdrachten (DOCTYPE)"),
    "een entiteit van buiten": ('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + an_export(an_item(1)).partition("?>")[2].replace("<title>Oud", "<title>&a;"), "opdrachten (DOCTYPE)"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_not_read_is_told_and_leaves_nothing(name: str, tmp_path: Path):
    content, said = HOSTILE[name]

    result = bring(tmp_path, content, "--write")

    assert result.exit_code == 2, result.output
    assert said in result.output
    assert not (tmp_path / "blog").exists()


def test_odd_entries_come_along_all_the_same(tmp_path: Path):
    """Control characters, nesting without end, names that are paths, a title of a thousand letters."""
    export = an_export(
        an_item(1, content="Een\x0b twee \x01"), an_item(2, "Diep", DEEP), an_item(3, "Pad", name="../../../x"),
        an_item(4, "Lang " * 300, name="lang"), an_item(5, "Geen dag", date="2019-99-99"), an_item(6, "🙂", name=""),
        an_item(7, "\x1b[31mRood", '<script src="\x1b[2J"></script>Tekst', name="rood"),
    )  # fmt: skip

    result = bring(tmp_path, export, "--write")

    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    content = read_content(some_settings(tmp_path))
    assert list(errors(content.problems)) == []
    assert len([page for page in content.library.pages if page.kind == "post"]) == 7
    assert not (tmp_path.parent / "x.nl.md").exists()


@given(st.text(alphabet=st.sampled_from(list("<>/[]=\"' \nabpdivulitable!-&;*_#1.")), max_size=120))
@settings(max_examples=80, deadline=None)
def test_whatever_a_text_holds_it_can_be_read(content: str):
    root, _ = to_html(content, lambda _: "")

    assert root.get_text() is not None
