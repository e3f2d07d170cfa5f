"""A page that was renamed by hand: its old address would be dead, and its translation alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slimmer.content.addresses import assign_addresses, clean_alias
from slimmer.load.git import Earlier
from slimmer.load.library import unpublished_because
from slimmer.load.pages import parse_page
from slimmer.model.library import Library, Page
from slimmer.model.problem import Problem, problem
from slimmer.model.settings import Settings
from slimmer.text.file_names import with_locale

_ALIKE = 0.6
"""Of the lines of two texts; half of a page is often written anew when it is renamed."""


def check_renamed(library: Library, earlier: Earlier, settings: Settings) -> Iterator[Problem]:
    """A page that git knows under another name leads its old address on, and has its translation beside it."""
    new = [page for page in library.pages if page.path in earlier.new]
    olds = [parse_page(text, path, settings)[0] for path, text in earlier.gone.items()] if new else []
    renamed = [(old, page) for old in olds if old and (page := _likely(old, new))]
    leads = {clean_alias(alias) for page in library.pages for alias in page.fields.aliases}
    leads |= set(assign_addresses(library, settings).pages.values()) if renamed else set()
    lost: dict[Page, list[str]] = {}
    for old, page in renamed:
        yield from _broken_pair(old, page, library, settings)
        if unpublished_because(old, settings.today):
            continue
        # Among the pages of now, for the slugs of folders are theirs.
        url = assign_addresses(replace(library, pages=(*library.pages, old)), settings).pages[old.path]
        if url not in leads:
            lost.setdefault(page, []).append(f"/{url}")
            aliases = ", ".join([*page.fields.aliases, *lost[page]])
            line = page.line("aliases" if page.fields.aliases else "title")
            yield problem(page.path, line, "page-renamed", old=old.path, aliases=aliases)


def _likely(old: Page, new: Sequence[Page]) -> Page | None:
    """The new page in the same language that is most like it."""
    likely = [(_alike(old, page), page) for page in new if page.locale == old.locale and page.kind == old.kind]
    best, page = max(likely, key=lambda one: one[0], default=(0.0, None))
    return page if best >= _ALIKE else None


def _alike(old: Page, new: Page) -> float:
    before, after = (Counter(line for line in page.body.split("\n") if line.strip()) for page in (old, new))
    both = 2 * (before & after).total() / max(before.total() + after.total(), 1)
    return both + (_ALIKE if old.title == new.title else 0)


def _broken_pair(old: Page, new: Page, library: Library, settings: Settings) -> Iterator[Problem]:
    """Its translation has the old name still."""
    for code in settings.codes:
        left = library.translations.get(old.key, {}).get(code)
        if left and code not in library.translations.get(new.key, {}):
            target = with_locale(new.key.with_name(f"{new.key.name}.md"), code)
            yield problem(new.path, 1, "pair-broken", other=left.path, suggestion=target)
