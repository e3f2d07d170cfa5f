"""A folder is replaced only when it is ours; in any other not a byte changes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from builders import a_page, a_project, write_files
from conftest import slimmer

from slimmer.outputs.manifest import NAME


def everything_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Of all that is there, folders and `.git` too: its bytes and when it changed."""
    return {
        str(path.relative_to(folder)): (path.read_bytes() if path.is_file() else b"", path.lstat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
    }


def without_cache(found: dict[str, tuple[bytes, int]]) -> dict[str, tuple[bytes, int]]:
    """The folder of the project itself changes when `.cache` comes into it."""
    return {name: one for name, one in found.items() if "/.cache" not in name and name != "site-of-ours"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = a_project(tmp_path / "site-of-ours", {"blog/posts/2026-01-01-een.nl.md": a_page("Een", date="2026-01-01")})
    write_files(tmp_path, {"eigen/werk.txt": "Van een ander."})
    subprocess.run(["git", "init", "--quiet", str(tmp_path / "eigen")], check=True)
    write_files(tmp_path, {"vreemd/index.html": "<p>Van een ander.", "hidden/.notes": "Van een ander."})
    return folder


@pytest.mark.parametrize(
    "target",
    [
        *("blog", "docs", ".", "..", "docs/_data/..", "overrides/..", "blog/nieuw", "docs/nieuw/site", ".git/x"),
        *("../eigen", "../eigen/.git", "../vreemd", "../hidden"),
    ],
)
def test_a_folder_of_someone_else_is_refused(project: Path, target: str):
    before = everything_in(project.parent)

    done = slimmer("build", "--site-dir", target, cwd=project)

    assert done.returncode == 2, done.stderr
    assert "is geen map voor de site" in done.stderr
    assert "is no folder for the site" in done.stderr
    assert without_cache(everything_in(project.parent)) == without_cache(before)
    assert not (project / "site").exists()


NEVER = ["/", "..", ".", ".git", ".git/site", "docs", "blog/nieuw", ".cache/site", "mkdocs.yml", "[a]", "3.5"]
OTHERS = [
    *(("docs_dir", folder) for folder in ("/etc", ".", "teksten", "[docs]")),
    *(("site_dir", folder) for folder in NEVER),
    *(("custom_dir", folder) for folder in (*NEVER, "../vreemd", "uit", "weg")),
]


@pytest.mark.parametrize(("name", "folder"), OTHERS)
def test_a_folder_that_is_for_something_else_is_told_where_it_is_named(project: Path, name: str, folder: str):
    """A link leads to where it leads."""
    (project / "uit").symlink_to("../eigen")
    for made in (".git/site", "blog/nieuw", ".cache/site"):
        (project / made).mkdir(parents=True)
    config = (project / "mkdocs.yml").read_text("utf-8").replace("custom_dir: overrides", "{}")
    above, line = ("", f"custom_dir: {folder}") if name == "custom_dir" else (f"{name}: {folder}\n", "")
    given = above + config.replace("{}", line)
    write_files(project, {"mkdocs.yml": given})
    number = next(number for number, one in enumerate(given.split("\n"), 1) if f"{name}:" in one)
    before = everything_in(project.parent)

    done = slimmer("check", cwd=project)

    value = {"[a]": "['a']", "[docs]": "['docs']"}.get(folder, folder)
    assert f"mkdocs.yml:{number}: '{name}' kan niet '{value}' zijn" in done.stderr
    assert f"'{name}' cannot be '{value}'" in done.stderr
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert everything_in(project.parent) == before


def test_a_link_to_a_folder_of_someone_else_is_refused(project: Path):
    (project / "uit").symlink_to("../eigen")
    before = everything_in(project.parent / "eigen")

    done = slimmer("build", "--site-dir", "uit", cwd=project)

    assert done.returncode == 2
    assert everything_in(project.parent / "eigen") == before
    assert (project / "uit").is_symlink()


def test_a_file_is_no_folder(project: Path):
    done = slimmer("build", "--site-dir", "../eigen/werk.txt", cwd=project)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert (project.parent / "eigen/werk.txt").read_text("utf-8") == "Van een ander."


def mkdocs(project: Path, target: str) -> subprocess.CompletedProcess[str]:
    """It empties a folder before it writes there."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", target]
    return subprocess.run(command, cwd=project, capture_output=True, check=False, encoding="utf-8")


def test_mkdocs_is_refused_too(project: Path):
    before = everything_in(project.parent / "eigen")

    done = mkdocs(project, "../eigen")

    assert done.returncode == 1
    assert "is geen map voor de site" in done.stderr
    assert everything_in(project.parent / "eigen") == before


def test_what_mkdocs_made_may_be_made_again_by_either(project: Path):
    for again in (mkdocs(project, "uit"), mkdocs(project, "uit"), slimmer("build", "--site-dir", "uit", cwd=project)):
        assert again.returncode == 0, again.stderr


def test_an_empty_folder_and_one_of_ours_are_taken(project: Path):
    (project.parent / "leeg").mkdir()

    first = slimmer("build", "--site-dir", "../leeg", cwd=project)
    write_files(project, {"docs/lente.nl.md": a_page("Lente")})
    second = slimmer("build", "--site-dir", "../leeg", cwd=project)

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert (project.parent / "leeg/lente/index.html").is_file()


def test_a_full_disk_is_told_with_the_path_and_changes_nothing(project: Path):
    """On a real small disk, in a mount namespace of its own: first without room, then with."""
    (project / "uit").mkdir()
    build = f"{sys.executable} -m slimmer build --site-dir uit"
    script = (
        f"mount -t tmpfs -o size=200k tmpfs uit; {build}; echo code=$?; ls uit; mount -o remount,size=20m uit; {build}"
    )
    as_root = () if os.geteuid() == 0 else ("sudo", "-n", "-E")
    command = [*as_root, "unshare", "--mount", "sh", "-c", f"{script} && cp -r uit klaar"]

    done = subprocess.run(command, cwd=project, capture_output=True, check=False, encoding="utf-8")

    assert done.returncode == 0, done.stderr
    assert done.stdout.partition("Pagina's")[0].split() == ["code=2"]
    assert f"de schijf is vol: er is geen ruimte voor {project / 'uit'}" in done.stderr
    assert f"the disk is full: there is no room for {project / 'uit'}" in done.stderr
    assert slimmer("build", cwd=project).returncode == 0
    made, expected = (
        {
            path.relative_to(project / name): path.read_bytes()
            for path in (project / name).rglob("*.*")
            if path.is_file()
        }
        for name in ("klaar", "site")
    )
    assert made.keys() == expected.keys()
    assert [path for path in made if path.name != NAME and made[path] != expected[path]] == []


def test_a_full_disk_stops_every_tool_before_it_changes_anything(project: Path):
    """Renaming, sending and lists write more than one file."""
    issue = a_page("Maart", date="2026-03-01", lead="Kort.")
    write_files(project, {"docs/lente.nl.md": a_page("Lente"), "blog/newsletters/2026-03.nl.md": issue})
    tools = ("mv docs/lente.nl.md zomer", "newsletter export 2026-03 --out uit", "organisations export lijst.csv")
    runs = "".join(f"{sys.executable} -m slimmer {tool}; echo code=$?; " for tool in tools)
    script = (
        f"mount -t tmpfs -o size=2m tmpfs /mnt; cp -r . /mnt; cd /mnt; "
        f"dd if=/dev/zero of=.vol bs=1k; {runs} rm -rf .vol .cache; ls -A docs blog/newsletters uit"
    )
    as_root = () if os.geteuid() == 0 else ("sudo", "-n", "-E")

    done = subprocess.run(
        [*as_root, "unshare", "--mount", "sh", "-c", script],
        cwd=project,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )

    assert done.stdout.split() == [
        *["code=2"] * 3,
        *"blog/newsletters: 2026-03.nl.md docs: index.en.md index.nl.md lente.nl.md uit:".split(),
    ]
    for file in ("/mnt/docs/zomer.nl.md", "uit/2026-03.nl.html", "lijst.csv"):
        assert f"de schijf is vol: er is geen ruimte voor {file}. Maak ruimte" in done.stderr
