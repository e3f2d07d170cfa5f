"""Figures of the directory as numbers for a drawing: bars by sector and a line of growth."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from slimmer.content.directory import Member, growth
from slimmer.locales.dates import say_date
from slimmer.model.schemas import PartialDate
from slimmer.views.refs import Refs

FEWEST_DATES = 3
"""Of which a line says more than a sentence."""
WIDTH, HEIGHT = 320, 120
"""Of a drawing, in its own units."""


class Bar(NamedTuple):
    label: str
    number: int
    length: float
    """0 to 100, of the longest."""


class Step(NamedTuple):
    label: str
    number: int
    x: float
    y: float


class Charts(NamedTuple):
    bars: tuple[Bar, ...]
    steps: tuple[Step, ...]

    @property
    def ends(self) -> tuple[Step, ...]:
        """The steps that carry a label: the first and the last."""
        return self.steps[:1] + self.steps[1:][-1:]

    @property
    def line(self) -> str:
        """The growth as a path of steps: a count stays until the next signature."""
        if not self.steps:
            return ""
        path = f"M{self.steps[0].x:g} {HEIGHT}V{self.steps[0].y:g}"
        for step in self.steps[1:]:
            path += f"H{step.x:g}V{step.y:g}"
        return f"{path}H{WIDTH}"


def derive_charts(members: Sequence[Member], refs: Refs) -> Charts:
    counts: dict[str, int] = {}
    for member in members:
        counts[member.sector] = counts.get(member.sector, 0) + 1
    if len(counts) < 2:
        counts = {}
    most = max(counts.values(), default=1)
    bars = [Bar(refs.label("sectors", key), count, round(100 * count / most, 1)) for key, count in counts.items()]
    steps = []
    found = growth(members, refs.settings.signed)
    if len(found) >= FEWEST_DATES:
        first, last = _position(found[0][0]), _position(found[-1][0])
        span, top = max(last - first, 1), found[-1][1]
        for day, total in found:
            x = round((_position(day) - first) / span * WIDTH * 0.8, 1) if last > first else 0.0
            steps.append(Step(say_date(day, refs.locale), total, x, round(HEIGHT - total / top * (HEIGHT - 16), 1)))
    return Charts(tuple(sorted(bars, key=lambda bar: (-bar.number, bar.label))), tuple(steps))


def _position(day: PartialDate) -> int:
    """Days on a line; an unknown month or day counts as the first."""
    return date(day.year, day.month or 1, day.day or 1).toordinal()
