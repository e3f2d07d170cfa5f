"""One page of every type, in every locale that has it: what checks in a browser walk along."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pages import parse_html

LOCALES = ("nl", "en")
BY_HREFLANG = {
    "home": "",
    "section": "over/",
    "text": "over/geschiedenis/",
    "long-text": "over/werkwijze/",
    "people": "over/mensen/",
    "tables": "regio/gemeenten/",
    "project": "projecten/samen-slim-zorgen-thuis/",
    "theme": "themas/positieve-gezondheid/",
    "blog": "blog/",
    "archive": "blog/2026/",
    "category": "blog/categorie/samenwerken/",
    "post": "blog/2026/vijf-jaar-regioakkoord/",
    "newsletters": "nieuwsbrief/",
    "newsletter": "nieuwsbrief/2026-10/",
    "index": "organisaties/",
    "group": "organisaties/sector/onderwijs/",
    "organisation": "organisaties/summa-college/",
    "person": "mensen/redactie/",
    "handbook": "over-deze-site/handboek/",
    "fields": "over-deze-site/velden/",
    "building-blocks": "over-deze-site/bouwstenen/",
    "messages": "over-deze-site/meldingen/",
    "picture-messages": "over-deze-site/meldingen-beelden/",
    "sources": "over-deze-site/bronnen/",
}
"""In the default locale; the other locales follow from the page's own alternates."""
BY_ADDRESS = {
    ("search", "nl"): "zoeken/",
    ("search", "en"): "en/search/",
    ("not-found", "nl"): "404.html",
    ("style", "nl"): "stijl/",
    ("style", "en"): "en/style/",
}
"""Pages that search engines may not show have no alternates."""


@dataclass(frozen=True)
class Example:
    name: str
    locale: str
    url: str
    """Relative to the root of the site: `over/`, `404.html`."""

    def __str__(self) -> str:
        return f"{self.name}-{self.locale}"


def find_examples(site: Path) -> list[Example]:
    """An example that is not there is a fault of this list, except the style page, which a site may leave out."""
    found = [Example(name, locale, url) for (name, locale), url in BY_ADDRESS.items() if _file(site, url).exists()]
    for name, url in BY_HREFLANG.items():
        alternates = parse_html(_file(site, url).read_text("utf-8")).alternates
        found += [
            Example(name, locale, urlsplit(alternates[locale]).path.removeprefix("/"))
            for locale in LOCALES
            if locale in alternates
        ]
    return sorted(found, key=str)


def _file(site: Path, url: str) -> Path:
    return site / url if url.endswith(".html") else site / url / "index.html"
