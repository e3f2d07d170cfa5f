"""Values from outside the content are checked where they enter: a sentence in two languages and exit 2, no traceback."""

from pathlib import Path

import pytest
from builders import HOME, a_page, write_files
from conftest import slimmer

CONFIG = """\
site_name: Proef
site_url: !ENV [SITE_URL, "https://example.org/"]
theme: {name: slimmer}
plugins:
  - slimmer:
      locales: {nl: Nederlands, en: English}
"""
LETTER = {"blog/newsletters/2026-01.nl.md": a_page(date="2026-01-01")}
SERVER = {"SLIMMER_SMTP_HOST": "127.0.0.1"}
SEND = ("newsletter", "send", "2026-01", "--to", "iemand@example.org")


def run(root: Path, *arguments: str, config: str = CONFIG, **environment: str) -> tuple[int, str]:
    write_files(root, {**HOME, "mkdocs.yml": config})
    done = slimmer(*arguments, cwd=root, **environment)
    return done.returncode, done.stderr


WRONG = {
    "no number of seconds": (("check",), {"SOURCE_DATE_EPOCH": "abc"}, "SOURCE_DATE_EPOCH 'abc' is geen aantal"),
    "seconds before 1970": (("check",), {"SOURCE_DATE_EPOCH": "-5"}, "SOURCE_DATE_EPOCH '-5' is geen aantal"),
    "past all calendars": (("check",), {"SOURCE_DATE_EPOCH": "9" * 20}, "is no number of seconds since 1970"),
    "another protocol": (("check",), {"SITE_URL": "ftp://x/"}, "'ftp://x/' is geen adres van een site"),
    "a query": (("build",), {"SITE_URL": "https://x.nl/?a=b"}, "'https://x.nl/?a=b' is no address of a site"),
    "a port that is none": (("check",), {"SITE_URL": "https://x.nl:port/"}, "is geen adres van een site"),
    "a port too high": (SEND, {**SERVER, "SLIMMER_SMTP_PORT": "99999"}, "SLIMMER_SMTP_PORT '99999' is geen poort"),
    "no time at all": (SEND, {**SERVER, "SLIMMER_SMTP_TIMEOUT": "0"}, "'0' is no number of seconds"),
    "no address": (SEND, {**SERVER, "SLIMMER_SMTP_FROM": "geenadres"}, "afzender 'geenadres'"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_of_the_environment_is_told(tmp_path: Path, name: str):
    arguments, environment, said = WRONG[name]
    write_files(tmp_path, LETTER)

    code, told = run(tmp_path, *arguments, **environment)

    assert (code, said in " ".join(told.split()), "Traceback" in told) == (2, True, False), told


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("folders: {projects: ../uit}", "'folders' onder plugins, slimmer, kan niet '../uit' zijn"),
        ("roles: [Lid van]", "'roles' under plugins, slimmer, cannot be 'Lid van'"),
        ("signed: [voorzitter]", "'signed' noemt rollen die niet onder 'roles' staan: voorzitter"),
        ("country: Nederland", "'country' onder plugins, slimmer, kan niet 'Nederland' zijn"),
        ("content_locale: Nederlands", "'content_locale' onder plugins"),
        ("founded: vroeger", "'founded' onder plugins"),
        ("timezone: Europa/Best", "'timezone' onder plugins"),
    ],
)
def test_a_wrong_value_of_the_configuration_is_told(tmp_path: Path, option: str, said: str):
    code, told = run(tmp_path, "check", config=f"{CONFIG}      {option}\n")

    assert (code, said in " ".join(told.split()), "Traceback" in told) == (2, True, False), told


def test_a_network_with_other_folders_and_roles_and_without_a_blog(tmp_path: Path):
    """What a folder or a role is called follows from the configuration alone."""
    organisation = "name: House\nsector: care\nroles: [{role: founder, source: a letter, project: sun}]\n"
    files = {
        "docs/pilots/sun.en.md": a_page("Sun", start="2016-09", partners="[house]"),
        "docs/_data/sectors.yml": "care: {en: Care, nl: Zorg}\n",
        "docs/_data/organisations/house.yml": organisation,
        "docs/_data/words/en.yml": "role_founder: Founder\n",
        "docs/_data/words/nl.yml": "role_founder: Oprichter\n",
    }
    config = CONFIG.replace("{nl: Nederlands, en: English}", "{en: English, nl: Nederlands}")
    options = "      folders: {projects: pilots}\n      roles: [founder]\n      country: BE\n"
    write_files(tmp_path, files)

    code, told = run(tmp_path, "check", config=config + options)
    assert code == 0, told

    code, told = run(tmp_path, "check", config=config)
    assert code == 1
    assert "rol 'founder' bestaat niet. Wel: initiator, signatory, member, partner." in told
    assert "docs/pilots/sun.en.md:4: 'start' is hier geen bekend gegeven" in told
