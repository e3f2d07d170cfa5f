"""Every mistake a writer can make, and the exact message it must get: a new complaint is a new file."""

from pathlib import Path

import pytest
import yaml
from builders import HOME, commit, make_mail, prepare, some_settings, write_files
from PIL import Image

from slimmer.messages.tell import messages, render_problems
from slimmer.messages.wording import wordings

CASES = sorted((Path(__file__).parent / "problems").glob("*.yml"))


def load_case(path: Path) -> dict:
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_message(path: Path, tmp_path: Path):
    case = load_case(path)
    if "committed" in case:
        write_files(tmp_path, case["committed"])
        commit(tmp_path)
        for name in case["committed"]:
            (tmp_path / name).unlink()
    write_files(tmp_path, {**HOME, **case.get("files", {})})
    write_files(tmp_path, {name: bytes.fromhex(text) for name, text in case.get("bytes", {}).items()})
    for name, pieces in case.get("repeat", {}).items():
        content = "".join(text * times for text, times in zip(pieces[::2], pieces[1::2], strict=True))
        write_files(tmp_path, {name: content.encode()})
    for name, size in case.get("pictures", {}).items():
        Image.new("RGB", tuple(size)).save(tmp_path / name)
    for name, target in case.get("links", {}).items():
        (tmp_path / name).symlink_to(target)
    for name in case.get("remove", []):
        (tmp_path / name).unlink()
    changes = {}
    if "navigation" in case:
        changes["navigation"] = tuple(map(tuple, case["navigation"]))
    if "unfilled" in case:
        changes["unfilled"] = case["unfilled"]
    if "locales" in case:
        from slimmer.model.settings import Locale

        changes["locales"] = tuple(Locale(code, code) for code in case["locales"])

    site = prepare(some_settings(tmp_path, **changes))

    found = list(site.problems)
    if case.get("mail"):
        mails = [make_mail(page, site) for page in site.library.pages if page.kind == "newsletter"]
        found += [one for mail in mails for one in (*mail.problems, *mail.warnings)]
    assert render_problems(found) == case["expect"].rstrip("\n")


def test_every_code_has_a_case():
    """A message that no one has read in its place is not finished."""
    shown = {line.rpartition("[")[2].rstrip("]") for path in CASES for line in load_case(path)["expect"].split("\n")}

    # What can be wrong in an import is told in test_import.py and its neighbours, in a finished site in test_verify.py.
    assert set(messages()) - set(wordings("lists")) - set(wordings("finished")) <= shown


def test_every_wording_speaks_both_languages():
    for code, wording in messages().items():
        assert wording.nl != wording.en, code
        assert bool(wording.hint_nl) == bool(wording.hint_en), code
