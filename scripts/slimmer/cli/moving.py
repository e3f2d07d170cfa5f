"""`slimmer mv` and `slimmer rm`: a rename or a removal without a link or an address that breaks."""

import re
import sys
from pathlib import Path, PurePosixPath

import click

from slimmer.checks.pages import check_file_name
from slimmer.cli.content import inside, stop, stop_at
from slimmer.cli.main import config_option
from slimmer.load.config import load_settings
from slimmer.load.data import DATA, ORGANISATIONS
from slimmer.load.pages import kind_of, parse_page
from slimmer.load.text import forbidden_sign
from slimmer.messages.outside import both_ways, say, spoken
from slimmer.model.library import Kind
from slimmer.model.problem import Problem
from slimmer.model.settings import Settings
from slimmer.text.file_names import split_locale, with_locale
from slimmer.text.shorten import shown
from slimmer.text.slugs import new_key
from slimmer.writing.moving import Change, Texts, key_of, make_change, pictures_of, plan_move
from slimmer.writing.removing import plan_removal

_DAY = re.compile(r"\d{4}-\d\d(-\d\d-)?")


@click.command()
@click.argument("old")
@click.argument("new")
@config_option
def mv(old: str, new: str, config_file: Path) -> None:
    """Hernoem een pagina, bericht, map of organisatie. / Rename a page, post, folder or organisation.

    Vertaling, beelden, links, menu en oude adressen gaan mee. / Translation, pictures, links, menu and old addresses
    follow.

    \b
    slimmer mv docs/over/werkwijze.nl.md aanpak
    slimmer mv docs/over docs/over-ons
    slimmer mv docs/_data/organisations/fontys.yml fontys-hogeschool
    """
    settings = load_settings(config_file)
    texts = _texts(settings)
    source = _place(old, config_file)
    wanted = _moved(source, new, texts, config_file)
    stay = sorted(path for path in wanted if texts.is_public(path))
    moved = {path: new_path for path, new_path in wanted.items() if path not in stay}
    moved |= pictures_of(moved, texts)
    for path, new_path in moved.items():
        if path.suffix == ".md" and _kind_at(path, settings) != _kind_at(new_path, settings):
            stop("kind-differs", path=path, new=new_path)
    for path in moved.values():
        if path in texts.files:
            stop("exists", path=path)
    change = plan_move(moved, texts)
    stop_at(_name_problems(change, texts), "not-so", status=2)
    make_change(change, settings.root)
    _told(change)
    for path in stay:
        click.echo(both_ways("stays", path=path))


@click.command()
@click.argument("path")
@click.option("--to", help="Pagina waar het adres voortaan heen leidt / page that the address leads to from now on.")
@click.option("--nowhere", is_flag=True, help="Het oude adres leidt nergens meer heen / the old address leads nowhere.")
@config_option
def rm(path: str, to: str | None, nowhere: bool, config_file: Path) -> None:
    """Haal een pagina of bericht weg. / Remove a page or a post.

    Vertelt wat ernaar linkt en vraagt waar het adres heen moet. / Tells what links to it and asks where its address
    should lead.
    """
    settings = load_settings(config_file)
    texts = _texts(settings)
    source = _place(path, config_file)
    key, locale = key_of(source, settings)
    gone = [source] if locale and source in texts.files else texts.of_key(key)
    if not gone or key == PurePosixPath("docs/index"):
        known = (settings.root / source).exists()
        stop("home" if gone else "rm-other" if known else "no-page", path=path, example="docs/over/werkwijze.nl.md")
    _, links = plan_removal(gone, None, texts)
    for link in links:
        click.echo(both_ways("links-here", path=link.path, line=link.line, target=link.target))
    if to is None and not nowhere:
        if not sys.stdin.isatty():
            stop("rm-where", path=path)
        to = click.prompt(say("ask-alias", spoken()) + "?", default="", show_default=False).strip()
    target = key_of(_place(to, config_file), settings)[0] if to else None
    if target is not None and set(texts.of_key(target)) <= set(gone):
        stop("no-page", path=to, example="docs/over/index.nl.md")
    change, _ = plan_removal(gone, target, texts)
    make_change(change, settings.root)
    _told(change)


def _kind_at(path: PurePosixPath, settings: Settings) -> Kind:
    return kind_of(key_of(path, settings)[0], settings.folders)


def _name_problems(change: Change, texts: Texts) -> list[Problem]:
    """The name of a post or newsletter says when it is of."""
    read = [parse_page(text, path, texts.settings) for path, text in change.texts.items() if path.suffix == ".md"]
    moved = [(page, problems) for page, problems in read if page and page.path in change.moved.values()]
    return [one for page, problems in moved for one in (*problems, *check_file_name(page))]


def _texts(settings: Settings) -> Texts:
    """Everything, or an end: what has a mistake in its details cannot be followed."""
    texts = Texts(settings)
    stop_at([one for one in texts.problems if one.path in texts.library.unreadable])
    return texts


def _place(typed: str, config_file: Path) -> PurePosixPath:
    path = inside(typed, config_file)
    if path.parts[:1] not in (("docs",), ("blog",)):
        stop("outside", path=typed, example="docs/over/werkwijze.nl.md")
    return path


def _moved(source: PurePosixPath, new: str, texts: Texts, config_file: Path) -> dict[PurePosixPath, PurePosixPath]:
    """Every file that moves, to where."""
    settings = texts.settings
    # A bare name stays beside what it was.
    new = new.replace("\\", "/")
    if forbidden_sign(new) or PurePosixPath(new).name in ("", ".."):
        stop("name-invalid", value=shown(new), example="werkwijze")
    target = source.with_name(new) if "/" not in new else _place(new, config_file)
    if target.is_relative_to(DATA) and not source.is_relative_to(DATA):
        stop("elsewhere", path=new, folder="docs")
    below = [one for one in texts.files if one.is_relative_to(source) and one != source]
    if source.parent == ORGANISATIONS and source in texts.files:
        target = target if target.suffix == ".yml" else target.with_name(f"{target.name}.yml")
        if target.parent != ORGANISATIONS:
            stop("elsewhere", path=new, folder=ORGANISATIONS)
        _check_name(target.stem)
        return {source: target}
    if below:
        configured = [settings.folders.path(name) for name in ("projects", "themes", "organisations")]
        if (
            source in configured
            or source == PurePosixPath("docs")
            or source.is_relative_to(DATA)
            or source.parts[0] == "blog"
        ):
            stop("folder-configured", path=source)
        _check_name(target.name)
        return {one: target / one.relative_to(source) for one in below}
    key, _ = key_of(source, settings)
    if key == PurePosixPath("docs/index"):
        stop("home")
    files = texts.of_key(key)
    if not files or not key.parts:
        stop("no-page", path=source, example="docs/over/werkwijze.nl.md")
    new_key_, _ = key_of(target, settings)
    if any(one.is_relative_to(target) for one in texts.files) and target.suffix != ".md":
        new_key_ = target / key.name
    _check_name(new_key_.name)
    wanted = new_key_.with_name(f"{new_key_.name}.md")
    return {one: with_locale(wanted, split_locale(one, settings.codes)[1] or "") for one in files}


def _check_name(name: str) -> None:
    plain = _DAY.sub("", name)
    if plain and new_key(plain, "pagina") != plain:
        stop("name-invalid", value=name, example=new_key(name, "pagina"))


def _told(change: Change) -> None:
    for old, new in sorted(change.moved.items()):
        click.echo(both_ways("moved", old=old, new=new))
    for path in change.removed:
        click.echo(both_ways("removed", path=path))
    for path in sorted(set(change.texts) - set(change.moved.values())):
        click.echo(both_ways("updated", path=path))
    for url, target in sorted(change.aliases.items()):
        click.echo(both_ways("leads", old=url, new=target) if target != PurePosixPath() else both_ways("dead", old=url))
