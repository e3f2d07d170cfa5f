"""A page, folder or organisation gets another name: everything that names it follows, its old address leads on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from slimmer.content.addresses import assign_addresses
from slimmer.files.atomic import write_together
from slimmer.load.library import load_library
from slimmer.load.text import normal_path, walk
from slimmer.model.settings import Settings
from slimmer.pairs.record import RECORD, rename_keys
from slimmer.text.file_names import is_picture, split_locale, with_locale
from slimmer.writing.front_matter import change_aliases, change_former_keys
from slimmer.writing.links import downloads, file_links, replace_everywhere, replace_names, retarget
from slimmer.writing.names import named_lines, names_of

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
        self.config = PurePosixPath(settings.config_name)
        self.files = frozenset(path for folder in ("blog", "docs") for path, _ in walk(settings.root, folder))
        self._named = {normal_path(path): path for path in self.files}

    @cached_property
    def markdown(self) -> Mapping[PurePosixPath, str]:
        return {path: self.read(path) for path in sorted(self.files) if path.suffix == ".md"}

    @cached_property
    def hidden(self) -> frozenset[PurePosixPath]:
        return frozenset(one.path for one in self.library.unpublished)

    @cached_property
    def _downloads(self) -> frozenset[PurePosixPath]:
        linked = (target for path, text in self.markdown.items() for target in downloads(text, path))
        return frozenset(one for target in linked for one in self.meant(target))

    def meant(self, target: PurePosixPath) -> list[PurePosixPath]:
        """The files that a link may lead to, as it may leave out the language."""
        codes = self.settings.codes if target.suffix else ()
        wanted = [target, *(with_locale(target, code) for code in codes)]
        return [self._named.get(normal_path(one), one) for one in wanted]

    def is_public(self, path: PurePosixPath) -> bool:
        """Whether the file itself has an address, which people may have: it stays where it is."""
        return path.suffix not in (".md", ".yml") and (not is_picture(path) or path in self._downloads)

    def read(self, path: PurePosixPath) -> str:
        # Without translating line ends: every other line stays as it is.
        with (self.settings.root / path).open(encoding="utf-8-sig", newline="") as file:
            return file.read()

    def edited(self, path: PurePosixPath, change: Callable[[str], str]) -> dict[PurePosixPath, str]:
        """The file with this change, when there is one and it becomes another."""
        text = self.read(path) if (self.settings.root / path).is_file() else ""
        made = change(text)
        return {path: made} if text and made != text else {}

    def of_key(self, key: PurePosixPath) -> list[PurePosixPath]:
        """The files of a page in every locale."""
        return sorted({*self.meant(key.with_name(f"{key.name}.md"))[1:]} & self.files)


def key_of(path: PurePosixPath, settings: Settings) -> tuple[PurePosixPath, str | None]:
    """`docs/over/index.nl.md`, `docs/over/index.md` and `docs/over/index` are one page."""
    plain = path if path.suffix == ".md" else path.with_name(f"{path.name}.md")
    key, locale = split_locale(normal_path(plain), settings.codes)
    return key.with_suffix(""), locale


def plan_move(moved: Paths, texts: Texts) -> Change:
    """`moved`: every file that gets another place, pictures among them."""
    settings = texts.settings
    keys = {key_of(old, settings)[0]: key_of(new, settings)[0] for old, new in moved.items() if old.suffix == ".md"}
    # A link may leave out the language of what it leads to.
    bare = {split_locale(old, settings.codes)[0]: split_locale(new, settings.codes)[0] for old, new in moved.items()}
    where = {normal_path(old): new for old, new in {**bare, **moved}.items()}
    lines = named_lines(names_of(keys, moved, settings), texts.library)
    changed: dict[PurePosixPath, str] = {}
    before, after = _addresses(texts, moved)
    aliases = {before[old]: moved.get(old, old) for old in before if before[old] != after[moved.get(old, old)]}
    taken = set(after.values()) - set(before.values())
    """Old addresses that are a page's own again."""
    aliases = {url: path for url, path in aliases.items() if url not in set(after.values())}
    for path, text in texts.markdown.items():
        new_path = moved.get(path, path)
        made = retarget(text, path, new_path, lambda one: where.get(one, one))
        made = replace_names(made, lines.get(path, {}))
        made = change_aliases(made, [url for url, target in aliases.items() if target == new_path], taken)
        if made != text or new_path != path:
            changed[new_path] = made
    for path in {*lines, *moved}:
        if path.suffix == ".yml":
            text = texts.read(path)
            made = replace_names(text, lines.get(path, {}))
            if path in moved:
                made = change_former_keys(made, [path.stem], [moved[path].stem])
            changed.update({moved.get(path, path): made} if made != text else {})
    # The menu and the footer name pages by their path below `docs/`.
    names = {f"{in_docs(old)}.md": f"{in_docs(new)}.md" for old, new in keys.items()}
    changed |= texts.edited(texts.config, lambda text: replace_everywhere(text, names))
    changed |= texts.edited(RECORD, lambda text: rename_keys(text, {str(old): str(new) for old, new in keys.items()}))
    return Change(moved, changed, (), aliases)


def pictures_of(moved: Paths, texts: Texts) -> dict[PurePosixPath, PurePosixPath]:
    """Pictures beside the texts that move to another folder, when no other text shows them."""
    used: dict[PurePosixPath, set[PurePosixPath]] = {}
    for path, text in texts.markdown.items():
        for _, _, target in file_links(text, path):
            for one in texts.meant(target):
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


def in_docs(key: PurePosixPath) -> str:
    """As the menu names a page: by its path below `docs/`."""
    return str(key.relative_to("docs")) if key.is_relative_to("docs") else str(key)


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
