"""Where people write to and sign up: nowhere as long as nobody filled it in, everywhere that helps once someone did."""

from pathlib import Path

from builders import Site, a_page, a_project, a_site
from pages import parse_html

from slimmer.load.config import load_settings
from slimmer.model.settings import Contact

FILES = {
    f"{name}.{code}.md": text
    for code in ("nl", "en")
    for name, text in {
        "docs/index": a_page("Home", "[[follow]]"),
        "docs/correcties": a_page("Correcties", "Klopt er iets niet?\n\n[[contact]]"),
        "blog/newsletters/2026-01": a_page("Januari", date="2026-01-31"),
    }.items()
}
SIGN_UP = "https://www.voorbeeld.nl/aanmelden"


def links(site: Site, path: str) -> list[str]:
    return [tag.attributes.get("href", "") for tag in parse_html(site.files[path].decode()).all("a")]


def test_empty_leads_nobody_to_nothing(tmp_path: Path):
    site = a_site(tmp_path, FILES)
    pages = {path: site.files[path].decode() for path in site.files if path.endswith(".html")}

    assert site.problems == ()
    assert not [path for path, html in pages.items() if "mailto:" in html or "<address" in html]
    assert not [path for path, html in pages.items() if site.words["nl"]("sign_up") in html]


def test_contact_stands_in_every_footer_and_on_corrections(tmp_path: Path):
    contact = Contact("info@voorbeeld.nl", "Postbus 1\n5600 AA Eindhoven")
    site = a_site(tmp_path, FILES, contact=contact)
    pages = {path: site.files[path].decode() for path in site.files if path.endswith("index.html")}

    assert all(html.count('href="mailto:info@voorbeeld.nl"') >= 1 for html in pages.values())
    for path in ("correcties/index.html", "en/correcties/index.html"):
        assert pages[path].count('href="mailto:info@voorbeeld.nl"') == 2
        assert pages[path].count("Postbus 1 5600 AA Eindhoven") == 2


def test_a_postal_address_alone_will_do(tmp_path: Path):
    site = a_site(tmp_path, FILES, contact=Contact(address="Postbus 1, Eindhoven"))
    html = site.files["correcties/index.html"].decode()

    assert html.count("<address>Postbus 1, Eindhoven</address>") == 2
    assert "mailto:" not in html


def test_sign_up_stands_where_people_read_the_newsletter(tmp_path: Path):
    """On the home page, under each issue and on their overview; nowhere else."""
    site = a_site(tmp_path, FILES, sign_up=SIGN_UP)
    found = {path for path in site.files if path.endswith("index.html") and SIGN_UP in links(site, path)}

    dutch = {"index.html", "nieuwsbrief/index.html", "nieuwsbrief/2026-01/index.html"}
    english = {"en/index.html", "en/newsletter/index.html", "en/newsletter/2026-01/index.html"}
    assert found == dutch | english


def test_what_has_a_place_and_nothing_in_it_is_told_at_its_line(tmp_path: Path):
    """A network that leaves it out has decided so, and hears nothing."""
    options = {"locales": {"nl": "Nederlands"}}
    empty = {"contact": {"mail": "", "address": ""}, "newsletter": {"sign_up": ""}}
    config = a_project(tmp_path, locales=options["locales"], plugins=[{"slimmer": {**options, **empty}}]) / "mkdocs.yml"
    lines = config.read_text("utf-8").split("\n")
    unfilled = load_settings(config).unfilled

    assert {name: lines[line - 1].strip() for name, line in unfilled.items()} == {
        "contact": "contact:",
        "newsletter": "newsletter:",
    }
    a_project(tmp_path, locales=options["locales"])
    assert load_settings(config).unfilled == {}
