"""The translation status as warnings at their place."""

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from slimmer.files.cache import program
from slimmer.files.store import Store
from slimmer.model.problem import Problem, problem, term
from slimmer.pairs.record import RECORD
from slimmer.pairs.structure import NOTHING, Difference, differences
from slimmer.pairs.translations import Pair, Texts
from slimmer.text.shorten import shown

_MANY = 5


def check_translations(pairs: Sequence[Pair], texts: Texts, store: Store) -> Iterator[Problem]:
    """What lags behind, and what differs where nobody said that it is right. Drafts are still being made.

    Who has many and hardly begun to say so hears once how to begin, not what differs in all that was there before.
    """
    of_state = {state: [pair for pair in pairs if pair.state == state] for state in ("fresh", "stale", "unrecorded")}
    new_here, told = of_state["unrecorded"], of_state["stale"]
    if len(new_here) > max(_MANY, len(told) + len(of_state["fresh"])):
        yield problem(RECORD, 1, "translation-unrecorded", count=len(new_here))
    else:
        told += new_here
    # A text that cannot be read has its own problem, and differs in all it says.
    yield from _told(
        [pair for pair in told if all(texts.side(path).blocks for path in pair.paths.values())], texts, store
    )


def differing(pair: Pair, texts: Texts, store: Store) -> Iterator[Problem]:
    """What differs in one pair, whatever was said of it."""
    return (one for one in _told([pair], texts, store) if one.code == "translation-differs")


def _told(told: Sequence[Pair], texts: Texts, store: Store) -> Iterator[Problem]:
    base = f"differs {program()}"
    keys = {one.key: " ".join([base, *one.paths, *map(texts.digest, one.paths.values())]) for one in told}
    kept = store.load(keys.values())
    new: dict[str, bytes] = {}
    for pair in told:
        (one, path), (other, source) = reversed(list(pair.paths.items()))
        if keys[pair.key] in kept:
            found = [Difference(*values) for values in json.loads(kept[keys[pair.key]])]
        else:
            found = list(differences(texts.side(path), texts.side(source), (one, other)))
            new[keys[pair.key]] = json.dumps(found).encode()
        yield from _stale(pair)
        yield from (_differs(difference, path, source) for difference in found)
    store.keep(new)


def _stale(pair: Pair) -> Iterator[Problem]:
    for one in pair.changed:
        for locale, path in pair.paths.items():
            if locale != one.locale and locale in pair.behind:
                text = shown(one.new[0].text) if one.new else "–"
                yield problem(path, 1, "translation-stale", other=pair.paths[one.locale], text=text, own=path)


def _differs(one: Difference, path: PurePosixPath, other: PurePosixPath) -> Problem:
    """Told once a pair, at the text that followed the other."""
    name, _, field = one.what.partition(":")
    what = term("value-of", name=field) if field else term(name)
    here, there = (term("nothing") if text == NOTHING else shown(text, 80) for text in (one.here, one.there))
    place = f"{other}:{one.other_line}"
    return problem(path, one.line, "translation-differs", what=what, here=here, there=there, other=place, own=path)
