"""`query`: SPARQL as text, from a file or from standard input."""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from samverkan.commands.base import argument, command, settings
from samverkan.commands.output import chosen_format, put, put_rich

SOLUTIONS = ("table", "json", "xml", "csv", "tsv")
GRAPHS = ("turtle", "nt", "jsonld")

T = TypeVar("T")


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
            lambda: serialize(kb.query(source), form, named=state.format is not None)
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
            return sys.stdin.buffer.read().decode("utf-8-sig")
        if text.endswith((".rq", ".sparql")) and "{" not in text:
            if not Path(text).is_file():
                raise NotFound("no_such_file", path=text)
            return Path(text).read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile("not_utf8", path=text) from None
    return text


def stoppable(work: Callable[[], T]) -> T:
    """Return what `work` returns; Ctrl-C ends the process at once, with exit code 130.

    The engine cannot be stopped inside a query, so the work is done beside the thread that
    listens for the keyboard.
    """
    done: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # noqa: BLE001 - handed on to the caller below
            # Without its frames, which hold answers that only this thread may let go of.
            failed.append(error.with_traceback(None))

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    try:
        while worker.is_alive():
            worker.join(0.1)
    except KeyboardInterrupt:
        os._exit(130)
    if failed:
        raise failed[0]
    return done[0]
