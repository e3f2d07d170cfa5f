"""Every command of the handbook is run, as a writer types it, on a copy of the frozen site."""

import os
import pty
import re
import shlex
import subprocess
import sys
import textwrap
import threading
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from builders import ROOT, a_page, commit, write_files
from conftest import Built, copy_of, slimmer
from openpyxl import Workbook
from PIL import Image
from test_link_check import Handler
from test_link_check import Server as WebServer
from test_preview import free_port
from test_sending import a_server, environment_of
from word_files import a_docx, p

PAGES = sorted((ROOT / "docs/over-deze-site").glob("*.md"))
EXPORT = """\
<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><link>https://oud.example</link>
<language>nl</language><wp:wxr_version>1.2</wp:wxr_version><item><title>Van vroeger</title>
<link>https://oud.example/van-vroeger/</link><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type>
<wp:post_name>van-vroeger</wp:post_name><wp:status>publish</wp:status><wp:post_date>2019-03-04 10:00:00</wp:post_date>
<content:encoded><![CDATA[<p>Het <b>was</b> lente.</p><p><img src="https://oud.example/wp-content/uploads/a.jpg"
alt="Een vlak"></p>]]></content:encoded></item></channel></rss>
"""


def blocks(code: str) -> Iterator[list[list[str]]]:
    """The commands that stand in one block, which a writer may copy in one go."""
    for path in PAGES:
        if path.name.endswith(f".{code}.md"):
            for found in re.findall(r"^ *```powershell\n(.*?)^ *```$", path.read_text("utf-8"), re.M | re.S):
                lines = [line for line in textwrap.dedent(found).splitlines() if not line.startswith("cd ")]
                assert all(line.startswith((".\\.venv\\Scripts\\slimmer ", "slimmer ")) for line in lines), lines
                yield [shlex.split(line.replace("\\", "/"))[1:] for line in lines]


@pytest.fixture(scope="module")
def clone(network: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With what the handbook takes to be there: texts that it names, and files from Word, WordPress and Excel."""
    root = copy_of(network, tmp_path_factory.mktemp("handbook") / "site")
    post = {"date": "2026-02-01", "authors": "[redactie]", "category": "projecten"}
    write_files(
        root, {"blog/posts/2026-02-01-lente.nl.md": a_page("Lente", "Een zin.\n\n## Een kop\n\n- punt", **post)}
    )
    slimmer("status", "--ok-all", cwd=root)
    write_files(root, {"export.xml": EXPORT, "wp-content/uploads/placeholder": ""})
    Image.new("RGB", (900, 600), "green").save(root / "wp-content/uploads/a.jpg")
    for names, code in ((("verslag", "werkwijze"), "nl"), (("report", "way-of-working"), "en")):
        for name in names:
            file = a_docx(p(f"{name} {code}", "Titel") + p("Een zin.") + p("Een kop", "Kop1") + p("Nog een zin."))
            (root / f"{name}.docx").write_bytes(file)
    book = Workbook()
    book.active.append(["naam", "sector", "gemeente", "rol", "bron"])
    book.active.append(["Nieuwe Organisatie", "zorg", "Best", "lid", "S1"])
    for name in ("lijst", "list"):
        book.save(root / f"{name}.xlsx")
    commit(root, "2026-11-27")
    return root


@pytest.fixture
def fresh(clone: Path) -> Path:
    for command in (["checkout", "-q", "."], ["clean", "-fdq", "--exclude=.cache"]):
        subprocess.run(["git", *command], cwd=clone, check=True)
    return clone


def typed(arguments: Sequence[str], root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """In a terminal, where every question gets the answer that it proposes."""
    ours, theirs = pty.openpty()
    os.write(ours, b"\n" * 20)
    with os.fdopen(theirs) as terminal, os.fdopen(ours, "rb"):
        monkeypatch.setattr(sys, "stdin", terminal)
        done = slimmer(*arguments, cwd=root, LC_ALL="nl_NL.UTF-8")
    assert done.returncode == 0, (arguments, done.stdout, done.stderr)
    return done.stdout + done.stderr


def opened(arguments: Sequence[str], root: Path) -> str:
    """What runs until it is stopped: the page at the address that it names."""
    command = [sys.executable, "-m", "slimmer", *arguments]
    environment = {**os.environ, "BROWSER": "true", "PYTHONUNBUFFERED": "1"}
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=root, env=environment, **output) as running:
        try:
            lines: list[str] = []
            for line in running.stdout:
                lines.append(line)
                if address := re.search(r"http://127\.0\.0\.1:\d+/\S*", line):
                    return urllib.request.urlopen(address[0], timeout=30).read().decode()
            raise AssertionError(lines)
        finally:
            running.terminate()


def is_in_order(root: Path) -> None:
    done = slimmer("check", cwd=root)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("code", "number"), [(code, number) for code in ("nl", "en") for number in range(len(list(blocks(code))))]
)
def test_a_block_of_commands_does_what_it_says(code: str, number: int, fresh: Path, monkeypatch: pytest.MonkeyPatch):
    for arguments in list(blocks(code))[number]:
        name = " ".join(arguments[:2])
        if name == "serve --open":
            assert "<h1" in opened([*arguments, "--address", f"127.0.0.1:{free_port()}"], fresh)
        elif name == "newsletter preview":
            assert "iframe" in opened(arguments, fresh)
        elif name == "newsletter send":
            with a_server("") as (server, inbox):
                for variable, value in environment_of(server).items():
                    monkeypatch.setenv(variable, value)
                assert "Niets verstuurd" in typed(arguments, fresh, monkeypatch)
                assert inbox.letters == []
                assert "Verstuurd." in typed([*arguments, "--yes"], fresh, monkeypatch)
                assert len(inbox.letters) == 1
        elif name == "organisations check-links":
            assert "1 websites" in links_checked(arguments, fresh, monkeypatch)
        else:
            assert typed(arguments, fresh, monkeypatch), arguments
    is_in_order(fresh)


def links_checked(arguments: Sequence[str], root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of the one website that the site names, answered by a server on this machine."""
    Handler.asked = []
    with WebServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        path = root / "docs/_data/organisations/fontys.yml"
        here = f"http://127.0.0.1:{running.server_port}/200"
        path.write_text(re.sub("website: .*", f"website: {here}", path.read_text("utf-8")), "utf-8")
        said = typed([*arguments, "--pause", "0", "--allow-local"], root, monkeypatch)
        running.shutdown()
    assert [asked for _, asked, _ in Handler.asked] == ["/200"]
    return said


def test_the_handbook_has_commands_in_both_languages():
    counts = [sum(map(len, blocks(code))) for code in ("nl", "en")]

    assert counts[0] == counts[1] >= 30
