"""What would fail on a Windows laptop, as far as it can be seen on another machine."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from builders import ROOT, a_page, a_project
from conftest import HALF

from slimmer.files import parallel, state
from slimmer.files.state import state_of
from slimmer.load.config import load_settings
from slimmer.messages.tell import errors
from slimmer.outputs.build import build_site
from slimmer.outputs.manifest import NAME as MANIFEST
from slimmer.stages import read_content

PACKAGE = ROOT / "scripts"
POSIX_MODULES = frozenset("crypt fcntl grp posix pty pwd readline resource syslog termios tty".split())
POSIX_CALLS = frozenset(
    "os.chown os.chroot os.fork os.forkpty os.getegid os.geteuid os.getgid os.getgroups os.getloadavg os.getpgid "
    "os.getuid os.killpg os.lchown os.mkfifo os.nice os.posix_spawn os.sched_getaffinity os.setsid os.setuid os.sync "
    "os.sysconf os.uname os.wait os.wait3 os.wait4 os.WEXITSTATUS os.rename os.symlink time.tzset "
    "signal.SIGKILL signal.SIGHUP signal.SIGALRM signal.SIGUSR1 signal.SIGUSR2 signal.SIGQUIT signal.SIGCHLD "
    "signal.alarm signal.pause signal.setitimer signal.SIGVTALRM signal.ITIMER_VIRTUAL".split()
)
"""What Windows lacks; and `os.rename`, which there refuses to replace a file."""
ASKS_FIRST = {"slimmer/markup/worker.py": {"signal.setitimer", "signal.SIGVTALRM", "signal.ITIMER_VIRTUAL"}}
"""The one module that uses some of it where it is, and another way where it is not."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def posix_only(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in POSIX_MODULES)
        elif isinstance(node, ast.ImportFrom):
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (one for one in named if one in POSIX_CALLS or str(node.module).split(".")[0] in POSIX_MODULES)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = f"{node.value.id}.{node.attr}"
            if name in POSIX_CALLS:
                yield name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.match(r"/(tmp|dev|proc|etc|usr|bin|home)/", node.value):
                yield node.value
        elif isinstance(node, ast.keyword) and node.arg in ("preexec_fn", "start_new_session", "pass_fds", "shell"):
            yield node.arg


def without_encoding(tree: ast.AST) -> Iterator[str]:
    """A text that is read or written in the encoding of the machine: on Windows that is not UTF-8."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = {one.arg: one.value for one in node.keywords}
        typed = [one.value for one in node.args if isinstance(one, ast.Constant)]
        if called == "read_text" and not node.args and "encoding" not in given:
            yield f"{node.lineno}: read_text"
        elif called == "write_text" and isinstance(node.func, ast.Attribute) and len(node.args) == 1:
            if "encoding" not in given:
                yield f"{node.lineno}: write_text"
        elif called == "open" and isinstance(node.func, ast.Name) and "encoding" not in given:
            if not any(isinstance(one, str) and "b" in one for one in typed[1:]):
                yield f"{node.lineno}: open"
        elif called in ("run", "Popen", "check_output") and "text" in given and "encoding" not in given:
            yield f"{node.lineno}: {called}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_that_windows_lacks_is_used(path: Path):
    tree = ast.parse(path.read_text("utf-8"))

    assert set(posix_only(tree)) <= ASKS_FIRST.get(name_of(path), set())
    assert list(without_encoding(tree)) == []


def test_the_rules_find_what_they_look_for():
    code = (
        "import fcntl, os\nfrom os import fork\nfrom signal import SIGKILL\nos.uname()\nopen('x')\nopen('x', 'rb')\n"
        "run(a, text=True)\np.read_text()\np.read_text('utf-8')\np.write_text(t)\nx = '/tmp/y'\n"
    )
    tree = ast.parse(code)

    assert set(posix_only(tree)) == {"fcntl", "os.fork", "signal.SIGKILL", "os.uname", "/tmp/y"}
    assert list(without_encoding(tree)) == ["5: open", "7: run", "8: read_text", "10: write_text"]


def test_every_name_in_the_repository_can_be_one_on_windows():
    """No sign or name that it forbids, none that differs only in case, and none so long that a clone fails."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    names = [name for name in done.stdout.split("\0") if name]
    forbidden = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ](/|$)|(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)', re.IGNORECASE)

    assert [name for name in names if forbidden.search(name)] == []
    assert len({name.lower() for name in names}) == len(names)
    assert max(map(len, names)) <= 180  # of 260, with a folder before it


def test_a_console_that_lacks_a_sign_shows_the_rest(tmp_path: Path):
    """The console of Windows knows cp1252 and no more: what it lacks is told by its number, and nothing fails."""
    root = a_project(tmp_path, {"docs/over.nl.md": a_page("Over → é 😀", "[x](weg-→-😀-č.nl.md)")})
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    for more in ([], ["--format", "github"], ["--json"]):
        command = [sys.executable, "-m", "slimmer", "check", *more]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
        told = (done.stdout + done.stderr).decode("cp1252")

        assert done.returncode == 1, told
        assert "docs/over.nl.md" in told
        assert "\\u2192" in told
        assert "Traceback" not in told


def test_processes_that_begin_anew_make_the_same_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Windows has no copy of a process: what is to be made is sent to each."""
    texts = {f"docs/blad-{number}.nl.md": a_page(f"Blad {number}") for number in range(30)}
    root = a_project(tmp_path / "project", texts)
    settings = load_settings(root / "mkdocs.yml")
    content = read_content(settings)
    sites = []
    for platform in ("linux", "win32"):
        monkeypatch.setattr(parallel, "sys", SimpleNamespace(platform=platform))
        target = tmp_path / platform
        build_site(content, settings, target, inputs="", report="", jobs=2)
        sites.append({path.relative_to(target): path.read_bytes() for path in target.rglob("*.html")})

    assert sites[0] == sites[1]
    assert len(sites[0]) > 30


def test_files_with_the_line_ends_of_windows_give_the_same_site(tmp_path: Path):
    """Git there may give every text of a clone other line ends: fields, data, drawings, style sheets, downloads."""
    sites = []
    for name in ("lf", "crlf"):
        root = tmp_path / name
        shutil.copytree(ROOT / "tests/sites/small", root, ignore=HALF)
        (root / "docs/list.csv").write_bytes(b"name;year\nA;2026\n")
        (root / "docs/shape.svg").write_bytes(
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<path\nd="M0 0h9v9z"/></svg>\n'
        )
        home = root / "docs/index.en.md"
        home.write_bytes(home.read_bytes() + b"\n[list](list.csv)\n\n![A shape](shape.svg)\n")
        for path in (path for path in root.rglob("*") if name == "crlf" and path.is_file()):
            if b"\0" not in path.read_bytes():
                path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        settings = load_settings(root / "mkdocs.yml")
        content = read_content(settings)
        assert errors(content.problems) == []
        build_site(content, settings, root / "site", inputs="", report="", jobs=1)
        made = (path for path in (root / "site").rglob("*") if path.is_file() and path.name != MANIFEST)
        sites.append({path.relative_to(root).as_posix(): path.read_bytes() for path in made})

    assert sites[0] == sites[1]
    assert {"site/list.csv", "site/index.html"} <= sites[0].keys()


def test_what_a_listing_says_of_a_file_is_what_the_file_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """On Windows a listing numbers every file 0; a site would be written anew with each build."""
    (tmp_path / "a").write_bytes(b"x")
    (found,) = os.scandir(tmp_path)
    listed = found.stat()
    other = os.stat_result(
        (listed.st_mode, 0, *listed[2:]), {"st_mtime_ns": listed.st_mtime_ns, "st_ctime_ns": listed.st_ctime_ns}
    )
    assert state_of(listed) != state_of(other)

    monkeypatch.setattr(state, "_NUMBERED", False)

    assert state_of(listed) == state_of(other)
