"""A scale of time from the first year to the last, and the bars and marks that stand on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from samverkan.analysis.facets import first_day, last_day
from samverkan.export.figures.letters import width
from samverkan.export.figures.paper import INK, PAPER, RULE, SOFT, Frame, Paper

#: A bar is at least so many points wide; one with an end that is not known is drawn so wide.
LEAST: Final = 3.0
OPEN: Final = 16.0
FILL: Final = "#2a6db0"


@dataclass(frozen=True)
class Calendar:
    """Whole years, `first` to `last`."""

    first: int
    last: int

    @classmethod
    def of(cls, periods: Iterable[tuple[str | None, str | None]]) -> Self | None:
        """Return the years that some periods lie in, or None where no date is known.

        >>> Calendar.of([("2015-06", None), (None, "2020")])
        Calendar(first=2015, last=2020)
        """
        years = [int(day[:4]) for period in periods for day in period if day]
        return cls(min(years), max(years)) if years else None

    def at(self, day: int, plot: Frame) -> float:
        """Return where the number of a day stands across a plot."""
        start = date(self.first, 1, 1).toordinal()
        whole = date(self.last, 12, 31).toordinal() + 1 - start
        return plot.left + plot.width * (day - start) / whole

    def span(
        self, start: str | None, end: str | None, plot: Frame
    ) -> tuple[float | None, float | None]:
        """Return where a period begins and ends; None for an end that is not known."""
        return (
            self.at(first_day(start), plot) if start else None,
            self.at(last_day(end) + 1, plot) if end else None,
        )

    def draw(self, paper: Paper, plot: Frame, size: float) -> None:
        """Draw a line at the beginning of each year, and write the years there is room for."""
        years = range(self.first, self.last + 1)
        step = plot.width / len(years)
        every = max(1, -(-int(width("2020 ", size)) // max(int(step), 1)))
        for year in years:
            x = self.at(date(year, 1, 1).toordinal(), plot)
            paper.strokes([[(x, plot.top), (x, plot.bottom)]], colour=RULE, width=0.5, z=0.8)
            if (year - self.first) % every == 0:
                middle = x + step / 2
                paper.text(
                    (middle, plot.top - 0.4 * size), str(year), size, colour=SOFT, align="center"
                )
        right = plot.left + plot.width
        paper.strokes([[(right, plot.top), (right, plot.bottom)]], colour=RULE, width=0.5, z=0.8)


def bar(
    paper: Paper, start: float | None, end: float | None, top: float, high: float, edge: float
) -> None:
    """Draw a bar; an end that is not known is open: no line closes it, and a “?” stands there."""
    if start is not None and end is not None:
        frame = Frame(start, top, max(end - start, LEAST), high)
        paper.box(frame, facecolor=FILL, edgecolor=INK, linewidth=0.6)
        return
    known = start if start is not None else end
    if known is None:
        return
    way = 1 if start is not None else -1
    room = edge - known if way > 0 else OPEN
    far = known + way * min(OPEN, max(room, 2 * LEAST))
    frame = Frame(min(known, far), top, abs(far - known), high)
    paper.box(frame, facecolor=PAPER, edgecolor=RULE, hatch="////", linewidth=0)
    sides = [[(far, top), (known, top), (known, top + high), (far, top + high)]]
    paper.strokes(sides, colour=INK, width=0.8, z=3)
    size = min(high, 9.0)
    at = (known + far) / 2, top + high / 2 + 0.36 * size
    paper.text(at, "?", size, bold=True, align="center", behind=True)


def diamond(paper: Paper, x: float, y: float, radius: float, hollow: bool) -> None:
    """Draw the mark of an event; hollow for one that was only planned."""
    corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    paper.polygons([(corners, PAPER if hollow else INK)], edgecolor=INK, zorder=4)
