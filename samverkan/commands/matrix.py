"""`matrix`: what is covered, by two sides; one cell of it can be opened."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samverkan.commands.base import command, option
from samverkan.commands.output import chosen_format, put_json, put_rich, save
from samverkan.commands.scope import Scope, scoped
from samverkan.commands.settings import Settings, settings
from samverkan.commands.stopping import stoppable
from samverkan.commands.tabular import TABLES, put_answer, tabular

if TYPE_CHECKING:
    from samverkan.analysis.coverage import Coverage
    from samverkan.analysis.practice import Practice

SIDES = ("area", "sub-area", "place", "sector", "target-group", "year", "actor")
LEVELS = ("municipality", "county", "region", "locality", "country")


@command("matrix", formats=(*TABLES, "html"))
@option("--rows", type=click.Choice(SIDES), default="area")
@option("--columns", type=click.Choice(SIDES), default="place")
@option("--level", type=click.Choice(LEVELS))
@option("--open", "opened", nargs=2)
@scoped()
@tabular
def matrix(
    scope: Scope,
    rows: str,
    columns: str,
    level: str | None,
    opened: tuple[str, str] | None,
) -> None:
    from samverkan.analysis.coverage import coverage

    state = settings()
    with state.opened() as kb:
        practice = stoppable(lambda: kb.practice(**scope))
        found = stoppable(lambda: coverage(practice, rows, columns, level))
        if opened:
            _put_cell(state, found, practice, *opened)
        else:
            _put(state, found, practice)


def _put(state: Settings, found: "Coverage", practice: "Practice") -> None:
    from samverkan.export import matrix as written
    from samverkan.export import matrix_sheets, matrix_text

    name = f"{state.say('file.matrix')}-{found.row_side}-{found.column_side}"
    form = chosen_format(state)
    if form == "html":
        from samverkan.export.heatmap import page

        content = page(found, practice, state.lang).encode()
        save(state, state.out or Path(f"{name}.html"), content)
        return
    made = matrix_sheets.grid_answer if form == "markdown" else matrix_sheets.answer
    put_answer(
        state,
        lambda: made(found, practice, state.lang),
        read=lambda: matrix_text.grid(found, practice, state.lang),
        value=lambda: written.as_json(found, practice, state.lang),
        name=name,
    )


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
