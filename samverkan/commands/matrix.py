"""`matrix`: what is covered, by two sides; one cell of it can be opened."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samverkan.commands.base import Settings, command, option, settings
from samverkan.commands.output import chosen_format, put, put_json, put_rich, save
from samverkan.commands.scope import Scope, scoped
from samverkan.commands.stopping import stoppable

if TYPE_CHECKING:
    from samverkan.analysis.coverage import Coverage
    from samverkan.analysis.practice import Practice

SIDES = ("area", "sub-area", "place", "sector", "target-group", "year", "actor")
LEVELS = ("municipality", "county", "region", "locality", "country")


@command("matrix", formats=("table", "json", "csv", "xlsx", "html"))
@option("--rows", type=click.Choice(SIDES), default="area")
@option("--columns", type=click.Choice(SIDES), default="place")
@option("--level", type=click.Choice(LEVELS))
@option("--open", "opened", nargs=2)
@scoped()
@option("--force", is_flag=True)
def matrix(
    scope: Scope,
    rows: str,
    columns: str,
    level: str | None,
    opened: tuple[str, str] | None,
    force: bool,
) -> None:
    from samverkan.analysis.coverage import coverage
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    with KnowledgeBase.open(state.store) as kb:
        practice = stoppable(lambda: kb.practice(**scope))
        found = stoppable(lambda: coverage(practice, rows, columns, level))
        if opened:
            _put_cell(state, found, practice, *opened)
        else:
            _put(state, found, practice, force)


def _put(state: Settings, found: "Coverage", practice: "Practice", force: bool) -> None:
    from samverkan.export import matrix as written

    form = chosen_format(state)
    if form == "json":
        put_json(state, written.as_json(found, practice, state.lang))
    elif form == "csv":
        from samverkan.export.tables import to_csv

        put(state, to_csv(written.long_table(found, practice, state.lang)))
    elif form == "table":
        from rich.text import Text

        from samverkan.export.matrix_text import Grid

        told = [Text(line) for line in written.reading(found, practice, state.lang)]
        table = written.wide_table(found, practice.facts, state.lang)
        legend = [Text(state.say("matrix.legend"), style="dim")] if table.rows else []
        put_rich(state, *told, Grid(table, state.lang), *legend)
    else:
        _save(state, found, practice, form, force)


def _save(state: Settings, found: "Coverage", practice: "Practice", form: str, force: bool) -> None:
    """Write the matrix as a workbook or a page: to --out, or to a file named for what it is."""
    if form == "xlsx":
        from samverkan.export.matrix_sheets import workbook_of

        content = workbook_of(found, practice, state.lang)
    else:
        from samverkan.export.heatmap import page

        content = page(found, practice, state.lang).encode()
    name = f"{state.say('file.matrix')}-{found.row_side}-{found.column_side}.{form}"
    save(state, state.out or Path(name), content, force)


def _put_cell(
    state: Settings, found: "Coverage", practice: "Practice", row: str, column: str
) -> None:
    from samverkan.errors import NotFound
    from samverkan.export import matrix as written

    facts, lang = practice.facts, state.lang
    cell = written.find_cell(found, facts, row, column, lang)
    if cell is None:
        few = {
            side: ", ".join(facts.label(value, lang) for value in values[:20])
            for side, values in (("rows", found.rows), ("columns", found.columns))
        }
        raise NotFound("no_such_cell", row=row, column=column, **few)
    told = written.opened(found, practice, cell, lang)
    if chosen_format(state) == "table":
        from samverkan.export.matrix_text import sheet

        put_rich(state, *sheet(told, lang))
    else:
        put_json(state, told)
