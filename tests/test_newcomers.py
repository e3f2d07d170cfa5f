"""What a writer copies from a message about something new is right: it is read, and then the message is gone."""

from pathlib import Path, PurePosixPath

import pytest
from builders import a_page, a_site

from slimmer.checks.newcomers import bare_name, newcomer
from slimmer.load.yaml_lines import parse_yaml
from slimmer.messages.tell import render_problems, wording

LOCALES = ("nl", "en")
PROJECTS = PurePosixPath("docs/projecten")
ODD = ["'s-Gravenhage", "A, B: {c}", "{", "!!!", "日本", "a: b", "#x", "no", "- x", "Zorg & welzijn", 'zei "ja"']
FIELDS = {"people": "authors", "themes": "themes", "categories": "category", "tags": "tags", "projects": "projects"}


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize("kind", ["people", "municipalities", "sources", "themes", "sectors", "categories", "tags"])
def test_the_line_to_copy_is_yaml_with_the_key_that_is_named(kind: str, value: str):
    new = newcomer(kind, value, [], LOCALES, PROJECTS)

    read = parse_yaml(new.line, PurePosixPath("x.yml")).value
    [entry] = read if isinstance(read, list) else [read]
    if kind == "municipalities":
        assert [found["name"] for found in entry.values()] == [value]
    else:
        assert new.named in (entry["key"] if kind == "people" else list(entry))


@pytest.mark.parametrize("value", ["nieuw", "Heel nieuw", *ODD])
@pytest.mark.parametrize("kind", FIELDS)
def test_who_does_what_the_message_says_is_done(tmp_path: Path, kind: str, value: str):
    new = newcomer(kind, value, [], LOCALES, PROJECTS)
    line = new.line.replace("role: {nl: …, en: …}", "role: {nl: x, en: x}").replace("…", "x")
    made = f"---\n{line}\ndescription: x\n---\n\nTekst.\n" if new.file.suffix == ".md" else f"{line}\n"
    named = f"'{new.named}'" if kind == "categories" else f"['{new.named}']"
    post = a_page(date="2026-01-01", **{FIELDS[kind]: named})

    site = a_site(tmp_path, {"blog/posts/2026-01-01-a.nl.md": post, str(new.file): made})

    assert render_problems(site.problems) == ""


def told(
    folder: Path, field: str, value: str, files: dict[str, str], path: str = "blog/posts/2026-01-01-a.nl.md"
) -> str:
    """What the writer of a post hears in Dutch, without the place."""
    site = a_site(folder, {path: a_page(date="2026-01-01", **{field: value}), **files})
    return "\n".join(wording(one, "nl") for one in site.problems if one.path == PurePosixPath(path))


ZON = {"docs/projecten/zon.nl.md": a_page("Zon"), "blog/posts/2026-01-02-lente.nl.md": a_page(date="2026-01-02")}


@pytest.mark.parametrize("value", ["docs/projecten/zon", "zon.nl.md", "../../docs/projecten/zon.nl.md", "Zon"])
def test_a_path_to_a_project_that_exists_is_understood(tmp_path: Path, value: str):
    assert told(tmp_path, "projects", f"[{value}]", ZON) == f"project '{value}' bestaat niet. Bedoelt u: zon"


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("zon", "docs/projecten/zon"),
        ("lente", "blog/posts/2026-01-02-lente"),
        ("2026-01-02-lente.nl.md", "blog/posts/2026-01-02-lente"),
    ],
)
def test_what_is_featured_is_known_by_its_name_too(tmp_path: Path, value: str, meant: str):
    said = told(tmp_path, "featured", f"[{value}]", ZON, "blog/newsletters/2026-01.nl.md")

    assert said.endswith(f"Bedoelt u: {meant}")


def test_a_new_file_goes_where_the_site_reads_it(tmp_path: Path):
    said = told(tmp_path, "featured", "[../../etc/x]", {}, "blog/newsletters/2026-01.nl.md")

    assert said.endswith("Schrijf hier 'blog/posts/x'. Voeg toe in blog/posts/x.nl.md: title: …")


def test_another_number_is_another_source(tmp_path: Path):
    sources = {"docs/_data/sources.yml": "".join(f"S{n}: {{title: Bron {n}}}\n" for n in range(1, 60))}
    page = "docs/projecten/zon.nl.md"

    def said(value: str) -> str:
        site = a_site(tmp_path, {page: a_page(sources=f"[{value}]"), **sources})
        return "\n".join(wording(one, "nl") for one in site.problems)

    assert said("S250") == "bron 'S250' bestaat nog niet. Voeg toe in docs/_data/sources.yml: S250: {url: https://…}"
    assert said("s50") == "bron 's50' bestaat niet. Bedoelt u: S50"
    assert said("https://x.nl/a").endswith(
        "Schrijf hier 'S60'. Voeg toe in docs/_data/sources.yml: S60: {url: \"https://x.nl/a\"}"
    )


@pytest.mark.parametrize("broken", ["zorg: {nl: Zorg, en: Care", "- zorg", ""])
def test_a_file_that_cannot_be_read_is_the_only_thing_that_is_wrong(tmp_path: Path, broken: str):
    """What stands in it may well be what the post names."""
    assert told(tmp_path, "tags", "[zorg]", {"docs/_data/tags.yml": broken}) == ""


@pytest.mark.parametrize(
    ("value", "name"),
    [("zon", "zon"), ("a/zon.nl.md", "zon"), ("zon.md", "zon"), ("zon.fr.md", "zon.fr"), (".nl.md", ".nl"), ("", "")],
)
def test_the_bare_name_of_a_path(value: str, name: str):
    assert bare_name(value, LOCALES) == name
