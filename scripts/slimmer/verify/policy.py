"""Nothing inline, nothing from elsewhere: the policy forbids it, and visitors are no one's business."""

from collections.abc import Iterator

from slimmer.model.problem import Problem, problem
from slimmer.verify.links import addresses
from slimmer.verify.site import FinishedSite, Page

_LOADED = ("script", "img", "source", "video", "audio", "track", "iframe", "embed", "object", "input")
_LINKED = ("stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "manifest")
_FORBIDDEN = ("'unsafe-inline'", "'unsafe-eval'")


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
                yield problem(page.path, found[0].sourceline or 1, "site-policy-open", value=word)
        yield from _check_inline(page)
        yield from _check_outside(page, site)


def _check_inline(page: Page) -> Iterator[Problem]:
    for element in page.elements:
        line = element.sourceline or 1
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
                    yield problem(page.path, element.sourceline or 1, "site-outside", value=address)
