"""`export`: a network page, or the data."""

import re
from pathlib import Path

import click

from samverkan.commands.ask import moment
from samverkan.commands.base import Group, command, option, settings
from samverkan.commands.output import save
from samverkan.commands.stopping import stoppable
from samverkan.ontology.vocabulary import LAYERS, Layer

DATA = ("turtle", "trig", "nquads", "nt", "jsonld")

export = Group("export", no_args_is_help=True)


@command("network", formats=("html",))
@option("--area")
@option("--place")
@option("--layer", "layers", type=click.Choice(LAYERS), multiple=True)
@option("--year", "when_year", metavar="YYYY")
@option("--date", "when_date", metavar="YYYY-MM-DD")
@option("--expand", is_flag=True)
@option("--printed-only", is_flag=True)
@option("--no-hubs", is_flag=True)
@option("--force", is_flag=True)
def network(
    area: str | None,
    place: str | None,
    layers: tuple[Layer, ...],
    when_year: str | None,
    when_date: str | None,
    expand: bool,
    printed_only: bool,
    no_hubs: bool,
    force: bool,
) -> None:
    from samverkan.export.html import page
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    with KnowledgeBase.open(state.store) as kb:
        picture = stoppable(
            lambda: kb.picture(
                layers or LAYERS,
                area=area,
                place=place,
                when=moment(when_year, when_date),
                expand=expand,
                printed_only=printed_only,
                hubs=not no_hubs,
                lang=state.lang,
            )
        )
    target = state.out or Path(state.say("file.network", name=stem(area)))
    save(state, target, page(picture).encode(), force)


@command("data", formats=DATA)
@option("--register", "register")
@option("--force", is_flag=True)
def data(register: str | None, force: bool) -> None:
    from samverkan.export.rdf import SUFFIXES, serialize_quads
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    form = state.format or _form(state.out) or "turtle"
    with KnowledgeBase.open(state.store) as kb:
        content = serialize_quads(kb.quads(register), form)
    target = state.out or Path(f"{register or 'samverkan'}{SUFFIXES[form]}")
    save(state, target, content, force)


def stem(area: str | None) -> str:
    """Return the part of a file name that says which area the file is about.

    >>> stem("Vägen till bostad"), stem(None)
    ('-vägen-till-bostad', '')
    """
    return "-" + "-".join(re.findall(r"\w+", area.casefold())) if area else ""


def _form(out: Path | None) -> str | None:
    """Return the format that a file name asks for. Raises UsageError for an unknown suffix."""
    from samverkan.errors import UsageError
    from samverkan.export.rdf import SUFFIXES

    if out is None or str(out) == "-":
        return None
    found = {suffix: form for form, suffix in SUFFIXES.items()}.get(out.suffix.lower())
    if found is None:
        raise UsageError(
            "unknown_out_suffix", suffix=out.suffix or "–", known=", ".join(SUFFIXES.values())
        )
    return found


export.add_command(network)
export.add_command(data)
