"""What pages do without: scripts in them, and styles that nothing uses."""

import re
from pathlib import Path

import yaml
from builders import ROOT
from conftest import Built

BUDGET = yaml.safe_load((ROOT / "tests/budget.yml").read_text("utf-8"))


def test_no_script_stands_in_a_page(network: Built):
    """Data for search engines is not run, so it may."""
    for page in network.every_page:
        for tag in page.all("script"):
            assert tag.attributes.get("src") or tag.attributes.get("type") == "application/ld+json", (page.url, tag)


RULE = re.compile(r"([^{};]+)\{")
NAME = re.compile(r"([.#])(-?[A-Za-z_][\w-]*)")
STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")


def selectors(css: str) -> set[str]:
    """The classes and ids that rules ask for: `.card`, `#q`."""
    bare = re.sub(r"/\*.*?\*/|\[[^\]]*\]", "", css, flags=re.DOTALL)
    return {
        sign + name
        for rule in RULE.findall(bare)
        if not rule.strip().startswith("@")
        for sign, name in NAME.findall(rule)
    }


def names_in_scripts(built: Path) -> set[str]:
    """A script may give a class: every word in its strings counts."""
    texts = (path.read_text("utf-8") for path in (built / "assets").glob("*.js"))
    return {word for text in texts for string in STRING.findall(text) for word in re.findall(r"[\w-]+", string)}


def test_selectors_are_read_from_rules_alone():
    css = '.a:not(#b, .c-d)>p{color:#fff;margin:.5em}@media (width>1.5em){.e[href$=".pdf"]{top:0}}@keyframes f{12.5%{top:0}}'

    assert selectors(css) == {".a", "#b", ".c-d", ".e"}


def test_every_class_and_id_in_the_styles_is_used(network: Built, built: Path):
    tags = [tag for page in network.every_page for tag in page.tags]
    used = {f".{name}" for tag in tags for name in tag.attributes.get("class", "").split()}
    used |= {f"#{tag.attributes['id']}" for tag in tags if "id" in tag.attributes}
    used |= {sign + name for name in names_in_scripts(built) for sign in ".#"}
    asked = {path.name: selectors(path.read_text("utf-8")) for path in (built / "assets").glob("*.css")}
    unused = {name: sorted(found - used - set(BUDGET["unused_selectors"])) for name, found in asked.items()}

    assert not any(unused.values()), unused
    needless = set(BUDGET["unused_selectors"]) & used
    assert not needless, f"used, so no longer an exception: {needless}"
