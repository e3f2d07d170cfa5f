"""Views and assets as the files and pages that MkDocs builds."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from slimmer.render.theme import ThemeFile
from slimmer.stages import Site
from slimmer.views.views import View


class ViewPage(MkDocsPage):
    """A page whose text is known already: MkDocs only puts it into its template."""

    def __init__(self, view: View, file: File, config: MkDocsConfig) -> None:
        super().__init__(view.title, file, config)
        self.view = view
        self.meta = {"template": view.template, "title": view.title, "description": view.description}

    # MkDocs compares pages by title, which makes a large build quadratic.
    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        self.content = ""


def site_files(site: Site, views: Iterable[View], theme: Mapping[str, ThemeFile], config: MkDocsConfig) -> Files:
    """Everything that is published, each file once: pages, the writers' documents, the theme's assets."""

    def file(source: str, folder: Path | None, url: str) -> File:
        return File(
            source,
            str(folder) if folder else None,
            config.site_dir,
            True,
            dest_uri=f"{url}index.html" if not url or url.endswith("/") else url,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )

    files = Files([])
    for view in views:
        name = str(view.page.path) if view.page else f"_derived/{view.url}.md"
        made = file(name, site.settings.root if view.page else None, view.url)
        ViewPage(view, made, config)
        files.append(made)
    for asset in site.files:
        files.append(file(str(asset.path), site.settings.root, site.addresses.assets[asset.path]))
    for one in theme.values():
        files.append(File.generated(config, one.url, content=one.content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files
