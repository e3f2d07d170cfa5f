"""`slimmer new` and `slimmer translate`: a text to begin with."""

from pathlib import Path, PurePosixPath

import click

from slimmer.cli.content import chosen_locale, inside, stop, stop_at
from slimmer.cli.draft import Draft, given_option, locale_option, yes_option
from slimmer.cli.main import config_option
from slimmer.files.atomic import write_together
from slimmer.load.config import load_settings
from slimmer.load.text import load_text
from slimmer.messages.outside import both_ways
from slimmer.model.library import FIELDS
from slimmer.model.settings import Settings
from slimmer.pairs.record import RECORD, render_record
from slimmer.pairs.translations import load_record, set_up, site_texts
from slimmer.text.file_names import split_locale
from slimmer.writing.questions import NEW, New
from slimmer.writing.translating import translation_of


@click.command()
@click.argument("kind", type=click.Choice(NEW))
@click.argument("title")
@given_option
@locale_option
@yes_option
@config_option
def new(kind: New, title: str, given: tuple[str, ...], locale: str | None, yes: bool, config_file: Path) -> None:
    """Begin een tekst, of een organisatie of persoon. / Begin a text, or an organisation or person.

    \b
    slimmer new post "Lente in de regio"
    slimmer new page "Onze werkwijze" --set folder=over
    slimmer new organisation "Gemeente Best" --set sector=overheid --set source=S1
    """
    draft = Draft(kind, title, given, locale, load_settings(config_file), yes=yes)
    draft.write(draft.texts())
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
    if len(settings.codes) == 1:
        stop("one-language", value=settings.default_locale)
    source = inside(path, config_file)
    made = translation_of(source, settings, chosen_locale(locale, settings) if locale else "")
    if made is None:
        _, problems = load_text(settings.root, source) if (settings.root / source).is_file() else (None, [])
        stop_at(problems)
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
