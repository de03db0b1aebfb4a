"""`export network`: a network as a page."""

from pathlib import Path

from samverkan.commands.base import command, option, settings
from samverkan.commands.output import save, stem
from samverkan.commands.scope import Scope, force, layers, scoped
from samverkan.commands.stopping import stoppable
from samverkan.ontology.vocabulary import LAYERS, Layer


@command("network", formats=("html",))
@scoped()
@layers
@option("--no-findings", is_flag=True)
@force
def network(scope: Scope, layers: tuple[Layer, ...], no_findings: bool, force: bool) -> None:
    from samverkan.export.network_page import page
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    with KnowledgeBase.open(state.store) as kb:
        picture = stoppable(
            lambda: kb.picture(layers or LAYERS, findings=not no_findings, lang=state.lang, **scope)
        )
    target = state.out or Path(state.say("file.network", name=stem(scope["area"])))
    save(state, target, page(picture).encode(), force)
