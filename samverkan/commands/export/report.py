"""`export report`: gaps and possible overlaps as a report."""

import click

from samverkan.commands.base import command, option
from samverkan.commands.export.documents import FORMATS, put_document
from samverkan.commands.output import stem
from samverkan.commands.scope import Scope, force, scoped, today
from samverkan.commands.settings import settings
from samverkan.commands.stopping import stoppable


@command("report", formats=FORMATS)
@scoped()
@option("--limit", type=click.IntRange(min=0), default=10)
@force
def report(scope: Scope, limit: int, force: bool) -> None:
    from samverkan.export.reports.gap_report import gap_report

    state = settings()
    with state.opened() as kb:
        practice = stoppable(lambda: kb.practice(**scope))
        document = stoppable(
            lambda: gap_report(practice, today=today(scope), lang=state.lang, limit=limit or None)
        )
    about = " ".join(filter(None, (scope["area"], scope["place"])))
    put_document(state, document, state.say("file.report", name=stem(about)), force)
