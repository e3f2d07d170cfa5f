"""What a change sets in motion: content is checked, built and verified; the generator is tested too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from builders import ROOT, write_files

WORKFLOWS = ROOT / ".github/workflows"
SCRIPT = ROOT / "scripts/what_changed.sh"
PUSH = ROOT / "scripts/push_request.sh"


def git(root: Path, *arguments: str) -> str:
    named = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *named, *arguments], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def asked(root: Path, before: str, event: str = "push") -> dict[str, str]:
    environment = {**os.environ, "EVENT": event, "BEFORE": before}
    done = subprocess.run([str(SCRIPT)], cwd=root, env=environment, check=True, capture_output=True, text=True)
    return dict(line.split("=") for line in done.stdout.splitlines())


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    return tmp_path


CONTENT = [
    "docs/over.nl.md",
    "docs/_data/tags.yml",
    "blog/posts/x.nl.md",
    "overrides/mark.svg",
    "mkdocs.yml",
    "README.md",
]
GENERATOR = [
    "scripts/slimmer/x.py",
    "tests/sites/small/docs/x.en.md",
    "requirements.txt",
    ".github/workflows/site.yml",
    "Makefile",
]


@pytest.mark.parametrize(
    ("names", "generator"),
    [(CONTENT, "false"), *(([name], "true") for name in GENERATOR), ([CONTENT[0], GENERATOR[0]], "true")],
)
def test_only_a_change_of_more_than_content_runs_the_tests(repository: Path, names: list[str], generator: str):
    before = git(repository, "rev-parse", "HEAD")
    write_files(repository, dict.fromkeys(names, "x"))
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "Change")

    assert asked(repository, before) == {"build": "true", "generator": generator}


def test_without_a_commit_to_compare_with_everything_is_tested(repository: Path):
    assert asked(repository, "0" * 40)["generator"] == "true"
    assert asked(repository, "", "workflow_dispatch")["generator"] == "true"


def test_nothing_is_published_that_was_not_verified():
    jobs = yaml.safe_load((WORKFLOWS / "site.yml").read_text("utf-8"))["jobs"]

    assert jobs["publish"]["needs"] == ["look", "content", "tests"]
    assert "needs.content.result == 'success'" in jobs["publish"]["if"]
    assert [step.get("run") for step in jobs["content"]["steps"]].count("make content") == 1
    assert {name for name, job in jobs.items() if "write" in job["permissions"].values()} == {"publish"}


@pytest.mark.parametrize("name", sorted(path.name for path in WORKFLOWS.glob("*.yml")))
def test_a_workflow_is_clean(name: str):
    command = [Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", "--quiet", WORKFLOWS / name]
    done = subprocess.run(command, capture_output=True, check=False, text=True)

    assert done.returncode == 0, done.stdout


def run_push(clone: Path, answers: str) -> subprocess.CompletedProcess[str]:
    """As the workflow does: from the default branch as it is now."""
    git(clone, "fetch", "--quiet", "origin")
    git(clone, "checkout", "--quiet", "--detach", "origin/main")
    subprocess.run(["git", "branch", "--quiet", "-D", "onderteken-12"], cwd=clone, capture_output=True, check=False)
    write_files(clone, {"docs/_data/organisations/zon.yml": answers})
    command = [str(PUSH), "onderteken-12", "Ondertekening #12", "docs/_data/organisations"]
    return subprocess.run(command, cwd=clone, capture_output=True, text=True, check=False)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Of a repository with one commit on `main`."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", "origin")
    git(tmp_path, "clone", "--quiet", "origin", "clone")
    git(tmp_path / "clone", "switch", "--quiet", "--create", "main")
    git(tmp_path / "clone", "commit", "--quiet", "--allow-empty", "--message", "Begin")
    git(tmp_path / "clone", "push", "--quiet", "origin", "main")
    return tmp_path / "clone"


def on_the_branch(clone: Path) -> str:
    return git(clone.parent / "origin", "show", "onderteken-12:docs/_data/organisations/zon.yml")


def test_an_issue_that_gets_its_label_again_replaces_the_request(clone: Path):
    assert run_push(clone, "name: Zon\n").returncode == 0
    git(clone, "checkout", "--quiet", "--detach", "origin/main")
    git(clone, "commit", "--quiet", "--allow-empty", "--message", "Meanwhile")
    git(clone, "push", "--quiet", "origin", "HEAD:main")

    again = run_push(clone, "name: De Zon\n")

    assert again.returncode == 0, again.stderr
    assert on_the_branch(clone) == "name: De Zon"
    assert git(clone.parent / "origin", "log", "--format=%s", "onderteken-12").split("\n") == [
        "Ondertekening #12",
        "Meanwhile",
        "Begin",
    ]


def test_the_same_answers_again_are_fine(clone: Path):
    assert [run_push(clone, "name: Zon\n").returncode for _ in range(2)] == [0, 0]
    assert on_the_branch(clone) == "name: Zon"


def test_what_someone_changed_in_the_request_stays(clone: Path):
    run_push(clone, "name: Zon\n")
    write_files(clone, {"docs/_data/organisations/zon.yml": "name: De Zon, nagekeken\n"})
    git(clone, "commit", "--quiet", "--all", "--message", "Nagekeken")
    git(clone, "push", "--quiet", "origin", "HEAD:onderteken-12")

    again = run_push(clone, "name: Zon\n")

    assert again.returncode == 1
    assert "heeft iemand verder gewerkt" in again.stderr
    assert on_the_branch(clone) == "name: De Zon, nagekeken"
