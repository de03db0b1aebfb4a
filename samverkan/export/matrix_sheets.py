"""A matrix of coverage as it leaves the system: itself, its cells, and their initiatives."""

from collections.abc import Iterator

from samverkan.analysis.coverage import Cell, Coverage
from samverkan.analysis.practice import Practice
from samverkan.export.matrix import is_layered, long_table, mark, reading, title, wide_table
from samverkan.export.tables.answer import Answer
from samverkan.export.things import places, scope_of
from samverkan.export.workbook import Sheet
from samverkan.graph.table import Table
from samverkan.words import say, term

#: The columns of the sheet of initiatives.
_TOLD = ("row", "column", "initiative", "status", "source", "locator", "as_printed")


def answer(matrix: Coverage, practice: Practice, lang: str) -> Answer:
    """Return the cells of a matrix as an answer that can stand alone, with their initiatives.

    Its workbook has a sheet of the matrix itself, in which a number is every initiative that
    reaches the cell, 0 is asked and empty, and a question mark is unknown; in the sheet of cells
    each count stands by itself.
    """
    return Answer(
        long_table(matrix, practice, lang),
        title(matrix, lang),
        lang,
        scope=list(scope_of(practice, lang)),
        told=[*reading(matrix, practice, lang), say("matrix.sheet_legend", lang)],
        named=say("matrix.sheet_cells", lang),
        beside={
            say("matrix.sheet_initiatives", lang): Table(
                _TOLD, tuple(_initiatives(matrix, practice, lang))
            )
        },
        first=(_grid(matrix, practice, lang),),
        family="matrix",
    )


def grid_answer(matrix: Coverage, practice: Practice, lang: str) -> Answer:
    """Return a matrix as an answer whose rows are its own, each cell a short text."""
    return Answer(
        wide_table(matrix, practice.facts, lang),
        title(matrix, lang),
        lang,
        scope=list(scope_of(practice, lang)),
        told=[*reading(matrix, practice, lang), say("matrix.legend", lang)],
        worded=False,
    )


def _grid(matrix: Coverage, practice: Practice, lang: str) -> Sheet:
    facts = practice.facts
    headings = [facts.label(column, lang) for column in matrix.columns]
    rows = [
        [
            facts.label(row, lang),
            *(
                _value(matrix.cells[row, column], lang, layers=is_layered(matrix))
                for column in matrix.columns
            ),
        ]
        for row in matrix.rows
    ]
    first = term("side", matrix.row_side, lang)
    return Sheet(say("matrix.sheet_matrix", lang), rows, [first, *headings], frozen=1)


def _value(one: Cell, lang: str, *, layers: bool) -> int | str:
    if layers:
        return mark(one, lang, layers=True)
    if one.status == "unknown":
        return "?"
    return len(one.initiatives) + len(one.via_county)


def _initiatives(matrix: Coverage, practice: Practice, lang: str) -> Iterator[dict[str, object]]:
    """Yield each initiative of each cell, once for each place in a source."""
    facts = practice.facts
    units = {iri for c in matrix.cells.values() for iri in (*c.initiatives, *c.via_county)}
    known = {iri: places(facts, [iri], lang) for iri in sorted(units)}
    for one in matrix.cells.values():
        at = {"row": facts.label(one.row, lang), "column": facts.label(one.column, lang)}
        for iri in (*one.initiatives, *one.via_county):
            status = facts.initiatives[iri].status
            told = {"initiative": facts.label(iri, lang)}
            told["status"] = term("value", status, lang) if status else ""
            for place in known[iri] or [dict.fromkeys(("source", "locator", "as_printed"))]:
                yield at | told | {n: place[n] for n in ("source", "locator", "as_printed")}
