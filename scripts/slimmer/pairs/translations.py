"""Which translation lags behind, told by what its blocks said when someone last saw that it was right."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Literal, NamedTuple, TypeAlias

from slimmer.model.settings import Settings
from slimmer.pairs.blocks import Block
from slimmer.pairs.meaning import digest
from slimmer.pairs.record import RECORD, Entry, Seen, parse_record
from slimmer.pairs.sides import Side, pairs_of, parse_side

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
    """The texts of a site by path, each read once and taken apart only when that is needed."""

    def __init__(self, read: Callable[[PurePosixPath], bytes]) -> None:
        self._read = read
        self._content: dict[PurePosixPath, bytes] = {}
        self._sides: dict[PurePosixPath, Side] = {}

    def content(self, path: PurePosixPath) -> bytes:
        if path not in self._content:
            self._content[path] = self._read(path)
        return self._content[path]

    def side(self, path: PurePosixPath) -> Side:
        if path not in self._sides:
            self._sides[path] = parse_side(self.content(path), path)
        return self._sides[path]

    def is_draft(self, path: PurePosixPath) -> bool:
        return b"draft" in self.content(path) and str(self.side(path).fields.get("draft", "")).lower() == "true"

    def seen(self, path: PurePosixPath) -> Seen:
        """As it is now, for the record."""
        return Seen(file_digest(self.content(path)), tuple(sorted(map(digest, self.side(path).blocks))))


def file_digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=5).hexdigest()


def site_texts(settings: Settings) -> Texts:
    return Texts(lambda path: (settings.root / path).read_bytes())


def load_record(settings: Settings) -> dict[str, list[Entry]]:
    file = settings.root / RECORD
    return parse_record(file.read_text("utf-8-sig")) if file.exists() else {}


def load_pairs(settings: Settings) -> tuple[list[Pair], Texts]:
    """Every text of the site with its translation, held against the record."""
    texts = site_texts(settings)
    return list(status_of(settings, load_record(settings), texts)), texts


def status_of(settings: Settings, record: Mapping[str, Iterable[Entry]], texts: Texts) -> Iterator[Pair]:
    """Of every text of the site. Each translation is held against the text in the default locale, or in the first."""
    for key, paths in pairs_of(settings).items():
        first = next(code for code in settings.codes if code in paths)
        for code in settings.codes:
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
    state: State = "unrecorded" if not known else "stale" if changed else "fresh"
    if state != "fresh" and any(texts.is_draft(path) for path in paths.values()):
        state = "draft"
    return Pair(key, paths, state, changed)


def _changed(locale: str, seen: Seen, path: PurePosixPath, texts: Texts) -> Changed:
    nothing = Changed(locale, (), ())
    if not seen.file and not seen.blocks:
        # Set up by `slimmer translate`: made from the other text, whatever it says.
        return nothing
    if file_digest(texts.content(path)) == seen.file:
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
