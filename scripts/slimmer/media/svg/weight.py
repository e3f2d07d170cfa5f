"""How much there is to draw when every reference is followed: a small file can ask for a billion shapes."""

from collections.abc import Iterator

from slimmer.media.pictures.refused import SvgRefused
from slimmer.media.svg.rules import LOCAL, LOCAL_URL
from slimmer.media.svg.tree import DEEPEST, Element

MOST_DRAWN = 100_000
"""Elements, and as one more every 100 signs of an outline, each counted as often as it is referred to.

A large drawing of 5,000 paths with gradients stays below.
"""


def check_weight(root: Element) -> None:
    """Refuse what refers to itself or multiplies without measure; `use`, patterns, masks and gradients alike."""
    _Scale(root).weigh(root)


def references(element: Element) -> Iterator[str]:
    """The ids that this element refers to."""
    for name, value in element.attributes.items():
        if name == "href" and (found := LOCAL.fullmatch(value)):
            yield found[1]
        yield from (found[2] for found in LOCAL_URL.finditer(value))


class _Scale:
    def __init__(self, root: Element) -> None:
        self.by_id: dict[str, Element] = {}
        for element in root.walk():
            self.by_id.setdefault(element.attributes.get("id", ""), element)
        self.known: dict[int, tuple[int, int]] = {}
        self.above: set[int] = set()

    def weigh(self, element: Element) -> tuple[int, int]:
        """How much and how deep."""
        if id(element) in self.known:
            return self.known[id(element)]
        if id(element) in self.above or len(self.above) > 2 * DEEPEST:
            raise SvgRefused("svg-complex", at=element.line)
        self.above.add(id(element))
        targets = [self.by_id[one] for one in references(element) if one in self.by_id]
        below = [self.weigh(one) for one in (*element.elements(), *targets)]
        self.above.discard(id(element))
        count = 1 + sum(map(len, element.attributes.values())) // 100 + sum(one[0] for one in below)
        depth = 1 + max((one[1] for one in below), default=0)
        if count > MOST_DRAWN or depth > 2 * DEEPEST:
            raise SvgRefused("svg-complex", at=element.line)
        self.known[id(element)] = count, depth
        return count, depth
