"""A page goes: what links to it, and where its address leads from then on."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from slimmer.content.addresses import assign_addresses, clean_alias
from slimmer.load.text import normal_path
from slimmer.pairs.record import RECORD, remove_keys
from slimmer.text.file_names import split_locale
from slimmer.writing.front_matter import change_aliases
from slimmer.writing.links import file_links, names_in, retarget
from slimmer.writing.moving import Change, Texts, in_docs, key_of
from slimmer.writing.names import named_lines, names_of


class LinkHere(NamedTuple):
    path: PurePosixPath
    line: int
    target: str


def plan_removal(
    gone: Sequence[PurePosixPath], to: PurePosixPath | None, texts: Texts
) -> tuple[Change, list[LinkHere]]:
    """`to`: the key of the page that takes over its addresses and its links, in the same locale where it can."""
    settings, library = texts.settings, texts.library
    key, _ = key_of(gone[0], settings)
    plain = key.with_name(f"{key.name}.md")
    whole = set(texts.of_key(key)) == set(gone)
    places = set(map(normal_path, gone)) | ({plain} if whole else set())
    links = [
        LinkHere(path, line, target)
        for path, text in texts.markdown.items()
        if path not in gone
        for line, target, meant in file_links(text, path)
        if meant in places
    ]
    links += _named(key, texts) if whole else []
    addresses = assign_addresses(library, settings)
    aliases: dict[str, PurePosixPath] = {}
    for path in gone:
        page = library.by_path.get(path)
        if page and path not in texts.hidden:
            target = _in_locale(to, path, gone, texts) if to else PurePosixPath()
            urls = [addresses.pages[path], *map(clean_alias, page.fields.aliases)]
            aliases.update(dict.fromkeys(urls, target))
    changed: dict[PurePosixPath, str] = {}
    if to is not None:
        # A link to a file of one language leads to the other page in that language.
        where = {normal_path(one): _in_locale(to, one, gone, texts) for one in gone}
        where |= {plain: to.with_name(f"{to.name}.md")} if whole else {}
        for path in texts.markdown.keys() - gone:
            made = retarget(texts.markdown[path], path, path, lambda one: where.get(one, one), anchors=False)
            made = change_aliases(made, [url for url, target in aliases.items() if target == path])
            changed.update({path: made} if made != texts.markdown[path] else {})
    if whole:
        # A section of the menu that begins with it is left for a person to decide.
        changed |= texts.edited(texts.config, lambda text: _without_item(text, f"{in_docs(key)}.md"))
        changed |= texts.edited(RECORD, lambda text: remove_keys(text, [str(key)]))
    return Change({}, changed, tuple(gone), aliases), links


def _named(key: PurePosixPath, texts: Texts) -> list[LinkHere]:
    lines = named_lines(names_of({key: key}, {}, texts.settings), texts.library)
    found = []
    for path, numbers in lines.items():
        text = texts.read(path).split("\n")
        found += [LinkHere(path, at, name) for at, names in numbers.items() for name in names_in(text[at - 1], names)]
    return sorted(one for one in found if key_of(one.path, texts.settings)[0] != key)


def _in_locale(to: PurePosixPath, path: PurePosixPath, gone: Sequence[PurePosixPath], texts: Texts) -> PurePosixPath:
    """The page that takes over from `path`: in its own language, if that stays."""
    _, locale = split_locale(path, texts.settings.codes)
    stay = [one for one in texts.of_key(to) if one not in gone]
    return next((one for one in stay if split_locale(one, texts.settings.codes)[1] == locale), stay[0])


def _without_item(text: str, item: str) -> str:
    """YAML without this item of its lists; one that is empty then says so."""
    pattern = rf"(?m)^( *)- (['\"]?){re.escape(item)}\2 *(?:#.*)?\r?\n?"
    while match := re.search(pattern, text):
        before, after = text[: match.start()], text[match.end() :]
        more = re.match(rf"(?:[ \t]*(?:#.*)?\r?\n)*{match[1]}- ", after)
        if before.rstrip().endswith(":") and not more:
            before = f"{before.rstrip()} []\n"
        text = before + after
    return text
