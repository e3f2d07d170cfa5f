"""Rules about the front matter of one page and about the menu."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from slimmer.model.library import Library, Page
from slimmer.model.problem import Problem, problem
from slimmer.model.schemas import ProjectFields, example_line
from slimmer.model.settings import Settings
from slimmer.text.nearest import nearest


def check_descriptions(library: Library) -> Iterator[Problem]:
    """Search engines and cards show it; posts and newsletters can do with their first paragraph."""
    for page in library.pages:
        if page.fields.description is None and page.kind in ("page", "theme", "project"):
            example = example_line(type(page.fields), "description")
            yield problem(page.path, page.line("title"), "field-missing", field="description", example=example)


def check_project_dates(library: Library) -> Iterator[Problem]:
    """A project cannot end before it starts."""
    for page in library.pages:
        fields = page.fields
        if isinstance(fields, ProjectFields) and fields.start and fields.end and str(fields.end) < str(fields.start):
            yield problem(page.path, page.line("end"), "date-order", start=fields.start, end=fields.end)


def check_one_newsletter_a_month(library: Library) -> Iterator[Problem]:
    """The month is the name and the address of an issue, and what `slimmer newsletter` is asked for."""
    first: dict[tuple[str, str], Page] = {}
    for page in library.pages:
        if page.kind == "newsletter":
            earlier = first.setdefault((page.locale, page.key.name), page)
            if earlier is not page:
                yield problem(page.path, 1, "newsletter-twice", other=earlier.path)


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
