"""Sheets and files that are not called after any table: a table misspelt, or something else."""

from collections.abc import Mapping
from typing import Final

from samverkan.data.headers import meaning, meanings
from samverkan.data.tables import Grid
from samverkan.faults import nearest
from samverkan.ontology.identity import clean
from samverkan.ontology.model import TABLES

#: How far down a header is looked for, and the fewest of its cells that are known headers.
_LOOKED_AT: Final = 20
_FEWEST: Final = 3
#: How alike a misspelt name is to the right one, in per cent.
_ALIKE: Final = 75


def meant_tables(name: str, grid: Grid, known: Mapping[str, str]) -> dict[str, str]:
    """Return the tables that a sheet or file may be meant to be, by what they are called.

    There are none if it is something else. `known` has the name of each table in either language:
    a name spelt like one of these tells, else the headers do.
    """
    called = clean(name).casefold().replace(" ", "_")
    near = nearest(called, known, 1, _ALIKE)
    if near:
        return {near[0]: known[near[0]]}
    best: dict[str, int] = {}
    for record in grid.records[:_LOOKED_AT]:
        cells = [clean(cell) for cell in record.cells]
        for table, row_class in TABLES.items():
            count = meaning(cells, row_class)
            has_id = any(meanings(row_class).get(cell.casefold()) == "id" for cell in cells)
            if has_id and count >= _FEWEST and 2 * count >= len(list(filter(None, cells))):
                best[table] = max(count, best.get(table, 0))
    most = max(best.values(), default=0)
    return {TABLES[table].sv: table for table, count in best.items() if count == most}
