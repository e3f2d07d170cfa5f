"""The pages as outputs."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from slimmer.outputs.output import Output, key_of, page_path
from slimmer.outputs.search.entry import Entry
from slimmer.outputs.search.outputs import search_note
from slimmer.outputs.search.words import Glossary
from slimmer.render.page import Frame
from slimmer.views.values import View

_OF_ALL = ("not_found.html", "search.html")
"""Templates that also show what is around the pages of other locales."""
_FROM_OTHERS = ("alternates", "switches", "missing_in", "breadcrumbs", "pages", "listing", "profile", "mentions")
"""What a view has from other pages than its own."""


def page_outputs(
    views: Iterable[View], entries: Mapping[str, Entry | None], glossary: Glossary, frame: Frame, base: str
) -> Iterator[Output]:
    """`entries`: what search knows of a page, by its address. `base` is a digest of program and templates."""
    around = {code: key_of(base, menu=frame.chromes[code], words=frame.words[code].group("")) for code in frame.chromes}
    everything, terms = key_of(base, menu=around), key_of(glossary=glossary)
    for view in views:
        entry = entries[view.url]
        own = view._asdict()
        parts = {"text": own.pop("text"), "others": [own.pop(name) for name in _FROM_OTHERS], "page": own}
        shared = everything if view.template in _OF_ALL else around[view.locale]
        key = key_of(shared, **parts, found=(entry, terms))
        note = partial(search_note, entry, view.locale, glossary) if entry else None
        yield Output(page_path(view.url), key, partial(render_page, view, frame), note)


def render_page(view: View, frame: Frame) -> bytes:
    return frame.render(view).encode()
