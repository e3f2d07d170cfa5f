"""A page, folder or organisation gets another name: everything that names it follows, its old address leads on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from slimmer.content.addresses import assign_addresses
from slimmer.files.atomic import write_together
from slimmer.load.data import DATA
from slimmer.load.library import load_library
from slimmer.load.text import walk
from slimmer.model.library import Page
from slimmer.model.settings import Settings
from slimmer.pairs.record import RECORD, rename_keys
from slimmer.text.file_names import is_picture, split_locale, with_locale
from slimmer.writing.front_matter import change_aliases, change_former_keys
from slimmer.writing.links import downloads, file_links, replace_names, retarget

Paths = Mapping[PurePosixPath, PurePosixPath]


@dataclass(frozen=True)
class Change:
    """What a rename or a removal does to the files."""

    moved: Paths = field(default_factory=dict)
    texts: Mapping[PurePosixPath, str] = field(default_factory=dict)
    """Path, where it is afterwards → its new text."""
    removed: tuple[PurePosixPath, ...] = ()
    aliases: Mapping[str, PurePosixPath] = field(default_factory=dict)
    """Old address → the file that it leads to from now on."""


class Texts:
    """Everything a rename may touch, read once."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.library, self.problems = load_library(replace(settings, preview=True))
        """With drafts and what is dated ahead: their links move too."""
        self.files = frozenset(path for folder in ("blog", "docs") for path, _ in walk(settings.root, folder))

    @cached_property
    def markdown(self) -> Mapping[PurePosixPath, str]:
        return {path: self.read(path) for path in self.files if path.suffix == ".md"}

    @cached_property
    def hidden(self) -> frozenset[PurePosixPath]:
        return frozenset(one.path for one in self.library.unpublished)

    @cached_property
    def _downloads(self) -> frozenset[PurePosixPath]:
        return frozenset(one for path, text in self.markdown.items() for one in downloads(text, path))

    def is_public(self, path: PurePosixPath) -> bool:
        """Whether the file itself has an address, which people may have: it stays where it is."""
        return path.suffix not in (".md", ".yml") and (not is_picture(path) or path in self._downloads)

    def read(self, path: PurePosixPath) -> str:
        # Without translating line ends: every other line stays as it is.
        with (self.settings.root / path).open(encoding="utf-8-sig", newline="") as file:
            return file.read()

    def of_key(self, key: PurePosixPath) -> list[PurePosixPath]:
        """The files of a page in every locale."""
        names = {with_locale(key.with_name(f"{key.name}.md"), code) for code in self.settings.codes}
        return sorted(names & self.files)


def key_of(path: PurePosixPath, settings: Settings) -> tuple[PurePosixPath, str | None]:
    """`docs/over/index.nl.md`, `docs/over/index.md` and `docs/over/index` are one page."""
    plain = path if path.suffix == ".md" else path.with_name(f"{path.name}.md")
    key, locale = split_locale(plain, settings.codes)
    return key.with_suffix(""), locale


def plan_move(moved: Paths, texts: Texts) -> Change:
    """`moved`: every file that gets another place, pictures among them."""
    settings, library = texts.settings, texts.library
    keys = {key_of(old, settings)[0]: key_of(new, settings)[0] for old, new in moved.items() if old.suffix == ".md"}
    where = {**moved, **{key.with_name(f"{key.name}.md"): new.with_name(f"{new.name}.md") for key, new in keys.items()}}
    names = _names(keys, moved, settings)
    changed: dict[PurePosixPath, str] = {}
    before, after = _addresses(texts, moved)
    aliases = {before[old]: moved.get(old, old) for old in before if before[old] != after[moved.get(old, old)]}
    taken = set(after.values()) - set(before.values())
    """Old addresses that are a page's own again."""
    aliases = {url: path for url, path in aliases.items() if url not in set(after.values())}
    for path, text in texts.markdown.items():
        new_path = moved.get(path, path)
        page = library.by_path.get(path)
        made = retarget(text, path, new_path, lambda one: where.get(one, one))
        if page:
            made = replace_names(made, _page_lines(page, names))
        made = change_aliases(made, [url for url, target in aliases.items() if target == new_path], taken)
        if made != text or new_path != path:
            changed[new_path] = made
    changed.update(_data_texts(texts, names, moved))
    changed.update(_configuration(texts, {_in_docs(old): _in_docs(new) for old, new in keys.items()}))
    if RECORD in texts.files:
        record = texts.read(RECORD)
        renamed = rename_keys(record, {str(old): str(new) for old, new in keys.items()})
        changed.update({RECORD: renamed} if renamed != record else {})
    return Change(moved, changed, (), aliases)


def pictures_of(moved: Paths, texts: Texts) -> dict[PurePosixPath, PurePosixPath]:
    """Pictures beside the texts that move to another folder, when no other text shows them."""
    used: dict[PurePosixPath, set[PurePosixPath]] = {}
    for path, text in texts.markdown.items():
        for _, _, target in file_links(text, path):
            for one in (target, *(with_locale(target, code) for code in texts.settings.codes if target.suffix)):
                used.setdefault(one, set()).add(path)
    found = {}
    for asset, users in used.items():
        if asset in texts.files and users <= set(moved) and not texts.is_public(asset):
            old = min(users)
            if asset.is_relative_to(old.parent) and old.parent != moved[old].parent:
                found[asset] = moved[old].parent / asset.relative_to(old.parent)
    return found


def _addresses(texts: Texts, moved: Paths) -> tuple[Mapping[PurePosixPath, str], Mapping[PurePosixPath, str]]:
    """Of every published page, also below a folder that is renamed: its address now; and then, by its new path."""
    library, settings = texts.library, texts.settings
    pages = [page for page in library.pages if page.path not in texts.hidden]
    later = []
    for page in pages:
        path = moved.get(page.path, page.path)
        key, _ = key_of(path, settings)
        later.append(replace(page, path=path, key=key))
    # Each a new Library: what it derives from its pages is kept in it.
    now, then = (assign_addresses(replace(library, pages=tuple(one)), settings).pages for one in (pages, later))
    return now, then


def _names(keys: Paths, moved: Paths, settings: Settings) -> Mapping[str, Mapping[str, str]]:
    """Field → old name → new name: how other files name what moves."""
    projects, themes = settings.folders.path("projects"), settings.folders.path("themes")
    organisations = {
        old.stem: new.stem
        for old, new in moved.items()
        if old.parent == DATA / "organisations" and old.suffix == ".yml"
    }

    def inside(folder: PurePosixPath) -> dict[str, str]:
        return {old.name: new.name for old, new in keys.items() if old.parent == folder and new.parent == folder}

    return {
        "featured": {str(old): str(new) for old, new in keys.items()},
        "projects": inside(projects),
        "project": inside(projects),
        "themes": inside(themes),
        "partners": organisations,
        "organisation": organisations,
    }


def _page_lines(page: Page, names: Mapping[str, Mapping[str, str]]) -> dict[int, Mapping[str, str]]:
    """Line of the file → what is renamed on it."""
    found: dict[int, Mapping[str, str]] = {}
    for place, line in page.lines.items():
        renamed = names.get(place.partition(".")[0])
        if renamed and (place.partition(".")[2] or line not in found):
            found[line] = renamed
    return found


def _data_texts(texts: Texts, names: Mapping[str, Mapping[str, str]], moved: Paths) -> dict[PurePosixPath, str]:
    lines: dict[PurePosixPath, dict[int, Mapping[str, str]]] = {}
    for (kind, at), (path, line) in texts.library.data_lines.items():
        field_name = at.rpartition(".")[2]
        if kind == "themes" and names["themes"]:
            lines.setdefault(path, {})[line] = names["themes"] if "." not in at else lines[path].get(line, {})
        elif (
            kind in ("organisations", "people") and names.get(field_name) and field_name in ("project", "organisation")
        ):
            lines.setdefault(path, {})[line] = names[field_name]
    made = {}
    for path, numbers in lines.items():
        text = texts.read(path)
        new = replace_names(text, numbers)
        made.update({moved.get(path, path): new} if new != text else {})
    for old, new_path in moved.items():
        if old.parent == DATA / "organisations" and old.suffix == ".yml":
            made[new_path] = change_former_keys(made.get(new_path, texts.read(old)), [old.stem], [new_path.stem])
    return made


def _in_docs(key: PurePosixPath) -> str:
    return str(key.relative_to("docs")) if key.is_relative_to("docs") else str(key)


def _configuration(texts: Texts, keys: Mapping[str, str]) -> dict[PurePosixPath, str]:
    """The menu and the footer name pages by their path below `docs/`."""
    path = PurePosixPath(texts.settings.config_name)
    text = texts.read(path)
    named = texts.settings.navigation_lines.items()
    lines = {line: {f"{name}.md": f"{keys[name]}.md"} for name, line in named if name in keys}
    made = replace_names(text, lines)
    return {path: made} if made != text else {}


def make_change(change: Change, root: Path) -> None:
    """New files first, and only when all are complete the old ones go."""
    files = {root / path: text.encode() for path, text in change.texts.items()}
    moves = {old: new for old, new in change.moved.items() if new not in change.texts}
    files |= {root / new: (root / old).read_bytes() for old, new in moves.items()}
    write_together(files)
    for path in (*change.moved, *change.removed):
        (root / path).unlink()
        folder = (root / path).parent
        while folder != root and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
