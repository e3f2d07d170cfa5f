"""One page of every type, in every locale that has it: what checks in a browser walk along."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pages import parse_html


@dataclass(frozen=True)
class Types:
    """Where the types of page are on one site."""

    by_alternate: Mapping[str, str]
    """In the default locale; the other locales follow from the page's own alternates."""
    by_address: Mapping[tuple[str, str], str]
    """Pages that search engines may not show have no alternates."""


EXAMPLES: Mapping[str, Types] = {
    "network": Types(
        {
            "home": "",
            "section": "over/",
            "text": "over/geschiedenis/",
            "long-text": "over/werkwijze/",
            "people": "over/mensen/",
            "tables": "regio/gemeenten/",
            "bare-section": "contact/",
            "untranslated": "adres/",
            "project": "projecten/samen-slim-zorgen-thuis/",
            "film": "projecten/buurttuin/",
            "theme": "themas/positieve-gezondheid/",
            "blog": "blog/",
            "second-page": "blog/pagina/2/",
            "archive": "blog/2026/",
            "category": "blog/categorie/samenwerken/",
            "post": "blog/2026/vijf-jaar-regioakkoord/",
            "newsletters": "nieuwsbrief/",
            "newsletter": "nieuwsbrief/2026-10/",
            "index": "organisaties/",
            "group": "organisaties/sector/onderwijs/",
            "organisation": "organisaties/summa-college/",
            "organisation-with-logo": "organisaties/fontys/",
            "person": "mensen/redactie/",
            "handbook": "over-deze-site/handboek/",
            "fields": "over-deze-site/velden/",
            "building-blocks": "over-deze-site/bouwstenen/",
            "messages": "over-deze-site/meldingen/",
            "sources": "over-deze-site/bronnen/",
        },
        {
            ("search", "nl"): "zoeken/",
            ("search", "en"): "en/search/",
            ("not-found", "nl"): "404.html",
            ("style", "nl"): "stijl/",
            ("style", "en"): "en/style/",
        },
    ),
    "small": Types(
        {
            "home": "",
            "section": "about/",
            "project": "work/pier/",
            "film": "guide/visit/",
            "untranslated": "guide/getting-here/",
            "theme": "subjects/floods/",
            "blog": "blog/",
            "post": "blog/2026/first-walk/",
            "index": "members/",
            "group": "members/sector/crafts/",
            "organisation-with-logo": "members/harbour-trust/",
            "person": "people/ada-wells/",
        },
        {("search", "en"): "search/", ("not-found", "en"): "404.html", ("style", "nl"): "nl/stijl/"},
    ),
}


@dataclass(frozen=True)
class Example:
    name: str
    locale: str
    url: str
    """Relative to the root of the site: `over/`, `404.html`."""

    def __str__(self) -> str:
        return f"{self.name}-{self.locale}"


def find_examples(site: Path, types: Types) -> list[Example]:
    """An example that is not there is a fault of the list above."""
    found = [Example(name, locale, url) for (name, locale), url in types.by_address.items()]
    for name, url in types.by_alternate.items():
        alternates = parse_html(file_of(site, url).read_text("utf-8")).alternates
        found += [
            Example(name, locale, urlsplit(address).path.removeprefix("/"))
            for locale, address in alternates.items()
            if locale != "x-default"
        ]
    return sorted(found, key=str)


def file_of(site: Path, url: str) -> Path:
    return site / url if url.endswith(".html") else site / url / "index.html"
