"""Every text is read, or stopped and told, in a time that was set; the texts after it are read as ever."""

import io
import pickle
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path, PurePosixPath

import pytest
from builders import EXTENSIONS, a_page, a_site

from slimmer.load.data import Data, parse_data
from slimmer.load.yaml_lines import parse_yaml
from slimmer.locales.words import Words
from slimmer.markup import worker
from slimmer.markup.parse import Dialect, parse_markdown
from slimmer.markup.worker import Read, parse_bounded

SLOW = {
    "brackets": "[" * 10_000,
    "tags": "<a " * 10_000,
    "braces and quotes": "{a=“" * 10_000,
    "backticks": " ".join("`" * number for number in range(1, 400)),
    "nested quotes": "\n".join(">" * number + " x" for number in range(1, 300)),
    "nested lists": "\n".join("  " * number + "- x" for number in range(300)),
    "a long table": "|a|b|\n|-|-|\n" + "|x|y|\n" * 20_000,
    "a wide table": "\n".join("|" * 1_000 for _ in range(200)),
    "a long list": "- x\n" * 60_000,
    "many paragraphs": "woord\n\n" * 50_000,
}
PLAIN = "nul\n\n- een\n\n    - *twee*\n\n> drie\n\n!!! note\n    vier\n\n1. vijf"
PATH = PurePosixPath("docs/x.nl.md")
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
"""The clock may strike in a callback of the collector, which tells it and goes on; so it strikes again."""


@pytest.fixture
def dialect(monkeypatch: pytest.MonkeyPatch) -> Dialect:
    monkeypatch.setattr(worker, "SECONDS", 0.6)
    return Dialect("nl", Words("nl", {}), EXTENSIONS, footnote={}.get)


@pytest.mark.parametrize("name", SLOW)
def test_what_takes_long_is_stopped_and_told(name: str, dialect: Dialect):
    expected = parse_markdown(PLAIN, PATH, dialect)

    start = time.process_time()
    document, problems = parse_bounded(SLOW[name], PATH, dialect, first_line=6)

    assert time.process_time() - start < 2
    assert [(one.path, one.line, one.code) for one in problems] == [(PATH, 6, "markdown-slow")]
    assert document.parts == ()
    assert parse_bounded(PLAIN, PATH, dialect) == expected


def test_in_a_thread_another_process_reads_and_is_ended(dialect: Dialect):
    """As in a preview, and on Windows."""
    found: list[Read] = []
    texts = [PLAIN, SLOW["brackets"], PLAIN, SLOW["braces and quotes"], PLAIN]
    thread = threading.Thread(target=lambda: found.extend(parse_bounded(one, PATH, dialect) for one in texts))

    thread.start()
    thread.join()

    expected = parse_markdown(PLAIN, PATH, dialect)
    assert [found[0], found[2], found[4]] == [expected] * 3
    assert [problems[0].code for _, problems in (found[1], found[3])] == ["markdown-slow"] * 2


def test_without_a_timer_the_process_counts_its_own_seconds(dialect: Dialect):
    """As on Windows: what the processor did, however long others had it."""
    code = "from slimmer.markup import worker; worker._HAS_TIMER = False; worker.SECONDS = 0.6; worker.main()"
    given = [pickle.dumps((text, PATH, pickle.dumps(dialect), 1)) for text in (PLAIN, SLOW["tags"], PLAIN)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime

    done = subprocess.run([sys.executable, "-c", code], input=b"".join(given), capture_output=True, check=False)

    answers = io.BytesIO(done.stdout)
    assert pickle.load(answers) == "ready"
    assert pickle.load(answers) == parse_markdown(PLAIN, PATH, dialect)
    assert (done.returncode, answers.read()) == (1, b"")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 4


def test_a_text_that_is_stopped_leaves_nothing_behind(dialect: Dialect, monkeypatch: pytest.MonkeyPatch):
    """Wherever in it the reader was: most likely in an item of a list, where a paragraph is no paragraph."""
    expected = parse_markdown(PLAIN, PATH, dialect)
    for hundredths in range(3, 40, 6):
        monkeypatch.setattr(worker, "SECONDS", hundredths / 100)
        parse_bounded("- x\n" * 4_000, PATH, dialect)
        assert parse_markdown(PLAIN, PATH, dialect) == expected


@pytest.mark.parametrize("tag", ["b", "div", "blockquote", "ul><li", "table><tr><td"])
def test_what_is_too_deep_for_a_reader_is_told(tag: str, dialect: Dialect):
    """Whatever depth a page can have: a mail must be written from it too."""
    ends = "".join(f"</{one}>" for one in reversed(tag.split("><")))

    _, problems = parse_markdown(f"<{tag}>" * 150 + "diep" + ends * 150, PATH, dialect)

    assert [one.code for one in problems] == ["markdown-too-deep"]


@pytest.mark.parametrize("start", ["[", "{a: ", "- ", "? ", "- ? ", "[{a: "])
def test_data_that_is_too_deep_is_told(start: str):
    parsed = parse_yaml(f"a: {start * 50_000}" if "[" in start or "{" in start else start * 50_000, PATH)

    assert {one.code for one in parsed.problems} == {"yaml-broken"}


def test_a_file_of_data_takes_as_long_as_it_is():
    """Many entries are not deep, and the last costs as much as the first."""
    lines = (f"- {{key: p{number}, name: Jan, role: {{nl: a, en: b}}}}\n" for number in range(2_500))
    data = Data()

    start = time.process_time()
    assert parse_data("".join(lines), PurePosixPath("docs/_data/people.yml"), data) == []

    assert len(data.entries["people"]) == 2_500
    assert time.process_time() - start < 5


def test_nothing_else_begins_again_with_a_text_that_was_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The rules on words and links took a minute of what the reader had left after its two seconds."""
    monkeypatch.setattr(worker, "SECONDS", 0.6)
    start = time.process_time()

    site = a_site(tmp_path, {"docs/x.nl.md": a_page(body="[a](" * 12_000)})

    assert [one.code for one in site.problems] == ["markdown-slow"]
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        ("docs/x.nl.md", a_page(body="<<<<<<< een\n" * 30_000), "markdown-slow"),
        ("docs/x.nl.md", a_page(body="[hier](<x y>) " * 4_000), "link-vague"),
        ("docs/_data/tags.yml", f"a: [b #c\nd: {'e: ' * 30_000}{{\n", "yaml-broken"),
    ],
    ids=["versions of git", "links of one line", "a line of data"],
)
def test_what_no_reader_stops_takes_as_long_as_it_is(file: str, content: str, code: str, tmp_path: Path):
    """Each of these took half a minute: a rule began again at every place where it could begin."""
    start = time.process_time()

    site = a_site(tmp_path, {file: content})

    assert code in {one.code for one in site.problems}
    assert time.process_time() - start < 8
