"""`slimmer new` and `slimmer translate`: what they write passes the checks, and never takes the place of something."""

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from builders import TODAY, a_page, a_project, a_site, some_settings
from click.testing import CliRunner, Result
from conftest import slimmer

from slimmer.cli.main import cli
from slimmer.messages.tell import render_problems
from slimmer.stages import read_content
from slimmer.writing.translating import translation_of

DATA = {
    "docs/_data/sources.yml": "S1: {title: Bron}\n",
    "docs/_data/sectors.yml": "zorg: {nl: Zorg, en: Care}\n",
    "docs/_data/categories.yml": "projecten: {nl: Projecten, en: Projects}\n",
    "docs/_data/themes.yml": "# met de hand\nsamen: {nl: Samen, en: Together}\n",
    "docs/_data/people.yml": "- {key: redactie, name: Redactie, role: {nl: Redactie, en: Editors}}\n",
    "docs/over/index.nl.md": a_page("Over"),
    "blog/posts/2026-10-01-herfst.nl.md": a_page("Herfst", date="2026-10-01", authors="[redactie]"),
}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--config", str(root / "mkdocs.yml")])


def new_files(root: Path, before: set[Path]) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in files(root) - before)


def files(root: Path) -> set[Path]:
    return {path for folder in ("docs", "blog") for path in (root / folder).rglob("*") if path.is_file()}


MADE = {
    "page": "docs/lente-ineens.nl.md",
    "post": f"blog/posts/{TODAY}-lente-ineens.nl.md",
    "newsletter": "blog/newsletters/2026-11.nl.md",
    "project": "docs/projecten/lente-ineens.nl.md",
    "theme": "docs/themas/lente-ineens.nl.md",
}


@pytest.mark.parametrize("kind", MADE)
def test_a_new_text_passes_the_checks_as_a_draft_and_when_it_is_shown(kind: str, tmp_path: Path):
    root = a_project(tmp_path, DATA)
    before = files(root)

    result = run(root, "new", kind, "Lente: ineens!", "--yes", "--set", "description=Waar het over gaat.")

    assert result.exit_code == 0, result.output
    assert new_files(root, before) == [MADE[kind]]
    content = read_content(some_settings(root))
    assert render_problems(content.problems) == ""
    assert [str(one.path) for one in content.library.unpublished] == [MADE[kind]]
    path = root / MADE[kind]
    path.write_text(path.read_text("utf-8").replace("draft: true\n", "") + "\nHet is lente.\n", "utf-8")
    assert render_problems(read_content(some_settings(root)).problems) == ""


@pytest.mark.parametrize("kind", MADE)
def test_every_hint_is_a_line_that_holds_here(kind: str, tmp_path: Path):
    """A writer removes the sign in front of a hint; what it names must exist."""
    root = a_project(tmp_path, DATA)
    run(root, "new", kind, "Lente", "--yes")
    path = next(root.rglob("*lente.nl.md"), root / "blog/newsletters/2026-11.nl.md")
    lines = path.read_text("utf-8").split("\n")
    hints = [line.removeprefix("# ") for line in lines if line.startswith("# ") and ": " in line]
    hints = [line for line in hints if not line.startswith(("Klaar", "image", "alt"))]
    end = lines.index("---", 1)
    path.write_text("\n".join([*lines[:end], *hints, *lines[end:]]), "utf-8")

    assert hints
    assert render_problems(read_content(some_settings(root)).problems) == ""


def test_an_organisation_and_a_person_pass_the_checks(tmp_path: Path):
    root = a_project(tmp_path, DATA)

    person = run(root, "new", "person", "Jan d'Ancona", "--yes", "--set", "role.nl=Lid", "--set", "role.en=Member: one")
    given = ("--set", "sector=Wonen & zorg", "--set", "source=S1", "--set", "website=https://best.example/")
    organisation = run(root, "new", "organisation", "Con", "--yes", *given)

    assert (person.exit_code, organisation.exit_code) == (0, 0), organisation.output
    content = read_content(some_settings(root))
    library, problems = content.library, content.problems
    assert render_problems(problems) == ""
    assert library.people["jan-d-ancona"].role["en"] == "Member: one"
    assert library.organisations["organisatie-con"].sector == "wonen-zorg", "`con` cannot be a file on Windows"
    assert library.sectors["wonen-zorg"]["en"] == "Wonen & zorg"


def test_what_is_there_is_never_replaced(tmp_path: Path):
    root = a_project(tmp_path, DATA)
    run(root, "new", "page", "Lente", "--yes")
    path = root / "docs/lente.nl.md"
    path.write_text("van mij", "utf-8")

    result = run(root, "new", "page", "Lente", "--yes")

    assert result.exit_code == 2
    assert "docs/lente.nl.md bestaat al; er is niets veranderd." in result.output
    assert path.read_text("utf-8") == "van mij"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "organisation", "Best", "--yes"), "sector ontbreekt. Voeg toe: --set sector=zorg"),
        (("new", "post", "x", "--set", "date=morgen"), "'morgen' is geen datum."),
        (("new", "post", "x", "--set", "authors=niemand"), "Kies uit: redactie"),
        (("new", "post", "x", "--set", "morgen"), "--set 'morgen' is geen naam=waarde."),
        (("new", "page", "!!"), "Deze titel heeft geen letters of cijfers"),
        (("new", "page", "x", "--locale", "fr"), "'fr' is geen taal van deze site. Wel: nl, en"),
        (("new", "page", "x", "--set", "folder=../x"), "kan geen deel van een adres zijn"),
        (("translate", "docs/_data/people.yml"), "is geen pagina of bericht"),
        (("translate", "../x.nl.md"), "ligt niet in docs/ of blog/"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(arguments: tuple[str, ...], said: str, tmp_path: Path):
    root = a_project(tmp_path, DATA)
    before = {path: path.read_bytes() for path in files(root)}

    result = run(root, *arguments)

    assert said in result.output
    assert result.exit_code == 2
    assert {path: path.read_bytes() for path in files(root)} == before


def test_questions_are_asked_in_the_language_of_the_system(tmp_path: Path):
    """In a real terminal, with a slip in one answer."""
    pty = pytest.importorskip("pty") if sys.platform == "win32" else __import__("pty")
    root = a_project(tmp_path, DATA)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "slimmer", "new", "post", "Spring", "-f", str(root / "mkdocs.yml")]
    environment = {**os.environ, "LANG": "en_GB.UTF-8"}
    running = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, close_fds=True)
    os.close(theirs)
    said = ""
    # Date, description, a category that is new, yes, its Dutch and English label, author.
    for answer in ("tomorrow", "2026-12-01", "In one line.", "Care", "y", "Zorg", "", ""):
        said += _until_asked(ours)
        os.write(ours, f"{answer}\n".encode())
    said += _rest(ours)

    assert running.wait(120) == 0, said
    assert "Which day does it carry (year-month-day)? [2026-11-22]" in said
    assert "'tomorrow' is not a date." in said
    assert "'Care' is not in docs/_data/categories.yml yet. Add it? [Y/n]" in said
    text = (root / "blog/posts/2026-12-01-spring.nl.md").read_text("utf-8")
    assert "category: care" in text
    assert "care: {nl: Zorg, en: Care}" in (root / "docs/_data/categories.yml").read_text("utf-8")
    assert render_problems(read_content(some_settings(root)).problems) == ""


def _until_asked(ours: int) -> str:
    said = ""
    while not said.rstrip().endswith((":", "]")):
        ready, _, _ = select.select([ours], [], [], 20)
        assert ready, said
        said += os.read(ours, 4096).decode()
    return said


def _rest(ours: int) -> str:
    said = b""
    try:
        while select.select([ours], [], [], 20)[0] and (more := os.read(ours, 4096)):
            said += more
    except OSError:  # the other side of the terminal is closed
        pass
    return said.decode()


SOURCE = """\
---
title: Lente
description: Over de lente.
date: 2026-03-01
authors: [redactie]
slug: lente-hier
aliases: [/oud/]
---

Zie [de pagina](../../docs/over/index.md) van 2026.[^S1]

<!-- more -->

## Een kop

- een met `code`
- twee
  regels

| a | 12 |
| --- | --- |
| woord | 3 |

![Een boom](boom.jpg){ .wide }

```
laat
```

[[posts 3]]
"""


def test_a_translation_has_the_structure_and_what_is_the_same_in_every_language(tmp_path: Path):
    a_site(tmp_path, {**DATA, "blog/posts/2026-03-01-lente.nl.md": SOURCE})

    made = translation_of(Path("blog/posts/2026-03-01-lente.nl.md"), some_settings(tmp_path), "")

    assert made is not None
    assert str(made[0]) == "blog/posts/2026-03-01-lente.en.md"
    front, _, body = made[1].partition("\n---\n")
    assert "authors: [redactie]" in front
    assert "# description: Over de lente." in front
    assert "slug" not in front
    assert "aliases" not in front
    without_hints = [
        line for line in body.split("\n") if line and not line.startswith(("<!-- ", "een", "twee", "- twee"))
    ]
    assert "<!-- more -->" in body
    assert "… […](../../docs/over/index.md) [^S1]" in without_hints
    assert "## …" in without_hints
    assert "- … `code`" in without_hints
    assert "| … | 3 |" in without_hints
    assert "![…](boom.jpg){ .wide }" in without_hints
    assert "laat" in without_hints
    assert "[[posts 3]]" in without_hints


def test_a_translation_that_was_set_up_passes_the_checks(tmp_path: Path):
    root = a_project(
        tmp_path, {**DATA, "docs/over/index.nl.md": a_page("Over", "## Kop\n\nTekst `a` en -- een streep.")}
    )

    result = run(root, "translate", "docs/over/index.nl.md")

    assert result.exit_code == 0, result.output
    assert render_problems(read_content(some_settings(root)).problems) == ""
    assert render_problems(read_content(some_settings(root, preview=True)).problems).count("field-missing") == 1


def test_nothing_is_written_through_a_link(tmp_path: Path):
    root, elsewhere = a_project(tmp_path / "site", {"docs/map/a.nl.md": a_page()}), tmp_path / "elders"
    elsewhere.mkdir()
    (root / "docs/link").symlink_to(elsewhere)

    done = slimmer("new", "page", "Zon", "--set", "folder=link", "--yes", cwd=root)

    assert (done.returncode, list(elsewhere.iterdir())) == (2, [])
    assert "ligt niet in docs/ of blog/" in done.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("Zon", "--set", "onzin=3"), "'onzin' hoort hier niet bij --set. Wel: "),
        (("Zon\x07",), "'title' staat een teken dat daar niet kan (U+0007)"),
        (("Zon", "--set", "description=a\x1b[2J"), "'description' staat een teken dat daar niet kan (U+001B)"),
    ],
)
def test_what_is_given_beforehand_is_checked(tmp_path: Path, given: tuple[str, ...], said: str):
    root = a_project(tmp_path, {})

    done = slimmer("new", "post", *given, "--yes", cwd=root)

    assert (done.returncode, said in done.stderr, (root / "blog").exists()) == (2, True, False), done.stderr


def test_in_a_site_of_one_language_there_is_nothing_to_translate(tmp_path: Path):
    root = a_project(tmp_path, {"docs/over.nl.md": a_page("Over")}, locales={"nl": "Nederlands"})

    done = slimmer("translate", "docs/over.nl.md", cwd=root)

    assert done.returncode == 2
    assert "Deze site heeft één taal (nl)" in done.stderr
    assert "his site has one language (nl)" in done.stderr
