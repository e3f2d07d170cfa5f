"""A `View` as the HTML of its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jinja2
from markupsafe import Markup

from slimmer.locales.words import Words
from slimmer.render.links import linking_from
from slimmer.render.pictures import card_picture
from slimmer.render.policy import content_policy
from slimmer.render.templates import theme_templates
from slimmer.render.text import render_text
from slimmer.views.texts import Text
from slimmer.views.values import Chrome, View


@dataclass(frozen=True)
class Frame:
    """What all pages are rendered with. Equal views in equal frames give equal bytes."""

    root: Path
    """The repository, where compiled templates are kept."""
    theme: tuple[Path, ...]
    """Folders of templates, the first of which decides."""
    version: str
    """A digest of what is in them."""
    chromes: Mapping[str, Chrome]
    words: Mapping[str, Words]
    preview: bool = False
    """Pages follow each save."""

    @property
    def templates(self) -> jinja2.Environment:
        return theme_templates(self.root, *self.theme, version=self.version)

    def render(self, view: View) -> str:
        chrome, words = self.chromes[view.locale], self.words[view.locale]
        to, assets = linking_from(view.url, view.root), dict(chrome.assets)
        content = render_text(view.text, to, words, self.templates, "page") if isinstance(view.text, Text) else ""
        here = view.url if view.url in self._marked[view.locale] else None
        return self.templates.get_template(view.template).render(
            view=view,
            chrome=chrome,
            words=words,
            to=to,
            on_page=True,
            preview=self.preview,
            content=content,
            policy=content_policy(view.players),
            picture=card_picture,
            asset=lambda name: to(assets[name]),
            part=lambda name: self._part(name, view.locale, view.root, view.url.count("/"), here, view.current),
            others=[(self.chromes[code], self.words[code]) for code in self.chromes if code != view.locale],
        )

    @cached_property
    def _marked(self) -> Mapping[str, frozenset[str | None]]:
        """Locale → the addresses that menu and header mark as the current page."""
        return {code: frozenset([one.search, *(ref.url for ref in one.menu)]) for code, one in self.chromes.items()}

    @cached_property
    def _parts(self) -> dict[object, Markup]:
        return {}

    def _part(self, name: str, locale: str, root: str, depth: int, here: str | None, current: str | None) -> Markup:
        """What pages have in common: `partials/<name>.html`, rendered once for all that show the same.

        Links go by way of the root, so they are the same on all pages that are as deep.
        """
        key = name, locale, root, depth, here, current
        if key not in self._parts:
            chrome, to = self.chromes[locale], linking_from("x/" * depth, root)
            assets = dict(chrome.assets)
            self._parts[key] = Markup(
                self.templates.get_template(f"partials/{name}.html").render(
                    chrome=chrome,
                    words=self.words[locale],
                    to=to,
                    asset=lambda asset: to(assets[asset]),
                    here=here,
                    current=current,
                )
            )
        return self._parts[key]
