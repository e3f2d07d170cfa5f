"""A new text or entry as it is first written: what is known filled in, the rest as hints where one types."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from slimmer.content.addresses import NEWSLETTERS, POSTS
from slimmer.load.data import ORGANISATIONS
from slimmer.messages.outside import say
from slimmer.model.library import FIELDS, Kind
from slimmer.model.schemas import example_line
from slimmer.model.settings import Settings
from slimmer.spreadsheets.yaml_write import flow, render_organisation, scalar
from slimmer.text.slugs import new_key, slugify
from slimmer.writing.questions import New, is_list, listed

_SAID_LATER = ("draft", "noindex", "slug", "aliases", "menu", "published", "updated", "end", "running", "order")
"""Fields that a new text needs no hint of."""
_PLAIN = ("date", "start", "end", "number", "order")


def draft_path(kind: New, title: str, given: Mapping[str, str], settings: Settings, locale: str) -> PurePosixPath:
    """Where a new text goes; its name is what a title is as part of an address."""
    name = new_key(title, "pagina")
    match kind:
        case "post":
            return POSTS / f"{given['date']}-{name}.{locale}.md"
        case "newsletter":
            return NEWSLETTERS / f"{given['month']}.{locale}.md"
        case "project" | "theme":
            return settings.folders.path(f"{kind}s") / f"{name}.{locale}.md"
        case _:
            return PurePosixPath("docs", given.get("folder", "").strip("/"), f"{name}.{locale}.md")


def draft_text(
    kind: Kind, title: str, given: Mapping[str, str], locale: str, known: Mapping[str, tuple[str, ...]], body: str = ""
) -> str:
    """The whole file. `known`: what a field may be chosen from, for its hint; `body`: what is written already."""
    fields = {"title": title, **{name: text for name, text in given.items() if name in FIELDS[kind].model_fields}}
    lines = [field_line(kind, name, fields[name]) for name in FIELDS[kind].model_fields if fields.get(name)]
    free = [name for name in FIELDS[kind].model_fields if not fields.get(name) and name not in _SAID_LATER]
    hints = [f"# {_hint(kind, name, known.get(name), locale)}" for name in free if known.get(name) != ()]
    ready = [f"# {say('hint-draft', locale)}", "draft: true"]
    front = ["---", *lines, f"# {say('hint-field', locale)}", *hints, *ready, "---"]
    return "\n".join([*front, "", *([body] if body else _body(kind, locale))]) + "\n"


def field_line(kind: Kind, name: str, text: str) -> str:
    if is_list(FIELDS[kind], name):
        return f"{name}: {flow(listed(text))}"
    return f"{name}: {text if name in _PLAIN else scalar(text)}"


def _hint(kind: Kind, name: str, known: tuple[str, ...] | None, locale: str) -> str:
    """A line that holds on this site; behind it, after two spaces as a remark has, what else there is."""
    if known is None:
        return example_line(FIELDS[kind], name)
    return f"{field_line(kind, name, known[0])}  # {say('hint-known', locale, known=', '.join(known))}"


def _body(kind: Kind, locale: str) -> Iterator[str]:
    yield f"<!-- {say({'post': 'hint-post', 'newsletter': 'hint-newsletter'}.get(kind, 'hint-page'), locale)} -->"
    yield ""
    if kind == "post":
        yield from (f"<!-- {say('hint-more', locale)} -->", "", "<!-- more -->", "")
    yield f"<!-- {say('hint-heading', locale)} -->"
    if kind != "newsletter":
        yield f"<!-- {say('hint-picture', locale)} -->"


def organisation_file(name: str, given: Mapping[str, str]) -> tuple[PurePosixPath, str]:
    role = {one: given[one] for one in ("role", "date", "source") if given.get(one)}
    data = {"name": name, **{one: given[one] for one in ("sector", "municipality", "website") if given.get(one)}}
    return ORGANISATIONS / f"{new_key(name)}.yml", render_organisation({**data, "roles": [role]})


def person_entry(name: str, given: Mapping[str, str]) -> str:
    """The lines that people.yml gets."""
    role = {one.removeprefix("role."): text for one, text in given.items() if one.startswith("role.")}
    lines = [f"- key: {new_key(name, 'persoon')}", f"  name: {scalar(name)}", f"  role: {flow(role)}"]
    if given.get("organisation"):
        lines.append(f"  organisation: {given['organisation']}")
    return "\n".join(lines) + "\n"


def vocabulary_entry(value: str, labels: Mapping[str, str]) -> str:
    """The line of a new value."""
    return f"{slugify(value) or 'naam'}: {flow(labels)}"


def added(text: str, lines: str, *, apart: bool = False) -> str:
    """A data file with lines at its end; a blank line before an entry of more than one."""
    start = text if not text or text.endswith("\n") else f"{text}\n"
    return start + ("\n" if apart and start.strip() else "") + lines.rstrip("\n") + "\n"
