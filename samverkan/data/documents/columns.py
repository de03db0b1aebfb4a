"""Words with places on a page become lines in the order a person reads them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from samverkan.data.documents.fields import is_label

#: How wide the empty strip between two columns is at least, in points.
_GUTTER: Final = 10.0
#: The share of lines that may cross the strip: headings and running titles.
_CROSSING: Final = 0.25
#: How far apart in points two cells of a column begin at most.
_ALIGNED: Final = 3.0
#: The share of lines that each column has at least, and how much of it a line of text fills.
_BOTH: Final = 0.25
_FILLED: Final = 0.7
#: A space this many times the height of the letters stands between two cells.
_CELL: Final = 1.3


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the box it stands in; `top` grows downwards."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool = False

    @property
    def height(self) -> float:
        """The height of the letters."""
        return max(self.bottom - self.top, 1.0)


@dataclass(frozen=True, slots=True)
class Laid:
    """A line as it is laid out: its text, the height of its letters, and whether all are bold."""

    text: str
    height: float = 0.0
    bold: bool = False


def in_order(words: list[Word]) -> list[Laid]:
    """Return the lines of a page: each column whole, from left to right.

    An empty line stands between paragraphs, a tab between cells that stand far apart.
    """
    rows = list(_rows(words))
    cut = _gutter(rows)
    if cut is None:
        return _spaced(rows)
    lines: list[Laid] = []
    together: list[list[Word]] = []
    for row in [*rows, None]:
        if row is not None and not _crosses(row, cut):
            together.append(row)
            continue
        lines += _side_by_side(together, cut)
        together = []
        if row is not None:
            lines += [_laid(row)]
    return lines


def _rows(words: list[Word]) -> Iterator[list[Word]]:
    """Yield the words of each line, from the top."""
    row: list[Word] = []
    for word in sorted(words, key=lambda one: (one.top + one.bottom, one.x0)):
        middle = (word.top + word.bottom) / 2
        if row and middle > row[0].bottom - row[0].height * 0.2:
            yield sorted(row, key=lambda one: one.x0)
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=lambda one: one.x0)


def _gutter(rows: list[list[Word]]) -> float | None:
    """Return where two columns part, or None for a page of one."""
    if len(rows) < 3:
        return None
    left = min(row[0].x0 for row in rows)
    right = max(row[-1].x1 for row in rows)
    width = right - left
    best: tuple[float, float] | None = None
    for step in range(25, 76):
        x = left + width * step / 100
        crossing = sum(_crosses(row, x) for row in rows)
        if crossing <= _CROSSING * len(rows) and _filled(rows, left, right, x):
            score = crossing + abs(step - 50) / 1000
            if best is None or score < best[0]:
                best = (score, x)
    return best[1] if best else None


def _filled(rows: list[list[Word]], left: float, right: float, cut: float) -> bool:
    """Say whether there is a column of text on either side: lines that fill it.

    The cells of a table do not. Lines of the two columns need not stand at the same height.
    """
    apart = [row for row in rows if not _crosses(row, cut)]
    before = [[word for word in row if word.x0 < cut] for row in apart if row[0].x0 < cut]
    after = [[word for word in row if word.x0 >= cut] for row in apart if row[-1].x0 >= cut]
    if min(len(before), len(after)) < max(3, _BOTH * len(rows)):
        return False
    return _are_text(before, left, cut) and _are_text(after, cut, right)


def _are_text(lines: list[list[Word]], left: float, right: float) -> bool:
    """Say whether most lines have several words, and fill the room there is."""
    full = sum(len(line) > 2 and line[-1].x1 > left + _FILLED * (right - left) for line in lines)
    return full >= 0.5 * len(lines)


def _crosses(row: list[Word], x: float) -> bool:
    """Say whether a line runs across `x`: a word does, or two stand close on either side."""
    before = max((word.x1 for word in row if word.x0 < x), default=None)
    after = min((word.x0 for word in row if word.x0 >= x), default=None)
    if before is None or after is None:
        return before is not None and before > x
    return before > x or after - before < _GUTTER


def _side_by_side(rows: list[list[Word]], cut: float) -> list[Laid]:
    """Return lines of two columns; rows of labels and their values stay rows."""
    left = [[word for word in row if word.x0 < cut] for row in rows]
    right = [[word for word in row if word.x0 >= cut] for row in rows]
    labels = sum(is_label(_text(part)) for part in left if part)
    if labels >= 2:
        return [_laid(row) for row in rows]
    one = _spaced([part for part in left if part])
    two = _spaced([part for part in right if part])
    return [*one, *([Laid("")] if one and two else []), *two]


def _spaced(rows: list[list[Word]]) -> list[Laid]:
    """Return lines, with an empty one where the page leaves more room than between lines."""
    rows = _unwrapped(rows)
    lines: list[Laid] = []
    gaps = sorted(max(b[0].top - a[0].top, 0) for a, b in pairwise(rows))
    usual = gaps[len(gaps) // 3] if gaps else 0.0
    previous: list[Word] | None = None
    for row in rows:
        if previous is not None and row[0].top - previous[0].top > usual * 1.35 + 0.5:
            lines.append(Laid(""))
        lines.append(_laid(row))
        previous = row
    return lines


def _unwrapped(rows: list[list[Word]]) -> list[list[Word]]:
    """Return lines, those that cells of a table go on with as parts of the line they go on from."""
    right = max((row[-1].x1 for row in rows), default=0.0)
    done: list[list[Word]] = []
    cells: list[list[Word]] = []
    for row in rows:
        parts = _cells(row)
        lowest = max((word.bottom for word in done[-1]), default=0.0) if done else 0.0
        near = done and row[0].top - lowest < row[0].height
        if near and len(parts) < len(cells) and _go_on(cells, parts, right):
            for part in parts:
                cell = next(cell for cell in cells if _beneath(cell, part))
                if not _no_room(cells, part, right):  # another entry of a list within the cell
                    cell[-1] = replace(cell[-1], text=f"{cell[-1].text};")
                cell += part
            done[-1] = [word for cell in cells for word in cell]
            continue
        done.append(row)
        cells = parts
    return done


def _cells(row: list[Word]) -> list[list[Word]]:
    cells = [[row[0]]]
    for before, word in pairwise(row):
        if word.x0 - before.x1 > _CELL * before.height:
            cells.append([])
        cells[-1].append(word)
    return cells


def _beneath(cell: list[Word], part: list[Word]) -> bool:
    return abs(cell[0].x0 - part[0].x0) < _ALIGNED


def _go_on(cells: list[list[Word]], parts: list[list[Word]], right: float) -> bool:
    """Say whether cells go on below themselves: their next words had no room, or no row begins."""
    if not all(any(_beneath(cell, part) for cell in cells) for part in parts):
        return False
    begins = _beneath(cells[0], parts[0])
    return not begins or all(_no_room(cells, part, right) for part in parts)


def _no_room(cells: list[list[Word]], part: list[Word], right: float) -> bool:
    """Say whether the first word of what stands below a cell had no room beside its last."""
    for at, cell in enumerate(cells):
        if _beneath(cell, part):
            until = cells[at + 1][0].x0 if at + 1 < len(cells) else right
            return cell[-1].x1 + (part[0].x1 - part[0].x0) > until - _CELL * cell[-1].height
    return False


def _laid(row: list[Word]) -> Laid:
    heights = sorted(word.height for word in row)
    return Laid(_text(row), heights[len(heights) // 2], all(word.bold for word in row))


def _text(row: list[Word]) -> str:
    parts = [row[0].text]
    for before, word in pairwise(row):
        below = word.top > before.bottom - before.height * 0.2
        far = (
            word.x0 - before.x1 > _CELL * before.height or word.top < before.top - before.height / 2
        )
        parts += ["\t" if far and not below else " ", word.text]
    return "".join(parts)
