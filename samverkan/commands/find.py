"""`find`, `show`, `info`: what is there, and everything about one thing."""

import dataclasses

from samverkan.commands.base import argument, command, option
from samverkan.commands.output import chosen_format, put_json, put_rich, stem
from samverkan.commands.scope import known_at, merged, with_proposals
from samverkan.commands.settings import settings
from samverkan.commands.tabular import TABLES, put_answer, tabular


def _with_ids(value: object) -> object:
    """Return the value with `id` for `iri`: what people get has an id and a label."""
    if isinstance(value, dict):
        return {"id" if key == "iri" else key: _with_ids(v) for key, v in value.items()}
    return [_with_ids(v) for v in value] if isinstance(value, list) else value


@command("find", formats=TABLES)
@argument("text")
@known_at
@tabular
def find(text: str) -> None:
    from rich.text import Text

    from samverkan.export.tables.answer import Answer
    from samverkan.export.terminal import Rows
    from samverkan.graph.table import Table

    state = settings()
    with state.opened() as kb:
        hits = [dataclasses.asdict(hit) for hit in kb.find(text)]
    table = Table(("iri", "kind", "label", "name"), tuple(hits))
    nothing = state.say("answer.not_found", text=text)
    put_answer(
        state,
        lambda: Answer(
            table,
            state.say("title.find", text=text),
            state.lang,
            told=[] if hits else [nothing],
            family="find",
        ),
        read=lambda: [Rows(table.columns, hits, state.lang) if hits else Text(nothing)],
        value=lambda: _with_ids({"text": text, "rows": hits}),
        name=state.say("file.find") + stem(text),
    )


@command("show", formats=("table", "json"))
@argument("name")
@known_at
@merged
@with_proposals
@option("--history", "show_history", is_flag=True)
def show(name: str, show_history: bool) -> None:

    state = settings()
    with state.opened() as kb:
        description = kb.show(name, state.lang)
        past = kb.past(description.iri, state.lang)
        waiting = len(kb.proposals(row=description.iri))
        marks = kb.marks()
    from samverkan.export import history
    from samverkan.export.sheet import sheet

    if chosen_format(state) == "json":
        told = dataclasses.asdict(description)
        told["history"] = [history.past_as_json(one) for one in past]
        told["open_proposals"] = waiting
        if marks is not None:
            told["unreviewed"] = marks.as_json()
        put_json(state, _with_ids(told))
        return
    if waiting and marks is None:
        state.told("proposal.waiting", count=waiting, id=name)
    shown = past if show_history else past[: history.FEW]
    put_rich(
        state,
        *sheet(description, state.lang, marks.text if marks else None),
        *history.past_sheet(shown, len(past), state.lang),
    )


@command("info", formats=TABLES)
@known_at
@tabular
def info() -> None:
    from rich.text import Text

    from samverkan.export.tables.answer import Answer
    from samverkan.export.terminal import Rows
    from samverkan.graph.table import Table

    state = settings()
    with state.opened() as kb:
        told = kb.info(state.lang)
    statements = state.say("info.store", statements=told["statements"])
    shown = ("register", "class", "count")
    table = Table(("register", "register_label", "class", "count"), tuple(told["rows"]))
    put_answer(
        state,
        lambda: Answer(table, state.say("title.info"), state.lang, told=[statements]),
        read=lambda: [Text(statements), Rows(shown, told["rows"], state.lang)],
        value=lambda: _with_ids(told),
        name=state.say("file.info"),
    )
