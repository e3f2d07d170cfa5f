"""What writers and developers do to a site, one change each; found by looking at the site, so that each site has them."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image

Edit = Callable[[Path], None]


def first(root: Path, pattern: str, holds: str = "") -> Path:
    """The first file that matches and has this in it; what is not published is left alone."""
    for path in sorted(root.glob(pattern)):
        text = path.read_text("utf-8") if path.is_file() and not path.name.startswith("_") else ""
        if (
            holds in text
            and text
            and "draft: true" not in text
            and "date: 2998" not in text
            and "2999" not in path.name
        ):
            return path
    raise LookupError(f"{pattern} with {holds!r}")


def change(path: Path, pattern: str, new: str) -> None:
    """Replace the first place that matches; there is one, or the edit would be none."""
    text = path.read_text("utf-8")
    changed, number = re.subn(pattern, new, text, count=1, flags=re.MULTILINE)
    assert number == 1
    assert changed != text
    path.write_text(changed, "utf-8")


def field(path: Path, line: str) -> None:
    """Add a field to the front matter, or replace it."""
    name = line.partition(":")[0]
    text = re.sub(rf"^{name}:.*\n(?: .*\n|- .*\n)*", "", path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    path.write_text(text.replace("---\n", f"---\n{line}\n", 1), "utf-8")


def post(root: Path) -> Path:
    return first(root, "blog/posts/*.md", "\ncategory:")


def page(root: Path) -> Path:
    return first(root, "docs/*/*.md", "\ndescription:")


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")


def rename(path: Path, new: str) -> None:
    path.rename(path.with_name(new))


def repaint(root: Path) -> None:
    path = next(iter(sorted([*root.glob("docs/**/*.jpg"), *root.glob("blog/**/*.jpg")])))
    Image.open(path).transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(path)


def add_translation(root: Path) -> None:
    for path in sorted(root.glob("docs/*/*.md")):
        stem, code, _ = path.name.rsplit(".", 2)
        other = path.with_name(f"{stem}.{'nl' if code == 'en' else 'en'}.md")
        if not other.exists() and not path.name.startswith("_"):
            other.write_text("---\ntitle: Nu ook hier\ndescription: Vertaald.\n---\n\nTekst.\n", "utf-8")
            return
    raise LookupError("a page in one language")


def remove_translation(root: Path) -> None:
    both = (path for path in sorted(root.glob("blog/posts/*.nl.md")) if "2999" not in path.name)
    next(path for path in both if path.with_name(path.name.replace(".nl.", ".en.")).exists()).unlink()


def add_label(root: Path, vocabulary: str, line: str) -> None:
    append(root / f"docs/_data/{vocabulary}.yml", "\nvers: {nl: Vers, en: Fresh}\n")
    field(post(root), line)


def organisation(root: Path) -> Path:
    return first(root, "docs/_data/organisations/*.yml")


EDITS: Mapping[str, Edit] = {
    "text": lambda root: append(post(root), "\nNog een zin, met een zeldzaamheid.\n"),
    "title": lambda root: field(page(root), "title: Een andere naam"),
    "description": lambda root: field(page(root), "description: Iets anders in een zin."),
    "date": lambda root: field(post(root), "date: 2020-02-29"),
    "slug": lambda root: field(page(root), "slug: ergens-anders"),
    "alias": lambda root: field(page(root), "aliases: [/vroeger/hier/]"),
    "tag": lambda root: add_label(root, "tags", "tags: [vers]"),
    "category": lambda root: add_label(root, "categories", "category: vers"),
    "author": lambda root: field(first(root, "blog/posts/*.md", "\nauthors:"), "authors: []"),
    "draft": lambda root: field(first(root, "blog/posts/*.md"), "draft: true"),
    "scheduled": lambda root: field(first(root, "blog/posts/*.md"), "date: 2998-01-01"),
    "image": repaint,
    "alt text": lambda root: change(
        first(root, "*/**/*.md", ".jpg)"), r"!\[[^\]]*\]\((\S+\.jpg)\)", r"![Heel iets anders](\1)"
    ),
    "delete": lambda root: first(root, "blog/posts/*.md").unlink(),
    "rename": lambda root: rename(first(root, "blog/posts/*.md"), "2019-01-01-hernoemd.en.md"),
    "translation added": add_translation,
    "translation removed": remove_translation,
    "organisation": lambda root: field_of(organisation(root), "name: Een nieuwe naam"),
    "person": lambda root: change(root / "docs/_data/people.yml", r"name: .*$", "name: Iemand Anders"),
    "source": lambda root: change(root / "docs/_data/sources.yml", r"publisher: [^,}\n]*", "publisher: Elders"),
    "vocabulary": lambda root: change(root / "docs/_data/themes.yml", r"nl: [^,}\n]*", "nl: Anders gezegd"),
    "interface word": lambda root: append(root / "docs/_data/words/nl.yml", "\nsearch: Zoek maar\n"),
    "template": lambda root: write(
        root, "overrides/group.html", '{% extends "main.html" %}\n{% block under_title %}Anders{% endblock %}\n'
    ),
    "partial": lambda root: write(root, "overrides/partials/footer.html", "<footer>{{ chrome.site_name }}</footer>\n"),
    "style": lambda root: write(root, "overrides/styles/site/99-own.css", "p { margin: 3px }\n"),
    "script": lambda root: write(root, "overrides/assets/video.js", "console.log(1);\n"),
    "drawing": lambda root: write(
        root,
        f"overrides/drawings/{page(root).name.split('.')[0]}.svg",
        '<svg viewBox="0 0 1 1" class="pattern"></svg>\n',
    ),
    "option": lambda root: change(root / "mkdocs.yml", r"^site_name: .*$", "site_name: Anders"),
    "extension option": lambda root: change(
        root / "mkdocs.yml", r"^  - footnotes$", "  - footnotes:\n      SEPARATOR: '-'"
    ),
}


def field_of(path: Path, line: str) -> None:
    change(path, rf"^{line.partition(':')[0]}: .*$", line)
