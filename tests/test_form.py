"""The form "Onderteken het akkoord": from the text of an issue, which anyone can write, to a file."""

import json
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
import yaml
from builders import NETWORK, ROOT, a_page, a_project, some_settings, write_files
from hypothesis import given, settings
from hypothesis import strategies as st

from slimmer.load.library import load_library
from slimmer.messages.tell import render_problems
from slimmer.model.schemas import Organisation
from slimmer.spreadsheets.form import ELSEWHERE, LABELS, SignUp, choice, parse_form, plan_sign_up
from slimmer.spreadsheets.vocabulary import derive_vocabulary

FOLDER = "docs/_data/organisations"
TEMPLATE = ROOT / ".github" / "ISSUE_TEMPLATE" / "onderteken.yml"
WORKFLOW = ROOT / ".github" / "workflows" / "onderteken.yml"
ONE = "name: Organisatie 0001\nsector: zorg\nwebsite: https://een.example/\nroles:\n  - role: member\n    source: S1\n"
SITE = {
    "docs/index.nl.md": a_page("Thuis"),
    "docs/_data/sectors.yml": "zorg: {nl: Zorg, en: Care}\nonderwijs: {nl: Onderwijs, en: Education}\n",
    "docs/_data/municipalities.yml": "eindhoven: {name: Eindhoven}\n",
    "docs/_data/sources.yml": "S1: {url: https://bron.example/}\n",
    f"{FOLDER}/organisatie-0001.yml": ONE,
}
ANSWERS = {
    "name": "Organisatie 0002",
    "sector": "Zorg / Care",
    "municipality": "Eindhoven",
    "website": "https://twee.example/",
    "pledge.nl": "Wij doen mee.\n\nMet alles.",
    "pledge.en": "_No response_",
    "contact": "info@twee.example",
    "date": "25-11-2021",
    "source": "https://nieuws.example/akkoord",
    "consent": "- [X] Hierboven staan geen gegevens van personen.",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    write_files(root, SITE)
    return root


def body(**changes: str) -> str:
    """The text of an issue as GitHub makes it from the form; `pledge_nl` for `pledge.nl`."""
    answers = {**ANSWERS, **{name.replace("_", "."): text for name, text in changes.items()}}
    return "\n\n".join(f"### {label}\n\n{answers[field]}" for field, label in LABELS.items())


def signed_up(root: Path, text: str) -> SignUp:
    library, problems = load_library(some_settings(root))
    assert problems == []
    vocabulary = derive_vocabulary(library, some_settings(root))
    return plan_sign_up(text, 12, library, vocabulary, lambda path: (root / path).read_text("utf-8"))


def codes(found: SignUp) -> list[str]:
    return [one.code for one in found.problems]


def test_a_form_becomes_a_file(site: Path):
    made = signed_up(site, body())

    assert made.problems == ()
    assert made.files == {
        PurePosixPath(FOLDER, "organisatie-0002.yml"): (
            "name: Organisatie 0002\nsector: zorg\nmunicipality: Eindhoven\nwebsite: https://twee.example/\n"
            "pledge:\n  nl: |-\n    Wij doen mee.\n\n    Met alles.\ncontact: info@twee.example\n"
            "roles:\n  - role: signatory\n    date: 2021-11-25\n    source: https://nieuws.example/akkoord\n"
        )
    }


def test_windows_line_ends_make_no_difference(site: Path):
    assert signed_up(site, body().replace("\n", "\r\n")).files == signed_up(site, body()).files


def test_what_is_not_required_may_stay_empty(site: Path):
    empty = dict.fromkeys(["website", "pledge_nl", "pledge_en", "contact", "date"], "_No response_")
    (text,) = signed_up(site, body(**empty, municipality=ELSEWHERE)).files.values()

    assert text == (
        "name: Organisatie 0002\nsector: zorg\nroles:\n  - role: signatory\n    source: https://nieuws.example/akkoord\n"
    )


HOSTILE = {
    "a script as website": ({"website": "javascript:alert(1)"}, "import-website"),
    "a script as source": ({"source": "javascript:alert(1)"}, "import-website"),
    "no source": ({"source": "_No response_"}, "form-answer-missing"),
    "words as source": ({"source": "dat weet iedereen"}, "import-website"),
    "no name": ({"name": " "}, "form-answer-missing"),
    "a person's mailbox": ({"contact": "jan.jansen@twee.example"}, "contact-personal"),
    "a mailbox with more in it": ({"contact": "info@twee.example, jan@twee.example"}, "contact-invalid"),
    "a mailbox with a name around it": ({"contact": "Jan <info@twee.example>"}, "contact-invalid"),
    "another sector": ({"sector": "Zorg"}, "import-unknown"),
    "another municipality": ({"municipality": "Parijs"}, "import-unknown"),
    "a date in the future": ({"date": "25-11-2031"}, "date-future"),
    "a date before the founding": ({"date": "1999"}, "date-early"),
    "a date that is none": ({"date": "ooit"}, "import-date"),
    "a very long name": ({"name": "x" * 151}, "form-too-long"),
    "a very long pledge": ({"pledge_nl": "x" * 1501}, "form-too-long"),
    "a sign that rings": ({"name": "Organisatie\x07"}, "form-character"),
    "a sign that turns text round": ({"pledge_nl": "mee \u202enee"}, "form-character"),
    "a sign that turns the text": ({"name": "Organisatie\u202e 2"}, "form-character"),
    "the box is not ticked": ({"consent": "- [ ] Hierboven staan geen gegevens van personen."}, "form-box"),
    "a box in words": ({"consent": "ja hoor"}, "form-box"),
    "a heading of the form in an answer": (
        {"pledge_nl": "Mooi.\n\n### Website\n\nhttps://kwaad.example/"},
        "form-question-twice",
    ),
}


@pytest.mark.parametrize(("answers", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_answer_is_refused_with_a_message(site: Path, answers: dict[str, str], code: str):
    made = signed_up(site, body(**answers))

    assert codes(made) == [code]
    assert made.files == {}
    assert "Traceback" not in render_problems(made.problems)


def test_a_problem_names_the_issue_and_the_line_of_the_answer(site: Path):
    made = signed_up(site, body(website="javascript:alert(1)"))

    assert render_problems(made.problems).split("\n")[0] == (
        "issue-12:15: 'javascript:alert(1)' is geen webadres. Schrijf het adres zelf in de cel, niet de tekst van een "
        "koppeling: https://www.voorbeeld.nl/ [import-website]"
    )


def test_a_missing_question_is_told(site: Path):
    assert codes(signed_up(site, "")) == ["form-question-missing"] * len(LABELS)
    assert codes(signed_up(site, body().replace("### Website\n", "### Wbsite\n"))) == ["form-question-missing"]


def test_questions_in_another_order_are_refused(site: Path):
    parts = body().split("### ")
    parts[3], parts[4] = parts[4], parts[3]

    assert set(codes(signed_up(site, "### ".join(parts)))) == {"form-question-twice"}


def test_other_headings_and_markup_are_just_text(site: Path):
    pledge = "## Kop\n\n### Nog een kop\n\n<script>alert(1)</script>\n![x](https://kwaad.example/x.png)\n---\n...\n- [x] a: b # c"
    (text,) = signed_up(site, body(pledge_nl=pledge)).files.values()

    assert yaml.safe_load(text)["pledge"]["nl"] == pledge


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("../../.github/workflows/kwaad", "github-workflows-kwaad"),
        ("C:\\Windows\\system32", "c-windows-system32"),
        ("/etc/passwd", "etc-passwd"),
        ("CON", "organisatie-con"),
        ("a'; rm -rf / #", "a-rm-rf"),
        ("$(curl kwaad.example)", "curl-kwaadexample"),
        ("${{ github.token }}", "githubtoken"),
        ("日本語", "organisatie"),
        ("!!python/object:os.system", "python-object-ossystem"),
        ("yes", "yes"),
        ("{a: b}", "a-b"),
        ("- a", "a"),
        ("* & # : ,", "en"),
    ],
)
def test_a_name_cannot_choose_another_place_or_mean_something_in_yaml(site: Path, name: str, key: str):
    ((path, text),) = signed_up(site, body(name=name)).files.items()

    assert path == PurePosixPath(FOLDER, f"{key}.yml")
    assert yaml.safe_load(text)["name"] == name


def test_an_organisation_that_is_there_gets_what_is_missing(site: Path):
    made = signed_up(
        site, body(name="Stichting Organisatie 0001", website="https://ander.example/", sector="Onderwijs / Education")
    )
    (text,) = made.files.values()

    assert text.startswith(
        "name: Organisatie 0001\nsector: zorg\nmunicipality: Eindhoven\nwebsite: https://een.example/\n"
    )
    assert text.endswith(
        "  - role: member\n    source: S1\n  - role: signatory\n    date: 2021-11-25\n    source: https://nieuws.example/akkoord\n"
    )
    assert "the site differs: `name`, `sector`, `website`" in made.request


def test_what_looks_like_another_is_for_a_person_to_decide(site: Path):
    made = signed_up(site, body(name="Organistie 0001"))

    assert list(made.files) == [PurePosixPath(FOLDER, "organistie-0001.yml")]
    assert f"Lijkt op `{FOLDER}/organisatie-0001.yml`" in made.request


@pytest.mark.parametrize("name", ["@iemand", "Closes #1", "[klik](https://kwaad.example)", "<img src=x>"])
def test_the_request_holds_nothing_that_a_stranger_typed(site: Path, name: str):
    made = signed_up(site, body(name=f"{name} Organistie 0001", pledge_nl=name, website="https://een.example/x"))

    assert made.files
    assert name not in made.request.removeprefix("Closes #12")


def test_no_text_makes_the_form_crash_or_leave_its_folder(site: Path):
    text = st.text(max_size=60) | st.sampled_from(list(ANSWERS.values()))

    @settings(deadline=None, max_examples=150)
    @given(st.dictionaries(st.sampled_from(list(LABELS)), text))
    def check(answers: dict[str, str]) -> None:
        made = signed_up(site, body(**{field.replace(".", "_"): answer for field, answer in answers.items()}))
        render_problems(made.problems)
        for path, written in made.files.items():
            assert path.parent == PurePosixPath(FOLDER)
            assert path.suffix == ".yml"
            assert set(yaml.safe_load(written)) <= set(Organisation.model_fields)

    check()


# The form and the workflow themselves


def test_the_form_asks_what_the_reader_expects():
    form = yaml.safe_load(TEMPLATE.read_text("utf-8"))
    asked = [one for one in form["body"] if one["type"] != "markdown"]

    assert [one["attributes"]["label"] for one in asked] == list(LABELS.values())
    assert [one["id"].replace("-", ".") for one in asked] == list(LABELS)
    assert "labels" not in form, "a stranger must not be able to start the workflow"


def test_the_form_offers_what_the_site_knows():
    """When a sector is added, this test says what the form must offer."""
    library, _ = load_library(some_settings(NETWORK))
    form = yaml.safe_load(TEMPLATE.read_text("utf-8"))
    options = {one["id"]: one["attributes"].get("options") for one in form["body"] if "id" in one}

    assert options["sector"] == [choice(labels) for labels in library.sectors.values()]
    assert options["municipality"] == [*(one.name for one in library.municipalities.values()), ELSEWHERE]


def test_the_workflow_has_no_word_of_a_stranger_in_its_commands():
    workflow = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    (job,) = workflow["jobs"].values()

    assert workflow["permissions"] == {}
    assert job["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert job["if"] == "github.event.label.name == 'akkoord'"
    assert all("${{" not in step.get("run", "") for step in job["steps"])
    text = WORKFLOW.read_text("utf-8")
    assert not [word for word in ("issue.body", "issue.title", "user.login", "pull_request_target") if word in text]


def test_the_script_reads_the_event_and_writes_the_file(tmp_path: Path):
    a_project(tmp_path, SITE)

    def sign_up(text: str | None) -> subprocess.CompletedProcess[str]:
        (tmp_path / "event.json").write_text(json.dumps({"issue": {"number": 12, "body": text}}), "utf-8")
        environment = {
            **os.environ,
            "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
            "PYTHONPATH": str(ROOT / "scripts"),
        }
        command = [sys.executable, str(ROOT / "scripts" / "sign_up.py"), str(tmp_path / "request.md")]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, check=False, encoding="utf-8"
        )

    none, good, again = sign_up(None), sign_up(body()), sign_up(body())

    assert (none.returncode, good.returncode, again.returncode) == (1, 0, 1)
    assert good.stdout == f"{FOLDER}/organisatie-0002.yml\n"
    assert (tmp_path / FOLDER / "organisatie-0002.yml").read_text("utf-8").startswith("name: Organisatie 0002\n")
    assert (tmp_path / "request.md").read_text("utf-8").startswith("Closes #12\n")
    assert "[form-question-missing]" in none.stdout
    assert "Traceback" not in none.stderr + again.stderr


def test_what_the_script_prints_is_no_command_to_the_runner(site: Path):
    """A line that begins with `::` would be obeyed by GitHub."""
    made = signed_up(site, body(website="::set-env name=PATH::/kwaad", sector="x\n::error::y"))

    assert made.problems
    assert not [line for line in render_problems(made.problems).split("\n") if line.lstrip().startswith("::")]


def test_parse_form_gives_fields_and_problems(site: Path):
    library, _ = load_library(some_settings(site))
    candidate, problems = parse_form(body(), derive_vocabulary(library, some_settings(site)), PurePosixPath("issue-12"))

    assert problems == []
    assert candidate is not None
    assert (candidate.name, candidate.values["sector"], candidate.roles[0].role) == (
        "Organisatie 0002",
        "zorg",
        "signatory",
    )
