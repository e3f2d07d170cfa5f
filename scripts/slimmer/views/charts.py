"""Figures of the directory as numbers for a drawing: bars by sector and a line of growth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from slimmer.content.directory import Member, growth
from slimmer.locales.dates import say_date
from slimmer.model.schemas import PartialDate
from slimmer.stages import Site
from slimmer.views.refs import local_text

WIDTH, HEIGHT = 320, 120
"""Of a drawing, in its own units."""


@dataclass(frozen=True)
class Bar:
    label: str
    count: int
    length: float
    """0 to 100, of the longest."""


@dataclass(frozen=True)
class Step:
    label: str
    count: int
    x: float
    y: float


@dataclass(frozen=True)
class Charts:
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


def derive_charts(members: Sequence[Member], site: Site, locale: str) -> Charts:
    counts: dict[str, int] = {}
    for member in members:
        counts[member.sector] = counts.get(member.sector, 0) + 1
    most = max(counts.values(), default=1)
    bars = [
        Bar(local_text(site.library.sectors.get(key), locale) or key, count, round(100 * count / most, 1))
        for key, count in counts.items()
    ]
    steps = []
    found = growth(members, site.settings.signed)
    if found:
        first, last = _position(found[0][0]), _position(found[-1][0])
        span, top = max(last - first, 1), found[-1][1]
        for day, total in found:
            x = round((_position(day) - first) / span * WIDTH * 0.8, 1) if last > first else 0.0
            steps.append(Step(say_date(day, locale), total, x, round(HEIGHT - total / top * (HEIGHT - 16), 1)))
    return Charts(tuple(sorted(bars, key=lambda bar: (-bar.count, bar.label))), tuple(steps))


def _position(day: PartialDate) -> int:
    """Days on a line; an unknown month or day counts as the first."""
    return date(day.year, day.month or 1, day.day or 1).toordinal()
