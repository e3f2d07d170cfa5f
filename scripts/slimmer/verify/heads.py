"""What search engines and screen readers go by: title, description, headings, language, address, alternates."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from lxml.html import HtmlElement

from slimmer.model.problem import Problem, problem
from slimmer.verify.site import FinishedSite, Page

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def check_heads(site: FinishedSite) -> Iterator[Problem]:
    """One title, one description, one level-1 heading, and headings without holes (WCAG 1.3.1, 2.4.2)."""
    for page in site.pages:
        titles = [one.text_content().strip() for one in page.root.findall("head/title")]
        if len(titles) != 1 or not titles[0]:
            yield problem(page.path, 1, "site-title", count=len(list(filter(None, titles))))
        headings = page.all("h1")
        if len(headings) != 1 or not headings[0].text_content().strip():
            yield problem(page.path, headings[1].sourceline or 1 if headings[1:] else 1, "site-h1", count=len(headings))
        if not page.is_redirect:
            if not description(page).strip():
                yield problem(page.path, 1, "site-description")
            yield from _check_outline(page)


def _check_outline(page: Page) -> Iterator[Problem]:
    headings = [(int(tag[1]), one) for one in page.elements if (tag := str(one.tag)) in _HEADINGS]
    for (above, _), (below, heading) in pairwise(headings):
        if below > above + 1:
            text = " ".join(heading.text_content().split())
            line = heading.sourceline or 1
            yield problem(page.path, line, "site-heading", value=text, above=f"h{above}", below=f"h{below}")


def description(page: Page) -> str:
    return next((one.get("content", "") for one in page.all("meta") if one.get("name") == "description"), "")


def title(page: Page) -> str:
    return " ".join(page.root.findtext("head/title", "").split())


def check_unique(site: FinishedSite) -> Iterator[Problem]:
    """Two results in a search engine with one title or one description cannot be told apart."""
    kinds: tuple[tuple[str, Callable[[Page], str]], ...] = (
        ("site-title-twice", title),
        ("site-description-twice", description),
    )
    for code, of in kinds:
        first: dict[tuple[str, str], Page] = {}
        for page in site.public:
            earlier = first.setdefault((page.locale, of(page)), page)
            if earlier is not page:
                yield problem(page.path, 1, code, value=of(page), other=earlier.path)


def check_languages(site: FinishedSite) -> Iterator[Problem]:
    """A page is in the language of its address (WCAG 3.1.1), and a link to another language says so (3.1.2)."""
    for page in site.pages:
        wanted = locale_of(page.url, site)
        if page.locale != wanted and not page.is_redirect:
            yield problem(page.path, 1, "site-language", value=page.locale, wanted=wanted)
        for link in page.all("a"):
            url = site.locate(link.get("href") or "", page) if link.get("href") else None
            target = site.by_url.get(url) if url is not None else None
            if target is None or target.locale == page.locale or target.is_redirect:
                continue
            if target.locale not in (link.get("hreflang"), _marked(link)):
                yield problem(
                    page.path, link.sourceline or 1, "site-link-language", value=link.get("href"), locale=target.locale
                )


def locale_of(url: str, site: FinishedSite) -> str:
    code = url.partition("/")[0]
    return code if code in site.locales[1:] else site.locales[0]


def _marked(element: HtmlElement) -> str:
    """The language in which an element stands, where something around it within the page says so."""
    around = [element, *element.iterancestors()]
    return next((str(found) for one in around if one.tag != "html" and (found := one.get("lang"))), "")


def check_alternates(site: FinishedSite) -> Iterator[Problem]:
    """Canonical is the page itself; alternates are absolute, exist, and point back: one-sided ones are ignored."""
    for page in site.public:
        own = site.url + page.url
        if page.canonical != own:
            yield problem(page.path, 1, "site-canonical", value=page.canonical, wanted=own)
        if page.alternates.get(page.locale) != own:
            yield problem(page.path, 1, "site-alternate-self", locale=page.locale, wanted=own)
        default = page.alternates.get(site.locales[0], own)
        if page.alternates.get("x-default") != default:
            yield problem(page.path, 1, "site-alternate-default", wanted=default)
        for locale, address in page.alternates.items():
            other = site.by_url.get(address.removeprefix(site.url)) if address.startswith(site.url) else None
            if other is None or other.alternates != page.alternates:
                yield problem(page.path, 1, "site-alternate", locale=locale, value=address)
