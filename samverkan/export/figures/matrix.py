"""The heat map of coverage as a figure: the same cells, shades and words as its page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from samverkan.analysis.coverage import Coverage, coverage
from samverkan.analysis.practice import Practice
from samverkan.export.figures.cells import cell_keys, draw_cell, fitting
from samverkan.export.figures.letters import leading, width, wrapped
from samverkan.export.figures.paper import SOFT, Frame, Paper, Size
from samverkan.export.figures.sheet import Nothing, Sheet
from samverkan.export.heatmap import kind_of
from samverkan.export.matrix import is_layered, mark, reading, title
from samverkan.export.things import scope_of
from samverkan.words import say, term

#: How much of the width the names of the rows may take.
NAMES: Final = 0.3
#: Names of columns are written upwards where cells are narrower than so many letters.
UPRIGHT: Final = 5.0
#: A cell is at most so many letters wide.
WIDEST: Final = 13.0
#: The least height of a row, and the largest, in letters.
ROW: Final = (1.35, 3.6)


def matrix(practice: Practice, lang: str, rows: str = "area", columns: str = "place") -> Sheet:
    """Return the figure of what is covered, by two sides.

    Raises UsageError for a side that there is not, or for two sides alike.
    """
    found = coverage(practice, rows, columns)
    told = reading(found, practice, lang)
    sides = {"row": found.row_side, "column": found.column_side}
    named = {key: term("side", side, lang) for key, side in sides.items()}
    caption = say(
        "heatmap.caption_layers" if is_layered(found) else "heatmap.caption", lang, **named
    )
    kinds = {kind_of(cell) for cell in found.cells.values()}
    return Sheet(
        title=title(found, lang),
        subtitle=" · ".join(scope_of(practice, lang)),
        body=_Grid(found, practice, lang) if found.cells else Nothing(told[0]),
        told=" ".join([caption, *told]),
        lang=lang,
        legend=cell_keys(kinds, lang) if found.cells else (),
        notes=[caption, *told] if found.cells else (),
    )


@dataclass(frozen=True)
class _Cells:
    """The cells of a matrix as texts and kinds, one way round or the other."""

    rows: Sequence[str]
    columns: Sequence[str]
    at: Callable[[int, int], tuple[str, str]]


@dataclass(frozen=True)
class _Plan:
    """How a grid stands in its frame, in points.

    `letters` are those of the names, `inside` those in the cells.
    """

    cells: _Cells
    names: float
    across: float
    down: float
    head: float
    upright: bool
    rows: int
    columns: int
    letters: float
    inside: float


class _Grid:
    """The cells of a matrix, with the names of its rows and columns."""

    def __init__(self, found: Coverage, practice: Practice, lang: str) -> None:
        self.lang = lang
        label = partial(practice.facts.label, lang=lang)
        layers = is_layered(found)

        def at(row: int, column: int) -> tuple[str, str]:
            cell = found.cells[found.rows[row], found.columns[column]]
            return kind_of(cell), mark(cell, lang, layers=layers)

        rows, columns = list(map(label, found.rows)), list(map(label, found.columns))
        self.ways = (
            _Cells(rows, columns, at),
            _Cells(columns, rows, lambda row, column: at(column, row)),
        )
        cells = found.cells.values()
        self.longest = max((mark(cell, lang, layers=layers) for cell in cells), key=len)

    def height(self, size: Size, width: float, most: float) -> float:
        plan = self._plan(size, width, most)
        return plan.head + plan.rows * plan.down + self._foot(plan, size)

    def wide(self, size: Size, high: float) -> float:
        return size.width

    def draw(self, paper: Paper, size: Size, frame: Frame) -> None:
        plan = self._plan(size, frame.width, frame.height)
        self._heads(paper, plan, frame)
        for row in range(plan.rows):
            top = frame.top + plan.head + row * plan.down
            self._name(paper, plan, row, Frame(frame.left, top, plan.names - 4, plan.down))
            for column in range(plan.columns):
                left = frame.left + plan.names + column * plan.across
                kind, text = plan.cells.at(row, column)
                cell = Frame(left + 0.6, top + 0.6, plan.across - 1.2, plan.down - 1.2)
                draw_cell(paper, cell, kind, text, plan.inside)
        if self._foot(plan, size):
            missing = len(plan.cells.rows) - plan.rows, len(plan.cells.columns) - plan.columns
            told = say("figure.cut_matrix", self.lang, rows=missing[0], columns=missing[1])
            at = frame.left, frame.top + plan.head + plan.rows * plan.down + 1.2 * size.small
            paper.text(at, told, size.small, colour=SOFT)

    def _plan(self, size: Size, wide: float, high: float) -> _Plan:
        """Return how the grid stands: as it was asked for, unless only turned its texts fit."""
        plans = [self._way(cells, size, wide, high) for cells in self.ways]
        needed = width(self.longest, 0.8 * size.small) + 3
        return plans[1] if plans[0].across < needed <= plans[1].across else plans[0]

    def _way(self, cells: _Cells, size: Size, wide: float, high: float) -> _Plan:
        letters = size.text
        longest = max(width(name, letters) for name in cells.rows) + 5
        names = min(longest, NAMES * wide)
        columns = min(len(cells.columns), int((wide - names) // 9))
        across = min((wide - names) / columns, WIDEST * letters)
        heads = [wrapped(name, letters, across - 3) for name in cells.columns]
        upright = across < UPRIGHT * letters or any(
            line.endswith("-") for lines in heads for line in lines
        )
        if upright:
            head = min(max(width(name, letters) for name in cells.columns) + 5, 0.3 * high)
        else:
            head = max(map(len, heads)) * leading(letters) + 4
        room = high - head - 1.6 * size.small
        least, most = (share * letters for share in ROW)
        lines = max(len(wrapped(name, letters, names - 4)) for name in cells.rows)
        wanted = max(most, min(lines, 3) * leading(letters) + 2)
        rows = min(len(cells.rows), max(1, int(room // least)))
        down = min(wanted, room / rows)
        letters = min(letters, 0.7 * down)
        inside = fitting(self.longest, letters, across - 5)
        return _Plan(cells, names, across, down, head, upright, rows, columns, letters, inside)

    def _foot(self, plan: _Plan, size: Size) -> float:
        cut = plan.rows < len(plan.cells.rows) or plan.columns < len(plan.cells.columns)
        return 1.6 * size.small if cut else 0.0

    def _heads(self, paper: Paper, plan: _Plan, frame: Frame) -> None:
        size = min(plan.letters, plan.across * 0.8) if plan.upright else plan.letters
        for column, name in enumerate(plan.cells.columns[: plan.columns]):
            middle = frame.left + plan.names + (column + 0.5) * plan.across
            base = frame.top + plan.head - 3
            if plan.upright:
                line = wrapped(name, size, plan.head - 4, 1)[0]
                paper.text((middle + 0.36 * size, base), line, size, upwards=True)
            else:
                lines = wrapped(name, size, plan.across - 3)
                top = base - leading(size) * (len(lines) - 1)
                paper.lines((middle, top), lines, size, align="center")

    def _name(self, paper: Paper, plan: _Plan, row: int, frame: Frame) -> None:
        size = plan.letters
        most = max(1, int(frame.height // leading(size)))
        lines = wrapped(plan.cells.rows[row], size, frame.width, most)
        top = frame.top + (frame.height - leading(size) * len(lines)) / 2
        paper.lines((frame.left, top + 0.98 * size), lines, size)
