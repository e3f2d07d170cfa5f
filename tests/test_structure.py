"""The shape of the package that everything stands on."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from builders import ROOT

PACKAGE = ROOT / "scripts" / "slimmer"
ORDER = (
    "text",
    "files",
    "model",
    "locales",
    "messages",
    "load",
    "markup",
    "content",
    "pairs",
    "checks",
    "media",
    "stages",
    "views",
    "render",
    "outputs",
    "spreadsheets",
    "writing",
    "verify",
    "preview",
    "engine",
    "publish",
    "cli",
)
"""Each room knows only the rooms before it."""
EVERYWHERE = ("slimmer", "theme", "__version__")
"""The version and the folder of the theme: nothing but a value."""
MODULES = sorted(PACKAGE.rglob("*.py"))


@cache
def trees() -> dict[Path, ast.AST]:
    return {path: ast.parse(path.read_text("utf-8")) for path in MODULES}


def room_of(name: str) -> str:
    """`slimmer.views.pages` → `views`."""
    return name.split(".")[1] if "." in name else name


def imported(tree: ast.AST) -> Iterator[str]:
    """Everything that a module imports, wherever in it: at its top, in a function, by name in `import_module`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (
                f"{node.module}.{alias.name}" if node.module == "slimmer" else str(node.module) for alias in node.names
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("slimmer."):
            yield node.value


def test_every_folder_is_a_room_of_the_order():
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}

    assert rooms - set(ORDER) == {"__init__", "__main__", "theme"}


def test_a_room_knows_only_the_rooms_before_it():
    for path, tree in trees().items():
        own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if own not in ("__init__", "__main__"):
            allowed = {*EVERYWHERE, own, *ORDER[: ORDER.index(own)]} if own in ORDER else {*EVERYWHERE}
            known = {room_of(name) for name in imported(tree) if name.split(".")[0] == "slimmer"}

            assert known <= allowed, path


def test_imports_are_read_wherever_they_stand():
    code = "def later():\n    from slimmer.cli import main\n    import_module('slimmer.views.pages')\nfrom slimmer import __version__"

    assert set(imported(ast.parse(code))) == {"slimmer.cli", "slimmer.views.pages", "slimmer.__version__"}


def test_only_the_engine_knows_mkdocs():
    """Changing the renderer is one folder's work."""
    knowing = {
        path.relative_to(PACKAGE).parts[0]
        for path, tree in trees().items()
        if {name.partition(".")[0] for name in imported(tree)} & {"mkdocs", "material"}
    }

    assert knowing == {"engine"}


def test_top_level_is_as_designed():
    allowed = {
        "mkdocs.yml", "docs", "blog", "overrides", "scripts", "tests", "pyproject.toml", "README.md",
        "Makefile", "requirements.txt", "requirements-test.txt", "requirements-bench.txt", "LICENSE", ".github", ".ci", ".gitignore", ".gitattributes",
        ".pre-commit-hooks.yaml",
    }  # fmt: skip
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    assert {name.split("/")[0] for name in tracked.splitlines()} <= allowed


def test_modules_stay_small():
    assert {path: size for path in MODULES if (size := len(path.read_text("utf-8").splitlines())) > 300} == {}


def test_no_test_reads_the_content():
    """Tests have sites of their own; only the last gate, the changes to a copy and the commands of the handbook look at what staff write."""
    allowed = {"test_real_content.py", "test_handbook.py", "test_structure.py"}
    for path in (ROOT / "tests").rglob("*.py"):
        if path.name not in allowed and "node_modules" not in path.parts:
            text = path.read_text("utf-8")
            for name in ("docs", "blog", "mkdocs.yml", "overrides"):
                assert f'ROOT / "{name}' not in text, path


def changed_as_text(tree: ast.AST) -> Iterator[str]:
    """Patterns and replacements with a tag or an entity in them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            typed = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
            texts = [str(one, "latin-1") if isinstance(one, bytes) else one for one in typed]
            yield from (one for one in texts if isinstance(one, str) and HTML.search(one))


CHANGING = (
    "compile",
    "sub",
    "subn",
    "replace",
    "split",
    "rsplit",
    "partition",
    "finditer",
    "findall",
    "search",
    "match",
)
HTML = re.compile(r"(?<!\(\?)(?<!\(\?P)<(?:\\s|[/?*+])*[a-zA-Z!\[]|&(?:\w+|#\d+);")
SOURCES = ("load", "checks", "pairs", "media", "writing", "spreadsheets")
"""Rooms that read files as they are typed, and have no HTML that was made from them."""
TYPED = tuple(f"markup/{name}.py" for name in ("almost", "blocks", "dialects", "outline", "parse", "parts"))
"""What these look for stands in Markdown, before it is HTML."""


def test_no_html_is_changed_as_text():
    """What a text becomes is a tree until it is written; a pattern or a replacement over HTML is a hole."""
    for path, tree in trees().items():
        own = path.relative_to(PACKAGE)
        if own.parts[0] not in SOURCES and own.as_posix() not in TYPED:
            assert list(changed_as_text(tree)) == [], path


@pytest.mark.parametrize("code", ["a.replace('<pre>', '')", "re.compile('</?b>')", "re.sub(r'<[^>]+>', '', a)"])
def test_a_change_of_html_as_text_is_seen(code: str):
    assert list(changed_as_text(ast.parse(code)))


def test_no_template_changes_html_as_text():
    """What is safe as it is: JSON without a `<` (`records.py`), and the policy, which no writer has a part in."""
    safe: list[str] = []
    for path in (path for kind in ("*.html", "*.mjml") for path in (PACKAGE / "theme").rglob(kind)):
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*(?:replace|striptags|urlize|wordwrap)|\.(?:replace|split)\(|Markup\(", text), path
        safe += re.findall(r"([\w.]+)\s*\|\s*safe", text)
    assert sorted(safe) == ["here.jsonld", "one.jsonld", "policy"]
