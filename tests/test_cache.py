"""What was made before is used again while it is still right, and only then."""

import marshal
import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path, PurePosixPath

import pytest
from builders import EXTENSIONS, HOME, Site, a_page, a_project, a_site, cards_of, prepare, some_settings, write_files
from conftest import Built, slimmer

from slimmer.files import cache
from slimmer.files.cache import FILES, PICTURES, PROSE, STORE, TEMPLATES, TEXTS, forget, keep, load, program
from slimmer.files.shelf import PIECES, Shelf, shelf_at
from slimmer.files.store import Store
from slimmer.load import kept as kept_files
from slimmer.load.library import load_library
from slimmer.load.text import parse_text
from slimmer.markup.kept import pack, unpack
from slimmer.media.pictures.renditions import Made, contents
from slimmer.model.problem import Problem
from slimmer.outputs.write import write_site
from slimmer.render.templates import theme_templates

DAY = 24 * 60 * 60
RICH = a_page(
    body="""Dit doet de GGD[^S1]. Zie [de kop](#kop).

[[people]]

## Kop

![Een zon](zon.svg "Zon"){ .small }

> Een citaat

- een lijst
"""
)
DATA = {
    "docs/zon.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
    "docs/_data/sources.yml": 'S1:\n  title: "Bron"\n  url: https://example.org/\n  date: "2020"\n',
    "docs/_data/glossary.yml": "GGD:\n  nl: Gemeentelijke gezondheidsdienst\n  en: Municipal health service\n",
}


def kept(root: Path) -> set[str]:
    """Keys in the store."""
    with closing(sqlite3.connect(root / STORE)) as database:
        return {key for (key,) in database.execute("SELECT key FROM entries")}


def on_shelf(folder: Path) -> dict[str, object]:
    """All that it holds."""
    shelf = Shelf(folder)
    return {key: entry for number in range(PIECES) for key, entry in shelf.piece(number).items()}


def kept_texts(root: Path) -> set[str]:
    return set(on_shelf(root / TEXTS))


def spoil(root: Path, how: str) -> None:
    """Change what is kept, and not what is said of it."""
    pieces = [path for folder in (FILES, TEXTS, PROSE) for path in (root / folder).iterdir()]
    assert {path.parent.name for path in pieces} == {"files", "texts", "prose"}
    for path in pieces:
        content = path.read_bytes()
        match how:
            case "empty":
                path.write_bytes(b"")
            case "cut":
                path.write_bytes(content[:-1])
            case "changed":
                path.write_bytes(content[:-3] + bytes([content[-3] ^ 1]) + content[-2:])
            case "a folder":
                path.unlink()
                path.mkdir()
            case "of another program":
                keep(path, b"another program, other entries")
            case "no mapping":
                keep(path, program().encode() + marshal.dumps(["a", "list"]))
    shelf_at.cache_clear()


def aged(path: Path, days: float) -> None:
    then = time.time() - days * DAY
    os.utime(path, (then, then))


# Files


def read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are taken apart when this site is read once more, by someone who remembers nothing."""
    shelf_at.cache_clear()
    kept_files._settled.cache_clear()
    read: list[str] = []

    def note(content: bytes, path: PurePosixPath) -> tuple[str | None, list[Problem]]:
        read.append(path.name)
        return parse_text(content, path)

    with monkeypatch.context() as patch:
        patch.setattr("slimmer.load.kept.parse_text", note)
        patch.setattr("slimmer.files.state._YOUNG", 20_000_000)
        time.sleep(0.03)
        load_library(some_settings(root))
    return sorted(read)


def test_a_file_is_read_again_only_when_something_was_done_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    files = {f"docs/{name}.nl.md": a_page(body=f"Tekst van {name}.") for name in ("a", "b", "c", "d", "e")}
    write_files(tmp_path, {**HOME, **files})
    everything = sorted(["index.nl.md", "index.en.md", *(Path(path).name for path in files)])
    assert read_again(tmp_path, monkeypatch) == everything
    assert read_again(tmp_path, monkeypatch) == []

    # Other words in as many bytes, with the clock set back: only the system's own note of the change is left.
    times = (tmp_path / "docs/a.nl.md").stat()
    (tmp_path / "docs/a.nl.md").write_text(files["docs/a.nl.md"].replace("Tekst", "Woord"), "utf-8")
    os.utime(tmp_path / "docs/a.nl.md", ns=(times.st_atime_ns, times.st_mtime_ns))
    (tmp_path / "docs/b.nl.md").touch()
    (tmp_path / "docs/c.nl.md").replace(tmp_path / "docs/d.nl.md")
    assert read_again(tmp_path, monkeypatch) == ["a.nl.md", "b.nl.md", "d.nl.md"]

    after = load_library(some_settings(tmp_path))[0]
    assert [page.body.split()[-1] for page in after.pages if page.path.name[0] in "abde"] == ["a.", "b.", "c.", "e."]
    assert [page.lines for page in after.pages][-1] == {"title": 2, "description": 3}
    assert after.by_path[PurePosixPath("docs/a.nl.md")].body.strip() == "Woord van a."


def test_a_file_that_changed_a_moment_ago_is_read_again(tmp_path: Path):
    write_files(tmp_path, HOME)
    load_library(some_settings(tmp_path))

    assert on_shelf(tmp_path / FILES) == {}


def test_a_file_with_a_mistake_is_told_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_files(tmp_path, {**HOME, "docs/fout.nl.md": "---\ntitle: Fout\nsoort: x\n---\nTekst.\n"})

    assert "fout.nl.md" in read_again(tmp_path, monkeypatch)
    assert read_again(tmp_path, monkeypatch) == ["fout.nl.md"]


# Texts


def test_a_kept_text_is_the_text_in_every_part(network: Built):
    site = prepare(network.settings)

    assert len(site.documents) > 100
    for document in site.documents.values():
        assert unpack(marshal.loads(marshal.dumps(pack(document, {})))) == document


def test_a_text_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    first = a_site(tmp_path, {**DATA, "docs/rijk.nl.md": RICH})
    assert first.problems == ()
    read: list[object] = []
    monkeypatch.setattr("slimmer.markup.kept.parse_bounded", lambda *given, **_: read.append(given))

    assert prepare(some_settings(tmp_path)).documents == first.documents
    assert read == []


def test_a_text_with_a_mistake_is_not_kept_so_its_message_comes_again(tmp_path: Path):
    first = a_site(tmp_path, {"docs/fout.nl.md": a_page(body="#### Te diep")})

    assert len(kept_texts(tmp_path)) == len(HOME)
    assert prepare(some_settings(tmp_path)).problems == first.problems != ()


@pytest.mark.parametrize("damage", ["empty", "cut", "changed", "a folder", "of another program", "no mapping"])
def test_a_damaged_text_is_read_again(tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("slimmer.files.state._YOUNG", 20_000_000)
    write_files(tmp_path, {**HOME, **DATA, "docs/rijk.nl.md": RICH})
    time.sleep(0.03)
    first = prepare(some_settings(tmp_path))
    spoil(tmp_path, damage)
    kept_files._settled.cache_clear()

    after = prepare(some_settings(tmp_path))

    assert after.documents == first.documents
    assert after.problems == first.problems == ()


@pytest.mark.parametrize("damage", ["x''", "'x'", "substr(content, 2)", "NULL", "no database"])
def test_a_damaged_store_has_nothing(tmp_path: Path, damage: str):
    store = Store(tmp_path / "store.db")
    store.keep({"one": b"what was kept"})
    if damage == "no database":
        (tmp_path / "store.db").write_bytes(b"x" * 5000)
    else:
        with closing(sqlite3.connect(tmp_path / "store.db")) as database, database:
            database.execute(f"UPDATE entries SET content = {damage}")

    assert store.load(["one"]) == {}
    store.keep({"one": b"again"})
    assert store.load(["one"]) == {"one": b"again"}


def test_everything_is_made_where_nothing_can_be_kept(tmp_path: Path):
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    (tmp_path / "without/.cache").write_text("a file where the folder should be", "utf-8")

    usual, site = (a_site(tmp_path / name, {**DATA, "docs/rijk.nl.md": RICH}) for name in ("with", "without"))

    assert site.problems == ()
    assert site.files == usual.files


def test_a_build_goes_on_where_nothing_can_be_kept_and_says_so(tmp_path: Path):
    a_project(tmp_path, {**DATA, "docs/rijk.nl.md": RICH, ".cache": "a file where the folder should be"})

    done = slimmer("build", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "in .cache kan niets worden bewaard" in done.stderr
    assert "nothing can be kept in .cache" in done.stderr
    assert list((tmp_path / "site/pictures").iterdir())


def test_nothing_is_said_of_a_cache_that_keeps(tmp_path: Path):
    a_project(tmp_path, {})

    done = slimmer("build", cwd=tmp_path)

    assert ".cache" not in done.stderr
    assert not list((tmp_path / ".cache").glob("*probe*"))


def test_a_picture_that_changed_during_the_build_stops_it(tmp_path: Path):
    """Its address has the digest of what it was."""
    (tmp_path / ".cache").write_text("a file where the folder should be", "utf-8")
    site = a_site(tmp_path, {**DATA, "docs/rijk.nl.md": RICH})
    [made] = site.gallery.made.values()
    assert isinstance(made, Made)
    (tmp_path / "docs/zon.svg").write_text("<svg/>", "utf-8")

    with pytest.raises(FileNotFoundError, match="changed during the build"):
        contents(made, tmp_path / PICTURES)


def test_a_store_that_another_build_holds_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    store = Store(tmp_path / "store.db")
    store.keep({"a": b"1"})
    connect = sqlite3.connect
    with connect(tmp_path / "store.db") as other:
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(sqlite3, "connect", lambda path, **_: connect(path, timeout=0))
        store.keep({"b": b"2"})
        monkeypatch.undo()
    other.close()

    assert store.load(["a", "b"]) == {"a": b"1"}


CHANGES: dict[str, dict[str, str]] = {
    "the text": {"docs/rijk.nl.md": RICH.replace("citaat", "gezegde")},
    "the lines above it": {"docs/rijk.nl.md": RICH.replace("---\n", "---\nslug: rijk\n", 1)},
    "a source": {"docs/_data/sources.yml": DATA["docs/_data/sources.yml"].replace("Bron", "Andere")},
    "the glossary": {"docs/_data/glossary.yml": DATA["docs/_data/glossary.yml"].replace("dienst", "dienst Brabant")},
    "a word of the interface": {"docs/_data/words/nl.yml": "footnote_back: Naar boven {number}\n"},
}


@pytest.mark.parametrize("changed", CHANGES)
def test_what_a_text_depends_on_has_it_read_again(tmp_path: Path, changed: str):
    files = {**DATA, "docs/rijk.nl.md": RICH}
    assert a_site(tmp_path / "one", files).problems == ()

    after = a_site(tmp_path / "one", {**files, **CHANGES[changed]})

    fresh = a_site(tmp_path / "two", {**files, **CHANGES[changed]})
    assert after.documents == fresh.documents
    assert kept_texts(tmp_path / "one") == kept_texts(tmp_path / "two")


def test_a_source_that_a_text_does_not_name_leaves_it_alone(tmp_path: Path):
    """Writers add sources every day."""
    files = {**DATA, "docs/rijk.nl.md": RICH}
    a_site(tmp_path, files)
    before = kept_texts(tmp_path)

    a_site(tmp_path, {**files, "docs/_data/sources.yml": DATA["docs/_data/sources.yml"] + "S2: {title: Nieuw}\n"})

    assert kept_texts(tmp_path) == before


def test_settings_and_a_new_version_have_every_text_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def kept(site: Site) -> set[str]:
        assert site.problems == ()
        return kept_texts(tmp_path)

    first = kept(a_site(tmp_path, {}))
    fewer = kept(prepare(some_settings(tmp_path, markdown_extensions=EXTENSIONS[:-2])))
    monkeypatch.setattr("slimmer.markup.parse.program", lambda: "another")
    another = kept(a_site(tmp_path, {}))

    assert [len(first), len(fewer), len(another), len(first | fewer | another)] == [2, 2, 2, 6]


def test_the_program_has_another_name_when_it_or_a_package_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    monkeypatch.setattr("slimmer.files.cache.__file__", str(tmp_path / "slimmer/files/cache.py"))
    seen = set()
    for path in (
        "slimmer/files/cache.py",
        "slimmer/markup/parse.py",
        "slimmer/locales/words/nl.yml",
        "markdown-3.dist-info/x",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
        cache.program.cache_clear()
        seen.add(cache.program())
    (tmp_path / "slimmer/files/cache.py").write_bytes(b"changed")
    cache.program.cache_clear()
    seen.add(cache.program())
    cache.program.cache_clear()
    assert len(seen) == 5


# Cards


def test_a_damaged_card_is_made_again(tmp_path: Path):
    cards = list(cards_of(a_site(tmp_path, {})).values())
    store = Store(tmp_path / "store")

    def make(target: str) -> dict[str, bytes]:
        write_site(cards, (), tmp_path / target, store)
        return {path.name: path.read_bytes() for path in (tmp_path / target / "assets/cards").iterdir()}

    first = make("one")
    with sqlite3.connect(tmp_path / "store") as database:
        database.execute("UPDATE entries SET content = substr(content, 10)")
    assert make("two") == first


# What is kept, and for how long


def test_what_is_used_is_kept_and_the_rest_goes_after_a_month(tmp_path: Path):
    paths = [tmp_path / folder / "x" for folder in (PICTURES, TEMPLATES)]
    for path in paths:
        keep(path, b"content")
        aged(path, 31)
    assert load(paths[0]) == b"content"
    keep(tmp_path / TEMPLATES / "young", b"content")
    aged(tmp_path / TEMPLATES / "young", 29)
    (tmp_path / ".cache" / "other").write_bytes(b"of another program")
    aged(tmp_path / ".cache" / "other", 400)

    forget(tmp_path)

    left = {path.relative_to(tmp_path / ".cache").as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"pictures/x", "templates/young", "other"}


def test_what_the_store_holds_is_kept_as_long(tmp_path: Path):
    store = Store(tmp_path / STORE)
    store.keep({"old": b"1", "used": b"2", "young": b"3"})
    with closing(sqlite3.connect(tmp_path / STORE)) as database, database:
        database.execute("UPDATE entries SET used = used - 31 WHERE key IN ('old', 'used')")
        database.execute("UPDATE entries SET used = used - 29 WHERE key = 'young'")
    assert store.load(["used"]) == {"used": b"2"}

    store.forget()

    assert kept(tmp_path) == {"used", "young"}


def test_of_too_much_the_longest_unused_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("slimmer.files.store.MOST", 1000)
    monkeypatch.setattr("slimmer.files.cache.MOST", 1000)
    store = Store(tmp_path / STORE)
    store.keep(dict.fromkeys(("a", "b", "c"), b"x" * 400))
    with closing(sqlite3.connect(tmp_path / STORE)) as database, database:
        database.execute("UPDATE entries SET used = used - 2 WHERE key = 'b'")
    for day, name in enumerate("abc"):
        keep(tmp_path / PICTURES / name, b"x" * 400)
        aged(tmp_path / PICTURES / name, day)

    store.forget()
    forget(tmp_path)

    assert kept(tmp_path) == {"a", "c"}
    assert sorted(path.name for path in (tmp_path / PICTURES).iterdir()) == ["a", "b"]


@pytest.mark.parametrize("damage", [30, 40, -1])
def test_a_damaged_template_is_compiled_again(tmp_path: Path, damage: int):
    def render() -> str:
        theme_templates.cache_clear()
        return theme_templates(tmp_path, tmp_path / "theme").get_template("a.html").render()

    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/a.html").write_text("Welkom", "utf-8")
    assert render() == "Welkom"
    [kept] = [path for path in (tmp_path / TEMPLATES).rglob("*") if path.is_file()]
    kept.write_bytes(kept.read_bytes().replace(b"Welkom", b"Welkon") if damage < 0 else kept.read_bytes()[:damage])

    assert render() == "Welkom"
    theme_templates.cache_clear()


def test_templates_do_without_a_folder_to_keep_them_in(tmp_path: Path):
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/a.html").write_text("Welkom", "utf-8")
    (tmp_path / ".cache").touch()

    assert theme_templates(tmp_path, tmp_path / "theme").get_template("a.html").render() == "Welkom"


def test_what_another_build_removed_meanwhile_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    keep(tmp_path / PICTURES / "x", b"content")
    aged(tmp_path / PICTURES / "x", 31)

    def gone(*_: object, **__: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "unlink", gone)
    forget(tmp_path)
