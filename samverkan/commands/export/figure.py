"""`export figure`: a figure for a report or a slide."""

from collections.abc import Iterable
from pathlib import Path

import click

from samverkan.commands.base import argument, command, option
from samverkan.commands.output import export_format, save, stem
from samverkan.commands.scope import Scope, force, layers, scoped
from samverkan.commands.settings import settings
from samverkan.commands.stopping import stoppable
from samverkan.ontology.vocabulary import LAYERS, Layer

KINDS = ("network", "matrix", "promise-practice", "timeline", "tiles")
SIDES = ("area", "sub-area", "place", "sector", "target-group", "year", "actor")
SIZES = ("column", "slide")
#: Fewer dots to an inch cannot be read, more fill the memory.
LEAST, MOST = 50, 600


@command("figure", formats=("svg", "pdf", "png"))
@argument("kind", type=click.Choice(KINDS))
@option("--size", type=click.Choice(SIZES), default="column")
@option("--dpi", type=click.IntRange(LEAST, MOST), default=200)
@option("--rows", type=click.Choice(SIDES))
@option("--columns", type=click.Choice(SIDES))
@scoped()
@layers
@force
def figure(
    scope: Scope,
    kind: str,
    size: str,
    dpi: int,
    rows: str | None,
    columns: str | None,
    layers: tuple[Layer, ...],
    force: bool,
) -> None:
    from samverkan.export.figures import SUFFIXES

    state = settings()
    form = export_format(state, SUFFIXES, "svg")
    sides = {name: side for name, side in (("rows", rows), ("columns", columns)) if side}
    _only(kind, "matrix", sides)
    _only(kind, "network", {"layer": layers} if layers else {})
    with state.opened() as kb:
        sheet = stoppable(
            lambda: kb.figure(kind, layers=layers or LAYERS, sides=sides, lang=state.lang, **scope)
        )
        content = stoppable(lambda: sheet.write(form, size, dpi))
    about = stem(scope["area"]) + stem(scope["place"])
    name = state.say("file.figure", kind=kind, name=about, suffix=SUFFIXES[form])
    save(state, state.out or Path(name), content, force)


def _only(kind: str, wanted: str, given: Iterable[str]) -> None:
    """Refuse options that say nothing of this kind of figure."""
    from samverkan.errors import UsageError

    for name in given:
        if kind != wanted:
            raise UsageError("figure_option", option=f"--{name}", kind=wanted)
