"""`slimmer bring`: texts from Word and from WordPress."""

from pathlib import Path

import click

from slimmer.cli.content import load_content, stop
from slimmer.cli.draft import Draft, given_option, locale_option, yes_option
from slimmer.cli.main import config_option
from slimmer.files.atomic import write_atomically, write_together
from slimmer.load.config import load_settings
from slimmer.messages.outside import both_ways, say, spoken
from slimmer.text.shorten import shown
from slimmer.writing.bring.markdown import to_markdown
from slimmer.writing.bring.media import Media
from slimmer.writing.bring.tidy import Left, NotBrought, outside_link
from slimmer.writing.bring.word import read_word
from slimmer.writing.bring.wordpress import plan_wordpress
from slimmer.writing.bring.wxr import load_export
from slimmer.writing.questions import New

_KINDS: tuple[New, ...] = ("post", "page", "project", "theme")


@click.group()
def bring() -> None:
    """Breng teksten mee uit Word of WordPress. / Bring texts from Word or WordPress."""


@bring.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as",
    "kind",
    type=click.Choice(_KINDS),
    default="post",
    show_default=True,
    help="Wat het wordt / what it becomes.",
)
@click.option("--title", help="De titel, als Word die niet zegt / the title, if Word does not say it.")
@given_option
@locale_option
@yes_option
@config_option
def word(
    file: Path, kind: New, title: str | None, given: tuple[str, ...], locale: str | None, yes: bool, config_file: Path
) -> None:
    """Maak van een Word-bestand een concept. / Make a draft of a Word file.

    \b
    slimmer bring word verslag.docx
    slimmer bring word werkwijze.docx --as page --set folder=over
    """
    try:
        document = read_word(file.read_bytes())
    except NotBrought as error:
        stop(str(error), path=file.name)
    title = (title or document.title or file.stem.replace("_", " ")).strip()[:150]
    draft = Draft(kind, title, given, locale, load_settings(config_file), yes=yes)
    name = draft.path.name.split(".")[0]
    names = {source: f"{name}-{source}" for source in document.pictures}
    text, left = to_markdown(document.root, outside_link, lambda one: names.get(one, ""))
    if not text:
        stop("word-empty", path=file.name)
    pictures = {draft.path.with_name(names[one]): content for one, content in document.pictures.items()}
    draft.write(draft.texts(text), pictures)
    if lines := [left_line(one) for one in dict.fromkeys([*document.left, *left])]:
        click.echo("\n".join([say("left-heading", spoken()), *lines]))
    click.echo(both_ways("next-draft"))


@bring.command()
@click.argument("export", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--media",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Map met de beelden / folder of the pictures.  [uploads/]",
)
@click.option("--write", is_flag=True, help="Schrijf echt; anders staat hier alleen wat er zou komen / do write.")
@config_option
def wordpress(export: Path, media: Path | None, write: bool, config_file: Path) -> None:
    """Breng een site uit WordPress mee. / Bring a site from WordPress.

    Toont eerst wat er zou komen. Wat er al is, blijft. / Shows what would come first. What is there stays.

    \b
    slimmer bring wordpress export.xml
    slimmer bring wordpress export.xml --media wp-content/uploads --write
    """
    settings, library = load_content(config_file)
    try:
        read = load_export(export)
    except NotBrought as error:
        stop(str(error), path=export.name)
    beside = (export.parent / "uploads", export.parent / "wp-content" / "uploads")
    plan = plan_wordpress(read, library, settings, Media((media,) if media else beside))
    for place, left in plan.told.items():
        click.echo("\n".join([f"{place}:" if place else say("left-heading", spoken()), *map(left_line, left)]))
    texts = [path for path in plan.files if path.suffix == ".md"]
    if plan.same:
        click.echo(both_ways("plan-same", count=plan.same))
    if not plan.files:
        click.echo(both_ways("nothing-done"))
        return
    click.echo(both_ways("would-make", count=len(texts), pictures=len(plan.pictures)))
    for path in (*plan.files, *plan.pictures):
        click.echo(f"  {path}")
    if not media:
        click.echo(both_ways("plan-media", folders=" & ".join(one.as_posix() for one in beside)))
    if not write:
        click.echo(both_ways("with-write"))
        return
    for path, source in plan.pictures.items():
        write_atomically(settings.root / path, source.read_bytes())
    write_together({settings.root / path: content for path, content in plan.files.items()})
    click.echo(both_ways("wrote", count=len(plan.files) + len(plan.pictures)))
    click.echo(both_ways("next-check"))


def left_line(one: Left) -> str:
    what = say(one.code, spoken(), value=shown(one.value, 120))
    return say("left-at" if one.where else "left-by-itself", spoken(), where=shown(one.where), what=what)
