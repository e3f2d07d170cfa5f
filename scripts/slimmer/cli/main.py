"""The command `slimmer`.

Exit codes: 0 fine, 1 problems in the content, 2 wrong use, 3 our own fault. What a command needs is imported when it
runs: a process that only makes pictures begins with this module too.
"""

import gc
import gettext
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import click

from slimmer import __version__
from slimmer.cli.usage import Formatter, show

if TYPE_CHECKING:
    from slimmer.cli.report import Report
    from slimmer.media.pictures.renditions import Progress
    from slimmer.model.problem import Problem
    from slimmer.model.settings import Settings
    from slimmer.stages import Content

_FAULT = """\
Dit is een fout van Slimmer zelf, niet van de tekst. Er is niets veranderd aan de gebouwde site.
Meld het met de regels hierboven: kopieer ze in een nieuwe issue bij dit project.
This is a fault of Slimmer itself, not of the text. Nothing changed in the built site.
Please report it with the lines above, as a new issue of this project."""

config_option = click.option(
    "--config",
    "-f",
    "config_file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="De configuratie / the configuration.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Uitvoer voor programma's / output for machines.")


class _Lazy(click.Group):
    """Groups of commands that are imported only when asked for: a build needs no spreadsheets."""

    LATER: ClassVar = {
        "bring": "slimmer.cli.bring",
        "check": "slimmer.cli.checking",
        "due": "slimmer.cli.due",
        "editor": "slimmer.cli.editor",
        "mv": "slimmer.cli.moving",
        "new": "slimmer.cli.writing",
        "newsletter": "slimmer.cli.newsletter",
        "organisations": "slimmer.cli.organisations",
        "rm": "slimmer.cli.moving",
        "status": "slimmer.cli.status",
        "translate": "slimmer.cli.writing",
        "verify": "slimmer.cli.verify",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *self.LATER])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.LATER:
            found = getattr(import_module(self.LATER[cmd_name]), cmd_name)
            assert isinstance(found, click.Command)
            return found
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s", help="Welke versie dit is / which version this is.")
def cli() -> None:
    """Bouwt, toont en controleert de site. / Builds, shows and checks the site.

    \b
    slimmer serve    voorbeeld in de browser, leeft mee met elke wijziging / live preview
    slimmer check    zoek fouten in teksten en gegevens / look for mistakes in texts and data
    slimmer build    maak de hele site in site/ / make the whole site in site/
    slimmer verify   kijk de gebouwde site na / look over the finished site
    slimmer due      wat mag er sinds een dag verschijnen / what may appear since a day
    slimmer new post "Titel" (of / or: page, project, …)      begin een tekst / begin a text
    slimmer bring word BESTAND, wordpress EXPORT  breng teksten mee / bring texts along
    slimmer translate PAD                         zet de vertaling klaar / set up the translation
    slimmer status                                welke vertaling loopt achter / which translation lags behind
    slimmer mv OUD NIEUW, slimmer rm PAD          hernoem, haal weg; adressen blijven / rename, remove
    slimmer newsletter export|send|preview        een nieuwsbrief als mail / an issue as mail
    slimmer organisations import|export|check-links    organisaties in een spreadsheet / as a spreadsheet
    """


@cli.command()
@config_option
@json_option
@click.option("--site-dir", type=click.Path(path_type=Path), help="Waar de site komt / where the site goes.  [site/]")
@click.option(
    "--jobs", type=click.IntRange(0, 64), default=0, help="Processen / processes.  [een per kern / one a core]"
)
@click.option("--no-cache", "again", is_flag=True, help="Alles opnieuw / everything anew.")
@click.option("--explain", metavar="PATH", default="", help="Waarom opnieuw gemaakt / why made again.")
def build(config_file: Path, as_json: bool, site_dir: Path | None, jobs: int, again: bool, explain: str) -> None:
    """Controleer alles en maak de site. / Check everything and make the site.

    Met een fout in de inhoud verandert er niets aan de vorige site.
    With a problem in the content the previous site stays as it was.
    """
    from slimmer.cli.report import unpack_report
    from slimmer.load.config import load_settings
    from slimmer.outputs.unchanged import inputs_state, is_unchanged

    settings = load_settings(config_file)
    target, inputs = site_dir or settings.site_dir, inputs_state(settings)
    if not (again or explain) and (before := is_unchanged(target, inputs)):
        tell(unpack_report(before.report), as_json=as_json)
        return
    from slimmer.cli.explain import find_file
    from slimmer.files.cache import forget_all
    from slimmer.messages.outside import both, say_why
    from slimmer.messages.tell import errors
    from slimmer.outputs.build import build_site
    from slimmer.outputs.write import NotOurs
    from slimmer.stages import read_content

    tell_cache(settings)
    if again:
        forget_all(settings.root)
    with progress_bar(quiet=as_json) as progress:
        content = read_content(settings, progress)
        report = report_of(content, settings)
        if not errors(content.problems):
            try:
                given = {"inputs": inputs, "report": report.pack()}
                written = build_site(content, settings, target, **given, jobs=jobs, progress=progress, again=again)
            except NotOurs as error:
                raise click.UsageError("\n".join(both("not-ours", value=error))) from error
    tell(report, as_json=as_json)
    if errors(content.problems):
        sys.exit(1)
    if explain:
        path = find_file(explain, content.links.addresses.pages, target)
        click.echo("\n".join(say_why(path, written.why.get(path, ()))), err=as_json)


@cli.command()
@config_option
@click.option("--address", "-a", default="127.0.0.1:8000", show_default=True, help="Adres en poort / address and port.")
@click.option("--open", "open_in_browser", is_flag=True, help="Open de browser / open the browser.")
def serve(config_file: Path, address: str, open_in_browser: bool) -> None:
    """Toon de site zoals hij wordt, ook concepten. / Show the site as it will be, drafts too.

    Bewaar een bestand en de pagina ververst vanzelf. Fouten staan hier én op de pagina.
    Save a file and the page refreshes by itself. Mistakes are shown here and on the page.
    """
    import webbrowser

    from slimmer.messages.outside import both
    from slimmer.messages.tell import errors, render_problems
    from slimmer.preview.run import run_preview

    host, _, port = address.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise click.UsageError("\n".join(both("address", value=address)))
    told, wrong = "", False

    def say(problems: "Sequence[Problem]", fault: str) -> None:
        nonlocal told, wrong
        before, now = (told, wrong), (fault or render_problems(problems), bool(fault or errors(problems)))
        told, wrong = now
        if told and now != before:
            click.echo(told, err=True)
        if before[1] and not wrong:
            click.echo("Opgelost: geen fouten meer. / Solved: no mistakes any more.", err=True)

    def ready(url: str) -> None:
        click.echo(f"{url}  (stoppen / stop: Ctrl+C)", err=True)
        if open_in_browser:
            webbrowser.open(url)

    run_preview(config_file, host, int(port), say, ready)


def tell_cache(settings: "Settings") -> None:
    """Where nothing can be kept, all goes on; it takes longer each time."""
    from slimmer.files.cache import why_not_kept
    from slimmer.messages.outside import both

    if why := why_not_kept(settings.root):
        click.echo("\n".join(both("cache", why=why)), err=True)


def report_of(content: "Content", settings: "Settings") -> "Report":
    from slimmer.cli.report import make_report
    from slimmer.stages import all_unpublished

    unpublished = all_unpublished(content.library, content.gallery)
    return make_report(content.library, settings, content.problems, unpublished)


def tell(report: "Report", *, as_json: bool) -> None:
    """Machines read standard output; people read problems on standard error."""
    if as_json:
        click.echo(json.dumps(report.machine, ensure_ascii=False, indent=2))
        return
    if report.told:
        click.echo(report.told, err=True)
    for line in report.summary:
        click.echo(line, err=bool(report.machine["problems"]))


@contextmanager
def progress_bar(*, quiet: bool) -> "Iterator[Progress | None]":
    """A bar while texts are read and pages are made; nothing when no one is looking at a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Slimmer", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def main() -> None:
    """Run the command; every way to fail has its exit code and says what to do."""
    from slimmer.messages.outside import spoken

    # What a build makes it needs to its end: looking for what nobody needs any more finds little, and takes a tenth.
    gc.set_threshold(50_000, 20, 50)
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not know every character of a text.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    # The sentences of Click itself, as gettext finds them.
    os.environ["LANGUAGE"] = spoken()
    gettext.bindtextdomain("messages", str(Path(__file__).parents[1] / "locales" / "click"))
    click.Context.formatter_class = Formatter
    sys.exit(_guard(cli))


def _guard(command: Callable[..., Any]) -> int:
    from slimmer.load.options import WrongConfiguration
    from slimmer.media.drawings.tokens import ThemeIncomplete

    try:
        command(standalone_mode=False)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        show(error)
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except (WrongConfiguration, ThemeIncomplete) as error:
        click.echo(str(error), err=True)
        return 2
    except OSError as error:
        from slimmer.messages.outside import refused

        click.echo("\n".join(refused(error)), err=True)
        if os.environ.get("SLIMMER_DEBUG"):
            traceback.print_exc()
        return 2
    except Exception:
        traceback.print_exc()
        click.echo(_FAULT, err=True)
        return 3
    return 0
