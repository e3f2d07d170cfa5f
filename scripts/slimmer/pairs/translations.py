"""Which translation lags behind, told by what its blocks said when someone last saw that it was right."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Literal, NamedTuple, TypeAlias

from slimmer.load.kept import file_digest
from slimmer.model.settings import Settings
from slimmer.pairs.meaning import digest
from slimmer.pairs.record import RECORD, Entry, Seen, parse_record
from slimmer.pairs.sides import Block, Side, pairs_of, parse_side, text_paths

State: TypeAlias = Literal["missing", "draft", "fresh", "stale", "unrecorded"]


class Changed(NamedTuple):
    """What one text of a pair says otherwise than when the pair was right."""

    locale: str
    new: tuple[Block, ...]
    gone: tuple[str, ...]
    """Digests; the words are in git."""


class Pair(NamedTuple):
    key: PurePosixPath
    paths: Mapping[str, PurePosixPath]
    """Two locales, or one of a text without its translation."""
    state: State
    changed: tuple[Changed, ...] = ()
    lacks: str = ""
    """The locale that is missing."""

    @property
    def behind(self) -> tuple[str, ...]:
        """The locales whose text did not follow; both, when both changed."""
        moved = {one.locale for one in self.changed}
        return tuple(code for code in self.paths if moved - {code}) if self.state == "stale" else ()


class Texts:
    """The texts of a site by path, each read once and taken apart only when that is needed.

    `digests`: of those whose bytes are known already.
    """

    def __init__(
        self, read: Callable[[PurePosixPath], bytes], digests: Mapping[PurePosixPath, str] | None = None
    ) -> None:
        self._read = read
        self._digests = digests or {}
        self._content: dict[PurePosixPath, bytes] = {}
        self._sides: dict[PurePosixPath, Side] = {}

    def content(self, path: PurePosixPath) -> bytes:
        if path not in self._content:
            self._content[path] = self._read(path)
        return self._content[path]

    def digest(self, path: PurePosixPath) -> str:
        return self._digests.get(path) or file_digest(self.content(path))

    def side(self, path: PurePosixPath) -> Side:
        if path not in self._sides:
            self._sides[path] = parse_side(self.content(path), path)
        return self._sides[path]

    def is_draft(self, path: PurePosixPath) -> bool:
        return b"draft" in self.content(path) and str(self.side(path).fields.get("draft", "")).lower() == "true"

    def seen(self, path: PurePosixPath) -> Seen:
        """As it is now, for the record."""
        return Seen(self.digest(path), tuple(sorted(map(digest, self.side(path).blocks))))


def site_texts(settings: Settings, digests: Mapping[PurePosixPath, str] | None = None) -> Texts:
    return Texts(lambda path: (settings.root / path).read_bytes(), digests)


def load_record(settings: Settings) -> dict[str, list[Entry]]:
    file = settings.root / RECORD
    return parse_record(file.read_text("utf-8-sig")) if file.exists() else {}


def load_pairs(settings: Settings, digests: Mapping[PurePosixPath, str] | None = None) -> tuple[list[Pair], Texts]:
    """Every text of the site with its translation, held against the record; `digests` of all texts, when known."""
    texts = site_texts(settings, digests)
    found = pairs_of(text_paths(settings) if digests is None else digests, settings.codes)
    return list(_status_of(found, settings.codes, load_record(settings), texts)), texts


def _status_of(
    found: Mapping[PurePosixPath, Mapping[str, PurePosixPath]],
    codes: Sequence[str],
    record: Mapping[str, Iterable[Entry]],
    texts: Texts,
) -> Iterator[Pair]:
    """Each translation is held against the text in the default locale, or in the first."""
    for key, paths in found.items():
        first = next(code for code in codes if code in paths)
        for code in codes:
            if code == first:
                continue
            if code not in paths:
                yield Pair(key, {first: paths[first]}, "missing", lacks=code)
            else:
                two = {first: paths[first], code: paths[code]}
                yield compare(key, two, record.get(str(key), ()), texts)


def compare(key: PurePosixPath, paths: Mapping[str, PurePosixPath], entries: Iterable[Entry], texts: Texts) -> Pair:
    """A merge may leave two entries of one pair: right by one of them is right."""
    known = [entry for entry in entries if entry.keys() >= paths.keys()]
    found: list[tuple[Changed, ...]] = []
    for entry in known:
        changed = tuple(_changed(locale, entry[locale], path, texts) for locale, path in paths.items())
        kept = tuple(one for one in changed if one.new or one.gone)
        found.append(kept)
        if not kept:
            break
    changed = min(found, key=lambda all_: sum(len(one.new) + len(one.gone) for one in all_), default=())
    # Set up and not yet said to be right: nobody knows what its other side said.
    seen = any(all(entry[locale].file for locale in paths) for entry in known)
    state: State = "stale" if changed else "fresh" if seen else "unrecorded"
    if state != "fresh" and any(texts.is_draft(path) for path in paths.values()):
        state = "draft"
    return Pair(key, paths, state, changed)


def _changed(locale: str, seen: Seen, path: PurePosixPath, texts: Texts) -> Changed:
    nothing = Changed(locale, (), ())
    if not seen.file and not seen.blocks:
        # Set up by `slimmer translate`: made from the other text, whatever it says.
        return nothing
    if texts.digest(path) == seen.file:
        return nothing
    before = Counter(seen.blocks)
    new = []
    for block in texts.side(path).blocks:
        one = digest(block)
        if before[one]:
            before[one] -= 1
        else:
            new.append(block)
    return Changed(locale, tuple(new), tuple(sorted(before.elements())))


def lagging(pairs: Iterable[Pair]) -> dict[PurePosixPath, PurePosixPath]:
    """Each translation that did not follow → the text that changed. When both changed nobody knows which lags."""
    return {
        pair.paths[pair.behind[0]]: pair.paths[pair.changed[0].locale]
        for pair in pairs
        if len(pair.behind) == len(pair.changed) == 1
    }


def accepted(record: Mapping[str, Iterable[Entry]], pairs: Iterable[Pair], texts: Texts) -> dict[str, list[Entry]]:
    """The record, in which these pairs are right as they are now."""
    made = {key: list(entries) for key, entries in record.items()}
    for pair in pairs:
        if len(pair.paths) == 2:
            now = {locale: texts.seen(path) for locale, path in pair.paths.items()}
            others = [entry for entry in made.get(str(pair.key), []) if entry.keys() != now.keys()]
            made[str(pair.key)] = [*others, now]
    return made


def set_up(
    record: Mapping[str, Iterable[Entry]], key: str, source: str, seen: Seen, target: str
) -> dict[str, list[Entry]]:
    """The record, with a translation that is being made from this text."""
    entry = {source: seen, target: Seen("", ())}
    return {**{one: list(entries) for one, entries in record.items()}, key: [entry]}
