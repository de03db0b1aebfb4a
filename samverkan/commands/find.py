"""`find`, `show`, `info`: what is there, and everything about one thing."""

import dataclasses
import json

from samverkan.commands.base import argument, command, settings
from samverkan.commands.output import chosen_format, put, put_rich


def _json(value: object) -> str:
    return json.dumps(_with_ids(value), ensure_ascii=False, indent=2) + "\n"


def _with_ids(value: object) -> object:
    """Return the value with `id` for `iri`: what people get has an id and a label."""
    if isinstance(value, dict):
        return {"id" if key == "iri" else key: _with_ids(v) for key, v in value.items()}
    return [_with_ids(v) for v in value] if isinstance(value, list) else value


@command("find", formats=("table", "json"))
@argument("text")
def find(text: str) -> None:
    from samverkan.export.terminal import Rows
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    with KnowledgeBase.open(state.store) as kb:
        hits = [dataclasses.asdict(hit) for hit in kb.find(text)]
    if chosen_format(state) == "json":
        put(state, _json({"text": text, "rows": hits}))
    elif hits:
        put_rich(state, Rows(("iri", "kind", "label", "name"), hits, state.lang))
    else:
        put(state, state.say("answer.not_found", text=text) + "\n")


@command("show", formats=("table", "json"))
@argument("name")
def show(name: str) -> None:
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    with KnowledgeBase.open(state.store) as kb:
        description = kb.show(name, state.lang)
    if chosen_format(state) == "json":
        put(state, _json(dataclasses.asdict(description)))
        return
    from samverkan.export.sheet import sheet

    put_rich(state, *sheet(description, state.lang))


@command("info", formats=("table", "json"))
def info() -> None:
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    with KnowledgeBase.open(state.store) as kb:
        told = kb.info(state.lang)
    if chosen_format(state) == "json":
        put(state, _json(told))
        return
    from samverkan.export.terminal import Rows
    from samverkan.words import say

    parts = [say("info.store", state.lang, statements=told["statements"])]
    put_rich(state, *parts, Rows(("register", "class", "count"), told["rows"], state.lang))
