"""`slimmer check`: what is wrong in the content, for people, for GitHub and for machines."""

import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Literal

import click

from slimmer.checks.reading import reading_of
from slimmer.cli.main import config_option, json_option, progress_bar, tell, tell_cache
from slimmer.cli.report import make_report, with_readings
from slimmer.load.config import load_settings
from slimmer.messages.outside import both
from slimmer.messages.tell import as_annotation, errors
from slimmer.stages import all_unpublished, read_content

Format = Literal["text", "github", "json"]
_MOST = 10
"""Texts of a whole site that are shown as hard."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@config_option
@json_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    envvar="SLIMMER_FORMAT",
    help="github zet elke melding bij haar regel / puts each message at its line.  [text]",
)
@click.option("--reading", is_flag=True, help="Ook: welke teksten zijn moeilijk / which texts are hard to read too.")
@click.option("--strict", is_flag=True, help="Ook een waarschuwing is fout / a warning fails too.")
def check(
    paths: tuple[Path, ...], config_file: Path, as_json: bool, output: Format, reading: bool, strict: bool
) -> None:
    """Zoek fouten, bouw niets. / Look for mistakes, build nothing.

    Met bestanden of mappen erachter ziet u alleen wat daar staat.
    With files or folders behind it you see only what stands there.
    """
    settings = load_settings(config_file)
    places = [_inside(path, settings.root) for path in paths] or [PurePosixPath()]
    as_json = as_json or output == "json"
    tell_cache(settings)
    with progress_bar(quiet=as_json) as progress:
        content = read_content(settings, progress)
    problems = [one for one in content.problems if _is_in(one.path, places)]
    unpublished = [one for one in all_unpublished(content.library, content.gallery) if _is_in(one.path, places)]
    if output == "github":
        for found in problems:
            click.echo(as_annotation(found))
    report = make_report(content.library, settings, problems, unpublished)
    if reading:
        pages = [page for page in content.library.pages if _is_in(page.path, places)]
        found_hard = sorted(filter(None, map(reading_of, pages)), key=lambda one: (one.score, one.path))
        report = with_readings(report, found_hard if paths else found_hard[:_MOST])
    tell(report, as_json=as_json)
    sys.exit(1 if (problems if strict else errors(problems)) else 0)


def _is_in(path: PurePosixPath, places: Sequence[PurePosixPath]) -> bool:
    return any(path.is_relative_to(place) for place in places)


def _inside(path: Path, root: Path) -> PurePosixPath:
    """As problems name it. Raises `UsageError` for what stands elsewhere."""
    full = path.resolve()
    if not full.is_relative_to(root):
        raise click.UsageError("\n".join(both("elsewhere", value=path, folder=root)))
    return PurePosixPath(full.relative_to(root))
