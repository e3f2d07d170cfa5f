"""Files → content that is read, checked and ready to be shown."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from slimmer.checks.addresses import check_addresses
from slimmer.checks.data import check_organisations, check_sources
from slimmer.checks.pages import check_menu, check_one_newsletter_a_month, check_pages, check_unfilled
from slimmer.checks.prose import check_prose
from slimmer.checks.references import check_references
from slimmer.checks.renamed import check_renamed
from slimmer.checks.spelling import own_words
from slimmer.checks.texts import check_texts
from slimmer.checks.told import silenced, with_good_lines
from slimmer.checks.translations import check_translations
from slimmer.content.addresses import assign_addresses
from slimmer.content.links import LinkTable
from slimmer.content.sources import source_markdown
from slimmer.files.cache import PICTURES, PROSE, STORE, TEXTS
from slimmer.files.shelf import shelf_at
from slimmer.files.store import Store
from slimmer.load.data import ORGANISATIONS
from slimmer.load.git import load_earlier
from slimmer.load.library import load_library
from slimmer.locales.words import Words
from slimmer.markup.document import Document
from slimmer.markup.kept import read_texts
from slimmer.markup.parse import Dialect
from slimmer.media.pictures.check import check_drawings, check_logos, wanted_logos
from slimmer.media.pictures.outcome import Refused
from slimmer.media.pictures.renditions import Made, make_renditions
from slimmer.media.pictures.uses import Gallery, check_pictures, check_small_pictures, find_uses, wanted_pictures
from slimmer.model.library import Library, Unpublished
from slimmer.model.problem import Problem, term
from slimmer.model.settings import Settings
from slimmer.pairs.translations import Pair, Texts, lagging, load_pairs
from slimmer.text.file_names import is_picture


class Content(NamedTuple):
    """What a reading of the files gives; each stage after it takes what it needs of this."""

    library: Library
    documents: Mapping[PurePosixPath, Document]
    """Source path → its text."""
    links: LinkTable
    logos: Mapping[str, Made | Refused]
    """Key of an organisation → its logo as it is shown."""
    gallery: Gallery
    problems: tuple[Problem, ...]
    """Sorted, each once."""
    behind: Mapping[PurePosixPath, PurePosixPath]
    """A translation that did not follow → the text that changed."""
    dialects: Mapping[str, Dialect]
    """Locale → how its texts are read."""
    pairs: list[Pair]
    """Each text with its translation, as `slimmer status` tells them."""
    pair_texts: Texts


def read_content(settings: Settings, progress: Callable[[int, int], None] | None = None) -> Content:
    """`progress` is told how many texts or pictures are done, of how many."""
    content = gather_content(settings, progress)
    return content._replace(problems=check_content(content, settings))


def gather_content(settings: Settings, progress: Callable[[int, int], None] | None = None) -> Content:
    """All that a page is made from, with the problems of reading it alone."""
    library, problems = load_library(settings)
    dialects = {code: dialect(code, library, settings) for code in settings.codes}
    documents, found = read_texts(
        library.every_page, dialects, library.digests, shelf_at(settings.root / TEXTS), progress
    )
    problems += found
    addresses = assign_addresses(library, settings)
    links = LinkTable(library, addresses, settings)
    pairs, pair_texts = load_pairs(settings, library.digests)
    cache = settings.root / PICTURES
    logos = make_renditions(wanted_logos(library, library.logos, settings.root), cache)
    uses = find_uses(library, documents, links)
    wanted = wanted_pictures(uses, settings.root, settings.codes, quick=settings.preview)
    pictures = make_renditions(wanted, cache, progress=progress)
    return Content(
        library,
        documents,
        links,
        logos,
        Gallery(pictures),
        tuple(problems),
        lagging(pairs),
        dialects,
        pairs,
        pair_texts,
    )


def check_content(content: Content, settings: Settings) -> tuple[Problem, ...]:
    """What was wrong in reading, and every rule that needs more than one file; but what was silenced."""
    library, documents, links = content.library, content.documents, content.links
    problems: list[Problem] = []
    problems += check_addresses(library, links.addresses, settings)
    problems += check_pages(library)
    problems += check_one_newsletter_a_month(library)
    problems += check_menu(library, settings)
    problems += check_unfilled(settings)
    problems += check_references(library, settings)
    problems += check_organisations(library, settings)
    problems += check_sources(library, settings)
    problems += check_renamed(library, load_earlier(settings.root), settings)
    store = Store(settings.root / STORE)
    problems += check_translations(content.pairs, content.pair_texts, store)
    unread = {one.path for one in content.problems if one.code in ("markdown-slow", "markdown-too-deep")}
    problems += check_prose(library, own_words(library, settings), store, shelf_at(settings.root / PROSE), unread)
    problems += check_texts(library, documents, links, settings.roles)
    problems += check_logos(library, library.logos, content.logos)
    problems += check_drawings(settings.theme, settings.root)
    problems += check_pictures(content.gallery.made)
    problems += check_small_pictures(library, documents, links, content.gallery)
    told = silenced([*content.problems, *problems], library.silences, library.unreadable)
    return tuple(sorted(set(with_good_lines(told))))


def dialect(code: str, library: Library, settings: Settings) -> Dialect:
    """How a text in this locale is read."""
    words = Words(code, library.words[code])
    return Dialect(
        locale=code,
        words=words,
        extensions=settings.markdown_extensions,
        configs=settings.markdown_configs,
        footnote=partial(
            source_markdown,
            sources=library.sources,
            words=words,
            content_locale=settings.content_locale,
            unreadable=frozenset(key for kind, key in library.unreadable_data if kind == "sources"),
        ),
        source_keys=tuple(library.sources),
        glossary={short: long[code] for short, long in library.glossary.items() if code in long},
    )


def all_unpublished(library: Library, gallery: Gallery) -> tuple[Unpublished, ...]:
    """What visitors do not see, the pictures that no text uses among it."""
    used = {path for path, _ in gallery.made}
    unused = (one.path for one in library.assets if is_picture(one.path) and one.path not in used)
    return (*library.unpublished, *(Unpublished(path, term("picture-unused")) for path in unused))


def organisations_changed(modified: Mapping[PurePosixPath, date], today: date) -> date:
    """When the organisations last changed; today where git does not know."""
    return max((day for path, day in modified.items() if path.is_relative_to(ORGANISATIONS)), default=today)
