"""`export network`: a network as a page, or as a file of another program."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samverkan.commands.base import command, option
from samverkan.commands.export.exchanged import check_options, put_network
from samverkan.commands.output import export_format, save, stem
from samverkan.commands.scope import Scope, force, layers, scoped
from samverkan.commands.settings import settings
from samverkan.commands.stopping import stoppable
from samverkan.export.formats import FORMS
from samverkan.ontology.vocabulary import LAYERS, Layer

if TYPE_CHECKING:
    from samverkan.graph.projection import Weight

SUFFIXES = {"html": ".html", **{name: form.suffix for name, form in FORMS.items()}}


@command("network", formats=tuple(SUFFIXES))
@scoped()
@layers
@option("--no-findings", is_flag=True)
@option("--title")
@option("--mode", "network_mode", type=click.Choice(("one", "two")))
@option("--weight-kind", "network_weight", type=click.Choice(("simple", "newman", "jaccard")))
@force
def network(
    scope: Scope,
    layers: tuple[Layer, ...],
    no_findings: bool,
    title: str | None,
    network_mode: str | None,
    network_weight: "Weight | None",
    force: bool,
) -> None:
    from samverkan.export.network_page import page

    state = settings()
    form = export_format(state, SUFFIXES, "html")
    heading = (title or "").strip() or None
    check_options(form, network_mode, network_weight)
    with state.opened() as kb:
        shown = form == "html" and not no_findings
        picture = stoppable(
            lambda: kb.picture(
                layers or LAYERS, findings=shown, title=heading, lang=state.lang, **scope
            )
        )
    name = state.say("file.network", name=stem(scope["area"])).removesuffix(SUFFIXES["html"])
    target = state.out or Path(name + SUFFIXES[form])
    if form == "html":
        save(state, target, page(picture).encode(), force)
    else:
        put_network(
            state, form, picture, target, mode=network_mode, weight=network_weight, force=force
        )
