"""A writer, from a fresh clone to a site that is published, by the commands of the handbook alone."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import commit
from click.testing import CliRunner, Result
from conftest import HALF, Built
from PIL import Image
from word_files import a_docx, item, p, picture

from slimmer.cli.main import cli

POST = "blog/posts/2026-11-22-oogst-in-de-wijk"


@pytest.fixture(scope="module")
def clone(network: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What the writer has after `git clone`, on a day that is fixed."""
    origin, root = tmp_path_factory.mktemp("origin") / "site", tmp_path_factory.mktemp("laptop") / "site"
    shutil.copytree(network.source, origin, ignore=shutil.ignore_patterns(".cache"))
    commit(origin)
    subprocess.run(["git", "clone", "-q", str(origin), str(root)], check=True)
    shutil.copytree(network.source / ".cache", root / ".cache", ignore=HALF)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795305600")
        patch.setenv("LC_ALL", "nl_NL.UTF-8")
        yield root


def slimmer(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "-f", str(root / "mkdocs.yml")])


def done(root: Path, *arguments: str) -> str:
    result = slimmer(root, *arguments)
    assert result.exit_code == 0, result.output
    return result.output


def retype(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, (old, text)
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def a_report() -> bytes:
    """From Word, with a photo that nobody described."""
    photo = io.BytesIO()
    Image.linear_gradient("L").resize((1200, 800)).convert("RGB").save(photo, "JPEG")
    body = (
        p("Oogst in de wijk", "Titel")
        + p("Zestig buren oogstten samen.")
        + p("Wat er groeide", "Kop1")
        + item("Pompoenen")
        + item("Bonen")
        + p("", "", picture("photo"))
    )
    return a_docx(body, {"word/media/foto.jpg": photo.getvalue()}, {"photo": ("image", "media/foto.jpg")})


def fill_in(path: Path, *said: str) -> None:
    """As the hints say: a translation in each open place, and what stands above it removed."""
    text = re.sub(r"<!--.*?-->\n*", "", path.read_text("utf-8"), flags=re.DOTALL)
    words = iter(said)
    path.write_text(re.sub("…", lambda _: next(words), text), "utf-8")


def test_from_word_to_a_published_site(clone: Path):
    (clone.parent / "verslag.docx").write_bytes(a_report())

    said = done(clone, "bring", "word", str(clone.parent / "verslag.docx"), "--yes")
    dutch, english = clone / f"{POST}.nl.md", clone / f"{POST}.en.md"
    hole = re.search(r"!\[…\]\(\S+\)", said)[0]
    retype(dutch, (hole, hole.replace("…", "Buren met een kruiwagen")), ("draft: true\n", ""))

    done(clone, "translate", f"{POST}.nl.md")
    retype(english, ("Oogst in de wijk", "Harvest next door"), ("draft: true\n", ""))
    fill_in(english, "Sixty neighbours harvested.", "What grew", "Pumpkins", "Beans", "Neighbours with a wheelbarrow")
    done(clone, "status", "--ok", f"{POST}.en.md")
    retype(dutch, ("Zestig buren", "Zeventig buren"))
    behind = slimmer(clone, "status", f"{POST}.nl.md")
    assert (behind.exit_code, f"{POST}.en.md: loopt achter" in behind.output) == (1, True)
    retype(english, ("Sixty", "Seventy"))
    done(clone, "status", "--ok", f"{POST}.en.md")

    letter = clone / "blog/newsletters/2026-09.nl.md"
    done(clone, "new", "newsletter", "Nieuwsbrief van september", "--yes", "--set", "month=2026-09")
    retype(letter, ("draft: true\n", f"featured: [{POST}]\n"))
    fill_in(letter)
    done(clone, "newsletter", "export", "2026-09", "--locale", "nl", "--out", str(clone.parent / "mail"))

    done(clone, "mv", "docs/over/werkwijze.nl.md", "aanpak")

    done(clone, "check")
    commit(clone, day="2026-11-22")
    done(clone, "build")
    done(clone, "verify", str(clone / "site"))
    assert "Zeventig buren" in page(clone, "blog/2026/oogst-in-de-wijk")
    assert "Seventy neighbours" in page(clone, "en/blog/2026/oogst-in-de-wijk")
    assert "Buren met een kruiwagen" in page(clone, "blog/2026/oogst-in-de-wijk")
    assert "Oogst in de wijk" in page(clone, "nieuwsbrief/2026-09")
    assert 'url=../../over/aanpak/"' in page(clone, "over/werkwijze")
    assert "Oogst in de wijk" in next((clone.parent / "mail").glob("*.html")).read_text("utf-8")


def page(clone: Path, url: str) -> str:
    return (clone / "site" / url / "index.html").read_text("utf-8")


TEXT = """\
---
title: Lente
date: 2026-11-22
category: projecten
tags: [doelen]
authors: [redactie]
slug: lente
---

De lente kwam, zie [hoe](../../docs/akkoord/doelen.md).[^S1]

## Wat er was

Veel groen.
"""
MISTAKES = {
    "date-invalid": ("date: 2026-11-22", "date: 22 november 2026"),
    "field-unknown": ("title:", "titel:"),
    "reference-unknown": ("doelen]", "doellen]"),
    "reference-missing": ("doelen]", "zonnebloem]"),
    "link-broken": ("akkoord/doelen", "akkoord/doellen"),
    "heading-skipped": ("## Wat", "#### Wat"),
    "heading-title": ("## Wat", "# Wat"),
    "slug-invalid": ("slug: lente", "slug: De Lente"),
    "footnote-unknown": ("[^S1]", "[^S1234]"),
    "author": ("[redactie]", "[redacti]"),
    "category": ("category: projecten", "category: project"),
}
_PLACE = re.compile(r"(?P<path>\S+?):(?P<line>\d+): (?P<said>.*) \[(?P<code>[a-z-]+)\]")


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_mended_by_following_the_message_alone(clone: Path, name: str):
    path = clone / "blog/posts/2026-11-22-lente.nl.md"
    path.write_text(TEXT.replace(*MISTAKES[name]), "utf-8")
    told = problems(clone)
    assert told, name

    for _ in range(3):
        for match in told:
            follow(clone, match)
        told = problems(clone)

    assert told == []
    path.unlink()


def problems(clone: Path) -> list[re.Match[str]]:
    """What stops the site, from the bottom of the file up, so that lines keep their numbers."""
    found = [_PLACE.fullmatch(line) for line in slimmer(clone, "check").output.splitlines()]
    return sorted((one for one in found if one and ": let op: " not in one[0]), key=lambda one: -int(one["line"]))


def follow(clone: Path, match: re.Match[str]) -> None:
    """Does what the message says, knowing nothing else."""
    said, number = match["said"], int(match["line"]) - 1
    path = clone / match["path"]
    if added := re.search(r"Voeg toe in (\S+): (.+)", said):
        with (clone / added[1]).open("a", encoding="utf-8") as file:
            file.write(f"{added[2].replace('…', 'Zonnebloem')}\n")
        return
    advice = re.search(r"(?:bijvoorbeeld|Schrijf|hekjes|streepjes|Bedoelt u): (.+?)(?:\? .*)?$", said)
    lines = path.read_text("utf-8").split("\n")
    if not advice:
        return
    if re.match(r"#|[a-z]+: \S", advice[1]):
        lines[number] = advice[1]
    else:
        wrong = re.search("'(.+?)'", said)[1]
        lines[number] = lines[number].replace(wrong, advice[1].removesuffix(":"))
    path.write_text("\n".join(lines), "utf-8")
