"""Rules about the sources as a whole: readers tell them apart by their names."""

from collections.abc import Iterator

from slimmer.content.sources import source_name
from slimmer.model.library import Library
from slimmer.model.problem import Problem, problem
from slimmer.model.settings import Settings
from slimmer.text.names import fold


def check_sources(library: Library, settings: Settings) -> Iterator[Problem]:
    """Two sources of one name are two links with the same words and another address, in a list and read aloud."""
    lines, told = library.data_lines, set[str]()
    for locale in settings.codes:
        first: dict[str, str] = {}
        for key, source in library.sources.items():
            name = source_name(source, key, locale)
            earlier = first.setdefault(fold(name), key)
            if earlier != key and key not in told:
                told.add(key)
                path, line = lines.get(("sources", f"{key}.title"), lines["sources", key])
                yield problem(path, line, "source-twice", value=name, other=earlier)
