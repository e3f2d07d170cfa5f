"""What staff do every day keeps the gates of the content green: valid changes to a copy of what they wrote."""

import json
import re
import shutil
import subprocess
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml
from builders import ROOT, a_page, write_files
from conftest import slimmer

from slimmer.load.config import load_settings


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("content")
    for name in ("docs", "blog", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def run(*arguments: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Today, not on the frozen day of the other tests."""
    return slimmer(*arguments, cwd=root, SOURCE_DATE_EPOCH=None)


def first_key(path: Path) -> str:
    return next(iter(yaml.safe_load(path.read_text("utf-8"))))


def texts(root: Path) -> list[Path]:
    return [*root.glob("docs/**/*.md"), *root.glob("blog/**/*.md"), root / "mkdocs.yml"]


def add_an_organisation(root: Path) -> None:
    sector = first_key(root / "docs/_data/sectors.yml")
    text = f"name: Nieuwe Organisatie\nsector: {sector}\nroles:\n  - role: signatory\n    date: 2026-11-20\n    source: S1\n"
    write_files(root, {"docs/_data/organisations/nieuwe-organisatie.yml": text})


def add_a_page(root: Path) -> None:
    body = "Zomaar een tekst.\n\n## Een kop\n\nMet [een link](index.md) naar het begin."
    fields = {"description": "Een gewone pagina zonder vertaling, om te zien of dat kan."}
    write_files(root, {"docs/een-nieuwe-pagina.nl.md": a_page("Een nieuwe pagina", body, **fields)})


def add_a_tag_and_a_post(root: Path) -> None:
    tags = root / "docs/_data/tags.yml"
    tags.write_text(tags.read_text("utf-8").rstrip("\n") + "\nzonnebloem: {nl: Zonnebloem, en: Sunflower}\n", "utf-8")
    for code, title in (("nl", "Een nieuw bericht"), ("en", "A new post")):
        fields = {
            "description": f"{title}, met een trefwoord dat er nog niet was.",
            "date": "2026-11-23",
            "tags": "[zonnebloem]",
        }
        write_files(
            root, {f"blog/posts/2026-11-23-een-nieuw-bericht.{code}.md": a_page(title, "Er is nieuws.", **fields)}
        )


def rename_a_page(root: Path) -> None:
    """In both languages, with its links and its place in the menu; the old address leads on."""
    named = [name for section in load_settings(root / "mkdocs.yml").navigation for name in section[1:]]
    key = next(name for name in named if (root / f"docs/{name}.nl.md").exists())
    stem = key.rpartition("/")[2]
    for path in texts(root):
        text = path.read_text("utf-8")
        changed = re.sub(rf"(?<![\w-]){re.escape(stem)}(?=(\.nl|\.en)?\.md)", f"{stem}-hernoemd", text)
        if changed != text:
            path.write_text(changed, "utf-8")
    for path in (root / "docs").glob(f"{key}.*.md"):
        text = path.read_text("utf-8")
        if path.name.endswith(".nl.md") and "\naliases:" not in text:
            path.write_text(text.replace("---\n", f"---\naliases: [/{key}/]\n", 1), "utf-8")
        path.rename(path.with_name(path.name.replace(stem, f"{stem}-hernoemd", 1)))


def delete_a_post(root: Path) -> None:
    """One of its own: whether another text names a post of the staff is their business."""
    fields = {"description": "Een bericht dat na een dag weer weggaat.", "date": "2026-11-23"}
    path = root / "blog/posts/2026-11-23-een-dag-lang.nl.md"
    write_files(root, {str(path.relative_to(root)): a_page("Een dag lang", "Er was nieuws.", **fields)})
    assert run("check", root=root).returncode == 0
    path.unlink()


NEW = (add_an_organisation, add_a_page, add_a_tag_and_a_post)
OTHERWISE = (rename_a_page, delete_a_post)


@pytest.mark.parametrize("changes", [NEW, OTHERWISE], ids=["new", "otherwise"])
def test_valid_changes_stop_nothing(copy: Path, changes: Sequence[Callable[[Path], None]]):
    """One after another, as over a week."""
    for change in changes:
        change(copy)
        done = run("check", root=copy)
        assert done.returncode == 0, (change.__name__, done.stderr)
    for command in ("build", "verify"):
        done = run(command, root=copy)
        assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-4000:])


def blocks(name: str, code: str, kind: str) -> list[str]:
    """What stands in the handbook to be copied, as often as it stands there."""
    text = (ROOT / f"docs/over-deze-site/{name}.{code}.md").read_text("utf-8")
    return [textwrap.dedent(one) for one in re.findall(rf"^ *```{kind}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)]


@pytest.mark.parametrize(("code", "name"), [("nl", "2026-11-29-lente.nl.md"), ("en", "2026-11-29-spring.en.md")])
def test_the_post_of_the_handbook_can_be_copied_as_it_is(copy: Path, code: str, name: str):
    post = next(one for one in blocks("eerste-bericht", code, "markdown") if one.startswith("---"))
    write_files(copy, {f"blog/posts/{name}": post})

    done = run("check", "--json", root=copy)
    (copy / "blog/posts" / name).unlink()

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"blog/posts/{name}" not in {one["path"] for one in json.loads(done.stdout)["problems"]}
