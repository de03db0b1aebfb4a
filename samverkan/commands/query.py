"""`query`: SPARQL as text, from a file or from standard input."""

import sys
from pathlib import Path

from samverkan.commands.base import argument, command, settings
from samverkan.commands.output import chosen_format, named_format, put, put_rich
from samverkan.commands.stopping import stoppable

SOLUTIONS = ("table", "json", "xml", "csv", "tsv")
GRAPHS = ("turtle", "nt", "jsonld")


@command("query", formats=(*SOLUTIONS, *GRAPHS))
@argument("text")
def query(text: str) -> None:
    from samverkan.export.answers import serialize
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    source = _read(text)
    form = chosen_format(state)
    with KnowledgeBase.open(state.store) as kb:
        answer = stoppable(
            lambda: serialize(kb.query(source), form, named=named_format(state) is not None)
        )
    if isinstance(answer, (bytes, str)):
        put(state, answer)
        return
    from samverkan.export.terminal import Rows

    put_rich(state, Rows(answer.columns, answer.rows, state.lang, raw=True))


def _read(text: str) -> str:
    """Return the query: standard input for `-`, the content of a file, or the text itself."""
    from samverkan.errors import NotFound, UnreadableFile

    try:
        if text == "-":
            if sys.stdin is None:
                raise UnreadableFile("no_stdin")
            return sys.stdin.buffer.read().decode("utf-8-sig")
        if text.endswith((".rq", ".sparql")) and "{" not in text:
            if not Path(text).is_file():
                raise NotFound("no_such_file", path=text)
            return Path(text).read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile("not_utf8", path=text) from None
    return text
