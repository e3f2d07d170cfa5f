"""The page for editors, in a preview only: what is wrong, waiting, lagging, unused or old."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

import jinja2

from slimmer.content.addresses import clean_alias, organisation_url
from slimmer.content.links import Target
from slimmer.messages.tell import why_unpublished, wording
from slimmer.messages.wording import wordings
from slimmer.model.library import Page, Unpublished
from slimmer.model.problem import Problem
from slimmer.model.settings import Settings
from slimmer.outputs.site import Table
from slimmer.pairs.translations import Pair
from slimmer.render.policy import content_policy
from slimmer.stages import Content, all_unpublished

_TEMPLATE = Path(__file__).with_name("desk.html")
_ORDER = ("problems", "drafts", "scheduled", "translations", "orphans", "pictures", "aliases", "hidden")
_REASONS = {"draft": "drafts", "appears": "scheduled", "picture-unused": "pictures"}
"""Why something is not published → where the page says so; `hidden` for the rest."""


class Row(NamedTuple):
    path: PurePosixPath
    said: str = ""
    line: int = 1
    url: str | None = None
    """Of the page itself, relative to the root of the site."""


def editor_link(root: PurePath, path: PurePosixPath, line: int = 1) -> str:
    """Opens a file in VS Code, on Windows too; a browser asks before it does: `vscode://file/C:/site/docs/a.md:3`."""
    return f"vscode://file/{quote((root / path).as_posix().lstrip('/'), safe='/:')}:{line}"


def render_desk(
    last: tuple[Content, Table] | None, problems: Iterable[Problem], fault: str, settings: Settings, code: str
) -> str:
    """`code`: Dutch for `nl`, English for every other."""
    groups: dict[str, list[Row]] = {name: [] for name in _ORDER}
    pages: Mapping[PurePosixPath, str] = last[0].links.addresses.pages if last else {}
    groups["problems"] = [
        Row(one.path, f"{wording(one, code)} [{one.code}]", one.line, pages.get(one.path)) for one in sorted(problems)
    ]
    assets: Mapping[str, str] = {}
    if last is not None:
        content, assets = last[0], dict(next(iter(last[1].frame.chromes.values())).assets)
        for one in all_unpublished(content.library, content.gallery):
            groups[_REASONS.get(one.reason.name, "hidden")].append(_unpublished(one, content, code))
        groups["translations"] = list(_translations(content.pairs, code))
        groups["orphans"] = [_row(page, content) for page in orphans(content, settings)]
        groups["aliases"] = list(_aliases(content, settings))
    env = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return env.from_string(_TEMPLATE.read_text("utf-8")).render(
        code="nl" if code == "nl" else "en",
        words=desk_words(code),
        groups=groups,
        fault=fault,
        policy=content_policy(()),
        styles=[f"/{assets['site.css']}"] if "site.css" in assets else [],
        edit=lambda row: editor_link(settings.root, row.path, row.line),
    )


def orphans(content: Content, settings: Settings) -> list[Page]:
    """Pages that no menu shows and no text links to; posts, projects and theme lines are in lists by themselves."""
    library = content.library
    linked = {
        found.page.key
        for page in library.pages
        for one in content.documents[page.path].links
        if isinstance(found := content.links.resolve(one.target, page.path, page.locale), Target) and found.page
        if found.page.key != page.key
    }
    named = {
        PurePosixPath("docs", name) for name in (*(section[0] for section in settings.navigation), *settings.footer)
    }
    folders = {key.parent for key in named if key.name == "index" and key.parent != PurePosixPath("docs")}
    return [
        page
        for page in library.pages
        if page.kind == "page"
        and page.key not in linked | named | {PurePosixPath("docs/index")}
        and not folders & set(page.key.parents)
    ]


def desk_words(locale: str) -> Mapping[str, str]:
    return {name: said.of(locale) for name, said in wordings("desk").items()}


def _row(page: Page, content: Content, said: str = "") -> Row:
    return Row(page.path, said or page.title, 1, content.links.addresses.pages.get(page.path))


def _unpublished(one: Unpublished, content: Content, code: str) -> Row:
    page, why = content.library.by_path.get(one.path), why_unpublished(one, code)
    return _row(page, content, f"{page.title}: {why}") if page else Row(one.path, why)


def _translations(pairs: Iterable[Pair], code: str) -> Iterator[Row]:
    """What is not as it should be."""
    for pair in pairs:
        if pair.state != "fresh":
            said = wordings("status")[pair.state].of(code)
            path = next((pair.paths[locale] for locale in pair.behind), next(iter(pair.paths.values())))
            yield Row(path, f"{said} ({pair.lacks})" if pair.lacks else said)


def _aliases(content: Content, settings: Settings) -> Iterator[Row]:
    library, addresses = content.library, content.links.addresses
    for page in library.pages:
        for number, alias in enumerate(page.fields.aliases):
            new, line = addresses.pages[page.path], page.lines.get(f"aliases.{number}", page.line("aliases"))
            yield Row(page.path, f"/{clean_alias(alias)} → /{new}", line, new)
    for key, organisation in library.organisations.items():
        for former in organisation.aliases:
            path, line = library.data_lines["organisations", key]
            new = organisation_url(key, settings.default_locale, library, settings)
            old = organisation_url(former, settings.default_locale, library, settings)
            yield Row(path, f"/{old} → /{new}", line, new)
