"""Links, anchors and everything a page loads: each is there, on the site itself, and nothing from elsewhere runs."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from slimmer.model.problem import Problem, problem
from slimmer.verify.site import FinishedSite, Page

_ATTRIBUTES = ("href", "src", "poster", "action")
_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)")
_LOADED = ("script", "img", "source", "video", "audio", "track", "iframe", "embed", "object", "input")
_LINKED = ("stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "manifest")
_FORBIDDEN = ("'unsafe-inline'", "'unsafe-eval'")


def check_links(site: FinishedSite) -> Iterator[Problem]:
    """An address within the site leads to a file of it, and its fragment to a place on that page."""
    for page in site.pages:
        for element in page.elements:
            for address in addresses(element):
                yield from _check_address(address, element, page, site)


def addresses(element: HtmlElement) -> Iterator[str]:
    """What an element leads to or loads, as written."""
    for name in _ATTRIBUTES:
        if (found := element.get(name)) is not None:
            yield found
    yield from (part.split()[0] for part in (element.get("srcset") or "").split(",") if part.strip())
    if element.tag == "meta" and element.get("property") == "og:image":
        yield element.get("content", "")


def _check_address(address: str, element: HtmlElement, page: Page, site: FinishedSite) -> Iterator[Problem]:
    try:
        parts = urlsplit(address)
    except ValueError:
        yield problem(page.path, _line(element), "site-link-invalid", value=address)
        return
    url = site.locate(address, page)
    if url is None:
        if not parts.scheme and not parts.netloc:
            yield problem(page.path, _line(element), "site-link-outside", value=address, url=site.url)
        return
    if not site.holds(url):
        yield problem(page.path, _line(element), "site-link-broken", value=address, target=url or "/")
        return
    fragment = unquote(parts.fragment).partition(":~:")[0]
    target = site.by_url.get(url.removesuffix("index.html"))
    if fragment and target is not None and fragment not in target.ids:
        yield problem(page.path, _line(element), "site-anchor-missing", value=address, anchor=fragment)


def check_styles(site: FinishedSite) -> Iterator[Problem]:
    """What a style sheet loads is there too."""
    for name in sorted(site.files):
        if not name.endswith(".css"):
            continue
        text = (site.folder / name).read_text("utf-8")
        for match in _URL.finditer(text):
            whole = "/".join([*name.split("/")[:-1], match[1]])
            if not match[1].startswith("data:") and whole not in site.files:
                line = text.count("\n", 0, match.start()) + 1
                yield problem(PurePosixPath(name), line, "site-link-broken", value=match[1], target=whole)


def check_ids(site: FinishedSite) -> Iterator[Problem]:
    """An id names one place, or a link to it may lead to another."""
    for page in site.pages:
        seen: set[str] = set()
        for element in page.elements:
            if found := element.get("id"):
                if found in seen:
                    yield problem(page.path, _line(element), "site-id-twice", value=found)
                seen.add(found)


def _line(element: HtmlElement) -> int:
    return element.sourceline or 1


def check_policy(site: FinishedSite) -> Iterator[Problem]:
    """Every page has a Content-Security-Policy that begins with nothing and takes nothing back."""
    for page in site.pages:
        if page.is_redirect:
            continue
        found = [one for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
        policy = found[0].get("content", "") if found else ""
        if len(found) != 1 or not policy.startswith("default-src 'none';"):
            yield problem(page.path, 1, "site-policy", count=len(found))
        for word in _FORBIDDEN:
            if word in policy:
                yield problem(page.path, _line(found[0]), "site-policy-open", value=word)
        yield from _check_inline(page)
        yield from _check_outside(page, site)


def _check_inline(page: Page) -> Iterator[Problem]:
    for element in page.elements:
        line = _line(element)
        run = element.tag == "script" and not element.get("src") and element.get("type") != "application/ld+json"
        if element.tag == "style" or run:
            yield problem(page.path, line, "site-inline", value=f"<{element.tag!s}>")
        for name in map(str, element.attrib):
            if name == "style" or name.startswith("on"):
                yield problem(page.path, line, "site-inline", value=f"{name}=")


def _check_outside(page: Page, site: FinishedSite) -> Iterator[Problem]:
    for element in page.elements:
        if element.tag in _LOADED or (element.tag == "link" and element.get("rel") in _LINKED):
            for address in addresses(element):
                if not address.startswith("data:") and site.locate(address, page) is None:
                    yield problem(page.path, _line(element), "site-outside", value=address)
