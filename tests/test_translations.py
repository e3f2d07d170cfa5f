"""The translation status: an alarm for what says something else, never for how it is typed."""

import os
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath
from random import Random

import pytest
from builders import a_page, a_project, commit, prepare, some_settings, write_files
from click.testing import CliRunner, Result
from hypothesis import assume, given
from hypothesis import strategies as st

from slimmer.cli.main import cli
from slimmer.messages.tell import render_problems
from slimmer.messages.wording import Wording, wordings
from slimmer.pairs.meaning import digest
from slimmer.pairs.record import Seen, parse_record, remove_keys, rename_keys, render_record
from slimmer.pairs.sides import body_blocks, parse_side
from slimmer.pairs.structure import differences
from slimmer.pairs.translations import load_pairs
from slimmer.stages import read_content

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
    return {str(one.key): one.state for one in load_pairs(settings)[0]}


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


def test_a_windows_console_shows_it(tmp_path: Path):
    """Its code page lacks signs, and paths are typed with the other slash."""
    root = site(tmp_path)
    run(root, "--ok-all")
    commit(root)
    change(root, NL, "Dan dat.", "Dan één → twee.")

    command = [sys.executable, "-m", "slimmer", "status", r"docs\over\werkwijze.nl.md"]
    done = subprocess.run(command, cwd=root, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, capture_output=True)

    said = done.stdout.decode("cp1252")
    assert (done.returncode, done.stderr) == (1, b"")
    assert "    - Dan dat." in said.splitlines()
    assert r"    + Dan één \u2192 twee." in said.splitlines()


@pytest.mark.parametrize(
    "said", [one for subject in ("writing", "bringing", "status") for one in wordings(subject).values()]
)
def test_what_the_commands_say_has_only_signs_of_a_windows_console(said: Wording):
    assert (said.nl + said.en).encode("cp1252")


def notice(root: Path, path: str, **changes: object) -> str:
    """What visitors of a page read about its age."""
    page = prepare(some_settings(root, **changes)).files[path].decode()
    found = re.search('<p class="notice stale"[^>]*>(.*?)</p>', page, re.DOTALL)
    return re.sub("<[^>]+>", "", found[1]).strip() if found else ""


def test_visitors_of_a_translation_that_lags_behind_hear_since_when(tmp_path: Path):
    root = site(tmp_path)
    run(root, "--ok-all")
    english, dutch = "en/over/werkwijze/index.html", "over/werkwijze/index.html"
    assert notice(root, english) == ""

    change(root, NL, "Dan dat.", "Dan iets anders.")
    commit(root, day="2026-03-04")

    said = "The text in Dutch changed on 4 March 2026; this translation has not followed yet. Werkwijze"
    assert (notice(root, english), notice(root, dutch)) == (said, "")
    assert notice(root, english, stale_notice=False) == ""
    run(root, "--ok", EN)
    assert notice(root, english) == ""


def test_when_both_changed_no_visitor_is_warned_but_writers_are(tmp_path: Path):
    """Most often they changed together, and nobody said so yet."""
    root = site(tmp_path)
    run(root, "--ok-all")
    change(root, NL, "Dan dat.", "Dan iets anders.")
    change(root, EN, "Then that.", "Then something else.")

    assert notice(root, "en/over/werkwijze/index.html") == ""
    codes = [(str(one.path), one.code) for one in read_content(some_settings(root)).problems]
    assert codes == [(EN, "translation-stale"), (NL, "translation-stale")]


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
    assert states(root)["docs/over/werkwijze"] == "draft"
    change(root, EN, "draft: true", "noindex: true")
    # Nobody said that it is right, so nobody would hear when it changes.
    assert states(root)["docs/over/werkwijze"] == "unrecorded"

    change(root, NL, "Dan dat.", "Dan iets anders.")

    assert states(root)["docs/over/werkwijze"] == "stale"


def test_structure_that_differs_is_told_at_its_place(tmp_path: Path):
    root = site(tmp_path)
    change(root, EN, "1 March", "1 April")
    change(root, EN, "1,000", "1,100")
    change(root, EN, "- Then that.\n", "")

    said = render_problems(read_content(some_settings(root)).problems).split("\n")[0::2]

    assert said == [
        f"{EN}:6: let op: de getallen verschillen: hier 1100, in {NL}:6 1000. Maak ze gelijk, of meld dat het zo klopt: "
        f"slimmer status --ok {EN} [translation-differs]",
        f"{EN}:6: let op: de maanden verschillen: hier 4, in {NL}:6 3. Maak ze gelijk, of meld dat het zo klopt: "
        f"slimmer status --ok {EN} [translation-differs]",
        f"{EN}:10: let op: de punten van lijsten verschillen: hier 1, in {NL}:10 2. Maak ze gelijk, of meld dat het zo "
        f"klopt: slimmer status --ok {EN} [translation-differs]",
    ]
    run(root, "--ok", EN)
    assert read_content(some_settings(root)).problems == ()


def test_who_has_hardly_begun_hears_once_how_to(tmp_path: Path):
    """A network with many texts and no record: not a list of all that differs; what it says is enough to begin."""
    root = site(tmp_path)
    change(root, EN, "1 March", "1 April")
    for name in "abcd":
        write_files(root, {f"docs/{name}.nl.md": a_page(name), f"docs/{name}.en.md": a_page(name)})
    (told,) = read_content(some_settings(root)).problems

    assert (told.code, dict(told.values)["count"]) == ("translation-unrecorded", "6")
    assert "de maanden verschillen" in run(root).output
    advice = re.search(r"slimmer status (--ok-all)", render_problems([told]))
    run(root, advice[1])
    assert read_content(some_settings(root)).problems == ()
    change(root, NL, "Dan dat.", "Dan iets anders.")
    assert [one.code for one in read_content(some_settings(root)).problems] == [
        "translation-stale",
        "translation-differs",
    ]


def test_a_pair_that_is_alike_differs_in_nothing():
    sides = [parse_side(a_page("x", body).encode(), PurePosixPath(name)) for body, name in ((DUTCH, NL), (ENGLISH, EN))]

    assert list(differences(*sides, ("nl", "en"))) == []


WORD = st.sampled_from("zorg wonen één regio samen Brainport oe'r langer thuis niet".split())
NUMBER = st.sampled_from(["2026", "1.000", "2,5", "12", "€ 85", "40%"])
DAY = st.builds("{} {}".format, st.integers(1, 31), st.sampled_from(["maart", "april", "mei"]))
PART = st.one_of(
    st.tuples(st.just("word"), WORD),
    st.tuples(st.just("number"), NUMBER),
    st.tuples(st.just("day"), DAY),
    st.tuples(st.just("link"), WORD),
)
BLOCK = st.tuples(st.sampled_from(["p", "h2", "h3", "li"]), st.lists(PART, min_size=1, max_size=8))
TEXT = st.lists(BLOCK, min_size=1, max_size=5)
Part = tuple[str, str]
Blocks = list[tuple[str, list[Part]]]


def typed(blocks: Blocks, random: Random) -> str:
    """The same text as another person might type it."""
    return "\n\n".join(_typed_block(kind, parts, random) for kind, parts in blocks)


def _typed_block(kind: str, parts: list[Part], random: Random) -> str:
    start = {"p": "", "h2": "## ", "h3": "### ", "li": random.choice(["- ", "* ", "+ "])}[kind]
    space = [" ", "  ", "\n" if kind == "p" else " "]
    said = [_typed_part(what, text, random) for what, text in parts]
    # A number at the start of a line is an item of a list when a dot follows.
    return start + said[0] + "".join(random.choice(space) + one for one in said[1:]) + random.choice(["", "", "!"])


def _typed_part(what: str, text: str, random: Random) -> str:
    if what == "link":
        return f"[{text}]({random.choice(['a.md', '../b.nl.md#kop', 'https://example.org/c'])})"
    if what == "word":
        text = random.choice([text, text, f"**{text}**", f"*{text}*", f"{text},", f"{text};", f"“{text}”", f'"{text}"'])
        return text.replace("'", random.choice("'’"))
    return text


def digests(body: str) -> list[str]:
    return sorted(digest(block) for block in body_blocks(body, 1))


@given(TEXT, st.randoms(use_true_random=False))
def test_how_a_text_is_typed_and_in_which_order_never_is_an_alarm(blocks: Blocks, random: Random):
    """Reflowing, another kind of quotes or bullets, a comma, emphasis, where a link leads, moving a block."""
    moved = random.sample(blocks, len(blocks))

    assert digests(typed(blocks, random)) == digests(typed(moved, random))


@given(TEXT, PART, st.randoms(use_true_random=False))
def test_anything_else_that_it_says_always_is(blocks: Blocks, part: Part, random: Random):
    """Another word, number, date or link text; one more, one less; a heading of another level."""
    at = random.randrange(len(blocks))
    kind, parts = blocks[at]
    where = random.randrange(len(parts))
    ways = [(kind, [*parts[:where], part, *parts[where + 1 :]]), (kind, [*parts[:where], part, *parts[where:]])]
    ways += [(kind, parts[:where] + parts[where + 1 :])] if len(parts) > 1 else []
    ways += [({"h2": "h3", "h3": "h2", "p": "li", "li": "p"}[kind], parts)]
    changed = random.choice(ways)
    assume(changed != blocks[at])

    other = [*blocks[:at], changed, *blocks[at + 1 :]]
    assert digests(typed(blocks, random)) != digests(typed(other, random))


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
