"""The MkDocs plugin `slimmer`: each event is one step of the flow."""

import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Literal

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from slimmer.cli.report import render_unpublished
from slimmer.engine.files import ViewPage, site_files
from slimmer.engine.options import SlimmerOptions, read_settings
from slimmer.files.cache import forget
from slimmer.media.drawings.tokens import ThemeIncomplete, load_identity
from slimmer.messages.tell import errors, render_problems, wording
from slimmer.outputs.cards import Cards
from slimmer.outputs.finish import write_finish
from slimmer.outputs.icons import make_icons
from slimmer.outputs.search.bundle import Found
from slimmer.outputs.search.entry import search_entry
from slimmer.outputs.search.index import writing_search
from slimmer.outputs.search.later import SearchLater
from slimmer.outputs.search.text import main_content
from slimmer.render.place import place_directory, place_page
from slimmer.render.templates import theme_templates
from slimmer.render.theme import load_theme
from slimmer.stages import Site, prepare
from slimmer.theme import THEME
from slimmer.views.all_views import derive_views
from slimmer.views.refs import page_ref
from slimmer.views.views import View, derive_chrome


class SlimmerPlugin(BasePlugin[SlimmerOptions]):  # type: ignore[no-untyped-call]
    """One build is one `Site`; nothing is kept between builds."""

    site: Site
    views: tuple[View, ...]
    preview = False
    on_prepared: Callable[[Site], None] | None = None
    """Set by the command line, which reports in its own way; otherwise the plugin prints."""

    progress: Callable[[int, int], None] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.preview = command == "serve"
        self.search_later = SearchLater()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check before MkDocs empties the old site: with a problem, nothing that is there changes."""
        settings = read_settings(config, self.config, config.nav, preview=self.preview)
        self.site = prepare(settings, self.progress)
        config.nav = None
        config.theme.static_templates = set()
        # Between two builds of a preview the theme may have changed.
        theme_templates.cache_clear()
        env = theme_templates(settings.root, *settings.theme)
        config.theme.get_env = lambda: env  # type: ignore[method-assign]
        config.watch.extend(
            str(path) for path in (settings.root / "blog", *_own_theme(settings.theme)) if path.exists()
        )
        if self.on_prepared is not None:
            self.on_prepared(self.site)
        else:
            print_report(self.site)
        if errors(self.site.problems) and not self.preview:
            raise Abort("Niet gebouwd / Not built.")
        self.views = tuple(derive_views(self.site))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Cards are begun as early as may be: they are made beside the rendering of the pages."""
        try:
            self.identity = load_identity(*self.site.settings.theme)
        except ThemeIncomplete as error:
            raise ConfigurationError(str(error)) from error
        # A preview is not shared.
        self.cards = Cards(() if self.preview else self.views, self.site.settings, self.identity)
        self.cards.start()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.theme = load_theme(*_own_theme(self.site.settings.theme))
        return site_files(self.site, self.views, self.theme, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        self.rendered = 0
        self.env = env
        self.parts: dict[object, Markup] = {}
        self.found: dict[str, list[Found]] = {code: [] for code in self.site.settings.codes}
        self.chromes = {code: derive_chrome(self.site, code) for code in self.site.settings.codes}
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        assert isinstance(page, ViewPage)
        view = page.view
        content = self._content(view)
        if self.progress:
            self.rendered += 1
            self.progress(self.rendered, len(self.views))
        context.update(self._context(view, content))  # type: ignore[typeddict-item]
        return context

    def _content(self, view: View) -> Markup:
        if view.members:
            return place_directory(view.members, self.site, view.locale, view.to)
        return place_page(view.page, self.site, view.to, "page") if view.page else Markup("")

    def _context(self, view: View, content: Markup) -> dict[str, Any]:
        site = self.site
        return {
            "view": view,
            "to": view.to,
            "on_page": True,
            "words": view.words,
            "content": content,
            "chrome": self.chromes[view.locale],
            "chromes": self.chromes,
            "site": site,
            "settings": site.settings,
            "preview": self.preview,
            "problems": [(found, wording(found, view.locale)) for found in site.problems],
            "part": lambda name: self._part(name, view),
            "asset": lambda name: view.to(self.theme[name].url),
            "ref": lambda one: page_ref(one, site, view.locale),
            "card": self.cards.url(view.url),
            "canonical": lambda url: site.settings.site_url + url,
            "words_of": site.words,
        }

    def _part(self, name: str, view: View) -> Markup:
        """What pages have in common, rendered once for all that are as deep, in one place of the menu."""
        here = view.section.index.key if view.section else None
        chrome = self.chromes[view.locale]
        within = [view.url.startswith(one.url or "") for one in (chrome.blog, chrome.newsletters)]
        own = view.listing or view.template == "search.html" or (view.page and view.page.is_index)
        current = view.url if own else ""
        key = (name, view.locale, view.root, view.url.count("/"), here, current, *within)
        if key not in self.parts:
            template = self.env.get_template(f"partials/{name}.html")
            self.parts[key] = Markup(template.render(self._context(view, Markup(""))))
        return self.parts[key]

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        assert isinstance(page, ViewPage)
        if entry := search_entry(page.view, self.site):
            self.found[page.view.locale].append((entry, main_content(output)))
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        site_dir = Path(config.site_dir)
        icon = self.theme["mark.svg"].url
        glossary = self.site.library.glossary
        indexing = nullcontext() if self.preview else writing_search(self.found, glossary, site_dir / "pagefind")
        with indexing:
            write_finish(self.site, self.views, site_dir, icon=icon)
            self.cards.finish(site_dir)
            for name, content in make_icons(self.identity):
                (site_dir / name).write_bytes(content)
        if self.preview:
            self.search_later.start(self.found, glossary, site_dir)
        else:
            forget(self.site.settings.root)

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],
    ) -> LiveReloadServer:
        return server


def print_report(site: Site) -> None:
    """What a person needs to know, on standard error."""
    if site.problems:
        print(render_problems(site.problems), file=sys.stderr)
    if site.unpublished:
        print(render_unpublished(site.unpublished), file=sys.stderr)


def _own_theme(folders: Sequence[Path]) -> Sequence[Path]:
    """What stands before Material's: `overrides/`, when there is one, and Slimmer's own."""
    return folders[: folders.index(THEME) + 1]
