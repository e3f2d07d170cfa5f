"""Every rule for a finished site, in one list."""

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from slimmer.model.problem import Problem, problem
from slimmer.verify.heads import check_alternates, check_heads, check_languages, check_unique
from slimmer.verify.links import check_ids, check_links, check_policy, check_styles
from slimmer.verify.machines import check_machines
from slimmer.verify.site import FinishedSite
from slimmer.verify.weights import check_weights

RULES: tuple[Callable[[FinishedSite], Iterable[Problem]], ...] = (
    check_links,
    check_styles,
    check_ids,
    check_heads,
    check_unique,
    check_languages,
    check_alternates,
    check_policy,
    check_weights,
    check_machines,
)


def verify_site(site: FinishedSite) -> tuple[Problem, ...]:
    """All that is wrong, sorted, each once."""
    if "index.html" not in site.files:
        return (problem(PurePosixPath("index.html"), 1, "site-missing", value="index.html"),)
    return tuple(sorted({found for rule in RULES for found in rule(site)}))
