"""`similar`: who has done something like an initiative, what came of it, and whom to ask."""

import datetime

import click

from samverkan.commands.base import argument, command, option
from samverkan.commands.output import stem
from samverkan.commands.scope import known_at
from samverkan.commands.settings import settings
from samverkan.commands.stopping import stoppable
from samverkan.commands.tabular import TABLES, put_answer, tabular


@command("similar", formats=TABLES)
@argument("name")
@known_at
@option("--limit", type=click.IntRange(min=0), default=10)
@tabular
def similar(name: str, limit: int) -> None:
    from samverkan.analysis.similar import find_similar
    from samverkan.export import similar as written

    state = settings()
    today = datetime.date.today().isoformat()
    with state.opened() as kb:
        initiative = kb.meaning("initiative", name)
        practice = stoppable(kb.practice)
        found = stoppable(
            lambda: find_similar(practice, initiative, today=today, limit=limit or None)
        )
        put_answer(
            state,
            lambda: written.answer(found, practice, state.lang),
            read=lambda: written.sheet(found, practice, state.lang),
            value=lambda: written.as_json(found, practice, state.lang),
            name=state.say("file.similar") + stem(name),
        )
