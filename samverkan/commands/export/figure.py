"""`export figure`: a figure for a report or a slide."""

from pathlib import Path

import click

from samverkan.commands.base import argument, command, option, settings
from samverkan.commands.output import export_format, save, stem
from samverkan.commands.scope import Scope, force, layers, scoped
from samverkan.commands.stopping import stoppable
from samverkan.ontology.vocabulary import LAYERS, Layer

KINDS = ("network",)
SIZES = ("column", "slide")
#: Fewer dots to an inch cannot be read, more fill the memory.
LEAST, MOST = 50, 600


@command("figure", formats=("svg", "pdf", "png"))
@argument("kind", type=click.Choice(KINDS))
@option("--size", type=click.Choice(SIZES), default="column")
@option("--dpi", type=click.IntRange(LEAST, MOST), default=200)
@scoped()
@layers
@force
def figure(
    scope: Scope, kind: str, size: str, dpi: int, layers: tuple[Layer, ...], force: bool
) -> None:
    from samverkan.export.figures import SUFFIXES
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    form = export_format(state, SUFFIXES, "svg")
    with KnowledgeBase.open(state.store) as kb:
        sheet = stoppable(
            lambda: kb.figure(kind, lang=state.lang, layers=layers or LAYERS, **scope)
        )
        content = stoppable(lambda: sheet.write(form, size, dpi))
    name = state.say("file.figure", kind=kind, name=stem(scope["area"]), suffix=SUFFIXES[form])
    save(state, state.out or Path(name), content, force)
