"""`slimmer new` and `slimmer translate`: a text to begin with."""

import sys
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NoReturn

import click

from slimmer.cli.main import config_option
from slimmer.files.atomic import write_together
from slimmer.load.config import load_settings
from slimmer.load.data import DATA
from slimmer.load.library import load_library
from slimmer.load.text import forbidden_sign, load_text
from slimmer.messages.tell import render_problems, wording
from slimmer.messages.writing import both_ways, say, spoken
from slimmer.model.library import FIELDS, Library
from slimmer.model.problem import Problem
from slimmer.model.schemas import known_fields
from slimmer.model.settings import Settings
from slimmer.pairs.record import RECORD, render_record
from slimmer.pairs.translations import load_record, set_up, site_texts
from slimmer.text.file_names import split_locale
from slimmer.text.shorten import shown
from slimmer.text.slugs import slugify
from slimmer.writing.drafts import added, draft_path, draft_text, organisation_file, person_entry
from slimmer.writing.questions import (
    NEW,
    New,
    Question,
    answer_problems,
    example_of,
    questions,
    unknown_values,
    vocabulary_line,
)
from slimmer.writing.translating import translation_of

yes_option = click.option("--yes", "-y", is_flag=True, help="Vraag niets, neem wat voor de hand ligt / ask nothing.")


@click.command()
@click.argument("kind", type=click.Choice(NEW))
@click.argument("title")
@click.option("--set", "given", multiple=True, metavar="NAME=VALUE", help="Een antwoord vooraf / an answer beforehand.")
@click.option("--locale", "-l", help="Taal van de tekst / language of the text.  [de standaardtaal / the default]")
@yes_option
@config_option
def new(kind: New, title: str, given: tuple[str, ...], locale: str | None, yes: bool, config_file: Path) -> None:
    """Begin een tekst, of een organisatie of persoon. / Begin a text, or an organisation or person.

    \b
    slimmer new post "Lente in de regio"
    slimmer new page "Onze werkwijze" --set folder=over
    slimmer new organisation "Gemeente Best" --set sector=overheid --set source=S1
    """
    settings = load_settings(config_file)
    library, _ = load_library(settings)
    code = locale or settings.default_locale
    if code not in settings.codes:
        stop("locale", value=code, known=", ".join(settings.codes))
    if not slugify(title):
        stop("no-title")
    asked, answered = questions(kind, library, settings), given_answers(given)
    fields = next((known_fields(schema) for name, schema in FIELDS.items() if name == kind), [])
    known = dict.fromkeys([*(one.name for one in asked), *fields])
    for name, text in {"title": title, **answered}.items():
        if sign := forbidden_sign(text):
            stop("sign", name=name, sign=sign)
        if name not in ("title", *known):
            stop("set-unknown", name=name, known=", ".join(known))
    asker = Asker(kind, library, settings, answered, quiet=yes or not sys.stdin.isatty())
    answers = asker.ask()
    files = {**asker.files, **new_files(kind, title.strip(), answers, settings, code, library, asker.files)}
    made = [path for path in files if path.parent != DATA]
    for path in made:
        if (settings.root / path).exists():
            stop("exists", path=path)
    for path in files:
        # A link in between would lead out of the site.
        if not (settings.root / path).resolve().is_relative_to(settings.root / path.parts[0]):
            stop("outside", path=path, example="docs/over/werkwijze.nl.md")
    write_together({settings.root / path: text.encode() for path, text in files.items()})
    for path, line in asker.lines:
        click.echo(both_ways("added", path=path, line=line))
    for path in files:
        if path in made or path not in dict(asker.lines):
            click.echo(both_ways("made" if path in made else "updated", path=path))
    click.echo(both_ways("next-draft" if kind in FIELDS else "next-check"))


@click.command()
@click.argument("path")
@click.option("--locale", "-l", help="Taal waarin / language into.  [de eerste die ontbreekt / the first that lacks]")
@config_option
def translate(path: str, locale: str | None, config_file: Path) -> None:
    """Zet de vertaling van een tekst klaar. / Set up the translation of a text.

    Boven elk stuk staat wat de andere taal zegt. / Above each part stands what the other language says.
    """
    settings = load_settings(config_file)
    source = inside(path, config_file)
    if locale and locale not in settings.codes:
        stop("locale", value=locale, known=", ".join(settings.codes))
    made = translation_of(source, settings, locale or "")
    if made is None:
        _, problems = load_text(settings.root, source) if (settings.root / source).is_file() else (None, [])
        if problems:
            click.echo(both_ways("unreadable") + "\n" + render_problems(problems), err=True)
            sys.exit(1)
        stop("no-page", path=path, example="blog/posts/2026-02-01-lente.nl.md")
    target, text = made
    if (settings.root / target).exists():
        stop("translated", path=target)
    write_together({settings.root / target: text.encode(), settings.root / RECORD: _recorded(source, target, settings)})
    click.echo(both_ways("made", path=target))
    click.echo(both_ways("next-draft"))


def _recorded(source: PurePosixPath, target: PurePosixPath, settings: Settings) -> bytes:
    """What the translation is made from, so that it is known when that changes."""
    (plain, own), (_, other) = split_locale(source, settings.codes), split_locale(target, settings.codes)
    seen = site_texts(settings).seen(source)
    record = set_up(load_record(settings), str(plain.with_suffix("")), own or "", seen, other or "")
    return render_record(record).encode()


def inside(path: str, config_file: Path) -> PurePosixPath:
    """A path as it was typed or dragged, from the folder of mkdocs.yml."""
    root = config_file.resolve().parent
    if sign := forbidden_sign(path):
        stop("sign", name=shown(path), sign=sign)
    typed = Path(path.replace("\\", "/")).expanduser()
    places = [one.resolve() for one in (Path.cwd() / typed, root / typed)]
    within = [one for one in places if one.is_relative_to(root)]
    if not within:
        stop("outside", path=path, example="docs/over/werkwijze.nl.md")
    # What is not there yet is meant from the folder of mkdocs.yml.
    meant = next((one for one in map(_as_it_is_there, within) if one.exists()), within[-1])
    return PurePosixPath(meant.relative_to(root).as_posix())


def _as_it_is_there(path: Path) -> Path:
    """A name from a Mac has its accents apart; typed they are one sign."""
    if path.exists() or path.name.isascii() or not path.parent.is_dir():
        return path
    name = unicodedata.normalize("NFC", path.name)
    return next((one for one in path.parent.iterdir() if unicodedata.normalize("NFC", one.name) == name), path)


def stop(code: str, **values: object) -> NoReturn:
    click.echo(both_ways(code, **values), err=True)
    sys.exit(2)


def given_answers(typed: tuple[str, ...]) -> dict[str, str]:
    given = {}
    for one in typed:
        name, sign, value = one.partition("=")
        if not sign:
            stop("set-form", value=one, example="date=2026-02-01")
        given[name.strip()] = value.strip()
    return given


def new_files(
    kind: New,
    title: str,
    answers: Mapping[str, str],
    settings: Settings,
    locale: str,
    library: Library,
    grown: Mapping[PurePosixPath, str],
    body: str = "",
) -> dict[PurePosixPath, str]:
    if kind == "organisation":
        return dict([organisation_file(title, answers)])
    if kind == "person":
        people = DATA / "people.yml"
        return {people: added(_data(settings, people), person_entry(title, answers), apart=True)}
    if kind == "newsletter":
        answers = {"date": _day_of(answers["month"], settings.today), **answers}
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
    path = draft_path(kind, title, answers, settings, locale)
    files = {path: draft_text(kind, title, answers, locale, known, body)}
    key = path.name.split(".")[0]
    if kind == "theme" and key not in library.themes:
        file, _, line = vocabulary_line("themes", key, dict.fromkeys(settings.codes, title))
        files[file] = added(grown.get(file, _data(settings, file)), line)
    return files


def _day_of(month: str, today: date) -> str:
    """The day in that month that is nearest to today."""
    if f"{today:%Y-%m}" == month:
        return str(today)
    last = monthrange(int(month[:4]), int(month[5:]))[1]
    return f"{month}-{last if month < str(today) else 1:02d}"


def _data(settings: Settings, path: PurePosixPath) -> str:
    file = settings.root / path
    return file.read_text("utf-8-sig") if file.exists() else ""


class Asker:
    """Puts the questions, or takes what was given and what they default to."""

    def __init__(self, kind: New, library: Library, settings: Settings, given: Mapping[str, str], *, quiet: bool):
        self.kind, self.library, self.settings, self.given, self.quiet = kind, library, settings, given, quiet
        self.language = spoken()
        self.files: dict[PurePosixPath, str] = {}
        self.lines: list[tuple[PurePosixPath, str]] = []

    def ask(self) -> dict[str, str]:
        answers = dict(self.given)
        for question in questions(self.kind, self.library, self.settings):
            answers[question.name] = self._answer(question, self.given.get(question.name))
        return answers

    def _answer(self, question: Question, given: str | None) -> str:
        if given is None and self.quiet and question.required and not question.default:
            example = example_of(self.kind, question.name, question.known)
            stop("needs", name=question.name, example=example)
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
        path, _, line = vocabulary_line(question.grows, text, labels)
        self.files[path] = added(self.files.get(path, _data(self.settings, path)), line)
        self.lines.append((path, line))
        return True

    def _language_name(self, code: str) -> str:
        return next((one.name for one in self.settings.locales if one.code == code), code)
