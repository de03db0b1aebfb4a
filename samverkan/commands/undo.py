"""`undo`: a change taken back, or everything that stands in the way of it."""

from typing import TYPE_CHECKING

import click

from samverkan.commands.base import argument, command, option
from samverkan.commands.output import chosen_format, put, put_json, put_rich
from samverkan.commands.settings import Settings, settings

if TYPE_CHECKING:
    from samverkan.errors import ChangeConflict


@command("undo", formats=("table", "json"))
@argument("change_number", type=click.IntRange(min=0))
@option("--by", "changed_by")
@option("--why", "changed_why")
@option("--force", "undo_force", is_flag=True)
def undo(
    change_number: int, changed_by: str | None, changed_why: str | None, undo_force: bool
) -> None:
    from samverkan.errors import ChangeConflict
    from samverkan.export.history import as_json, sheet
    from samverkan.folders import default_store
    from samverkan.graph.store import Store
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    Store.read(state.store or default_store()).close()  # one that is not there is not made
    with KnowledgeBase.edit(state.store) as kb:
        try:
            done = kb.undo(change_number, by=changed_by, why=changed_why, force=undo_force)
        except ChangeConflict as error:
            put_conflicts(state, error)
            raise
        told = kb.change(done.number, state.lang) if done else None
    if chosen_format(state) == "json":
        put_json(state, as_json(told.change_set, told) if told else None)
    elif told is None:
        put(state, state.say("history.undone_already", number=change_number) + "\n")
    else:
        put_rich(state, *sheet(told, state.lang))


def put_conflicts(state: Settings, error: "ChangeConflict") -> None:
    """Write everything that stands in the way of a change: row, cell, what it holds, and why."""
    from samverkan.export.tables import heading
    from samverkan.export.terminal import Rows
    from samverkan.ontology.identity import local_id

    if chosen_format(state) == "json":
        told = [
            {
                "id": one.row, "label": one.label, "column": one.column, "now": one.now,
                "change": one.number, "code": one.key, "firm": one.firm,
                "message": one.say(state.lang),
            }
            for one in error.conflicts
        ]  # fmt: skip
        put_json(state, {"conflicts": told})
        return
    rows = [
        {
            "row": local_id(one.row) + ("" if one.label == local_id(one.row) else f" {one.label}"),
            "column": heading(one.column, state.lang) if one.column else "",
            "now": one.now or "",
            "number": "" if one.number is None else one.number,
            "in_the_way": one.say(state.lang),
        }
        for one in error.conflicts
    ]
    put_rich(state, Rows(("row", "column", "now", "number", "in_the_way"), rows, state.lang))
