"""The issue form "Onderteken het akkoord" → a file, for someone to look at. Every answer is hostile until checked.

GitHub writes each question as a heading with the answer below it, in the order of the form. An answer may
hold anything, also headings: a question that does not stand exactly once and in its place is refused.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from slimmer.load.data import ORGANISATIONS
from slimmer.load.text import forbidden_sign
from slimmer.model.library import Library
from slimmer.model.problem import Problem, problem, term
from slimmer.model.schemas import PartialDate, is_web_address
from slimmer.spreadsheets.candidate import Candidate, RoleSaid
from slimmer.spreadsheets.plan import Plan, Read, plan_candidates
from slimmer.spreadsheets.values import parse_date, parse_website, tidy, tidy_line
from slimmer.spreadsheets.vocabulary import Choices, Vocabulary
from slimmer.text.mailbox import is_function_mailbox, is_mail_address
from slimmer.text.shorten import shown
from slimmer.text.slugs import free_name

LABELS: Mapping[str, str] = {
    "name": "Naam van de organisatie / Name of the organisation",
    "sector": "Sector",
    "municipality": "Gemeente / Municipality",
    "website": "Website",
    "pledge.nl": "Belofte in het Nederlands / Pledge in Dutch",
    "pledge.en": "Belofte in het Engels / Pledge in English",
    "contact": "Mailadres van een functie / Mail address of a function",
    "date": "Datum van ondertekening / Date of signing",
    "source": "Openbare bron van de ondertekening / Public source of the signature",
    "consent": "Geen persoonsgegevens / No personal data",
}
"""Field → its question, in the order of .github/ISSUE_TEMPLATE/onderteken.yml."""
ELSEWHERE = "Elders / Elsewhere"
REQUIRED = ("name", "sector", "source")
LONGEST: Mapping[str, int] = {"name": 150, "pledge.nl": 1500, "pledge.en": 1500, "website": 300, "source": 500}
"""Characters; 100 for the others."""
_NO_ANSWER = "_No response_"


@dataclass(frozen=True)
class SignUp:
    files: Mapping[PurePosixPath, str]
    problems: tuple[Problem, ...]
    request: str
    """The text of the pull request: our own words only, nothing of what a stranger typed."""


def plan_sign_up(text: str, number: int, library: Library, vocabulary: Vocabulary, read: Read) -> SignUp:
    """`text` is the body of issue `number`. What looks like an organisation of the site becomes a new file all the
    same, and the request names the other: a person decides."""
    path = PurePosixPath(f"issue-{number}")
    candidate, problems = parse_form(text, vocabulary, path)
    if candidate is None:
        return SignUp({}, tuple(problems), "")
    plan = plan_candidates([candidate], library, vocabulary, read, path)
    alike = [str(dict(doubt.values)["same"]) for doubt in plan.doubts]
    if alike:
        key = free_name(str(dict(plan.doubts[0].values)["new"]), library.organisations)
        plan = plan_candidates([replace(candidate, key=key)], library, vocabulary, read, path)
    return SignUp(
        files={} if plan.problems else plan.files, problems=plan.problems, request=_request(number, plan, alike)
    )


def choice(labels: Mapping[str, str]) -> str:
    """What the form offers for a key of a vocabulary: `Zorg / Care`."""
    return " / ".join(dict.fromkeys(labels.values()))


def parse_form(text: str, vocabulary: Vocabulary, path: PurePosixPath) -> tuple[Candidate | None, list[Problem]]:
    """The body of an issue. `path` is what problems name; their line is that of the answer."""
    reader = _FormReader(text, vocabulary, path)
    candidate = reader.read()
    return (None if reader.problems else candidate), reader.problems


class _FormReader:
    def __init__(self, text: str, vocabulary: Vocabulary, path: PurePosixPath) -> None:
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.vocabulary, self.path = vocabulary, path
        self.problems: list[Problem] = []
        self.places: dict[str, int] = {}

    def read(self) -> Candidate | None:
        answers = self._answers()
        if self.problems:
            return None
        for field in REQUIRED:
            if not answers[field]:
                self._wrong(field, "form-answer-missing", label=LABELS[field])
        if not re.fullmatch(r"- \[[xX]\] .*", answers["consent"]):
            self._wrong("consent", "form-box")
        values = {field: value for field, value in self._values(answers) if value}
        day = parse_date(answers["date"], self.vocabulary.locales) if answers["date"] else None
        self._check_date(answers["date"], day)
        source = answers["source"]
        if source and not is_web_address(source):
            self._wrong("source", "import-website", value=shown(source))
        role = RoleSaid(self.vocabulary.signed, self._line("source"), date=str(day or ""), source=source)
        lines = {field: self._line(field) for field in values}
        return Candidate(answers["name"], "", values, (role,), lines, (self._line("name"),))

    def _answers(self) -> dict[str, str]:
        """Field → answer; a problem for each question that is missing, doubled or out of its place."""
        headings = {f"### {label}": field for field, label in LABELS.items()}
        found = [
            (number, headings[line.rstrip()]) for number, line in enumerate(self.lines) if line.rstrip() in headings
        ]
        fields = [field for _, field in found]
        for field, label in LABELS.items():
            if field not in fields:
                self._wrong(field, "form-question-missing", label=label)
        self.places = {field: number + 1 for number, field in reversed(found)}
        twice = {field for field in fields if fields.count(field) > 1}
        order = [field for field in fields if field not in twice]
        twice |= {
            field for field, right in zip(order, (one for one in LABELS if one in order), strict=True) if field != right
        }
        for field in sorted(twice):
            self._wrong(field, "form-question-twice", label=LABELS[field])
        if self.problems:
            return {}
        ends = [number for number, _ in found[1:]] + [len(self.lines)]
        return {
            field: self._answer(field, "\n".join(self.lines[start + 1 : end]))
            for (start, field), end in zip(found, ends, strict=True)
        }

    def _answer(self, field: str, text: str) -> str:
        text = tidy(text)
        if text == _NO_ANSWER:
            return ""
        limit = LONGEST.get(field, 100 if field != "consent" else 1000)
        if len(text) > limit:
            self._wrong(field, "form-too-long", label=LABELS[field], length=len(text), limit=limit)
        if sign := forbidden_sign(text):
            self._wrong(field, "form-character", label=LABELS[field], character=sign)
        return text if field.startswith("pledge.") else tidy_line(text)

    def _values(self, answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        yield "sector", self._chosen("sector", answers["sector"], self.vocabulary.sectors)
        if answers["municipality"] != ELSEWHERE:
            yield "municipality", self._chosen("municipality", answers["municipality"], self.vocabulary.municipalities)
        if text := answers["website"]:
            website = parse_website(text)
            if website is None:
                self._wrong("website", "import-website", value=shown(text))
            yield "website", website or ""
        if text := answers["contact"]:
            if not is_mail_address(text):
                self._wrong("contact", "contact-invalid", value=shown(text))
            elif not is_function_mailbox(text, answers["name"]):
                self._wrong("contact", "contact-personal", value=shown(text))
            yield "contact", text
        yield from ((field, text) for field, text in answers.items() if field.startswith("pledge."))

    def _chosen(self, field: str, text: str, known: Choices) -> str:
        """The form offers a list, but the text of an issue can be edited."""
        if not text:
            return ""
        offered = {choice(labels): key for key, labels in known.labels.items()}
        key = offered.get(text)
        if key is None:
            names = ", ".join(list(offered)[:15])
            self._wrong(field, "import-unknown", kind=term(field), value=shown(text), known=names)
        return key or ""

    def _check_date(self, text: str, day: PartialDate | None) -> None:
        if text and day is None:
            self._wrong("date", "import-date", value=shown(text))
        elif day is not None and (found := self.vocabulary.wrong_date(day)):
            code, values = found
            self._wrong("date", code, **values)

    def _line(self, field: str) -> int:
        """Of the answer: below the question and a blank line."""
        return self.places.get(field, 0) + 2 if field in self.places else 1

    def _wrong(self, field: str, code: str, **values: object) -> None:
        self.problems.append(problem(self.path, self._line(field), code, **values))


def _request(number: int, plan: Plan, alike: list[str]) -> str:
    lines = [f"Closes #{number}", ""]
    lines += [f"- `{path}`" for path in plan.files] or ["- geen wijziging / no change"]
    lines += [
        f"- Lijkt op `{ORGANISATIONS / key}.yml`: dezelfde organisatie? Voeg ze dan samen. / "
        "Looks like that file: the same organisation? Then join them."
        for key in alike
    ]
    kept = {str(one.loc[0]) for change in (*plan.changed, *plan.unchanged) for one in change.kept}
    if kept:
        names = ", ".join(f"`{name}`" for name in sorted(kept))
        lines.append(f"- Niet overgenomen, want de site zegt iets anders / not taken over, the site differs: {names}")
    lines += [
        "",
        "Kijk na of de bron de ondertekening bewijst en of de belofte in beide talen klopt. "
        "Sluit en heropen dit verzoek: dan lopen de controles.",
        "",
        "Check that the source proves the signature and that the pledge is right in both languages. "
        "Close and reopen this request: then the checks run.",
    ]
    return "\n".join(lines) + "\n"
