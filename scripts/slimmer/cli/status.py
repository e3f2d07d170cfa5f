"""`slimmer status`: which translation lags behind, and by what."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from slimmer.checks.translations import differing
from slimmer.cli.content import inside, stop
from slimmer.cli.main import config_option, json_option
from slimmer.files.atomic import write_together
from slimmer.files.cache import STORE
from slimmer.files.store import Store
from slimmer.load.config import load_settings
from slimmer.messages.outside import both_ways
from slimmer.messages.tell import render_problems
from slimmer.messages.wording import wordings
from slimmer.model.settings import Settings
from slimmer.pairs.record import RECORD, render_record
from slimmer.pairs.translations import Changed, Pair, Texts, accepted, load_pairs, load_record
from slimmer.text.shorten import shorten
from slimmer.writing.history import beside, old_blocks
from slimmer.writing.moving import key_of

_LONG = 400
"""Characters of a block that are shown."""


@click.command()
@click.argument("path", required=False)
@click.option("--ok", multiple=True, metavar="PATH", help="Deze vertaling klopt nu / this translation is right now.")
@click.option("--ok-all", is_flag=True, help="Alle vertalingen kloppen nu / all translations are right now.")
@json_option
@config_option
def status(path: str | None, ok: tuple[str, ...], ok_all: bool, as_json: bool, config_file: Path) -> None:
    """Welke vertaling ontbreekt of loopt achter, en waar. / Which translation is missing or lags behind, and where.

    \b
    slimmer status                                        het overzicht / the list
    slimmer status docs/over/index.nl.md                  één tekst / one text
    slimmer status --ok docs/over/index.en.md             deze klopt / this one is right
    """
    settings = load_settings(config_file)
    pairs, texts = load_pairs(settings)
    if ok or ok_all:
        right = [pair for one in ok for pair in _of(one, pairs, settings, config_file)]
        for pair in right:
            if pair.state == "missing":
                stop("no-pair", path=next(iter(pair.paths.values())))
        right = pairs if ok_all else right
        text = render_record(accepted(load_record(settings), right, texts))
        write_together({settings.root / RECORD: text.encode()})
        for pair in right:
            if len(pair.paths) == 2 and (ok or pair.state != "fresh"):
                click.echo(both_ways("status-ok", path=", ".join(map(str, pair.paths.values()))))
        return
    shown = _of(path, pairs, settings, config_file) if path else pairs
    if as_json:
        click.echo(json.dumps([_machine(pair) for pair in shown], ensure_ascii=False, indent=2))
        return
    for pair in shown:
        if pair.state != "fresh":
            _tell(pair, texts, settings)
    counts = Counter[str](pair.state for pair in shown)
    for code in ("nl", "en"):
        said = (f"{one.of(code)}: {counts[state]}" for state, one in wordings("status").items())
        click.echo(", ".join(said) + ".")
    if counts["stale"] or counts["unrecorded"]:
        click.echo(both_ways("status-how"))
    sys.exit(1 if counts["stale"] else 0)


def _of(typed: str, pairs: list[Pair], settings: Settings, config_file: Path) -> list[Pair]:
    key, _ = key_of(inside(typed, config_file), settings)
    found = [pair for pair in pairs if pair.key == key]
    return found or stop("no-page", path=typed, example="docs/over/werkwijze.nl.md")


def _machine(pair: Pair) -> dict[str, Any]:
    changed = [{"locale": one.locale, "blocks": [block._asdict() for block in one.new]} for one in pair.changed]
    paths = {locale: str(path) for locale, path in pair.paths.items()}
    return {"key": str(pair.key), "state": pair.state, "paths": paths, "changed": changed, "missing": pair.lacks}


def _tell(pair: Pair, texts: Texts, settings: Settings) -> None:
    said = " / ".join(wordings("status")[pair.state].both())
    named = ", ".join(str(pair.paths[code]) for code in pair.behind) or str(next(iter(pair.paths.values())))
    click.echo(f"{named}: {said}{f' ({pair.lacks})' if pair.lacks else ''}")
    for one in pair.changed:
        _tell_changed(one, pair, settings)
    if pair.state != "missing" and (problems := list(differing(pair, texts, Store(settings.root / STORE)))):
        click.echo(render_problems(problems))


def _tell_changed(changed: Changed, pair: Pair, settings: Settings) -> None:
    """Old beside new: what stood there begins with a minus, what stands there now with a plus."""
    path = pair.paths[changed.locale]
    old = old_blocks(settings.root, path, changed.gone)
    for before, block in beside(old, changed.new):
        click.echo(f"  {path}{f':{block.line}' if block else ''}")
        if before:
            click.echo(f"    - {_flat(before)}")
        if block:
            click.echo(f"    + {_flat(block.text)}")
    if len(old) < len(changed.gone):
        click.echo(both_ways("status-lost"))


def _flat(text: str) -> str:
    return shorten(" ".join(text.split()), _LONG)
