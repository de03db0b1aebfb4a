"""`similar`: who has done something like an initiative, what came of it, and whom to ask."""

import datetime

import click

from samverkan.commands.base import argument, command, option, settings
from samverkan.commands.output import chosen_format, put, put_json, put_rich
from samverkan.commands.stopping import stoppable


@command("similar", formats=("table", "json", "csv"))
@argument("name")
@option("--limit", type=click.IntRange(min=0), default=10)
def similar(name: str, limit: int) -> None:
    from samverkan.analysis.similar import find_similar
    from samverkan.export import similar as written
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    today = datetime.date.today().isoformat()
    with KnowledgeBase.open(state.store) as kb:
        initiative = kb.meaning("initiative", name)
        practice = stoppable(kb.practice)
        found = stoppable(
            lambda: find_similar(practice, initiative, today=today, limit=limit or None)
        )
        form = chosen_format(state)
        if form == "table":
            put_rich(state, *written.sheet(found, practice, state.lang))
        elif form == "csv":
            from samverkan.export.tables import to_csv

            put(state, to_csv(written.table(found, practice, state.lang)))
        else:
            put_json(state, written.as_json(found, practice, state.lang))
