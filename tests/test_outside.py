"""Values from outside the content are checked where they enter: a sentence in two languages and exit 2, no traceback."""

import re
from collections.abc import Iterator
from gettext import GNUTranslations
from itertools import combinations
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po
from builders import HOME, a_page, write_files
from conftest import slimmer

from slimmer import locales
from slimmer.cli.main import cli
from slimmer.load.config import load_settings
from slimmer.load.options import WrongConfiguration

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
        ('mail: {sender: "x\\r\\nBcc: a@b.nl"}', "'mail' onder plugins, slimmer, kan niet"),
        ("mail: {sender: geenadres}", "'mail' onder plugins, slimmer, kan niet 'geenadres' zijn"),
        ("footer: [/etc/passwd]", "'footer' under plugins, slimmer, cannot be '/etc/passwd'"),
        ("stale_notice: misschien", "'stale_notice' onder plugins, slimmer, kan niet 'misschien' zijn"),
        ("contact: {post: x}", "'contact.post' onder plugins, slimmer, is niet bekend"),
        ("mail: [a]", "'mail' onder plugins, slimmer, kan niet '['a']' zijn. Schrijf bijvoorbeeld: mail: {service:"),
    ],
)
def test_a_wrong_value_of_the_configuration_is_told(tmp_path: Path, option: str, said: str):
    code, told = run(tmp_path, "check", config=f"{CONFIG}      {option}\n")

    assert (code, said in " ".join(told.split()), "Traceback" in told) == (2, True, False), told


CONFIGURED = {
    "nav: 3": "'nav' kan niet '3' zijn. Schrijf bijvoorbeeld: nav: [{over: [over/index.md]}]",
    "nav: [[a]]": "'nav' cannot be 'a'",
    "nav: [{over: [1, 2]}]": "'nav' kan niet '1' zijn",
    "nav: [../../etc/passwd]": "'nav' kan niet '../../etc/passwd' zijn",
    "markdown_extensions: 3": "'markdown_extensions' kan niet '3' zijn",
    "markdown_extensions: [{tables: 3}]": "'markdown_extensions' cannot be",
    "markdown_extensions: [bestaatniet]": "'markdown_extensions' kan niet 'No module named 'bestaatniet'' zijn",
    "markdown_extensions: [os]": "'markdown_extensions' kan niet",
    'site_name: "Bel \\x07"': "bij 'site_name' staat een teken dat daar niet kan (U+0007)",
    'copyright: [{a: "\\u202e"}]': "'copyright' holds a sign that cannot stand there (U+202E)",
    "site_name: *a": "regel 1 is niet te lezen: 'found undefined alias'",
    "site_name: !!python/object:os.system x": "line 1 cannot be read",
    f"nav: {'[' * 50_000}": "line 1 cannot be read: '[[['",
    "site_ulr: https://x.nl/": "mkdocs.yml:1: 'site_ulr' is geen instelling van mkdocs.yml. Bedoelt u site_url? Bekend zijn: site_name",
    "INHERIT: ../base.yml": "'INHERIT' is no setting of mkdocs.yml",
    "3: x": "'3' is geen instelling van mkdocs.yml",
    "theme: 3": "'theme' kan niet '3' zijn. Schrijf bijvoorbeeld: theme: slimmer",
    "theme: material": "'theme' cannot be 'material'",
}


@pytest.mark.parametrize("line", CONFIGURED)
def test_every_value_of_the_configuration_is_checked(tmp_path: Path, line: str):
    name = line.partition(":")[0]
    config = re.sub(rf"^{name}: .*\n", "", CONFIG, flags=re.MULTILINE)

    code, told = run(tmp_path, "check", config=f"{line}\n{config}")

    assert (code, CONFIGURED[line] in " ".join(told.split()), "Traceback" in told) == (2, True, False), told


def test_a_name_that_stands_twice_is_told_wherever_it_stands(tmp_path: Path):
    """The last would count, and nobody would hear of the first."""
    config = CONFIG.replace("locales:", "roles: [a]\n      locales:").replace("}\n", ", en: Engels}\n", 2)

    code, told = run(tmp_path, "check", config=f"{config}      roles: [b]\nsite_name: Proef\n")

    assert code == 2
    assert re.findall(r"mkdocs.yml:(\d+): '(\w+)' staat er twee keer \(ook op regel (\d+)\)", told) == [
        ("7", "en", "7"),
        ("8", "roles", "6"),
        ("9", "site_name", "1"),
    ]


FAULTS = {
    "site_name": 'site_name: "Bel \\x07"',
    "site_url": "site_url: ftp://x/",
    "site_ulr": "site_ulr: https://x.nl/",
    "theme": "theme: material",
    "docs_dir": "docs_dir: teksten",
    "site_dir": "site_dir: docs",
    "nav": "nav: [3, over/index.md, {a: [../b.md]}]",
    "markdown_extensions": "markdown_extensions: 3",
    "country": "country: Nederland",
    "timezone": "timezone: Mars",
    "folders": "folders: {projects: ..}",
    "stale_notice": "stale_notice: misschien",
    "contact": "contact: {post: x}",
    "sender": "mail: {sender: x}",
    "signed": "signed: [voorzitter]",
}


@pytest.mark.parametrize(("one", "other"), list(combinations(FAULTS, 2)))
def test_one_fault_of_the_configuration_hides_no_other(tmp_path: Path, one: str, other: str):
    top = [*FAULTS].index("country")
    lines = {name.partition(":")[0]: name for name in CONFIG.splitlines()[:3]}
    options = "".join(f"      {FAULTS[name]}\n" for name in (one, other) if [*FAULTS].index(name) >= top)
    lines |= {name: FAULTS[name] for name in (one, other) if [*FAULTS].index(name) < top}
    config = "".join(f"{line}\n" for line in lines.values()) + CONFIG[CONFIG.index("plugins") :] + options
    write_files(tmp_path, {"mkdocs.yml": config})

    with pytest.raises(WrongConfiguration) as raised:
        load_settings(tmp_path / "mkdocs.yml")

    named = {"contact.post": "contact", "mail": "sender"}
    told = {named.get(fault.name, fault.name) for fault in (raised.value, *raised.value.others)}
    assert told >= {one, other}, raised.value


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


WRONG_USE = {
    "an option": (("build", "--jbos"), "de optie '--jbos' bestaat niet", "No such option '--jbos'"),
    "a command": (("buidl",), "de opdracht 'buidl' bestaat niet. Bedoelt u 'build'?", "No such command 'buidl'"),
    "a number": (("build", "--jobs", "x"), "'x' is geen getal", "'x' is not a valid integer"),
    "too many": (("build", "--jobs", "99"), "99 valt buiten 0<=x<=64", "99 is not in the range 0<=x<=64"),
    "too much": (("status", "a", "b"), "te veel", "unexpected extra argument"),
    "nothing": (("mv", "a"), "er ontbreekt 'NIEUW'", "Missing argument 'NEW'"),
    "no kind": (("new", "krant", "x"), "'krant' is niet een van 'page'", "'krant' is not one of 'page'"),
    "no day": (("due", "--since", "x"), "'x' is geen dag", "'x' does not match"),
    "no value": (("check", "--format"), "bij de optie '--format' hoort een waarde", "'--format' requires an argument"),
    "a value": (("check", "--json=1"), "bij de optie '--json' hoort geen waarde", "'--json' does not take a value"),
    "no file": (("bring", "word", "weg.docx"), "'weg.docx' bestaat niet", "'weg.docx' does not exist"),
    "a folder": (("organisations", "import", "docs"), "'docs' is een map", "'docs' is a directory"),
    "a port": (("newsletter", "preview", "2026-01", "--port", "99999"), "valt buiten", "not in the range"),
    "elsewhere": (("check", ".."), "staat niet in de map van deze site", "does not stand in the folder of this site"),
    "an address": (("serve", "-a", "hier"), "'hier' is geen adres met een poort", "'hier' is no address with a port"),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", WRONG_USE)
def test_wrong_use_is_told_in_the_language_of_the_system(tmp_path: Path, name: str, language: str):
    arguments, dutch, english = WRONG_USE[name]

    code, told = run(tmp_path, *arguments, LC_ALL=f"{language}.UTF-8", LANGUAGE="")

    said = dutch if language == "nl" else english
    assert (code, said in " ".join(told.split()), "Traceback" in told) == (2, True, False), told


def commands(group: click.Group, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield names
    for name in group.list_commands(click.Context(group)):
        found = group.get_command(click.Context(group), name)
        yield from commands(found, (*names, name)) if isinstance(found, click.Group) else [(*names, name)]


def test_every_value_in_a_usage_line_is_named_in_the_language_of_the_system(tmp_path: Path):
    for names in commands(cli):
        told = {
            code: slimmer(*names, "--help", cwd=tmp_path, LC_ALL=f"{code}.UTF-8", LANGUAGE="").stdout
            for code in ("nl", "en")
        }
        dutch, english = (re.findall(r"(?m)^(?:\w+: |  -).*", told[code]) for code in told)
        dutch, english = (re.findall(r"(?<=[ \[])[A-Z]{3,}\b", "\n".join(some)) for some in (dutch, english))
        assert set(dutch) & set(english) <= {"SITE", "EXPORT"}, names
        assert dutch, names
        assert "Show the version" not in told["nl"], names


def test_what_click_says_is_compiled_from_what_stands_beside_it():
    folder = Path(locales.__file__).parent / "click/nl/LC_MESSAGES"
    with (folder / "messages.po").open("rb") as source, (folder / "messages.mo").open("rb") as file:
        written, compiled = read_po(source, "nl"), GNUTranslations(file)

    for one in filter(lambda one: one.id, written):
        if isinstance(one.id, str):
            assert compiled.gettext(one.id) == one.string
        else:
            assert (compiled.ngettext(*one.id, 1), compiled.ngettext(*one.id, 2)) == tuple(one.string)
