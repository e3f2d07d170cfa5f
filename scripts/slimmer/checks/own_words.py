"""The words of this network: those of its list, and all names in its data."""

import re
from collections.abc import Iterator

from slimmer.model.library import Library
from slimmer.model.settings import Settings

_PART = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def own_words(library: Library, settings: Settings) -> frozenset[str] | None:
    """In lower case; `None` when the network has no list of its own words."""
    if library.spelling is None:
        return None
    found = {one.lower() for one in library.spelling}
    for text in _names(library, settings):
        for match in _PART.finditer(text):
            word = match.group().lower().replace("’", "'")
            found.update((word, *word.split("-")))
    return frozenset(found)


def _names(library: Library, settings: Settings) -> Iterator[str]:
    yield settings.site_name
    for key, organisation in library.every_organisation.items():
        yield from (key, organisation.name)
    for person in library.every_person.values():
        yield person.name
    for source in library.sources.values():
        yield from filter(None, (source.title, source.publisher))
    for municipality in library.municipalities.values():
        yield from filter(None, (municipality.name, municipality.subregion))
    for labels in (library.themes, library.categories, library.tags, library.sectors, library.glossary):
        for key, texts in labels.items():
            yield from (key, *texts.values())
