"""`compare`: what came and went between two times, or between two registers."""

import click

from samverkan.commands.base import argument, command, option
from samverkan.commands.output import chosen_format, stem
from samverkan.commands.scope import Scope, scoped
from samverkan.commands.settings import settings
from samverkan.commands.stopping import stoppable
from samverkan.commands.tabular import TABLES, put_answer, tabular
from samverkan.ontology.vocabulary import LAYERS, Layer

#: So many rows of each list are shown on a terminal unless --limit says otherwise.
SHOWN = 20


@command("compare", formats=TABLES)
@argument("before")
@argument("after")
@option("--layer", "layers", type=click.Choice(LAYERS), multiple=True)
@scoped(without=("year", "date"))
@option("--limit", type=click.IntRange(min=0))
@tabular
def compare(
    scope: Scope,
    before: str,
    after: str,
    layers: tuple[Layer, ...],
    limit: int | None,
) -> None:
    from samverkan.analysis.comparison import compare as compared
    from samverkan.export import comparison_rows as written
    from samverkan.export.comparison import as_json

    state = settings()
    if limit is None:
        limit = SHOWN if chosen_format(state) == "table" else 0
    with state.opened() as kb:
        practice = stoppable(lambda: kb.practice(**scope))
        wanted = tuple(layer for layer in LAYERS if not layers or layer in layers)
        found = stoppable(lambda: compared(practice, before, after, wanted))
        told = stoppable(lambda: as_json(found, practice, state.lang, limit))
    put_answer(
        state,
        lambda: written.answer(told, state.lang),
        read=lambda: written.sheet(told, state.lang),
        value=lambda: told,
        name=state.say("file.compare") + stem(f"{before} {after}"),
    )
