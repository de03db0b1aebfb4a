"""`export plan`: the action plan, and what answers to it."""

from samverkan.commands.base import command
from samverkan.commands.export.documents import FORMATS, put_document
from samverkan.commands.output import stem
from samverkan.commands.scope import Scope, force, scoped, today
from samverkan.commands.settings import settings
from samverkan.commands.stopping import stoppable


@command("plan", formats=FORMATS)
@scoped()
@force
def plan(scope: Scope, force: bool) -> None:
    from samverkan.export.reports.plan import plan as planned

    state = settings()
    with state.opened() as kb:
        practice = stoppable(lambda: kb.practice(**scope))
        document = stoppable(lambda: planned(practice, today=today(scope), lang=state.lang))
    about = " ".join(filter(None, (scope["area"], scope["place"])))
    put_document(state, document, state.say("file.plan", name=stem(about)), force)
