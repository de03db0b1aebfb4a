"""A map of the coverage of places as tiles: one map for each area, or one of the area asked for."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from samverkan.analysis.coverage import Cell, Coverage, coverage
from samverkan.analysis.practice import Practice
from samverkan.export.figures.cells import LEAST, cell_key, cell_keys, draw_cell, fitting, ink_of
from samverkan.export.figures.letters import leading, width, wrapped
from samverkan.export.figures.paper import Frame, Paper, Size
from samverkan.export.figures.sheet import Nothing, Sheet
from samverkan.export.heatmap import shade
from samverkan.export.matrix import mark, reading
from samverkan.export.things import scope_of
from samverkan.ontology.identity import sort_key
from samverkan.ontology.vocabulary import SAM, SKOS
from samverkan.words import say

#: A tile is at most so many letters wide, and so much lower than it is wide.
WIDEST: Final = 9.0
LOWER: Final = 0.72
#: Room below the maps, in small letters, for saying that numbers have no room.
NARROW: Final = 1.6
#: Space between maps, in letters.
GAP: Final = 1.6

Place = tuple[int, int]


def tiles(practice: Practice, lang: str) -> Sheet:
    """Return the map of how many initiatives cover each municipality, area by area.

    Where the registers place the tiles, they stand there; else in the order of their codes.
    """
    found = coverage(practice, "area", "place")
    places, placed = positions(practice, found.columns)
    told = reading(found, practice, lang)
    area = practice.scope.area
    label = partial(practice.facts.label, lang=lang)
    title = say("figure.tiles_area", lang, area=label(area)) if area else say("figure.tiles", lang)
    if not found.cells:
        return Sheet(title, " · ".join(scope_of(practice, lang)), Nothing(told[0]), told[0], lang)
    kinds = {_kind(cell) for cell in found.cells.values()}
    wide = [cell_key("wide", "(+n)", say("figure.wide", lang))] if "wide" in kinds else []
    keys = cell_keys(kinds - {"wide"}, lang)
    notes = [say(f"figure.tiles_{placed}", lang), say("figure.tiles_number", lang), *told]
    return Sheet(
        title=title,
        subtitle=" · ".join(scope_of(practice, lang)),
        body=_Maps(found, places, {p: label(p) for p in (*found.rows, *found.columns)}, lang),
        told=" ".join([*_told(found, label, lang), *notes]),
        lang=lang,
        legend=[*keys[: len(keys) - 2], *wide, *keys[len(keys) - 2 :]],
        notes=notes,
    )


def positions(practice: Practice, places: Sequence[str]) -> tuple[dict[str, Place], str]:
    """Return the column and the row of each place, from 0, and how they were found.

    That is `placed`, by the registers; `partly`, where some were not, or not apart: those stand
    below the others; or `by_code`.
    """
    value, found = practice.facts.value, dict[Place, str]()
    rest = []
    for place in sorted(places, key=lambda p: (value(SKOS.notation, p) or "", sort_key(p))):
        x, y = value(SAM.tileX, place), value(SAM.tileY, place)
        at = (int(x), int(y)) if x is not None and y is not None else None
        if at is None or at in found:
            rest.append(place)
        else:
            found[at] = place
    left, top = (min((at[i] for at in found), default=0) for i in (0, 1))
    known = {place: (x - left, y - top) for (x, y), place in found.items()}
    across = max((x for x, _ in known.values()), default=math.isqrt(max(len(rest) - 1, 0))) + 1
    below = max((y for _, y in known.values()), default=-1) + 1
    for number, place in enumerate(rest):
        known[place] = number % across, below + number // across
    return known, "by_code" if not found else "partly" if rest else "placed"


def _kind(cell: Cell) -> str:
    """Return the kind of a tile: the shade of what is in the place itself."""
    if cell.initiatives:
        return f"shade-{shade(len(cell.initiatives))}"
    if cell.via_county:
        return "wide"
    return "empty" if cell.status == "asked and empty" else "unknown"


def _told(found: Coverage, label: "partial[str]", lang: str) -> list[str]:
    """Return, for each area, how many places are covered and which are."""
    told = []
    for row in found.rows:
        cells = [found.cells[row, column] for column in found.columns]
        here = [f"{label(c.column)} {len(c.initiatives)}" for c in cells if c.initiatives]
        fields = {
            "area": label(row),
            "direct": len(here),
            "wide": sum(not c.initiatives and bool(c.via_county) for c in cells),
            "empty": sum(c.status == "asked and empty" for c in cells),
            "unknown": sum(c.status == "unknown" for c in cells),
        }
        told.append(say("figure.tiles_told", lang, **fields))
        if here:
            told.append(say("figure.tiles_where", lang, places=", ".join(here)))
    return told


@dataclass(frozen=True)
class _Maps:
    """Maps beside each other, each with its name above."""

    found: Coverage
    places: Mapping[str, Place]
    labels: Mapping[str, str]
    lang: str

    @property
    def _tiles(self) -> Place:
        """How many tiles a map is wide and high."""
        return (
            1 + max(x for x, _ in self.places.values()),
            1 + max(y for _, y in self.places.values()),
        )

    def _maps(self, size: Size, wide: float, high: float | None) -> tuple[int, float, float]:
        """Return how many maps stand beside each other, and the width and height of a tile."""
        maps, (across, down) = len(self.found.rows), self._tiles
        best = (1, 0.0, 0.0)
        for count in range(1, min(maps, 4) + 1):
            rows, gap = math.ceil(maps / count), GAP * size.text
            head = self._head(size, wide, count)
            tile = min(((wide + gap) / count - gap) / across, WIDEST * size.text)
            low = tile * LOWER
            if high is not None:
                low = min(low, ((high + gap) / rows - gap - head) / down)
            if high is None or low > best[2] + 0.01:
                best = (count, min(tile, low / LOWER * 1.4), low)
            if high is None and tile < 5.2 * size.text:
                break
        return best

    def _names(self, size: Size, wide: float, count: int) -> list[list[str]]:
        """Return the names above the maps, in lines as wide as one; one map alone needs none."""
        if len(self.found.rows) == 1:
            return [[]]
        room = (wide + GAP * size.text) / count - GAP * size.text
        names = [self.labels[row] for row in self.found.rows]
        return [wrapped(name, size.text, room, 4, bold=True) for name in names]

    def _head(self, size: Size, wide: float, count: int) -> float:
        return leading(size.text) * max(map(len, self._names(size, wide, count)))

    def height(self, size: Size, width: float, most: float) -> float:
        count, _, low = self._maps(size, width, most - NARROW * size.small)
        rows = math.ceil(len(self.found.rows) / count)
        each = self._head(size, width, count) + low * self._tiles[1] + GAP * size.text
        return min(most, rows * each + NARROW * size.small)

    def wide(self, size: Size, high: float) -> float:
        return size.width

    def draw(self, paper: Paper, size: Size, frame: Frame) -> None:
        count, tile, low = self._maps(size, frame.width, frame.height - NARROW * size.small)
        longest = max((mark(cell, self.lang) for cell in self.found.cells.values()), key=len)
        told = width(longest, LEAST, bold=True) + 4 <= tile and low > 1.2 * LEAST
        if not told:
            base = frame.left, frame.bottom - 0.4 * size.small
            paper.text(base, say("figure.tiles_narrow", self.lang), size.small)
        _, down = self._tiles
        gap, head = GAP * size.text, self._head(size, frame.width, count)
        names = self._names(size, frame.width, count)
        step = (frame.width + gap) / count, head + low * down + gap
        for number, row in enumerate(self.found.rows):
            left = frame.left + number % count * step[0]
            top = frame.top + number // count * step[1]
            above = head - leading(size.text) * len(names[number])
            paper.lines((left, top + above + 0.8 * size.text), names[number], size.text, bold=True)
            for column, (x, y) in self.places.items():
                corner = left + x * tile, top + head + y * low
                cell, room = self.found.cells[row, column], Frame(*corner, tile, low)
                self._tile(paper, size, cell, room, told=told)

    def _tile(self, paper: Paper, size: Size, cell: Cell, room: Frame, *, told: bool) -> None:
        frame = Frame(room.left + 0.7, room.top + 0.7, room.width - 1.4, room.height - 1.4)
        high = frame.height
        letters = min(size.small, 0.3 * high)
        named = letters >= 3.6
        kind = _kind(cell)
        draw_cell(paper, frame, kind, "", letters)
        if not told:
            return
        number = mark(cell, self.lang)
        low = Frame(
            frame.left, frame.top + 0.4 * high * named, frame.width, high * (1 - 0.4 * named)
        )
        large = fitting(number, min(1.5 * size.text, 0.42 * high), frame.width - 4)
        ink = ink_of(kind)
        behind = kind in ("unknown", "wide")
        at = low.left + low.width / 2, low.top + low.height / 2 + 0.36 * large
        paper.text(at, number, large, bold=True, colour=ink, align="center", behind=behind)
        if named:
            name = self.labels[cell.column]
            small = fitting(name, letters, frame.width - 2)
            line = wrapped(name, small, frame.width, 1)[0]
            at = frame.left + frame.width / 2, frame.top + 0.12 * high + 0.9 * small
            paper.text(at, line, small, colour=ink, align="center", behind=behind)
