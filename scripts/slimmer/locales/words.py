"""The words of the interface, per locale.

Dutch and English come with the generator. A site adds a language, or changes a word, in
`docs/_data/words/<locale>.yml`.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from slimmer.files.fast_yaml import FAST_LOADER

OPEN_WORDS = ("subregion_", "language_name_")
"""Words that depend on the site's content; a site may add any of these."""


@cache
def own_words(locale: str) -> Mapping[str, str]:
    """What the generator brings for this locale; empty for one that it does not know."""
    file = files("slimmer.locales") / "words" / f"{locale}.yml"
    return dict(yaml.load(file.read_text("utf-8"), Loader=FAST_LOADER)) if file.is_file() else {}


class Words:
    """The interface in one locale: `words("reading_time", minutes=3)`; `words.slug("search")`."""

    def __init__(self, locale: str, table: Mapping[str, str]) -> None:
        self.locale = locale
        self._table = table

    def __call__(self, name: str, /, **values: object) -> str:
        text = self._table.get(name, name)
        return text.format_map(values) if values else text

    def plural(self, name: str, count: int, /, **values: object) -> str:
        """`<name>_one` or `<name>_other`, with `{count}`: enough for the languages of Western Europe."""
        return self(f"{name}_{'one' if count == 1 else 'other'}", count=count, **values)

    def group(self, prefix: str) -> dict[str, str]:
        """The words whose names begin so, without that beginning: what a script says."""
        return {name.removeprefix(prefix): text for name, text in self._table.items() if name.startswith(prefix)}

    def slug(self, name: str) -> str:
        """The address of a page that no one wrote: `zoeken`, `search`."""
        return self(f"slug_{name}")
