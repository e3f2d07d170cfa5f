"""The MkDocs plugin `slimmer`: each event is one step of the flow."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from slimmer.derive.all_views import derive_views
from slimmer.derive.refs import page_ref
from slimmer.derive.views import View, derive_chrome
from slimmer.engine.files import ViewPage, site_files
from slimmer.engine.options import SlimmerOptions, read_settings
from slimmer.finish.finish import write_finish
from slimmer.finish.search_later import SearchLater
from slimmer.place import place_directory, place_page
from slimmer.problems import render_problems, wording
from slimmer.report import render_unpublished
from slimmer.site import Site, prepare
from slimmer.theme import load_theme


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
        env = own_environment(config)
        config.theme.get_env = lambda: env  # type: ignore[method-assign]
        config.watch.extend(str(path) for path in (settings.root / "blog", *_own_theme(config)) if path.exists())
        if self.on_prepared is not None:
            self.on_prepared(self.site)
        else:
            print_report(self.site)
        if self.site.problems and not self.preview:
            raise Abort("Niet gebouwd / Not built.")
        self.views = tuple(derive_views(self.site))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.theme = load_theme(_own_theme(config)[0])
        return site_files(self.site, self.views, self.theme, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        self.rendered = 0
        self.env = env
        self.parts: dict[object, Markup] = {}
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
        return place_page(view.page, self.site, view.to, on_own_page=True) if view.page else Markup("")

    def _context(self, view: View, content: Markup) -> dict[str, Any]:
        site = self.site
        return {
            "view": view,
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

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        icon, site_dir = self.theme["mark.svg"].url, Path(config.site_dir)
        write_finish(self.site, self.views, site_dir, icon=icon, with_search=not self.preview)
        if self.preview:
            self.search_later.start(self.site, self.views, site_dir)

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
    if site.library.unpublished:
        print(render_unpublished(site.library.unpublished), file=sys.stderr)


class _Loader(jinja2.FileSystemLoader):
    """Names no files: the theme's assets are `site_files`' work, and Material has 10,000 icons to list."""

    def list_templates(self) -> list[str]:
        return []


def own_environment(config: MkDocsConfig) -> jinja2.Environment:
    """Templates that escape what they print and refuse names they do not know; MkDocs' own do neither."""
    env = jinja2.Environment(
        loader=_Loader(config.theme.dirs), autoescape=True, auto_reload=False, undefined=jinja2.StrictUndefined
    )
    env.trim_blocks = env.lstrip_blocks = True
    return env


def _own_theme(config: MkDocsConfig) -> list[Path]:
    """The site's own theme folder (`overrides/`), which stands before Material's."""
    return [Path(config.theme.dirs[0])]
