"""The shape of the package that everything stands on."""

import ast
import re
from pathlib import Path

from builders import ROOT

PACKAGE = ROOT / "scripts" / "slimmer"


def imported(path: Path) -> set[str]:
    """The top-level names that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_only_the_engine_knows_mkdocs():
    """Changing the renderer is one folder's work."""
    for path in PACKAGE.rglob("*.py"):
        if path.is_relative_to(PACKAGE / "engine"):
            continue
        known = {name.partition(".")[0] for name in imported(path)}
        assert not known & {"mkdocs", "material"}, path


def test_stages_do_not_reach_forward():
    """load → check → derive → render → finish: an earlier stage does not import a later one."""
    order = ["load", "markup", "checks", "derive", "engine"]
    for number, stage in enumerate(order):
        for path in (PACKAGE / stage).rglob("*.py"):
            for later in order[number + 1 :]:
                assert not any(name.startswith(f"slimmer.{later}") for name in imported(path)), path


def test_top_level_is_as_designed():
    allowed = {
        "mkdocs.yml", "docs", "blog", "overrides", "scripts", "tests", "pyproject.toml", "README.md",
        "Makefile", "requirements.txt", "requirements-test.txt", "LICENSE", ".github", ".ci", ".gitignore",
    }  # fmt: skip
    import subprocess

    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    assert {name.split("/")[0] for name in tracked.splitlines()} <= allowed


def test_modules_stay_small():
    for path in PACKAGE.rglob("*.py"):
        assert len(path.read_text("utf-8").splitlines()) <= 320, path


def test_no_html_is_changed_as_text():
    """What a text becomes is a tree until it is written; a pattern or a replacement over HTML is a hole."""
    folders = PACKAGE / "markup", PACKAGE / "outputs" / "mail"
    for path in [*(path for folder in folders for path in folder.rglob("*.py")), PACKAGE / "render" / "plain.py"]:
        # Blocks reads what a writer types, before it is HTML.
        if path.name == "blocks.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
                typed = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
                found = [
                    one for one in typed if isinstance(one, str) and re.search(r"(?<!\(\?)(?<!\(\?P)</?[a-zA-Z!]", one)
                ]
                assert not found, (path, node.lineno)


CHANGING = ("compile", "sub", "replace", "split", "finditer", "findall", "search", "match")
