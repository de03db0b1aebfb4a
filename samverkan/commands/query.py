"""`query`: SPARQL as text, from a file or from standard input."""

import sys
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from samverkan.commands.base import argument, command
from samverkan.commands.output import chosen_format, named_format, put, put_rich
from samverkan.commands.scope import known_at, merged, with_proposals
from samverkan.commands.settings import settings
from samverkan.commands.stopping import stoppable
from samverkan.commands.tabular import put_answer, tabular

if TYPE_CHECKING:
    from samverkan.knowledge import KnowledgeBase

SOLUTIONS = ("table", "json", "xml", "csv", "tsv", "xlsx", "markdown")
GRAPHS = ("turtle", "nt", "jsonld")


@command("query", formats=(*SOLUTIONS, *GRAPHS))
@argument("text")
@known_at
@merged
@with_proposals
@tabular
def query(text: str) -> None:
    from samverkan.export.terminal import Rows
    from samverkan.graph.table import Table

    state = settings()
    source = _read(text)
    form = chosen_format(state)
    named = named_format(state) is not None or bool(state.csv)
    with state.opened() as kb:
        answer = stoppable(partial(_answer, kb, source, form, state.lang, named=named))
    if isinstance(answer, Table):
        put_rich(state, Rows(answer.columns, answer.rows, state.lang, raw=True))
    elif isinstance(answer, bytes):
        put(state, answer)
    else:
        put_answer(state, lambda: answer, name=state.say("file.query"))


def _answer(kb: "KnowledgeBase", source: str, form: str, lang: str, *, named: bool) -> Any:
    """Return the answer in `form`, or as it can stand alone; the engine's own stays in here."""
    from samverkan.export.answers import as_answer, serialize
    from samverkan.export.asked import registers

    found = kb.sparql(source)
    written = serialize(found, form, named=named)
    if written is not None:
        return written
    return as_answer(found, source, registers(kb.store, lang), lang)


def _read(text: str) -> str:
    """Return the query: standard input for `-`, the content of a file, or the text itself."""
    from samverkan.errors import NotFound, UnreadableFile

    try:
        if text == "-":
            if sys.stdin is None:
                raise UnreadableFile("no_stdin")
            return _text(sys.stdin.buffer)
        if text.endswith((".rq", ".sparql")) and "{" not in text:
            if not Path(text).is_file():
                raise NotFound("no_such_file", path=text)
            with Path(text).open("rb") as file:
                return _text(file)
    except UnicodeDecodeError:
        raise UnreadableFile("not_utf8", path=text) from None
    return text


def _text(file: IO[bytes]) -> str:
    """Return the text of a file. Raises QueryRefused for a long one, of which no more is read."""
    from samverkan.errors import QueryRefused
    from samverkan.graph.sparql import MAX_LENGTH

    data = file.read(MAX_LENGTH + 4)  # a byte order mark is no part of the query
    if len(data) == MAX_LENGTH + 4:
        raise QueryRefused("query_too_long", most=MAX_LENGTH // 1024)
    return data.decode("utf-8-sig")
