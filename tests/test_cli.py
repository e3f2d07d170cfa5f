"""The command as people and machines meet it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from builders import a_page, a_project, write_files
from conftest import slimmer, slimmer_process

from slimmer.outputs.manifest import NAME as MANIFEST


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return a_project(tmp_path, {"docs/index.nl.md": a_page("Thuis")})


def test_check_is_quiet_about_good_content(project: Path):
    done = slimmer_process("check", cwd=project)

    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout == "Pagina's: nl 1, en 1; geen problemen.\nPages: nl 1, en 1; no problems.\n"


def test_problems_exit_1_and_all_are_told(project: Path):
    write_files(project, {"docs/a.nl.md": "---\ntitel: A\n---\n", "docs/b.nl.md": ""})

    done = slimmer_process("check", cwd=project)

    assert done.returncode == 1
    assert "docs/a.nl.md:2: 'titel' is hier geen bekend gegeven" in done.stderr
    assert "docs/b.nl.md:1: dit bestand is leeg." in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_use_exits_2(project: Path):
    assert slimmer_process("bild", cwd=project).returncode == 2
    assert slimmer("build", "-f", "weg.yml", cwd=project).returncode == 2
    (project / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    assert slimmer("check", cwd=project).returncode == 2


def test_our_own_fault_exits_3_asks_for_a_report_and_keeps_the_old_site(project: Path):
    assert slimmer("build", cwd=project).returncode == 0
    before = sorted(path.read_bytes() for path in (project / "site").rglob("*.html"))
    (project / "overrides" / "home.html").write_text("{{ 1 / 0 }}", "utf-8")

    done = slimmer_process("build", cwd=project)

    assert done.returncode == 3
    assert "Please report it" in done.stderr
    assert sorted(path.read_bytes() for path in (project / "site").rglob("*.html")) == before
    assert sorted(path.name for path in project.iterdir()) == [".cache", "docs", "mkdocs.yml", "overrides", "site"]


def test_a_problem_leaves_the_old_site_as_it_was(project: Path):
    """Fail closed: a doubt stops the publish, never the live site."""
    assert slimmer("build", cwd=project).returncode == 0
    before = sorted(path.read_bytes() for path in (project / "site").rglob("*.html"))
    write_files(project, {"docs/index.nl.md": ""})

    assert slimmer("build", cwd=project).returncode == 1
    assert sorted(path.read_bytes() for path in (project / "site").rglob("*.html")) == before


def test_json_is_for_machines(project: Path):
    write_files(project, {"docs/b.nl.md": "", "docs/c.nl.md": a_page(draft="true")})

    done = slimmer("check", "--json", cwd=project)

    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert [(one["path"], one["line"], one["code"]) for one in report["problems"]] == [
        ("docs/b.nl.md", 1, "file-empty")
    ]
    assert report["unpublished"] == [
        {"path": "docs/c.nl.md", "nl": "concept (draft: true)", "en": "draft (draft: true)"}
    ]
    assert report["pages"] == {"nl": 1, "en": 1}


def test_what_is_not_published_is_listed_with_the_reason(project: Path):
    write_files(
        project,
        {
            "docs/c.nl.md": a_page(draft="true"),
            "docs/_weg.nl.md": a_page(),
            "blog/posts/2999-01-01-later.nl.md": a_page(date="2999-01-01"),
        },
    )

    done = slimmer("build", cwd=project)

    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "Niet gepubliceerd / Not published:",
        "  blog/posts/2999-01-01-later.nl.md: verschijnt op 1 januari 2999 / appears on 1 January 2999",
        "  docs/_weg.nl.md: '_weg.nl.md' begint met een liggend streepje / '_weg.nl.md' begins with an underscore",
        "  docs/c.nl.md: concept (draft: true) / draft (draft: true)",
    ]
    assert not list((project / "site").rglob("*later*"))


def test_what_became_due_since_a_day_is_named(project: Path, monkeypatch: pytest.MonkeyPatch):
    """For the timer that publishes a post on its date; a draft and what is later still are not due."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795860000")  # 28 November 2026
    days = ("2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29")
    posts = {f"blog/posts/{day}-een.nl.md": a_page(date=day) for day in days}
    posts["blog/newsletters/2026-11.nl.md"] = a_page(date="2026-11-28")
    write_files(project, {**posts, "blog/posts/2026-11-28-half.nl.md": a_page(date="2026-11-28", draft="true")})

    done, none = (slimmer("due", "--since", day, cwd=project) for day in ("2026-11-26", "2026-11-28"))

    assert done.returncode == none.returncode == 0
    assert done.stdout.split() == [
        "blog/newsletters/2026-11.nl.md",
        "blog/posts/2026-11-27-een.nl.md",
        "blog/posts/2026-11-28-een.nl.md",
    ]
    assert none.stdout == ""


@pytest.mark.parametrize("command", [[], ["build"], ["serve"], ["check"], ["verify"], ["due"]])
def test_help_speaks_both_languages(command: list[str]):
    done = slimmer(*command, "--help")

    assert done.returncode == 0
    assert "--help" in done.stdout
    assert " / " in done.stdout


def test_old_addresses_lead_on(project: Path):
    write_files(project, {"docs/nieuw.nl.md": a_page("Nieuw", aliases="[/oud/adres/, /heel-oud.html]")})

    assert slimmer("build", cwd=project).returncode == 0
    assert 'content="0; url=../../nieuw/"' in (project / "site/oud/adres/index.html").read_text("utf-8")
    assert 'content="0; url=nieuw/"' in (project / "site/heel-oud.html").read_text("utf-8")


def test_people_who_know_mkdocs_build_the_same_site(project: Path):
    assert slimmer("build", cwd=project).returncode == 0
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "other"],
        cwd=project,
        capture_output=True,
        check=False,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    ours = {path.relative_to(project / "site"): path.read_bytes() for path in (project / "site").rglob("*.html")}
    theirs = {path.relative_to(project / "other"): path.read_bytes() for path in (project / "other").rglob("*.html")}
    assert ours == theirs


def test_mkdocs_build_stops_on_a_problem_before_it_touches_the_site(project: Path):
    assert slimmer("build", cwd=project).returncode == 0
    write_files(project, {"docs/index.nl.md": ""})

    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=project, capture_output=True, check=False, text=True
    )

    assert done.returncode == 1
    assert "[file-empty]" in done.stderr
    assert (project / "site" / "index.html").exists()


def test_a_clean_build_gives_the_same_bytes_again(project: Path):
    def built() -> dict[str, bytes]:
        assert slimmer("build", cwd=project).returncode == 0
        site = project / "site"
        files = (path for path in site.rglob("*") if path.is_file() and path.name != MANIFEST)
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}

    assert built() == built()


def test_on_a_pull_request_each_problem_stands_at_its_line(project: Path):
    """GitHub reads these lines from the output of a step, whatever a writer typed."""
    write_files(project, {"docs/a, 100%.nl.md": "", "docs/b.nl.md": a_page(body="**Een vette regel**")})

    done = slimmer("check", "--format", "github", cwd=project)

    first, second = done.stdout.splitlines()[:2]
    assert first.startswith("::error file=docs/a%2C 100%25.nl.md,line=1,title=file-empty::dit bestand is leeg.")
    assert second.startswith("::warning file=docs/b.nl.md,line=6,title=heading-bold::let op: '**Een vette regel**'")
    assert "%0Anote: " in second
    assert "docs/b.nl.md:6: let op: " in done.stderr


def test_warnings_stop_nothing_but_in_a_strict_check(project: Path):
    write_files(project, {"docs/b.nl.md": a_page(body="**Een vette regel**")})

    assert slimmer("check", cwd=project).returncode == 0
    assert slimmer("check", "--strict", cwd=project).returncode == 1


def test_a_check_of_one_file_tells_of_nothing_else(project: Path):
    write_files(project, {"docs/b.nl.md": "", "docs/c/d.nl.md": "", "docs/e.nl.md": a_page(draft="true")})

    done = slimmer("check", "docs/c", "docs/index.nl.md", cwd=project)

    assert [line.split(":")[0] for line in done.stderr.splitlines() if line[0] != " "][:-2] == ["docs/c/d.nl.md"]
    assert slimmer("check", "docs/index.nl.md", "mkdocs.yml", cwd=project).returncode == 0
