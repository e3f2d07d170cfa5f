"""What a text said when its translation was right: the words of blocks of which the record has the digests."""

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from slimmer.load.git import earlier_texts
from slimmer.pairs.meaning import digest
from slimmer.pairs.sides import Block, parse_side

_ALIKE = 0.3


def old_blocks(root: Path, path: PurePosixPath, digests: Sequence[str]) -> list[str]:
    """Their words, from the newest commit that has them; what git does not have is left out."""
    wanted, found = set(digests), []
    for text in earlier_texts(root, path):
        for block in parse_side(text.encode(), path).blocks:
            if (one := digest(block)) in wanted:
                wanted.discard(one)
                found.append(block.text)
        if not wanted:
            break
    return found


def beside(old: Sequence[str], new: Sequence[Block]) -> Iterator[tuple[str, Block | None]]:
    """Each new block with the old one that it is most like; then the old ones that are gone."""
    left = list(old)
    for block in new:
        likely = max(left, key=lambda one: _ratio(one, block.text), default="")
        if likely and _ratio(likely, block.text) >= _ALIKE:
            left.remove(likely)
            yield likely, block
        else:
            yield "", block
    yield from ((one, None) for one in left)


def _ratio(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
