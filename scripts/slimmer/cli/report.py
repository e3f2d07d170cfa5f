"""What a run says at its end, for people and for machines."""

from collections.abc import Iterable

from slimmer.messages.tell import as_json, count_problems, why_unpublished
from slimmer.model.library import Unpublished
from slimmer.stages import Site


def render_unpublished(found: Iterable[Unpublished]) -> str:
    """Everything that visitors will not see, with the reason: nothing is left out in silence."""
    lines = ["Niet gepubliceerd / Not published:"]
    lines += [f"  {one.path}: {why_unpublished(one, 'nl')} / {why_unpublished(one, 'en')}" for one in found]
    return "\n".join(lines)


def summary(site: Site) -> tuple[str, str]:
    """One line per language."""
    counts = {code: sum(page.locale == code for page in site.library.pages) for code in site.settings.codes}
    pages = ", ".join(f"{code} {count}" for code, count in counts.items())
    dutch, english = count_problems(site.problems)
    return f"Pagina's: {pages}; {dutch}.", f"Pages: {pages}; {english}."


def report_json(site: Site) -> dict[str, object]:
    """For `--json`: problems, what is not published, and the number of pages per locale."""
    return {
        "problems": [as_json(found) for found in site.problems],
        "unpublished": [
            {"path": str(one.path), "nl": why_unpublished(one, "nl"), "en": why_unpublished(one, "en")}
            for one in site.unpublished
        ],
        "pages": {code: sum(page.locale == code for page in site.library.pages) for code in site.settings.codes},
    }
