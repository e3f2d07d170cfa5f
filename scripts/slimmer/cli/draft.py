"""A new text or entry: its questions put, or answered by what was given and what they default to; then written."""

import sys
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath

import click

from slimmer.cli.content import chosen_locale, stop
from slimmer.files.atomic import write_together
from slimmer.load.data import DATA
from slimmer.load.library import load_library
from slimmer.load.text import forbidden_sign
from slimmer.messages.outside import both_ways, say, spoken
from slimmer.messages.tell import wording
from slimmer.model.library import FIELDS
from slimmer.model.problem import Problem
from slimmer.model.settings import Settings
from slimmer.text.slugs import slugify
from slimmer.writing.drafts import added, draft_path, draft_text, organisation_file, person_entry, vocabulary_entry
from slimmer.writing.questions import New, Question, answer_problems, example_of, questions, unknown_values

_Texts = dict[PurePosixPath, str]
given_option = click.option(
    "--set", "given", multiple=True, metavar="NAME=VALUE", help="Een antwoord vooraf / an answer beforehand."
)
locale_option = click.option(
    "--locale", "-l", help="Taal van de tekst / language of the text.  [de standaardtaal / the default]"
)
yes_option = click.option("--yes", "-y", is_flag=True, help="Vraag niets, neem wat voor de hand ligt / ask nothing.")


class Draft:
    def __init__(
        self, kind: New, title: str, given: Iterable[str], locale: str | None, settings: Settings, *, yes: bool
    ) -> None:
        """Asks. `given`: answers beforehand, as `name=value`."""
        self.kind, self.title, self.settings = kind, title.strip(), settings
        self.locale = chosen_locale(locale, settings)
        self.quiet = yes or not sys.stdin.isatty()
        self.language = spoken()
        self.library, _ = load_library(settings)
        self.grown: _Texts = {}
        """Vocabularies with a value more."""
        self.lines: list[tuple[PurePosixPath, str]] = []
        """What was added to them."""
        if not slugify(title):
            stop("no-title")
        self.answers = self._ask(dict(map(_pair, given)))

    @property
    def path(self) -> PurePosixPath:
        """Of a text."""
        return draft_path(self.kind, self.title, self.answers, self.settings, self.locale)

    def texts(self, body: str = "") -> _Texts:
        """The new file, and what grows with it."""
        if self.kind == "organisation":
            return dict([organisation_file(self.title, self.answers)])
        if self.kind == "person":
            people = DATA / "people.yml"
            return {people: added(self._read(people), person_entry(self.title, self.answers), apart=True)}
        library = self.library
        known = {
            "authors": tuple(library.people),
            "category": tuple(library.categories),
            "tags": tuple(library.tags),
            "themes": tuple(library.themes),
            "partners": tuple(library.organisations),
            "sources": tuple(library.sources)[-1:],
            "featured": tuple(sorted(str(one.key) for one in library.pages if one.kind == "post"))[-3:],
            "projects": tuple(sorted({one.key.name for one in library.pages if one.kind == "project"})),
        }
        path = self.path
        texts = {path: draft_text(self.kind, self.title, self.answers, self.locale, known, body)}
        key = path.name.split(".")[0]
        if self.kind == "theme" and key not in library.themes:
            file = DATA / "themes.yml"
            texts[file] = added(self._read(file), vocabulary_entry(key, dict.fromkeys(self.settings.codes, self.title)))
        return texts

    def write(self, texts: Mapping[PurePosixPath, str], beside: Mapping[PurePosixPath, bytes] | None = None) -> None:
        """All of it or nothing, and told; `beside`: pictures."""
        root = self.settings.root
        files = {path: text.encode() for path, text in {**self.grown, **texts}.items()}
        files |= beside or {}
        made = [path for path in files if path.parent != DATA]
        for path in made:
            if (root / path).exists():
                stop("exists", path=path)
        for path in files:
            # A link in between would lead out of the site.
            if not (root / path).resolve().is_relative_to(root / path.parts[0]):
                stop("outside", path=path, example="docs/over/werkwijze.nl.md")
        write_together({root / path: content for path, content in files.items()})
        for path, line in self.lines:
            click.echo(both_ways("added", path=path, line=line))
        for path in files:
            if path in made or path not in dict(self.lines):
                click.echo(both_ways("made" if path in made else "updated", path=path))

    def _read(self, path: PurePosixPath) -> str:
        """A data file, with what it grew by already."""
        file = self.settings.root / path
        return self.grown.get(path) or (file.read_text("utf-8-sig") if file.exists() else "")

    def _ask(self, given: Mapping[str, str]) -> dict[str, str]:
        asked = list(questions(self.kind, self.library, self.settings))
        fields = next((schema.model_fields for name, schema in FIELDS.items() if name == self.kind), {})
        known = dict.fromkeys([*(one.name for one in asked), *fields])
        for name, text in {"title": self.title, **given}.items():
            if sign := forbidden_sign(text):
                stop("sign", name=name, sign=sign)
            if name not in ("title", *known):
                stop("set-unknown", name=name, known=", ".join(known))
        answers = {**given, **{one.name: self._answer(one, given.get(one.name)) for one in asked}}
        if self.kind == "newsletter":
            answers = {"date": _day_of(answers["month"], self.settings.today), **answers}
        return answers

    def _answer(self, question: Question, given: str | None) -> str:
        if given is None and self.quiet and question.required and not question.default:
            stop("needs", name=question.name, example=example_of(self.kind, question.name, question.known))
        while True:
            text = given if given is not None else question.default if self.quiet else self._prompt(question)
            if not text and not question.required:
                return ""
            problems = answer_problems(self.kind, question, text) if text else []
            unknown = unknown_values(question, text)
            if not text or problems or (unknown and not self._grow(question, unknown, text)):
                self._refuse(question, problems, text, final=given is not None or self.quiet)
                continue
            return slugify(text) if unknown else text

    def _prompt(self, question: Question) -> str:
        if question.known:
            click.echo(say("choices", self.language, known=", ".join(question.known)))
        name = self._language_name(question.name.partition(".")[2])
        asked = say(question.code, self.language, language=name) + "?"
        answer: str = click.prompt(asked, default=question.default, show_default=bool(question.default))
        return answer.strip()

    def _refuse(self, question: Question, problems: list[Problem], text: str, *, final: bool) -> None:
        if problems:
            click.echo("\n".join(wording(one, self.language) for one in problems), err=True)
        elif text:
            click.echo(f"'{text}'?\n" + say("choices", self.language, known=", ".join(question.known)), err=True)
        if final:
            sys.exit(2)

    def _grow(self, question: Question, unknown: list[str], text: str) -> bool:
        """A new value for a vocabulary, when the writer wants it."""
        if not question.grows or not slugify(text) or len(unknown) != 1:
            return False
        file = DATA / f"{question.grows}.yml"
        asked = say("ask-add", self.language, value=text, file=file) + "?"
        if not self.quiet and not click.confirm(asked, default=True):
            return False
        labels = {}
        for code in self.settings.codes:
            label = say("ask-label", self.language, value=text, language=self._language_name(code)) + "?"
            labels[code] = text if self.quiet else click.prompt(label, default=text)
        line = vocabulary_entry(text, labels)
        self.grown[file] = added(self._read(file), line)
        self.lines.append((file, line))
        return True

    def _language_name(self, code: str) -> str:
        return next((one.name for one in self.settings.locales if one.code == code), code)


def _pair(typed: str) -> tuple[str, str]:
    name, sign, value = typed.partition("=")
    if not sign:
        stop("set-form", value=typed, example="date=2026-02-01")
    return name.strip(), value.strip()


def _day_of(month: str, today: date) -> str:
    """The day in that month that is nearest to today."""
    if f"{today:%Y-%m}" == month:
        return str(today)
    last = monthrange(int(month[:4]), int(month[5:]))[1]
    return f"{month}-{last if month < str(today) else 1:02d}"
