"""The translation status: an alarm for what says something else, never for how it is typed."""

import time
from pathlib import Path, PurePosixPath

import pytest
from builders import a_page, a_project, commit, some_settings, write_files
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from slimmer.checks.translations import check_translations
from slimmer.cli.main import cli
from slimmer.files.store import Store
from slimmer.messages.tell import render_problems
from slimmer.pairs.blocks import body_blocks
from slimmer.pairs.meaning import digest
from slimmer.pairs.record import Seen, parse_record, remove_keys, rename_keys, render_record
from slimmer.pairs.sides import parse_side
from slimmer.pairs.structure import differences
from slimmer.pairs.translations import accepted, load_record, site_texts, status_of

NL, EN = "docs/over/werkwijze.nl.md", "docs/over/werkwijze.en.md"
DUTCH = """\
Wij werken op 1 maart 2026 met 1.000 mensen, zie [de lijst](../index.md).

## Hoe

- Eerst dit.
- Dan dat.

Nog een zin over zorg. En een tweede, over welzijn.
"""
ENGLISH = """\
On 1 March 2026 we work with 1,000 people, see [the list](../index.md).

## How

- First this.
- Then that.

Another sentence about care. And a second, about welfare.
"""


def site(root: Path) -> Path:
    return a_project(root, {NL: a_page("Werkwijze", DUTCH), EN: a_page("Way of working", ENGLISH)})


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["status", *arguments, "--config", str(root / "mkdocs.yml")])


def states(root: Path) -> dict[str, str]:
    settings = some_settings(root)
    return {str(one.key): one.state for one in status_of(settings, load_record(settings), site_texts(settings))}


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


NO_ALARM = [
    ("mensen, zie", "mensen – zie"),
    ("Nog een zin over zorg. En", "Nog een zin\nover zorg.  En"),
    ("[de lijst](../index.md)", "[de lijst](index.nl.md#kop)"),
    ("over zorg", "over **zorg**"),
    ("- Eerst dit.\n- Dan dat.", "* Eerst dit!\n* Dan dat"),
    ("## Hoe\n", "<!-- een opmerking -->\n## Hoe { #hoe }\n"),
    ("Nog een zin over zorg. En een tweede, over welzijn.\n", ""),
]
"""The last one moves: it comes back above."""
ALARM = [
    ("1.000", "1.001"),
    ("1 maart", "2 maart"),
    ("maart", "april"),
    ("2026", "2027"),
    ("de lijst]", "een lijst]"),
    ("[de lijst](../index.md)", "de lijst"),
    ("## Hoe", "### Hoe"),
    ("- Dan dat.", "- Dan niet dat."),
    ("- Dan dat.\n", ""),
    ("over welzijn.", "over welzijn?"),
    ("title: Werkwijze", "title: Onze werkwijze"),
]


@pytest.mark.parametrize(("old", "new"), NO_ALARM)
def test_how_it_is_typed_is_never_an_alarm(old: str, new: str, tmp_path: Path):
    root = site(tmp_path)
    run(root, "--ok-all")
    change(root, NL, old, new)
    if not new:
        change(root, NL, "## Hoe", f"{old}\n## Hoe")

    assert states(root)["docs/over/werkwijze"] == "fresh"


@pytest.mark.parametrize(("old", "new"), ALARM)
def test_another_meaning_always_is(old: str, new: str, tmp_path: Path):
    root = site(tmp_path)
    run(root, "--ok-all")
    change(root, NL, old, new)

    assert states(root)["docs/over/werkwijze"] == "stale"
    assert states(root)["docs/index"] == "fresh"


def test_either_language_may_be_the_source(tmp_path: Path):
    root = site(tmp_path)
    run(root, "--ok-all")
    change(root, EN, "about care", "about care and cure")

    result = run(root)

    assert result.exit_code == 1
    assert f"{NL}: loopt achter / lags behind" in result.output


def test_old_stands_beside_new_and_ok_says_that_it_is_right(tmp_path: Path):
    root = site(tmp_path)
    run(root, "--ok-all")
    commit(root)
    change(root, NL, "Dan dat.", "Dan iets anders.")

    said = run(root, NL).output

    assert f"{EN}: loopt achter / lags behind" in said
    assert f"  {NL}:11\n    - Dan dat.\n    + Dan iets anders.\n" in said
    assert "Nog een zin" not in said
    assert run(root, "--ok", EN).exit_code == 0
    assert states(root)["docs/over/werkwijze"] == "fresh"


def test_what_was_never_looked_at_and_what_is_missing_are_said(tmp_path: Path):
    root = site(tmp_path)
    write_files(root, {"docs/alleen.nl.md": a_page("Alleen")})

    assert states(root) == {"docs/alleen": "missing", "docs/index": "unrecorded", "docs/over/werkwijze": "unrecorded"}
    assert "docs/alleen.nl.md: geen vertaling / no translation (en)" in run(root).output
    assert run(root, "--ok", "docs/alleen.nl.md").exit_code == 2


def test_a_translation_that_was_set_up_knows_what_it_is_made_from(tmp_path: Path):
    root = site(tmp_path)
    (root / EN).unlink()
    CliRunner().invoke(cli, ["translate", NL, "--config", str(root / "mkdocs.yml")])
    change(root, EN, "draft: true", "noindex: true")
    assert states(root)["docs/over/werkwijze"] == "fresh"

    change(root, NL, "Dan dat.", "Dan iets anders.")

    assert states(root)["docs/over/werkwijze"] == "stale"


def test_structure_that_differs_is_told_at_its_place(tmp_path: Path):
    root = site(tmp_path)
    change(root, EN, "1 March", "1 April")
    change(root, EN, "1,000", "1,100")
    change(root, EN, "- Then that.\n", "")
    settings = some_settings(root)
    texts = site_texts(settings)
    pairs = list(status_of(settings, {}, texts))

    said = render_problems(check_translations(pairs, texts, Store(tmp_path / "store"))).split("\n")[0::2]

    assert said == [
        f"{EN}:6: let op: de getallen verschillen: hier 1100, in {NL}:6 1000. Maak ze gelijk, of meld dat het zo klopt: "
        f"slimmer status --ok {EN} [translation-differs]",
        f"{EN}:6: let op: de maanden verschillen: hier 4, in {NL}:6 3. Maak ze gelijk, of meld dat het zo klopt: "
        f"slimmer status --ok {EN} [translation-differs]",
        f"{EN}:10: let op: de punten van lijsten verschillen: hier 1, in {NL}:10 2. Maak ze gelijk, of meld dat het zo "
        f"klopt: slimmer status --ok {EN} [translation-differs]",
    ]
    run(root, "--ok", EN)
    assert (
        list(check_translations(status_of(settings, load_record(settings), texts), texts, Store(tmp_path / "store")))
        == []
    )


def test_a_pair_that_is_alike_differs_in_nothing():
    sides = [parse_side(a_page("x", body).encode(), PurePosixPath(name)) for body, name in ((DUTCH, NL), (ENGLISH, EN))]

    assert list(differences(*sides, ("nl", "en"))) == []


WORDS = st.text("abc déÉ12", min_size=1, max_size=12).filter(lambda text: any(one.isalnum() for one in text))
SENTENCES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join).filter(lambda text: text.strip()[:1].isalpha())
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=6)


def digests(body: str) -> list[str]:
    return sorted(digest(block) for block in body_blocks(body, 1))


@given(PARAGRAPHS, st.randoms(use_true_random=False))
def test_moving_and_reflowing_never_change_the_meaning(paragraphs: list[str], random):
    moved = random.sample(paragraphs, len(paragraphs))
    flowed = [random.choice(("\n", "  ", " ")).join(one.split()) for one in moved]

    assert digests("\n\n".join(paragraphs)) == digests("\n\n".join(flowed))


@given(PARAGRAPHS, st.data())
def test_another_word_always_changes_it(paragraphs: list[str], data):
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    words = paragraphs[at].split()
    number = data.draw(st.integers(0, len(words) - 1))
    words[number] = f"{words[number]}x"
    changed = [*paragraphs[:at], " ".join(words), *paragraphs[at + 1 :]]

    assert digests("\n\n".join(paragraphs)) != digests("\n\n".join(changed))


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_numbers_are_never_one(one: int, other: int):
    assert (digests(f"In {one} jaar") == digests(f"In {other} jaar")) == (one == other)


@given(st.text(max_size=200))
def test_any_text_is_taken_apart(text: str):
    side = parse_side(text.encode("utf-8", "surrogatepass"), PurePosixPath("docs/x.nl.md"))

    assert digests(text) == digests(text)
    assert list(differences(side, side, ("nl", "en"))) == []


def test_the_record_merges_by_line():
    """Two branches each change a line; git's union leaves both lines of one pair, and right by one is right."""
    one, other = {"nl": Seen("1", ("a",)), "en": Seen("2", ("b",))}, {"nl": Seen("3", ("c",)), "en": Seen("4", ("d",))}
    text = render_record({"docs/b": [one], "docs/a": [one]})

    assert [line.split()[0] for line in text.splitlines()[1:]] == ["docs/a", "docs/b"]
    both = text + render_record({"docs/a": [other]})
    assert parse_record(both)["docs/a"] == [one, other]
    assert parse_record("<<<<<<< HEAD\n=======\n>>>>>>> x\nkapot\n") == {}
    assert "docs/c en=" in rename_keys(text, {"docs/b": "docs/c"})
    assert "docs/b" not in remove_keys(text, ["docs/b"])


def test_a_thousand_pairs_take_a_second(tmp_path: Path):
    files = {}
    for number in range(1000):
        for code, text in (("nl", DUTCH), ("en", ENGLISH)):
            body = "\n".join(text.replace("zin", f"zin {number}") for _ in range(6))
            files[f"docs/p{number % 20}/pagina-{number}.{code}.md"] = a_page(f"Pagina {number}", body)
    root = a_project(tmp_path, files)
    settings = some_settings(root)
    texts = site_texts(settings)
    record = accepted({}, status_of(settings, {}, texts), texts)
    write_files(root, {"docs/_data/translations.txt": render_record(record).encode()})
    for number in range(20):
        change(root, f"docs/p{number}/pagina-{number}.nl.md", "Dan dat.", "Dan niet.")

    start = time.process_time()
    found = list(status_of(settings, load_record(settings), site_texts(settings)))

    assert sum(one.state == "stale" for one in found) == 20
    assert time.process_time() - start < 1
