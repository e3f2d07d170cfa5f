"""An address that was there a commit ago and leads nowhere now: a page was renamed by hand, or got another slug."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slimmer.content.addresses import assign_addresses, clean_alias, organisation_url
from slimmer.load.data import ORGANISATIONS
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
    """What git knows at another address leads that address on, and has its translation beside it."""
    if not earlier.texts:
        return
    parsed = (parse_page(text, path, settings)[0] for path, text in earlier.texts.items() if path.suffix == ".md")
    olds = [old for old in parsed if old and not unpublished_because(old, settings.today)]
    new = [page for page in library.pages if page.path in earlier.new]
    same = [page for page in library.pages if page.path not in earlier.new and page.path not in earlier.texts]
    before = assign_addresses(replace(library, pages=(*same, *olds)), settings).pages
    leads = {clean_alias(alias) for page in library.pages for alias in page.fields.aliases}
    leads |= set(assign_addresses(library, settings).pages.values())
    lost: dict[Page, list[str]] = {}
    for old in (*same, *olds):
        page = library.by_path.get(old.path) or _likely(old, new)
        if page and page.path != old.path:
            yield from _broken_pair(old, page, library, settings)
        if page and page.path not in library.unreadable and before[old.path] not in leads:
            lost.setdefault(page, []).append(f"/{before[old.path]}")
    for page, urls in lost.items():
        line = page.line("aliases" if page.fields.aliases else "title")
        aliases = ", ".join([*page.fields.aliases, *urls])
        yield problem(page.path, line, "address-lost", urls=", ".join(urls), aliases=aliases)
    yield from _organisations(library, earlier, settings)


def _organisations(library: Library, earlier: Earlier, settings: Settings) -> Iterator[Problem]:
    """One whose file, and so its address, has another name."""
    for key, one in library.organisations.items():
        file = ORGANISATIONS / f"{key}.yml"
        named = (path.stem for path, text in earlier.texts.items() if f"name: {one.name}\n" in text)
        for old in named if file in earlier.new else ():
            if old not in one.aliases:
                url = organisation_url(old, settings.default_locale, library, settings)
                yield problem(file, 1, "address-lost", urls=f"/{url}", aliases=", ".join([*one.aliases, old]))


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
