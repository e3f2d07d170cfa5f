"""`slimmer mv` and `slimmer rm`: no link breaks, and every address that was public leads on."""

import itertools
import os
import posixpath
import re
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import chdir
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import pytest
from builders import HOME, LOCALES, Site, a_page, a_project, commit, prepare, share, some_settings, write_files
from click.testing import CliRunner, Result
from conftest import slimmer
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from slimmer.cli.main import cli
from slimmer.files.cache import PICTURES
from slimmer.load.config import load_settings
from slimmer.messages.tell import errors, render_problems
from slimmer.outputs.output import Output, page_path
from slimmer.outputs.write import in_memory
from slimmer.stages import read_content
from slimmer.writing.links import file_links, retarget
from slimmer.writing.moving import Change, make_change

PLUGINS = [{"slimmer": {"locales": {"nl": "Nederlands", "en": "English"}, "footer": ["over/werkwijze.md"]}}]
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M1 1h6v6z"/></svg>'
LOOSE = unicodedata.normalize("NFD", "docs/over/coöperatie")
NAV = [{"over": ["over/index.md", "over/werkwijze.md"]}]
DATA = {
    "docs/_data/sectors.yml": "zorg: {nl: Zorg, en: Care}\n",
    "docs/_data/sources.yml": "S1: {title: Bron}\n",
    "docs/_data/themes.yml": "samen:\n  nl: Samen\n  en: Together\n",
    "docs/_data/organisations/fontys.yml": "name: Fontys\nsector: zorg\nroles:\n  - {role: partner, project: zon, source: S1}\n",
    "docs/_data/people.yml": "- {key: jan, name: Jan, role: {nl: Lid, en: Member}, organisation: fontys}\n",
    "docs/over/index.nl.md": a_page(
        "Over", "Zie [hoe](werkwijze.md), [Engels](werkwijze.en.md#part) en `[x](werkwijze.md)`."
    ),
    "docs/over/index.en.md": a_page("About", "See [how](./werkwijze.en.md).\n\n![How it goes](gang.svg)"),
    "docs/over/gang.nl.svg": DRAWING,
    "docs/over/gang.en.svg": DRAWING.replace("6z", "5z"),
    "docs/over/werkwijze.nl.md": a_page(
        "Werkwijze", "## Deel\n\nTerug naar [over](index.md) en ![Een boom](boom.png), [blad](blad.pdf)."
    ),
    "docs/over/werkwijze.en.md": a_page(
        "Way of working", "## Part\n\nBack to [about](index.md), ![A tree](boom.png).", slug="way"
    ),
    "docs/over/blad.pdf": b"%PDF-1.4\n%%EOF\n",
    "docs/projecten/zon.nl.md": a_page("Zon", "Zie [over](../over/index.md).", partners="[fontys]", themes="[samen]"),
    "docs/themas/samen.nl.md": a_page("Samen"),
    "blog/posts/2026-02-01-lente.nl.md": a_page(
        "Lente", "Zie [hoe](../../docs/over/werkwijze.md).", date="2026-02-01", projects="[zon]", themes="\n- samen"
    ),
    "blog/posts/2026-03-01-concept.nl.md": a_page(
        "Concept", "Zie [lente](2026-02-01-lente.nl.md).", date="2026-03-01", draft="true"
    ),
    "blog/newsletters/2026-02.nl.md": a_page(
        "Februari", date="2026-02-27", featured="\n- blog/posts/2026-02-01-lente\n- docs/projecten/zon"
    ),
}


def site(root: Path) -> Path:
    a_project(root, DATA, nav=NAV, plugins=PLUGINS)
    Image.new("RGB", (900, 600), "green").save(root / "docs/over/boom.png")
    share(root, PICTURES)
    return root


def read(root: Path) -> Site:
    loaded = load_settings(root / "mkdocs.yml")
    menu = {name: getattr(loaded, name) for name in ("navigation", "navigation_lines", "footer")}
    return prepare(some_settings(root, **menu))


def written(root: Path) -> dict[Path, bytes]:
    """Every file but what is kept to be quick."""
    found = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path: path.read_bytes() for path in found}


def pages(found: Site) -> set[str]:
    """Every address that people may have, of a site without problems."""
    assert render_problems(errors(found.problems)) == ""
    return {one.path for one in found.table.outputs if not one.path.startswith(("assets/", "pictures/"))}


def all_lead_on(found: Site, before: set[str]) -> dict[str, str]:
    """Each of these addresses → the page that a visitor of it sees in the end."""
    outputs = {one.path: one for one in found.table.outputs}
    return {path: _end(path, outputs) for path in before}


def _end(path: str, outputs: Mapping[str, Output]) -> str:
    for _ in range(5):
        match = re.search(b'http-equiv="refresh" content="0; url=([^"#]+)', in_memory([outputs[path]], ())[path])
        if not match:
            return path
        path = page_path(posixpath.normpath(posixpath.join(posixpath.dirname(path), match[1].decode())) + "/")
    raise AssertionError(path)


def run(root: Path, *arguments: str) -> Result:
    """As a person does: in the folder of the site."""
    with chdir(root):
        return CliRunner().invoke(cli, [*arguments, "--config", "mkdocs.yml"])


MOVES = [
    ("docs/over/werkwijze.nl.md", "aanpak"),
    ("docs/over/werkwijze", "docs/regio/aanpak"),
    (r"docs\over\werkwijze.nl.md", r"docs\over\aanpak.nl.md"),
    ("docs/over", "docs/over-ons"),
    ("docs/over", "docs/regio/over"),
    ("docs/projecten/zon.nl.md", "zonnig"),
    ("docs/themas/samen.nl.md", "samen-verder"),
    ("blog/posts/2026-02-01-lente.nl.md", "2026-02-01-lente-in-de-regio"),
    ("docs/_data/organisations/fontys.yml", "fontys-hogeschool"),
]


@pytest.mark.parametrize(("old", "new"), MOVES)
def test_no_link_breaks_and_every_old_address_leads_on(old: str, new: str, tmp_path: Path):
    root = site(tmp_path)
    before = pages(read(root))

    result = run(root, "mv", old, new)

    assert result.exit_code == 0, result.output
    after = read(root)
    assert before <= pages(after)
    assert set(all_lead_on(after, before).values()) <= pages(after)
    assert old == "docs/over" or not (root / old).exists()


def test_below_a_blank_line_the_old_address_is_added_too(tmp_path: Path):
    """Fields may begin below blank lines, for every reader of them."""
    root = site(tmp_path)
    page = root / "docs/over/werkwijze.nl.md"
    page.write_text(f"\n\n{page.read_text('utf-8')}", "utf-8")

    run(root, "mv", "docs/over/werkwijze.nl.md", "aanpak")

    assert "aliases: [/over/werkwijze/]" in (root / "docs/over/aanpak.nl.md").read_text("utf-8")


def test_everything_that_names_a_page_follows(tmp_path: Path):
    root = site(tmp_path)

    run(root, "mv", "docs/over/werkwijze.nl.md", "docs/regio/aanpak.nl.md")

    assert sorted(path.name for path in (root / "docs/regio").iterdir()) == ["aanpak.en.md", "aanpak.nl.md", "boom.png"]
    assert "[hoe](../regio/aanpak.md), [Engels](../regio/aanpak.en.md#part) en `[x](werkwijze.md)`" in (
        root / "docs/over/index.nl.md"
    ).read_text("utf-8")
    assert "Terug naar [over](../over/index.md) en ![Een boom](boom.png)" in (
        root / "docs/regio/aanpak.nl.md"
    ).read_text("utf-8")
    assert "aliases: [/over/werkwijze/]" in (root / "docs/regio/aanpak.nl.md").read_text("utf-8")
    assert "aliases: [/en/over/way/]" in (root / "docs/regio/aanpak.en.md").read_text("utf-8")
    menu = (root / "mkdocs.yml").read_text("utf-8")
    assert (menu.count("regio/aanpak.md"), menu.count("over/werkwijze.md")) == (2, 0)


def test_a_file_with_an_address_of_its_own_stays(tmp_path: Path):
    """A redirect is a page, so nothing could lead on from the address of a PDF, or of a picture that is linked to."""
    root = site(tmp_path)
    large = a_page("Groot", "[![Een boom](boom.png)](boom.png)")
    write_files(root, {"docs/over/groot.nl.md": large})

    said = run(root, "mv", "docs/over", "docs/regio/over").output

    assert sorted(path.name for path in (root / "docs/over").iterdir()) == ["blad.pdf", "boom.png"]
    assert "docs/over/blad.pdf blijft waar het is" in said
    assert "[blad](../../over/blad.pdf)" in (root / "docs/regio/over/werkwijze.nl.md").read_text("utf-8")
    assert pages(read(root)) >= {"over/blad.pdf", "over/boom.png"}


def test_a_draft_gets_no_old_address_but_its_links_follow(tmp_path: Path):
    root = site(tmp_path)

    run(root, "mv", "blog/posts/2026-02-01-lente", "2026-02-01-voorjaar")
    run(root, "mv", "blog/posts/2026-03-01-concept", "2026-03-01-kladje")

    text = (root / "blog/posts/2026-03-01-kladje.nl.md").read_text("utf-8")
    assert "[lente](2026-02-01-voorjaar.nl.md)" in text
    assert "aliases" not in text


def test_an_organisation_keeps_its_old_address(tmp_path: Path):
    root = site(tmp_path)

    run(root, "mv", "docs/_data/organisations/fontys.yml", "fontys-hogeschool")
    run(root, "mv", "docs/_data/organisations/fontys-hogeschool.yml", "fontys-eindhoven")

    content = read(root)
    assert content.library.organisations["fontys-eindhoven"].aliases == ("fontys", "fontys-hogeschool")
    assert content.library.people["jan"].organisation == "fontys-eindhoven"
    old = "organisaties/fontys/index.html", "en/organisations/fontys-hogeschool/index.html"
    assert all_lead_on(read(root), set(old)) == {
        old[0]: "organisaties/fontys-eindhoven/index.html",
        old[1]: "en/organisations/fontys-eindhoven/index.html",
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mv", "docs/index.nl.md", "thuis"), "De voorpagina kan niet weg of verhuizen."),
        (("mv", "docs/over/niets.nl.md", "iets"), "is geen pagina of bericht van deze site"),
        (("mv", "docs/over/werkwijze.nl.md", "Mijn Werk"), "'Mijn Werk' kan geen naam van een bestand zijn"),
        (("mv", "docs/over/werkwijze.nl.md", "con"), "'con' kan geen naam van een bestand zijn"),
        (("mv", "docs/over/werkwijze.nl.md", "index"), ".md bestaat al"),
        (("mv", "docs/projecten", "docs/projects"), "staat in mkdocs.yml bij 'folders'"),
        (
            ("mv", "docs/over/werkwijze.nl.md", "blog/posts/2026-02-02-werkwijze"),
            "heeft andere gegevens dan een tekst op",
        ),
        (("mv", "docs/over", "docs/projecten/over"), "heeft andere gegevens dan een tekst op"),
        (("mv", "blog/newsletters/2026-02", "2026-2"), "de naam van een nieuwsbrief is jaar en maand"),
        (("mv", "blog/posts/2026-02-01-lente", "2026-02-02-lente"), "2026-02-02-lente.nl.md"),
        (("mv", "docs/_data/organisations", "docs/_data/partijen"), "staat in mkdocs.yml bij 'folders'"),
        (("mv", "mkdocs.yml", "x"), "ligt niet in docs/ of blog/"),
        (("rm", "docs/over/werkwijze.nl.md"), "Zeg waar het oude adres heen moet"),
        (("rm", "docs/index.nl.md", "--nowhere"), "De voorpagina kan niet weg of verhuizen."),
        (("rm", "docs/over/werkwijze", "--to", "docs/over/niets"), "is geen pagina of bericht"),
        (("rm", "docs/over/werkwijze", "--to", "docs/over/werkwijze.en.md"), "is geen pagina of bericht"),
        (("rm", "docs/over", "--nowhere"), "Een map gaat weg met de laatste pagina erin."),
        (("rm", "docs/_data/organisations/fontys.yml", "--nowhere"), "een organisatie of een lijst haalt u zelf weg"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(arguments: tuple[str, ...], said: str, tmp_path: Path):
    root = site(tmp_path)
    before = written(root)

    result = run(root, *arguments)

    assert said in result.output
    assert result.exit_code == 2
    assert written(root) == before


def test_a_page_that_goes_tells_who_links_to_it_and_leads_on(tmp_path: Path):
    root = site(tmp_path)
    before = pages(read(root))

    result = run(root, "rm", "docs/over/werkwijze", "--to", "docs/over/index.nl.md")

    assert result.exit_code == 0, result.output
    assert "docs/over/index.nl.md:6 linkt hierheen: werkwijze.md" in result.output
    assert "blog/posts/2026-02-01-lente.nl.md" in result.output
    assert before <= pages(read(root))
    assert "werkwijze" not in (root / "mkdocs.yml").read_text("utf-8")


def test_what_goes_in_one_language_may_lead_to_the_other(tmp_path: Path):
    root = site(tmp_path)
    before = pages(read(root))

    result = run(root, "rm", "docs/over/werkwijze.nl.md", "--to", "docs/over/werkwijze.en.md")

    assert "/over/werkwijze/ leidt voortaan naar docs/over/werkwijze.en.md" in result.output
    assert before <= pages(read(root))


@pytest.mark.parametrize(
    "typed", ["docs/over/coöperatie", "docs/over/coöperatie.nl.md", LOOSE, r"docs\over\coöperatie"]
)
@pytest.mark.parametrize("command", [("mv", "samen"), ("rm", "--to", "docs/over/index")])
def test_names_from_a_mac_are_the_same_names(typed: str, command: tuple[str, ...], tmp_path: Path):
    """Its accents are loose in the name of one file and in a link; a keyboard types composed ones."""
    link = "Zie [hier](coöperatie.md) en [daar](" + unicodedata.normalize("NFD", "coöperatie.nl.md") + ").\n"
    files = {f"{LOOSE}.nl.md": a_page("Samen"), "docs/over/coöperatie.en.md": a_page("Together", slug="samen")}
    root = site(tmp_path)
    write_files(root, {**files, "docs/over/wie.nl.md": a_page("Wie", link), "docs/over/wie.en.md": a_page("Who", link)})
    before = pages(read(root))

    result = run(root, command[0], typed, *command[1:])

    assert result.exit_code == 0, result.output
    assert not [path for path in (root / "docs/over").iterdir() if path.name.startswith("co") and ".nl" in path.name]
    assert before <= pages(read(root))


def test_who_names_a_page_without_a_link_is_told_too(tmp_path: Path):
    root = site(tmp_path)

    project = run(root, "rm", "docs/projecten/zon", "--nowhere").output

    assert "docs/_data/organisations/fontys.yml:4 linkt hierheen: zon" in project
    assert "blog/posts/2026-02-01-lente.nl.md:5 linkt hierheen: zon" in project
    assert "blog/newsletters/2026-02.nl.md:7 linkt hierheen: docs/projecten/zon" in project
    assert "/projecten/zon/ leidt nergens meer heen" in project


def test_a_menu_that_is_empty_is_still_a_menu(tmp_path: Path):
    root = site(tmp_path)

    run(root, "rm", "docs/over/werkwijze", "--to", "docs/index")
    run(root, "rm", "docs/over/index", "--to", "docs/index")

    pages(read(root))


def test_lines_keep_their_ends(tmp_path: Path):
    """Windows ends its lines otherwise."""
    root = site(tmp_path)
    path = root / "docs/over/index.nl.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    run(root, "mv", "docs/over/werkwijze", "aanpak")

    assert b"[hoe](aanpak.md)" in path.read_bytes()
    assert b"\r\n" in path.read_bytes()
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


NAMES = st.sampled_from(["a.md", "c/één.md", "b.nl.md", "c/d.md", "foto.jpg", "c/e.en.md"])
FOLDERS = st.sampled_from(["docs", "docs/c", "docs/c/f", "blog/posts"])


@settings(deadline=None)
@given(page=FOLDERS, new=FOLDERS, targets=st.lists(NAMES, max_size=5), renamed=st.dictionaries(NAMES, NAMES))
def test_a_link_means_the_same_file_after_any_move(page: str, new: str, targets: list[str], renamed: dict[str, str]):
    path, new_path = PurePosixPath(page, "x.nl.md"), PurePosixPath(new, "y.nl.md")
    text = "\n".join(f"[t]({posixpath.relpath(f'docs/{one}', page)}#kop) en tekst" for one in targets)
    moved = {PurePosixPath("docs", old): PurePosixPath("docs", one) for old, one in renamed.items()}

    made = retarget(text, path, new_path, lambda one: moved.get(one, one))

    wanted = [moved.get(PurePosixPath("docs", one), PurePosixPath("docs", one)) for one in targets]
    assert [meant for _, _, meant in file_links(made, new_path)] == wanted
    assert retarget(text, path, path, lambda one: one) == text


STEPS = st.sampled_from(
    [
        ("docs/over/werkwijze", "docs/over/aanpak"),
        ("docs/over/aanpak", "docs/over/werkwijze"),
        ("docs/over/aanpak", "docs/regio/aanpak"),
        ("docs/over", "docs/ons"),
        ("docs/ons", "docs/over"),
        ("docs/projecten/zon", "docs/projecten/maan"),
        ("docs/projecten/maan", "docs/projecten/zon"),
        ("blog/posts/2026-02-01-lente", "blog/posts/2026-02-01-voorjaar"),
        ("docs/_data/organisations/fontys.yml", "docs/_data/organisations/hogeschool.yml"),
        ("docs/_data/organisations/hogeschool.yml", "docs/_data/organisations/fontys.yml"),
    ]
)


@settings(max_examples=10, deadline=None)
@given(steps=st.lists(STEPS, min_size=2, max_size=6))
def test_after_any_row_of_renames_nothing_is_lost(steps: list[tuple[str, str]]):
    """Also back to a name that it had before."""
    with TemporaryDirectory() as folder:
        root = site(Path(folder))
        before = pages(read(root))
        for old, new in steps:
            result = run(root, "mv", old, new)
            assert result.exit_code in (0, 2), result.output

        after = read(root)
        assert before <= pages(after)
        assert set(all_lead_on(after, before).values()) <= pages(after)


def renamed(root: Path) -> str:
    """What only a rename by hand is told of."""
    found = read_content(some_settings(root)).problems
    return render_problems(one for one in found if one.code in ("address-lost", "pair-broken"))


def test_a_rename_by_hand_is_told_with_the_line_that_mends_it(tmp_path: Path):
    root = site(tmp_path)
    commit(root)
    assert renamed(root) == ""
    (root / "docs/over/werkwijze.nl.md").rename(root / "docs/over/aanpak.nl.md")

    assert renamed(root).split("\n")[0::2] == [
        "docs/over/aanpak.nl.md:1: let op: de vertaling heet nog docs/over/werkwijze.en.md, dus de twee horen niet meer "
        "bij elkaar. Noem die: docs/over/aanpak.en.md [pair-broken]",
        "docs/over/aanpak.nl.md:2: let op: dit stond eerst op /over/werkwijze/; wie dat adres heeft, komt nergens meer "
        "uit. Zet erbij: aliases: [/over/werkwijze/] [address-lost]",
    ]

    path = root / "docs/over/aanpak.nl.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\naliases: [/over/werkwijze/]\n", 1), "utf-8")
    (root / "docs/over/werkwijze.en.md").rename(root / "docs/over/aanpak.en.md")
    assert renamed(root) == ""


def test_another_slug_of_a_folder_is_told_on_every_page_below_it(tmp_path: Path):
    root = site(tmp_path)
    commit(root)
    path = root / "docs/over/index.nl.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\nslug: ons\n", 1), "utf-8")

    said = renamed(root)

    assert "docs/over/index.nl.md:3: let op: dit stond eerst op /over/;" in said
    assert "docs/over/werkwijze.nl.md:2: let op: dit stond eerst op /over/werkwijze/;" in said


def test_a_page_that_is_gone_and_a_new_one_that_is_other_are_no_rename(tmp_path: Path):
    root = site(tmp_path)
    commit(root)
    (root / "docs/themas/samen.nl.md").unlink()
    write_files(root, {"docs/over/heel-anders.nl.md": a_page("Anders", "Heel andere tekst.\n\nMet twee stukken.")})

    assert renamed(root) == ""


def test_outside_git_nothing_is_told(tmp_path: Path):
    assert renamed(site(tmp_path)) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("docs/a.nl.md", ""),
        ("docs/a.nl.md", ".."),
        ("docs/a.nl.md", "docs/x\x07"),
        ("docs/a.nl.md", "docs/_data/a.nl.md"),
        ("docs/map", "docs/_data/map"),
        ("docs/_data/organisations/zon.yml", "docs/zon.yml"),
        ("docs/_data/organisations/zon.yml", "blog/posts/zon"),
    ],
)
def test_what_cannot_stand_there_does_not_go_there(tmp_path: Path, old: str, new: str):
    zon = "name: Zon\nsector: zorg\nroles: [{role: signatory, source: brief}]\n"
    files = {"docs/a.nl.md": a_page(), "docs/map/b.nl.md": a_page(), "docs/_data/organisations/zon.yml": zon}
    root = a_project(tmp_path, files)
    before = written(root)

    done = slimmer("mv", old, new, cwd=root)

    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    assert written(root) == before


def end_at(step: int) -> None:
    """This process ends where it would take this step in changing files."""
    steps = itertools.count(1)

    def counted(does: Callable[..., object]) -> Callable[..., object]:
        return lambda *given, **more: os._exit(9) if next(steps) == step else does(*given, **more)

    for name in ("replace", "unlink"):
        setattr(Path, name, counted(getattr(Path, name)))


def test_a_rename_that_is_killed_at_any_step_destroys_nothing(tmp_path: Path):
    """Every text stands where it stood, or where it went; what is half is read by nobody."""
    for step in range(1, 9):
        root = tmp_path / str(step)
        texts = {f"docs/map/{name}.{code}.md": a_page(f"{name} {code}") for name in ("een", "twee") for code in LOCALES}
        write_files(root, {**HOME, **texts})
        change = Change({PurePosixPath(one): PurePosixPath(one.replace("map", "mappen")) for one in texts}, {}, (), {})
        if os.fork() == 0:
            end_at(step)
            make_change(change, root)
            os._exit(0)

        assert os.waitstatus_to_exitcode(os.wait()[1]) == 9
        there = {path.name: path.read_text("utf-8") for path in root.rglob("docs/map*/[!.]*")}
        assert there == {PurePosixPath(name).name: text for name, text in texts.items()}
