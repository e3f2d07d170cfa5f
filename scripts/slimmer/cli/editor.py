"""`slimmer editor`: VS Code helps while one types."""

from pathlib import Path

import click

from slimmer.cli.main import config_option
from slimmer.files.atomic import write_together
from slimmer.load.config import load_settings
from slimmer.load.library import load_library
from slimmer.messages.outside import spoken
from slimmer.writing.editor import FOLDER, editor_files


@click.command()
@config_option
def editor(config_file: Path) -> None:
    """Laat VS Code meedenken bij het typen. / Have VS Code help while you type.

    Maakt de map .vscode; doe het opnieuw als er trefwoorden of organisaties bij zijn gekomen.
    Makes the folder .vscode; do it again when there are more tags or organisations.
    """
    settings = load_settings(config_file)
    library, _ = load_library(settings)
    files = editor_files(library, settings, spoken())
    write_together({settings.root / path: text.encode() for path, text in files.items()})
    click.echo(f"{FOLDER}/: {len(files)} bestanden / files.")
