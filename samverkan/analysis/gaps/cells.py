"""Empty cells: areas and places where nothing is known to be done."""

from collections import Counter
from collections.abc import Iterator

from samverkan.analysis.coverage import coverage
from samverkan.analysis.dimensions import level_of, places, sub_areas, top_areas
from samverkan.analysis.gaps.deeds import possible
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.practice import Practice


def empty_cells(practice: Practice, today: str = "") -> Iterator[Gap]:
    """Yield the cells of an area and a place that no initiative is known to reach.

    They are the cells of `samverkan.analysis.coverage`: areas on top, or the scope's area, and
    municipalities, or the kind of place that there is most of; and those of an area below them that
    an inquiry names, with a place, if it came to nothing. A cell is *known* to be empty if
    somebody was asked and answered that there is nothing, and else *unknown*.

    Subjects are the area and the place. Strength is need / (1 + N), where N is the number of
    initiatives and so 0, and the need the lowest figure for just this cell: None without one, or
    where it is in another unit than most, for then it cannot be compared. Evidence is the
    inquiries. Details: `need`, `need_high` and `unit` of the need; `asked`, how many inquiries
    there are; `empty_in_place`, how many areas are empty in the same place; and how many
    initiatives may lie in the cell: those in the area whose place is not known (`place_unknown`),
    those in the place whose area is not known (`area_unknown`), and those that the scope
    has `set_apart`, since their dates are not known.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> cells = list(empty_cells(KnowledgeBase.memory("vagen-in").practice()))
    >>> len(cells), cells[0].confidence
    (30, 'unknown')
    """
    matrix = coverage(practice)
    empty = [cell for cell in matrix.cells.values() if cell.status != "covered"]
    below = _asked_below(practice, matrix.level)
    if below:
        parts = coverage(practice, "sub-area", level=matrix.level).cells
        empty += [parts[at] for at in sorted(below) if parts[at].status == "asked and empty"]
    units = Counter(str(cell.need.get("unit")) for cell in empty if cell.need)
    unit = min(units, key=lambda name: (-units[name], name)) if units else None
    columns = Counter(cell.column for cell in empty)
    hidden = _Hidden(practice, matrix.level)
    # The ready-made question of coverage is about municipalities alone.
    question = "coverage" if matrix.level == "municipality" else "initiatives"
    for cell in empty:
        need = cell.need or {}
        low, high = _number(need.get("low")), _number(need.get("high"))
        yield Gap(
            "empty-cell",
            (cell.row, cell.column),
            low if need.get("unit") == unit else None,
            "known" if cell.status == "asked and empty" else "unknown",
            cell.inquiries,
            question,
            {"area": cell.row, "place": cell.column},
            {
                "need": low,
                "need_high": high,
                "unit": need.get("unit"),
                "asked": len(cell.inquiries),
                "empty_in_place": columns[cell.column],
                "place_unknown": hidden.place_unknown[cell.row],
                "area_unknown": hidden.area_unknown[cell.column],
                "set_apart": hidden.set_apart[cell.row, cell.column],
            },
        )


def cells(practice: Practice) -> int:
    """Return how many cells are looked at, covered ones too."""
    level = level_of(practice)
    below = _asked_below(practice, level)
    return len(top_areas(practice)) * len(places(practice, level)) + len(below)


def _asked_below(practice: Practice, level: str) -> set[tuple[str, str]]:
    """Return the cells of areas below those on top that an inquiry is about by name.

    One that names no place asks what an actor does, not what is done in a place.
    """
    below = set(sub_areas(practice)) - set(top_areas(practice))
    around = practice.facts.around
    asked = {(i.get("area"), i.get("place")) for i in practice.facts.inquiries}
    return {
        (area, place)
        for area, where in asked
        if area in below
        for place in places(practice, level)
        if where in around(place)
    }


def _number(text: str | None) -> float | None:
    return float(text) if text else None


class _Hidden:
    """The initiatives that may lie in a cell, without anybody knowing that they do."""

    def __init__(self, practice: Practice, level: str) -> None:
        self.place_unknown: Counter[str] = Counter()
        self.area_unknown: Counter[str] = Counter()
        self.set_apart: Counter[tuple[str, str]] = Counter()
        undated = {unit.iri for unit in practice.undated}
        for unit in (*possible(practice), *practice.without_area):
            areas, (direct, wide) = practice.areas(unit), practice.at_level(unit, level)
            reached = direct | wide
            if not practice.places(unit):
                self.place_unknown.update(areas)
            elif not areas:
                self.area_unknown.update(reached)
            elif unit.iri in undated:
                self.set_apart.update((area, place) for area in areas for place in reached)
