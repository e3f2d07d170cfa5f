"""The MkDocs plugin `slimmer`: it hands MkDocs finished files."""

import sys
from pathlib import Path

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from slimmer.load.config import load_settings
from slimmer.load.options import WrongConfiguration
from slimmer.load.places import may_hold_site
from slimmer.media.drawings.tokens import ThemeIncomplete
from slimmer.messages.outside import both
from slimmer.messages.tell import errors, render_problems, render_unpublished
from slimmer.outputs.build import content_table
from slimmer.outputs.write import in_memory, is_ours, mark_ours
from slimmer.stages import all_unpublished, read_content


class Options(Config):  # type: ignore[no-untyped-call]
    """Read with the rest of mkdocs.yml by `load_settings`."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        return [], []


class SlimmerPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """One build reads everything anew; nothing stays between builds."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check before MkDocs empties the old site: with a problem, nothing that is there changes.

        `mkdocs serve` then shows the last good site; `slimmer serve` shows drafts, and mistakes on the page.
        """
        try:
            settings = load_settings(Path(config.config_file_path))
        except WrongConfiguration as error:
            raise ConfigurationError(str(error)) from error
        site_dir = Path(config.site_dir)
        if not may_hold_site(site_dir, settings.root, settings.theme) or not is_ours(site_dir):
            raise ConfigurationError("\n".join(both("not-ours", value=config.site_dir)))
        content = read_content(settings)
        print_report(render_problems(content.problems))
        print_report(render_unpublished(all_unpublished(content.library, content.gallery)))
        if errors(content.problems):
            raise Abort("Niet gebouwd / Not built.")
        try:
            table = content_table(content, settings)
            self.files = in_memory(table.outputs, table.bundles)
        except ThemeIncomplete as error:
            raise ConfigurationError(str(error)) from error
        config.nav = None
        config.theme.static_templates = set()
        watched = settings.root / "blog", *settings.theme
        config.watch.extend(str(path) for path in watched if path.exists())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        return Files(
            [
                File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
                for path, content in self.files.items()
            ]
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        mark_ours(Path(config.site_dir))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        return nav


def print_report(text: str) -> None:
    """What a person needs to know, on standard error."""
    if text:
        print(text, file=sys.stderr)
