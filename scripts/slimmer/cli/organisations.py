"""`slimmer organisations`: lists of staff in and out, and whether websites answer."""

import sys
from pathlib import Path, PurePosixPath

import click

from slimmer.cli.content import chosen_locale, load_content, stop
from slimmer.cli.main import config_option
from slimmer.files.atomic import write_together
from slimmer.messages.tell import is_warning, render_problem, render_problems
from slimmer.model.schemas import PartialDate
from slimmer.spreadsheets.candidate import Defaults
from slimmer.spreadsheets.export import check_rows, derive_rows, export_csv, export_fields, export_xlsx
from slimmer.spreadsheets.link_check import Asker, check_websites
from slimmer.spreadsheets.list_file import load_list
from slimmer.spreadsheets.merging import OVERWRITABLE
from slimmer.spreadsheets.plan import plan_table
from slimmer.spreadsheets.report import render_columns, render_counts, render_grouped, render_plan
from slimmer.spreadsheets.values import is_source, parse_date, tidy_line
from slimmer.spreadsheets.vocabulary import Vocabulary, derive_vocabulary


@click.group()
def organisations() -> None:
    """Organisaties: lijsten inlezen en maken, websites nagaan. / Organisations: lists in and out, websites."""


@organisations.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Schrijf echt; anders staat hier alleen wat er zou veranderen / do write.")
@click.option(
    "--overwrite",
    multiple=True,
    metavar="FIELD",
    help=f"Neem dit over de site heen / replace: {', '.join(OVERWRITABLE)}.",
)
@click.option("--role", default="", metavar="ROLE", help="Voor rijen zonder rol / for rows without a role.")
@click.option("--date", "date_text", default="", metavar="DATE", help="Voor rijen zonder datum / without a date.")
@click.option("--source", default="", metavar="SOURCE", help="Voor rijen zonder bron / for rows without a source.")
@click.option(
    "--keep-contacts",
    is_flag=True,
    help="Elk mailadres in de lijst is van een functie / every mail address of the list is of a function.",
)
@click.option("--sheet", metavar="SHEET", help="Welk blad van de werkmap / which sheet.  [het eerste / the first one]")
@config_option
def import_command(
    file: Path,
    write: bool,
    overwrite: tuple[str, ...],
    role: str,
    date_text: str,
    source: str,
    keep_contacts: bool,
    sheet: str | None,
    config_file: Path,
) -> None:
    """Lees een lijst in, .xlsx of .csv. / Read a list, .xlsx or .csv.

    Toont eerst wat er zou veranderen. Wat iemand met de hand schreef, blijft. Een organisatie waarvan
    een rij niet klopt, wordt in haar geheel overgeslagen; de andere niet.
    Shows what would change first. What someone wrote by hand stays. An organisation of which a row
    is wrong is left alone as a whole; the others are not.
    """
    settings, library = load_content(config_file)
    vocabulary = derive_vocabulary(library, settings)
    named = _fields(overwrite)
    defaults = _defaults(role, date_text, source, vocabulary)
    table, problems = load_list(file, vocabulary, sheet=sheet)
    if table is None or problems:
        click.echo(render_problems(problems), err=True)
        sys.exit(1)
    plan = plan_table(
        table,
        library,
        vocabulary,
        lambda path: (settings.root / path).read_bytes().decode("utf-8"),
        defaults=defaults,
        overwrite=named,
        keep_contacts=keep_contacts,
    )
    if plan.columns:
        click.echo(render_columns(table, plan.columns))
        click.echo(render_plan(plan))
    if plan.problems:
        click.echo(render_grouped(plan.problems), err=True)
        click.echo("Wat hierboven staat is overgeslagen. / What is told above was left alone.", err=True)
    if not plan.files:
        click.echo("Niets te schrijven. / Nothing to write.")
    elif not write:
        click.echo("Niets geschreven; met --write wel. / Nothing written; add --write to write.")
    else:
        write_together({settings.root / path: text.encode() for path, text in plan.files.items()})
        click.echo(f"Geschreven / written: {render_counts(plan.files)}.")
    sys.exit(1 if plan.problems else 0)


@organisations.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--locale", "-l", help="Taal van de kolommen / language of the columns.  [de standaardtaal / the default]"
)
@click.option("--force", is_flag=True, help="Vervang een bestand dat er al is / replace a file that exists.")
@config_option
def export(file: Path, locale: str | None, force: bool, config_file: Path) -> None:
    """Maak een lijst, .xlsx of .csv. / Make a list, .xlsx or .csv.

    Een rij per rol; bewerk haar in Excel en lees haar weer in. / A row per role; edit it and import it again.
    """
    suffix = file.suffix.lower()
    if suffix not in (".xlsx", ".csv"):
        stop("list-suffix")
    if file.exists() and not force:
        stop("list-exists", path=file)
    settings, library = load_content(config_file)
    locale = chosen_locale(locale, settings)
    vocabulary = derive_vocabulary(library, settings)
    fields, rows = export_fields(vocabulary), derive_rows(library.organisations, vocabulary, locale)
    if suffix == ".xlsx" and (problems := list(check_rows(rows, PurePosixPath(file.as_posix()), locale))):
        click.echo(render_problems(problems), err=True)
        sys.exit(1)
    render = export_xlsx if suffix == ".xlsx" else export_csv
    write_together({file: render(rows, fields, locale)})
    count = len(library.organisations)
    click.echo(f"{file}: {count} organisaties, {len(rows)} rijen / {count} organisations, {len(rows)} rows")


@organisations.command("check-links")
@click.option(
    "--pause",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    help="Seconden tussen twee vragen / seconds between two requests.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=15.0,
    show_default=True,
    help="Seconden per antwoord / seconds per answer.",
)
@click.option("--allow-local", is_flag=True, help="Ook adressen op dit netwerk / addresses on this network too.")
@config_option
def check_links(pause: float, timeout: float, allow_local: bool, config_file: Path) -> None:
    """Vraag elke website of zij antwoordt, één voor één. / Ask every website whether it answers, one at a time."""
    settings, library = load_content(config_file)
    asker = Asker(pause=pause, timeout=timeout, allow_local=allow_local, about=settings.site_url)
    count = wrong = 0
    for key, url, found in check_websites(library, asker):
        count += 1
        wrong += found is not None and not is_warning(found)
        click.echo(f"{key}: {url} ✓" if found is None else render_problem(found), err=found is not None)
    click.echo(
        f"{count} websites gevraagd, {wrong} zonder goed antwoord. / "
        f"{count} websites asked, {wrong} without a good answer."
    )
    sys.exit(1 if wrong else 0)


def _fields(overwrite: tuple[str, ...]) -> set[str]:
    named = {one.strip() for text in overwrite for one in text.split(",") if one.strip()}
    if unknown := sorted(named - set(OVERWRITABLE)):
        stop("overwrite-unknown", value=", ".join(unknown), known=", ".join(OVERWRITABLE))
    return named


def _defaults(role: str, date_text: str, source: str, vocabulary: Vocabulary) -> Defaults:
    key = vocabulary.roles.find(role) if role else ""
    if key is None:
        stop("role-unknown", value=role, known=vocabulary.roles.known())
    day: PartialDate | None = parse_date(date_text, vocabulary.locales) if date_text else None
    if date_text and day is None:
        stop("no-date", value=date_text)
    if source and not is_source(source):
        stop("no-source", value=source)
    return Defaults(key, day, tidy_line(source))
