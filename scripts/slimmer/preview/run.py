"""The preview from start to stop: watch, read, show."""

import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from slimmer.load.config import load_settings
from slimmer.load.options import WrongConfiguration
from slimmer.messages.tell import render_problem
from slimmer.model.problem import Problem
from slimmer.model.settings import Settings
from slimmer.outputs.build import content_table
from slimmer.preview.server import PreviewServer
from slimmer.preview.site import PreviewSite
from slimmer.preview.watch import State, look, wait_for_change
from slimmer.stages import read_content

Tell = Callable[[Sequence[Problem], str], None]
"""Told after each save what is wrong: in the content, and else (a traceback or a sentence)."""


def run_preview(config: Path, host: str, port: int, tell: Tell, ready: Callable[[str], None]) -> None:
    """Until it is stopped. `ready` is told the address. Raises `WrongConfiguration` and `OSError` at the start only."""
    settings, site = load_settings(config, preview=True), PreviewSite()
    with PreviewServer(host, port, site) as server:
        before = look(_watched(settings, config))
        update(site, config, tell)
        threading.Thread(target=_follow, args=(site, settings, config, before, tell), daemon=True).start()
        ready(f"http://{host}:{server.server_port}/")
        server.serve_forever(poll_interval=0.1)


def update(site: PreviewSite, config: Path, tell: Tell) -> None:
    """Read what is there now and show it; whatever goes wrong is told on the pages that were there before."""
    root = config.resolve().parent
    try:
        settings = load_settings(config, preview=True)
        content = read_content(settings)
        table = content_table(content, settings)
    except WrongConfiguration as error:
        site.show(None, (f"{config}: {error}",), lambda _: True)
        tell((), f"{config}: {error}")
        return
    except Exception as error:
        site.show(None, (f"{type(error).__name__}: {error}",), lambda _: True)
        tell((), traceback.format_exc())
        return
    site.show(table, tuple(map(render_problem, content.problems)), lambda name: (root / name).exists())
    tell(content.problems, "")


def _follow(site: PreviewSite, settings: Settings, config: Path, before: State, tell: Tell) -> None:
    while True:
        before = wait_for_change(_watched(settings, config), before)
        update(site, config, tell)


def _watched(settings: Settings, config: Path) -> list[Path]:
    return [settings.root / "docs", settings.root / "blog", config, *settings.theme]
