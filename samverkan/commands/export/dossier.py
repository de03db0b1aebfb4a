"""`export dossier`: what is known of a party or a municipality, with a form to send back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samverkan.commands.base import argument, command, option
from samverkan.commands.export.documents import SUFFIXES, put_document
from samverkan.commands.output import export_format, save, stem
from samverkan.commands.scope import Scope, force, scoped, today
from samverkan.commands.settings import Settings, settings
from samverkan.commands.stopping import stoppable

if TYPE_CHECKING:
    from samverkan.export.reports.document import Document

_SUFFIXES = {**SUFFIXES, "xlsx": ".xlsx"}


@command("dossier", formats=tuple(_SUFFIXES))
@argument("name")
@scoped(without=("area", "place", "year"))
@option("--limit", type=click.IntRange(min=0), default=10)
@force
def dossier(name: str, scope: Scope, limit: int, force: bool) -> None:
    from samverkan.export.reports.dossier import dossier as dossier_of
    from samverkan.export.reports.dossier import whom

    state = settings()
    with state.opened() as kb:
        thing = whom(kb.names, name)
        practice = stoppable(lambda: kb.practice(**scope))
        document = stoppable(
            lambda: dossier_of(
                practice, thing, today=today(scope), lang=state.lang, limit=limit or None
            )
        )
        label = kb.names.label(thing, state.lang)
    about = state.say("file.dossier", name=stem(label))
    if export_format(state, _SUFFIXES, "html") == "xlsx":
        _put_form(state, document, about, force)
    else:
        put_document(state, document, about, force, _SUFFIXES)


def _put_form(state: Settings, document: "Document", name: str, force: bool) -> None:
    from samverkan.export.reports.form import workbook_of

    save(state, state.out or Path(f"{name}.xlsx"), workbook_of(document), force)
