"""Words with places on a page become lines in the order a person reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from samverkan.data.documents.fields import is_label

#: How wide the empty strip between two columns is at least, in points.
_GUTTER: Final = 10.0
#: The share of lines that may cross the strip: headings and running titles.
_CROSSING: Final = 0.25
#: A space this many times the height of the letters stands between two cells.
_CELL: Final = 1.8


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the box it stands in; `top` grows downwards."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of the letters."""
        return max(self.bottom - self.top, 1.0)


def in_order(words: list[Word]) -> list[str]:
    """Return the lines of a page: each column whole, from left to right.

    An empty line stands between paragraphs, a tab between cells that stand far apart.
    """
    rows = list(_rows(words))
    cut = _gutter(rows)
    if cut is None:
        return _spaced(rows)
    lines: list[str] = []
    together: list[list[Word]] = []
    for row in [*rows, None]:
        if row is not None and not _crosses(row, cut):
            together.append(row)
            continue
        lines += _side_by_side(together, cut)
        together = []
        if row is not None:
            lines += [_text(row)]
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
        both = sum(row[0].x1 < x < row[-1].x0 for row in rows)
        if crossing <= _CROSSING * len(rows) and both >= max(3, 0.3 * len(rows)):
            score = crossing + abs(step - 50) / 1000
            if best is None or score < best[0]:
                best = (score, x)
    return best[1] if best else None


def _crosses(row: list[Word], x: float) -> bool:
    """Say whether a line runs across `x`: a word does, or two stand close on either side."""
    before = max((word.x1 for word in row if word.x0 < x), default=None)
    after = min((word.x0 for word in row if word.x0 >= x), default=None)
    if before is None or after is None:
        return before is not None and before > x
    return before > x or after - before < _GUTTER


def _side_by_side(rows: list[list[Word]], cut: float) -> list[str]:
    """Return lines of two columns; rows of labels and their values stay rows."""
    left = [[word for word in row if word.x0 < cut] for row in rows]
    right = [[word for word in row if word.x0 >= cut] for row in rows]
    labels = sum(is_label(_text(part)) for part in left if part)
    if labels >= 2:
        return [_text(row) for row in rows]
    one = _spaced([part for part in left if part])
    two = _spaced([part for part in right if part])
    return [*one, *([""] if one and two else []), *two]


def _spaced(rows: list[list[Word]]) -> list[str]:
    """Return lines, with an empty one where the page leaves more room than between lines."""
    lines: list[str] = []
    gaps = sorted(max(b[0].top - a[0].top, 0) for a, b in pairwise(rows))
    usual = gaps[len(gaps) // 3] if gaps else 0.0
    previous: list[Word] | None = None
    for row in rows:
        if previous is not None and row[0].top - previous[0].top > usual * 1.35 + 0.5:
            lines.append("")
        lines.append(_text(row))
        previous = row
    return lines


def _text(row: list[Word]) -> str:
    parts = [row[0].text]
    for before, word in pairwise(row):
        far = word.x0 - before.x1 > _CELL * before.height
        parts += ["\t" if far else " ", word.text]
    return "".join(parts)
