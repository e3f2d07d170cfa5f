"""The commands of MkDocs, as the command line calls them."""

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from slimmer.engine.options import read_settings
from slimmer.engine.plugin import SlimmerPlugin
from slimmer.model.settings import Settings
from slimmer.stages import Site


class WrongConfiguration(Exception):
    """mkdocs.yml is missing or cannot be used; the message says why."""


def load_settings(config_file: Path) -> Settings:
    """What mkdocs.yml says, without building anything."""
    config = _load(config_file)
    plugin = _plugin(config)
    return read_settings(config, plugin.config, config.nav, preview=False)


def build_site(
    config_file: Path,
    on_prepared: Callable[[Site], None],
    site_dir: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Build into `site/`; `on_prepared` sees the checked content before anything is written, and may stop.

    The site is made beside the old one and takes its place when it is complete.
    """
    config = _load(config_file, site_dir)
    final = Path(config.site_dir)
    final.parent.mkdir(parents=True, exist_ok=True)
    plugin = _plugin(config)
    plugin.on_prepared = on_prepared
    plugin.progress = progress
    config.plugins.on_startup(command="build", dirty=False)
    with tempfile.TemporaryDirectory(dir=final.parent, prefix=f".{final.name}-") as folder:
        config.site_dir = str(Path(folder, "new"))
        build(config)
        config.plugins.on_shutdown()
        if final.exists():
            final.rename(Path(folder, "old"))
        Path(config.site_dir).rename(final)


def serve_site(config_file: Path, address: str | None, *, open_in_browser: bool) -> None:
    """The live preview, until it is stopped."""
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    serve(str(config_file), watch_theme=True, open_in_browser=open_in_browser, **options)


def _load(config_file: Path, site_dir: Path | None = None) -> MkDocsConfig:
    try:
        options = {"site_dir": str(site_dir)} if site_dir else {}
        return load_config(str(config_file), **options)
    except ConfigurationError as error:
        raise WrongConfiguration(str(error)) from error


def _plugin(config: MkDocsConfig) -> SlimmerPlugin:
    plugin = config.plugins.get("slimmer")
    if not isinstance(plugin, SlimmerPlugin):
        raise WrongConfiguration("plugins: slimmer")
    return plugin
