"""`export data`: the statements, as RDF."""

from pathlib import Path

from samverkan.commands.base import command, option
from samverkan.commands.output import export_format, save
from samverkan.commands.scope import force, known_at
from samverkan.commands.settings import settings

FORMATS = ("turtle", "trig", "nquads", "nt", "jsonld")


@command("data", formats=FORMATS)
@known_at
@option("--register", "register")
@force
def data(register: str | None, force: bool) -> None:
    from samverkan.export.rdf import SUFFIXES, serialize_quads

    state = settings()
    form = export_format(state, SUFFIXES, "turtle")
    with state.opened() as kb:
        content = serialize_quads(kb.quads(register), form)
    target = state.out or Path(f"{register or 'samverkan'}{SUFFIXES[form]}")
    save(state, target, content, force)
