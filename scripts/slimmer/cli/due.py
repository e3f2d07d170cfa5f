"""`slimmer due`: what was dated ahead and may be seen now, so that a timer knows whether to publish."""

from datetime import datetime
from pathlib import Path

import click

from slimmer.cli.main import config_option
from slimmer.load.config import load_settings
from slimmer.load.library import load_library
from slimmer.model.schemas import NewsletterFields, PostFields


@click.command()
@config_option
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    required=True,
    help="De dag waarop de site het laatst verscheen / the day of the last publication.",
)
def due(config_file: Path, since: datetime) -> None:
    """Noem berichten die sinds die dag mogen verschijnen. / Name posts that may appear since that day.

    Zonder zulke berichten zegt dit niets. / Says nothing when there are none.
    """
    library, _ = load_library(load_settings(config_file))
    for page in library.pages:
        if isinstance(page.fields, PostFields | NewsletterFields) and page.fields.date > since.date():
            click.echo(page.path)
