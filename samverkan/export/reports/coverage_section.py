"""How areas are covered, in a report: the matrix, and where no initiative is known."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from samverkan.analysis.coverage import Cell
from samverkan.export.reports.document import Bullets, Heading, Paragraph, Part, Run, Runs, Table
from samverkan.export.reports.gap_tables import captioned
from samverkan.export.reports.given import Given
from samverkan.export.reports.pen import Pen
from samverkan.export.tables import heading
from samverkan.words import say

#: A matrix with more cells than this is told by its areas alone.
CELLS: Final = 400
_STATUSES: Final = ("covered", "asked and empty", "unknown")


def untouched(found: Given) -> list[str]:
    """Return the areas no cell of which is reached by a known initiative."""
    reached = {cell.row for cell in found.cells("covered")}
    return [area for area in found.matrix.rows if area not in reached and found.matrix.columns]


def picture(pen: Pen, found: Given) -> Iterator[Part]:
    """Yield the matrix of areas and places."""
    matrix, practice = found.matrix, found.practice
    if not matrix.cells:
        return
    yield Heading(1, pen.say("gap_report.picture"), "coverage")
    if len(matrix.cells) <= CELLS:
        yield Paragraph(pen.say("gap_report.picture_about"))
        yield _matrix(pen, found)
    else:
        yield _by_area(pen, found)
    subjects = {*pen.facts.areas, *pen.facts.places}
    every = [unit.iri for unit in practice.initiatives]
    coded = [unit.iri for unit in practice.initiatives if unit.coded & subjects]
    command = found.command("ask", "initiatives")
    if coded and not practice.scope.printed_only:
        yield Paragraph(
            pen.say(
                "gap_report.picture_coded",
                coded=pen.count(coded, coded, command),
                all=pen.count(every, every, command),
            ),
            "caution",
        )
    inside = {i for cell in matrix.cells.values() for i in (*cell.initiatives, *cell.via_county)}
    astray = [iri for iri in every if iri not in inside]
    if astray:
        count = pen.count(astray, astray, command)
        yield Paragraph(pen.say("gap_report.picture_astray", count=count), "caution")
    apart = [u.iri for u in (*practice.undated, *practice.unplaced, *practice.without_area)]
    if apart:
        count = pen.count(apart, apart, command)
        yield Paragraph(pen.say("gap_report.picture_apart", count=count), "caution")


def _matrix(pen: Pen, found: Given) -> Table:
    """Return the matrix, a row for each place."""
    matrix, across = found.matrix, found.matrix.rows
    columns = (heading("place", pen.lang), *(pen.facts.label(a, pen.lang) for a in across))
    rows = (
        ((pen.name(place),), *(_cell(pen, matrix.cells[area, place]) for area in across))
        for place in matrix.columns
    )
    return Table(pen.say("gap_report.picture_caption"), columns, tuple(rows))


def _by_area(pen: Pen, found: Given) -> Table:
    """Return how many places of each area are reached, where the matrix has no room on a page."""
    rows = []
    for area in found.matrix.rows:
        cells = [cell for cell in found.matrix.cells.values() if cell.row == area]
        command = pen.ask("coverage", area=area)
        row: list[Runs] = [(pen.name(area),)]
        for status in _STATUSES:
            some = [cell for cell in cells if cell.status == status]
            behind = {
                one
                for cell in some
                for one in (*cell.initiatives, *cell.via_county, *cell.inquiries)
            }
            row.append((pen.count(some, behind, command),))
        rows.append(tuple(row))
    heads = [
        say(f"value.{status}", pen.lang) for status in ("covered", "asked and empty", "unknown")
    ]
    columns = (pen.word("gap_report.area"), *heads)
    return Table(pen.say("gap_report.picture_by_area"), columns, tuple(rows))


def _cell(pen: Pen, cell: Cell) -> Runs:
    if cell.status == "unknown":
        return (Run("?"),)
    command = pen.ask("initiatives", area=cell.row, place=cell.column)
    if cell.status == "asked and empty":
        return (pen.told(pen.word("gap_report.nothing_done"), cell.inquiries, command),)
    here, wide = len(cell.initiatives), len(cell.via_county)
    text = " ".join([*([str(here)] if here else []), *([f"(+{wide})"] if wide else [])])
    return (pen.figure(text, (*cell.initiatives, *cell.via_county), command),)


def cells(pen: Pen, found: Given) -> Iterator[Part]:
    """Yield the areas and places without a known initiative: those asked about apart."""
    empty, unknown = found.cells("asked and empty"), found.cells("unknown")
    if not found.matrix.cells:
        return
    yield Heading(1, pen.say("gap_report.cells_heading"), "cells")
    command = found.gap_command("empty-cell")
    inquiries = {one for cell in empty for one in cell.inquiries}
    yield Bullets(
        (
            pen.say("gap_report.cells_known", count=pen.count(empty, inquiries, command)),
            pen.say("gap_report.cells_unknown", count=pen.count(unknown, (), command)),
        )
    )
    rows = []
    for status, some in (("asked and empty", empty), ("unknown", unknown)):
        by_area: dict[str, list[Cell]] = defaultdict(list)
        for cell in some:
            by_area[cell.row].append(cell)
        for area, there in by_area.items():
            asked = {one for cell in there for one in cell.inquiries} if some is empty else ()
            rows.append(
                (
                    (pen.name(area),),
                    (Run(say(f"value.{status}", pen.lang)),),
                    (pen.count(there, asked, pen.ask("coverage", area=area)),),
                    pen.names(cell.column for cell in there),
                )
            )
    columns = ("area", "confidence", "cells_number", "where_places")
    if rows:
        yield captioned(pen, "gap_report.cells_caption", columns, rows, (30, 14, 12, 44))
