"""`export digest`: what happened since a date, for a newsletter."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samverkan.commands.base import command, option
from samverkan.commands.export.documents import FORMATS, put_document
from samverkan.commands.scope import force
from samverkan.commands.settings import settings
from samverkan.commands.stopping import stoppable

if TYPE_CHECKING:
    from samverkan.graph.store import Change
    from samverkan.knowledge import KnowledgeBase


@command("digest", formats=FORMATS)
@option("--since", required=True, metavar="YYYY-MM-DD")
@option("--until", metavar="YYYY-MM-DD")
@option("--before", type=click.Path(path_type=Path, dir_okay=False))
@force
def digest(since: str, until: str | None, before: Path | None, force: bool) -> None:
    from samverkan.export.reports.digest import digest as digested

    state = settings()
    with state.opened() as kb:
        practice = stoppable(kb.practice)
        document = stoppable(
            lambda: digested(
                practice,
                since=since,
                until=until or datetime.date.today().isoformat(),
                lang=state.lang,
                before=(before.name, _changed(kb, before)) if before else None,
            )
        )
    put_document(state, document, state.say("file.digest", since=since), force)


def _changed(kb: "KnowledgeBase", path: Path) -> "Change":
    """Return the change from an earlier dump to what is known now."""
    from samverkan.data.rdf_files import triples
    from samverkan.graph.store import Change

    then = triples(path)
    now = {quad.triple: quad for quad in kb.quads()}
    added = frozenset(quad for triple, quad in now.items() if triple not in then)
    gone = frozenset(quad for triple, quad in then.items() if triple not in now)
    return Change(added, gone)
