"""A matrix of coverage as a workbook: what it is, the matrix, its cells, and their initiatives."""

from collections.abc import Iterator

from samverkan.analysis.coverage import Cell, Coverage
from samverkan.analysis.practice import Practice
from samverkan.export.matrix import is_layered, long_table, mark, reading, title
from samverkan.export.tables import cell, heading
from samverkan.export.things import places, scope_of
from samverkan.export.workbook import Sheet, workbook
from samverkan.graph.table import Table
from samverkan.words import say, term

#: The columns of the sheet of initiatives.
_TOLD = ("row", "column", "initiative", "status", "source", "locator", "as_printed")


def workbook_of(matrix: Coverage, practice: Practice, lang: str) -> bytes:
    """Return the workbook of a matrix; the same matrix gives the same bytes.

    In the sheet of the matrix a number is every initiative that reaches the cell, 0 is asked and
    empty, and a question mark is unknown; the sheet of cells has each count by itself.
    """
    about = title(matrix, lang)
    cells = _cells(matrix, practice, lang)
    initiatives = Table(_TOLD, tuple(_initiatives(matrix, practice, lang)))
    return workbook(
        [
            Sheet(say("matrix.sheet_about", lang), _about(matrix, practice, lang)),
            _grid(matrix, practice, lang),
            Sheet.of(say("matrix.sheet_cells", lang), cells),
            Sheet.of(
                say("matrix.sheet_initiatives", lang),
                initiatives,
                [heading(name, lang) for name in _TOLD],
            ),
        ],
        about,
        lang,
    )


def _about(matrix: Coverage, practice: Practice, lang: str) -> list[list[object]]:
    lines = [title(matrix, lang), *scope_of(practice, lang), *reading(matrix, practice, lang)]
    return [[line] for line in (*lines, say("matrix.sheet_legend", lang))]


def _cells(matrix: Coverage, practice: Practice, lang: str) -> Table:
    """Return the cells under headings that people read: names first, ids last."""
    long = long_table(matrix, practice, lang)
    ids = {"row": f"{heading('row', lang)}, id", "column": f"{heading('column', lang)}, id"}
    names = [name for name in long.columns if name not in ids]
    heads = {name: heading(name, lang) for name in names} | ids
    rows = (
        {
            heads[name]: cell(name, row[name], lang) if name == "status" else row[name]
            for name in heads
        }
        for row in long.rows
    )
    return Table(tuple(heads.values()), tuple(rows))


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
