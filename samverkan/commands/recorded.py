"""What a person has recorded, told back."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from samverkan.commands.load import put_faults
from samverkan.commands.output import chosen_format, put
from samverkan.commands.settings import Settings

if TYPE_CHECKING:
    from samverkan.recording import Recorded


def recorded(
    state: Settings, table: str, cells: Mapping[str, str | None]
) -> "tuple[Recorded, dict[str, str]]":
    """Store a row in the knowledge base; return it, and the labels of what it refers to.

    A store that is not there is not made: an answer is about something that is known.
    """
    from samverkan.errors import FaultsFound, UsageError
    from samverkan.knowledge import KnowledgeBase
    from samverkan.ontology.dates import earliest, is_date
    from samverkan.ontology.model.fields import fields

    said_on = cells.get("date") or ""
    if is_date(said_on) and earliest(said_on) > date.today().isoformat():
        raise UsageError("date_ahead", value=said_on)
    KnowledgeBase.open(state.store).close()
    with KnowledgeBase.edit(state.store) as kb:
        try:
            done = kb.record(table, **{name: text for name, text in cells.items() if text})
        except FaultsFound as error:
            put_faults(state, list(error.faults))
            raise
        things = {
            column.name: str(getattr(done.row, column.attribute))
            for column in fields(type(done.row))
            if column.refs is not None and getattr(done.row, column.attribute)
        }
        return done, {name: kb.facts.label(iri, state.lang) for name, iri in things.items()}


def put_recorded(
    state: Settings,
    told: "tuple[Recorded, dict[str, str]]",
    *,
    notes: Iterable[str] = (),
    also: Mapping[str, Any] | None = None,
) -> None:
    """Write what was recorded: sentences, with `notes` behind, or JSON that has `also` too."""
    from samverkan.export.tables import cell, heading

    done, labels = told
    row = done.row.model_dump(by_alias=True, exclude_none=True)
    if chosen_format(state) == "json":
        cells = {
            name: {"id": value, "label": labels[name]} if name in labels else value
            for name, value in row.items()
        }
        answer = {"id": done.iri, "table": done.row.table, "how": done.how, "row": cells}
        answer = {**answer, **(also or {})}
        put(state, json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
        return
    lines = [
        f"  {heading(name, state.lang)}: {labels.get(name) or cell(name, value, state.lang)}"
        for name, value in row.items()
        if name != "id"
    ]
    put(state, "\n".join([state.say(f"recorded.{done.how}", id=row["id"]), *lines, *notes]) + "\n")
