"""`history`: what was changed, when, by whom, and from what."""

import datetime
from typing import TYPE_CHECKING

import click

from samverkan.commands.base import argument, command, option
from samverkan.commands.output import chosen_format, put, put_json, put_rich
from samverkan.commands.settings import Settings, settings

if TYPE_CHECKING:
    from samverkan.knowledge import KnowledgeBase


@command("history", formats=("table", "json"))
@argument("change_number", required=False, type=click.IntRange(min=0))
@option("--limit", "history_limit", type=click.IntRange(min=0), default=20)
@option("--since", "history_since", metavar="YYYY-MM-DD")
def history(change_number: int | None, history_limit: int, history_since: str | None) -> None:

    from samverkan.folders import default_store
    from samverkan.graph.store import Store
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    # Also of a store whose registers are all undone: that is how they are brought back.
    with KnowledgeBase(Store.read(state.store or default_store())) as kb:
        if change_number is not None:
            _one(state, kb, change_number)
        else:
            _list(state, kb, history_limit, history_since)


def _list(state: Settings, kb: "KnowledgeBase", limit: int, since: str | None) -> None:
    from samverkan.export.history import COLUMNS, as_json, line
    from samverkan.export.terminal import Rows

    found = [one for one in reversed(kb.history.change_sets) if _is_since(one.saved, since)]
    shown = found[:limit] if limit else found
    if chosen_format(state) == "json":
        put_json(state, {"changes": [as_json(one) for one in shown], "count": len(found)})
        return
    if not found:
        put(state, state.say("history.none_since" if since else "history.none", since=since) + "\n")
        return
    put_rich(state, Rows(COLUMNS, [line(one, state.lang) for one in shown], state.lang))
    if len(shown) < len(found):
        state.told("history.more", shown=len(shown), count=len(found))


def _is_since(saved: datetime.datetime | None, since: str | None) -> bool:
    from samverkan.errors import UsageError
    from samverkan.ontology.dates import earliest, is_date

    if since is None:
        return True
    if not is_date(since):
        raise UsageError("bad_since", value=since)
    return saved is not None and saved.astimezone().date().isoformat() >= earliest(since)


def _one(state: Settings, kb: "KnowledgeBase", number: int) -> None:
    from samverkan.export.history import as_json, sheet

    told = kb.change(number, state.lang)
    if chosen_format(state) == "json":
        put_json(state, as_json(told.change_set, told))
    else:
        put_rich(state, *sheet(told, state.lang))
