"""The theme's own files as browsers get them."""

import re
import subprocess
from pathlib import Path

import pytest
from builders import HOME, prepare, some_settings, write_files
from jinja2 import TemplateNotFound

from slimmer.render.templates import theme_templates
from slimmer.render.theme import load_theme
from slimmer.theme import THEME as PACKAGE

THEME = load_theme(PACKAGE)
DRAWING = '<svg aria-hidden="true" class="drawing" viewBox="0 0 3 2"><path class="c-sun" d="M0 0h3v2z"/></svg>'


@pytest.mark.parametrize("name", [name for name in THEME if name.endswith(".js")])
def test_a_script_with_all_that_it_imports_is_one_valid_module(name: str, tmp_path: Path):
    """Two files that declare one name would only fail in the browser."""
    path = tmp_path / f"{name}.mjs"
    path.write_bytes(THEME[name].content)

    done = subprocess.run(["node", "--check", str(path)], capture_output=True, check=False, text=True)

    assert done.returncode == 0, done.stderr
    assert not re.search(rb"^import ", THEME[name].content, re.MULTILINE)


def test_a_file_is_named_by_its_content(tmp_path: Path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "styles/site").mkdir(parents=True)
    (tmp_path / "assets/letter.woff2").write_bytes(b"one")
    (tmp_path / "styles/site/10-a.css").write_text('a { src: url("letter.woff2"); }', "utf-8")
    (tmp_path / "styles/site/20-b.css").write_text("b { top: 0; }", "utf-8")
    before = load_theme(tmp_path)
    (tmp_path / "assets/letter.woff2").write_bytes(b"two")
    after = load_theme(tmp_path)

    assert before["letter.woff2"].url.removeprefix("assets/").encode() in before["site.css"].content
    assert before["site.css"].content.endswith(b"b{top:0}")
    assert before["site.css"].url != after["site.css"].url


def test_a_symbolic_link_publishes_nothing(tmp_path: Path):
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders/geheim.txt").write_text("geheim", "utf-8")
    (tmp_path / "theme/assets").mkdir(parents=True)
    (tmp_path / "theme/assets/own.txt").write_text("own", "utf-8")
    (tmp_path / "theme/assets/link.txt").symlink_to(tmp_path / "elders/geheim.txt")
    (tmp_path / "theme/assets/folder").symlink_to(tmp_path / "elders")
    (tmp_path / "theme/styles").symlink_to(tmp_path / "elders")

    assert list(load_theme(tmp_path / "theme")) == ["own.txt"]


def test_no_template_and_no_drawing_is_a_symbolic_link(tmp_path: Path):
    for name in ("own/partials", "own/drawings", "theme/partials", "theme/drawings"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "geheim").write_text("geheim", "utf-8")
    for name in ("own/footer.html", "own/drawings/zon.svg"):
        (tmp_path / name).symlink_to(tmp_path / "geheim")
    (tmp_path / "own/macros").symlink_to(tmp_path)
    (tmp_path / "theme/footer.html").write_text("{{ drawing('docs/zon') }}", "utf-8")
    (tmp_path / "theme/drawings/zon.svg").write_text(DRAWING, "utf-8")

    templates = theme_templates(tmp_path, tmp_path / "own", tmp_path / "theme", version="links")

    assert templates.get_template("footer.html").render() == DRAWING
    with pytest.raises(TemplateNotFound):
        templates.get_template("macros/geheim")


DRAWN = {
    "script": ("<script>alert(1)</script>", "svg-active"),
    "handler": ('<path onclick="alert(1)" d="M0 0h3v2z"/>', "svg-active"),
    "elsewhere": ('<use href="//evil.test/x.svg#a"/>', "svg-outside"),
    "html": ("<foreignObject><p>x</p></foreignObject>", "svg-active"),
    "an end of what is around it": ("</svg><script>alert(1)</script>", "svg-broken"),
    "entity": ("&evil;", "svg-broken"),
}


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("folder", ["drawings", "assets"])
def test_a_drawing_of_a_network_is_held_to_the_same_as_any_other(tmp_path: Path, folder: str, name: str):
    """It is told at its line, and a page shows a pattern in its place."""
    inside, code = DRAWN[name]
    write_files(tmp_path, {**HOME, f"own/{folder}/zon.svg": f'<svg viewBox="0 0 3 2">\n{inside}\n</svg>'})
    own = tmp_path / "own"

    site = prepare(some_settings(tmp_path, theme=(own, PACKAGE)))
    shown = theme_templates(tmp_path, own, PACKAGE, version=f"{folder} {name}").globals["drawing"]("docs/zon")

    assert [(str(one.path), one.line, one.code) for one in site.problems] == [(f"own/{folder}/zon.svg", 2, code)]
    assert "alert" not in shown
    assert "evil" not in shown


def test_a_drawing_is_no_template(tmp_path: Path):
    """The mark and icons, which templates include, neither."""
    svg = '<svg viewBox="0 0 3 2"><title>{{ 7 * 7 }}{% endraw %}</title></svg>'
    write_files(tmp_path, dict.fromkeys(("drawings/a.svg", "assets/mark.svg", ".icons/material/menu.svg"), svg))
    names = ("drawings/a.svg", "assets/mark.svg", ".icons/material/menu.svg")
    write_files(tmp_path, {"all.html": "".join(f'{{% include "{name}" %}}' for name in names)})

    shown = theme_templates(tmp_path, tmp_path, PACKAGE, version="template").get_template("all.html").render()

    assert shown.count("{{ 7 * 7 }}{% endraw %}") == 3
