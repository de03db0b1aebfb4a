"""`export area-sheet`: what a theme group needs to know of its area."""

import click

from samverkan.commands.base import argument, command, option
from samverkan.commands.export.documents import FORMATS, put_document
from samverkan.commands.output import stem
from samverkan.commands.scope import Scope, force, scoped, today
from samverkan.commands.settings import settings
from samverkan.commands.stopping import stoppable


@command("area-sheet", formats=FORMATS)
@argument("area")
@scoped(without=("area",))
@option("--limit", type=click.IntRange(min=0), default=5)
@force
def area_sheet(scope: Scope, limit: int, force: bool) -> None:
    from samverkan.export.reports.area_sheet import area_sheet as sheet_of

    state = settings()
    with state.opened() as kb:
        practice = stoppable(lambda: kb.practice(**scope))
        document = stoppable(
            lambda: sheet_of(practice, today=today(scope), lang=state.lang, limit=limit or None)
        )
        label = practice.facts.label(practice.scope.area or "", state.lang)
    put_document(state, document, state.say("file.area_sheet", name=stem(label)), force)
