"""Rules about the front matter of one page and about the menu."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from slimmer.load.validate import OTHER_NAMES
from slimmer.markup.unfinished import CODE, unfinished
from slimmer.model.library import Library, Page
from slimmer.model.problem import Problem, problem, term
from slimmer.model.schemas import NewsletterFields, ProjectFields
from slimmer.model.settings import Settings
from slimmer.pairs.sides import without_comments
from slimmer.text.nearest import nearest
from slimmer.text.shorten import shown
from slimmer.text.slugs import slugify

_COPY = re.compile(
    r" ?\(\d+\)|[ _-]+(?:kopie|copy|kopi[eë]ren)(?: ?\(?\d+\)?)?$|^(?:kopie van|copy of) |"
    r" ?\((?:[^()]* )?conflict(?:ed copy)?[^()]*\)|[.-]sync-conflict[^.]*",
    re.IGNORECASE,
)
"""How Windows, macOS, OneDrive, Dropbox, Nextcloud and Syncthing name a copy."""
_MARKED = re.compile(
    r"\[[^\]\n]+\]\([^)\n]+\)|\[\[[^\]]+\]\]|(\*\*|__)(?=\S).+?\1|(?<![\w*])\*(?=\S)[^*]+\*|`[^`]+`|</?[a-zA-Z][^<>]*>"
    r"|&(?:[a-zA-Z]+|#\d+);"
)
"""Links, bold, italic, code, lists and HTML."""
_FITS = {"title": 70, "description": 160}
"""Characters."""
_MANY = 6_000
"""Words: with the theme some 25 kB, compressed."""
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)-")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


def check_pages(library: Library) -> Iterator[Problem]:
    """The name and the fields of each text by themselves."""
    for page in library.every_page:
        for rule in (_descriptions, _lengths, _projects, _bodies, check_file_name, _plain_text):
            yield from rule(page)


def _descriptions(page: Page) -> Iterator[Problem]:
    """Search engines and cards show it; posts and newsletters can do with their first paragraph."""
    told = not page.lines or any(
        one == "description" or "description" in OTHER_NAMES.get(one.casefold(), ()) for one in page.lines
    )
    if page.fields.description is None and not told and page.kind in ("page", "theme", "project"):
        example = term("example-description")
        yield problem(page.path, page.line("title"), "field-missing", field="description", example=example)


def _lengths(page: Page) -> Iterator[Problem]:
    """Search engines cut what is longer; a card and a tab of the browser do so earlier. A long text opens slowly."""
    for name, limit in _FITS.items():
        text = getattr(page.fields, name)
        if text and len(text) > limit:
            values = {"field": name, "length": len(text), "limit": limit}
            yield problem(page.path, page.line(name), f"{name}-long", **values)
    if (words := len(page.body.split())) > _MANY:
        yield problem(page.path, page.body_line, "text-long", words=words)


def _projects(page: Page) -> Iterator[Problem]:
    """A project cannot end before it starts; one that is running has not ended, and of one that ended it is known
    until when."""
    fields = page.fields
    if not isinstance(fields, ProjectFields):
        return
    for name in ("end", "at_least_until"):
        end = getattr(fields, name)
        if fields.start and end and str(end) < str(fields.start):
            yield problem(page.path, page.line(name), "date-order", start=fields.start, end=end)
    if fields.running and fields.end:
        yield problem(page.path, page.line("running"), "project-running", value=fields.end)
    elif fields.at_least_until and (fields.running or fields.end):
        other = "running" if fields.running else "end"
        yield problem(page.path, page.line("at_least_until"), "project-end-twice", field=other)


def _bodies(page: Page) -> Iterator[Problem]:
    """A page with nothing but its fields would be published empty; what a newsletter features is its text."""
    featured = isinstance(page.fields, NewsletterFields) and (page.fields.featured or page.fields.lead)
    if not without_comments(page.body).strip() and not page.fields.draft and not featured:
        yield problem(page.path, max(page.body_line - 1, 1), "body-empty")


def check_file_name(page: Page) -> Iterator[Problem]:
    """A copy that a program or a person left behind, and a name that says another date than the file."""
    if match := _COPY.search(page.key.name):
        bare = f"{page.key.name[: match.start()]}{page.key.name[match.end() :]}" or page.key.name
        yield problem(page.path, 1, "file-copy", suggestion=f"{slugify(bare) or 'naam'}-2.{page.locale}.md")
    elif page.date and page.kind == "post" and (match := _DAY.match(page.key.name)):
        if match[1] != str(page.date):
            right = f"{page.date}{page.key.name[10:]}.{page.locale}.md"
            values = {"named": match[1], "value": page.date, "suggestion": right}
            yield problem(page.path, page.line("date"), "file-date-differs", **values)
    elif page.date and page.kind == "newsletter" and (match := _MONTH.fullmatch(page.key.name)):
        # The newsletter of a month may appear in the first days of the next.
        months = (page.date.year - int(match[1])) * 12 + page.date.month - int(match[2])
        if months not in (0, 1):
            right = f"{page.date:%Y-%m}.{page.locale}.md"
            values = {"named": page.key.name, "value": page.date, "suggestion": right}
            yield problem(page.path, page.line("date"), "newsletter-date-differs", **values)


def _plain_text(page: Page) -> Iterator[Problem]:
    """Fields are shown as they are typed: Markdown in them would be too."""
    for name in ("title", "menu", "description", "lead", "alt"):
        text = getattr(page.fields, name, None)
        if text and (marked := find_mark(text)):
            yield problem(page.path, page.line(name), "field-markdown", field=name, value=marked)
        for values in unfinished(text) if text else ():
            yield problem(page.path, page.line(name), CODE, **values)


def find_mark(text: str) -> str:
    """The first Markdown in it."""
    match = _MARKED.search(text)
    return shown(match.group()) if match else ""


def check_one_newsletter_a_month(library: Library) -> Iterator[Problem]:
    """The month is the name and the address of an issue, and what `slimmer newsletter` is asked for."""
    first: dict[tuple[str, str], Page] = {}
    for page in library.every_page:
        if page.kind == "newsletter":
            earlier = first.setdefault((page.locale, page.key.name), page)
            if earlier is not page:
                yield problem(page.path, 1, "newsletter-twice", other=earlier.path)


def check_unfilled(settings: Settings) -> Iterator[Problem]:
    """Only the owner of the site knows where people may write to, and where they sign up."""
    for name, line in settings.unfilled.items():
        yield problem(PurePosixPath(settings.config_name), line, f"{name}-empty")


def check_menu(library: Library, settings: Settings) -> Iterator[Problem]:
    """The menu and the footer name pages that exist."""
    keys = {str(key.relative_to("docs")): key for key in library.translations if key.parts[0] == "docs"}
    unreadable = {path.name.split(".")[0] for path in library.unreadable}
    for name in [*(one for section in settings.navigation for one in section), *settings.footer]:
        if name not in keys and PurePosixPath(name).name not in unreadable:
            suggestion = nearest(name, keys)
            suggestion = f"{suggestion}.md" if suggestion else ""
            line = settings.navigation_lines.get(name, 1)
            path = PurePosixPath(settings.config_name)
            yield problem(path, line, "nav-unknown", value=f"{name}.md", suggestion=suggestion)
