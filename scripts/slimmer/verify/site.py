"""The files of a finished site in memory."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin

from lxml import html
from lxml.html import HtmlElement


@dataclass(frozen=True)
class Page:
    path: PurePosixPath
    """Relative to the root of the site: `over/index.html`."""
    root: HtmlElement

    @property
    def url(self) -> str:
        """`over/`, `404.html`; nothing for the home page."""
        return str(self.path).removesuffix("index.html") if self.path.name == "index.html" else str(self.path)

    @cached_property
    def elements(self) -> tuple[HtmlElement, ...]:
        """In the order of the text, without comments."""
        return tuple(one for one in self.root.iter() if isinstance(one.tag, str))

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(found for one in self.elements if (found := one.get("id")))

    def all(self, tag: str) -> list[HtmlElement]:
        return [one for one in self.elements if one.tag == tag]

    def links(self, rel: str) -> list[HtmlElement]:
        """`<link>` elements of the head with this relation."""
        return [one for one in self.all("link") if one.get("rel") == rel]

    @property
    def locale(self) -> str:
        return str(self.root.get("lang") or "")

    @property
    def is_redirect(self) -> bool:
        """An old address that leads on."""
        return any(one.get("http-equiv") == "refresh" for one in self.all("meta"))

    @cached_property
    def canonical(self) -> str:
        """Nothing on a page that search engines may not show."""
        return next((one.get("href", "") for one in self.links("canonical")), "")

    @cached_property
    def alternates(self) -> Mapping[str, str]:
        """Locale or `x-default` → absolute address."""
        return {one.get("hreflang", ""): one.get("href", "") for one in self.links("alternate") if one.get("hreflang")}


@dataclass(frozen=True)
class FinishedSite:
    folder: Path
    url: str
    """Absolute, with a slash at the end."""
    locales: tuple[str, ...]
    """The first is at the root of the site, each other below its code."""
    pages: tuple[Page, ...]
    files: frozenset[str]
    """Relative to the root of the site."""

    @cached_property
    def by_url(self) -> Mapping[str, Page]:
        return {page.url: page for page in self.pages}

    @property
    def public(self) -> Iterator[Page]:
        """Pages that search engines may show."""
        return (page for page in self.pages if page.canonical and not page.is_redirect)

    def locate(self, address: str, page: Page) -> str | None:
        """The address within the site, without query and fragment; `None` when it leads elsewhere or nowhere."""
        try:
            whole = urljoin(self.url + page.url, address.partition("#")[0].partition("?")[0])
        except ValueError:
            return None
        return unquote(whole.removeprefix(self.url)) if whole.startswith(self.url) else None

    def holds(self, url: str) -> bool:
        """Whether a host would find a file at this address within the site."""
        return (f"{url}index.html" if not url or url.endswith("/") else url) in self.files


def load_site(folder: Path, url: str, locales: tuple[str, ...]) -> FinishedSite:
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    parser = html.HTMLParser(encoding="utf-8")
    pages = []
    for name in sorted(files):
        if name.endswith(".html"):
            content = (folder / name).read_bytes()
            # Of nothing lxml makes no tree.
            pages.append(Page(PurePosixPath(name), html.document_fromstring(content or b"<html/>", parser)))
    return FinishedSite(folder, url, locales, tuple(pages), files)
